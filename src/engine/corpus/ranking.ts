import type { Background } from './passageWords';
import type { Postings } from './postings';

/** Terms of a query with how much each counts; numbers of the postings. */
export type TermBag = ReadonlyMap<number, number>;

/** Constants of the sentence score. k1 and b: our bench on ECB+ dev, November 2026. */
export const BM25 = {
	k1: 0.9,
	b: 0.4,
	/** Sentences that the background counts for, so that weights mean something in a corpus of two articles. */
	priorSentences: 50,
	/** How much a number counts beside a word of the same rarity. */
	number: 1.5,
};

/**
 * Inverse document frequency over sentences, one weight a term: ln(1 + (N − n + 0.5) / (n + 0.5)) (Robertson and Spärck Jones 1976,
 * never negative as in Lucene), with N and n of the corpus and of the background together.
 */
export function weighTerms(postings: Postings, background: Background): Float64Array {
	const weights = new Float64Array(postings.termCount);
	for (const [term, number] of postings.terms) {
		const found = (postings.starts[number + 1] as number) - (postings.starts[number] as number); // A number of the postings.
		weights[number] = inverseFrequency(found, postings.filledCount, background.share(term)) * (isNumberTerm(term) ? BM25.number : 1);
	}
	return weights;
}

/** Digits, as `findTerms` writes them. */
export function isNumberTerm(term: string): boolean {
	const code = term.charCodeAt(0);
	return code >= 48 && code <= 57;
}

function inverseFrequency(found: number, count: number, share: number): number {
	const n = found + BM25.priorSentences * share;
	const total = count + BM25.priorSentences;
	return Math.log(1 + (total - n + 0.5) / (n + 0.5));
}

/** Scores of sentences; cleared in time linear in what was touched. */
export class SentenceScores {
	readonly values: Float64Array;
	#touched: Int32Array;
	#count = 0;

	constructor(sentences: number) {
		this.values = new Float64Array(sentences);
		this.#touched = new Int32Array(sentences);
	}

	/** Sentences with a score, in the order in which they were found. */
	get touched(): Int32Array {
		return this.#touched.subarray(0, this.#count);
	}

	add(sentence: number, score: number): void {
		const before = this.values[sentence] as number; // The caller's number is one of the postings'.
		if (before === 0) {
			this.#touched[this.#count++] = sentence;
		}
		this.values[sentence] = before + score;
	}

	clear(): void {
		for (const sentence of this.touched) {
			this.values[sentence] = 0;
		}
		this.#count = 0;
	}
}

/**
 * Adds the BM25 score (Robertson and Zaragoza 2009, eq. 3.15) of each sentence for a bag of terms, term at a time.
 * Linear in the postings of the terms.
 */
export function addScores(postings: Postings, weights: Float64Array, bag: TermBag, scores: SentenceScores): void {
	const { starts, sentences, counts, lengths, averageLength } = postings;
	const { k1, b } = BM25;
	for (const [term, factor] of bag) {
		const weight = factor * (weights[term] as number);
		const end = starts[term + 1] as number;
		for (let at = starts[term] as number; at < end; at++) {
			const sentence = sentences[at] as number; // In range by the postings' own starts.
			const count = counts[at] as number;
			const length = lengths[sentence] as number;
			scores.add(sentence, (weight * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / averageLength)));
		}
	}
}
