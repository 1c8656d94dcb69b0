import { foldWord, type TermRules } from '../corpus/terms';
import { TokenKind, type AnalyzedDocument, type NumericClaim, type Span } from '../types';

/** Tokens read on each side of a claim, so that a text without a full stop costs no more than news. */
const WINDOW = 60;

/** The tokens of the sentence around a claim. */
export class ClaimTokens {
	readonly analyzed: AnalyzedDocument;
	/** Tokens of the sentence within the window, and of the claim, half-open. */
	readonly first: number;
	readonly last: number;
	readonly from: number;
	readonly to: number;
	/** The sentence begins at `first`. */
	readonly isWholeStart: boolean;
	/** Folded words from `first` on, as they were asked for. */
	readonly #words: string[] = [];

	constructor(analyzed: AnalyzedDocument, claim: NumericClaim) {
		this.analyzed = analyzed;
		const { sentenceStarts } = analyzed.document.tokens;
		const first = sentenceStarts[claim.sentence] ?? 0;
		const last = sentenceStarts[claim.sentence + 1] ?? first;
		this.from = this.#tokenAt(claim.start, first, last);
		let to = this.from;
		while (to < last && (analyzed.document.tokens.starts[to] ?? 0) < claim.end) {
			to++;
		}
		this.to = to;
		this.first = Math.max(first, this.from - WINDOW);
		this.last = Math.min(last, to + WINDOW);
		this.isWholeStart = this.first === first;
	}

	/** The folded word; empty outside the window. */
	word(token: number): string {
		if (token < this.first || token >= this.last) {
			return '';
		}
		const { text, tokens } = this.analyzed.document;
		return (this.#words[token - this.first] ??= foldWord(text.slice(tokens.starts[token], tokens.ends[token])));
	}

	term(token: number, rules: TermRules): string | undefined {
		const { text, tokens } = this.analyzed.document;
		return rules.term(text.slice(tokens.starts[token], tokens.ends[token]), tokens.kinds[token] ?? TokenKind.sign);
	}

	/** Distance of a token to the claim, in tokens; 0 within it. */
	distance(token: number): number {
		return token < this.from ? this.from - token : token >= this.to ? token - this.to + 1 : 0;
	}

	/** First token that ends behind the start of a span; `last` when it stands outside the window. */
	tokenOf(span: Span): number {
		return this.#tokenAt(span.start, this.first, this.last);
	}

	/** A sign or a conjunction that begins another clause; not the one in "houses and buildings were damaged". */
	endsClause(token: number): boolean {
		const word = this.word(token);
		if (/^[,;:.()—–"“”]/u.test(word) || word === 'but' || word === 'while' || word === 'when' || word === 'where') {
			return true;
		}
		return word === 'and' && ![1, 2, 3].some((step) => /^(?:was|were|are|is|have|has|had|be)$/.test(this.word(token + step)));
	}

	#tokenAt(offset: number, first: number, last: number): number {
		const { ends } = this.analyzed.document.tokens;
		let low = first;
		let high = last;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] ?? 0) <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}
}
