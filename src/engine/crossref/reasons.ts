import { foldWord } from '../corpus/terms';
import { TokenKind, type AnalyzedDocument } from '../types';
import type { RankedPassage } from './passages';

/** How many names and words a reason lists. */
const NAMES = 3;
const WORDS = 4;

/** Labels of entities by id. */
export type Names = ReadonlyMap<string, string>;

/**
 * Why a passage was found, in words for the reader: names that both have, numbers that both say, words that they share.
 * @param asked names in the sentence asked about, if it is one; `named` those in the passage.
 */
export function explain(passage: RankedPassage, found: AnalyzedDocument, asked: Names | undefined, named: Names): string[] {
	const { text, tokens } = found.document;
	const both = [...named].filter(([id]) => asked?.has(id)).map(([, label]) => label);
	const nameWords = new Set(both.flatMap((label) => label.split(/[\s-]+/).map(foldWord)));
	const numbers: string[] = [];
	const same: string[] = [];
	const similar: string[] = [];
	const heaviest = [...passage.shared].sort((a, b) => b.weight - a.weight);
	const isNumber = ({ token }: { readonly token: number }): boolean => tokens.kinds[token] === TokenKind.number;
	for (const { token } of heaviest.filter(isNumber)) {
		numbers.push(numberAt(found, token, passage));
	}
	for (const { token, same: isSame } of heaviest) {
		const word = text.slice(tokens.starts[token], tokens.ends[token]);
		if (tokens.kinds[token] === TokenKind.word && !nameWords.has(foldWord(word)) && !numbers.some((number) => number.endsWith(` ${word}`))) {
			(isSame ? same : similar).push(word);
		}
	}
	const reasons: string[] = [];
	if (passage.isCopy) {
		reasons.push('the same sentence');
	}
	if (both.length > 0) {
		reasons.push(`both name ${toList(both.slice(0, NAMES))}`);
	}
	if (numbers.length > 0) {
		reasons.push(`both say ${toList([...new Set(numbers)].slice(0, NAMES))}`);
	}
	if (same.length > 0) {
		reasons.push(`shared words: ${same.slice(0, WORDS).join(', ')}`);
	}
	if (similar.length > 0) {
		reasons.push(`similar words: ${similar.slice(0, WORDS).join(', ')}`);
	}
	return reasons;
}

/** The number as the passage writes it, with its unit where both have that too. */
function numberAt({ document: { text, tokens }, claims }: AnalyzedDocument, token: number, passage: RankedPassage): string {
	const start = tokens.starts[token] ?? 0;
	const claim = claims.find((candidate) => candidate.start <= start && start < candidate.end);
	const unitShared = claim && passage.shared.some(({ token: other }) => {
		const at = tokens.starts[other] ?? 0;
		return other !== token && at >= claim.start && at < claim.end;
	});
	return claim && unitShared ? text.slice(claim.start, claim.end) : text.slice(start, tokens.ends[token]);
}

/** `a, b and c`. */
function toList(items: readonly string[]): string {
	return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;
}
