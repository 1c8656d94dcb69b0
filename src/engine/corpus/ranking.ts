import type { PostingBuffer } from './postings';
import type { WordIndex } from './wordIndex';

/** Terms of a query with how much each counts; numbers of the dictionary. */
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

/** What the weight of a term depends on. */
export interface TermStatistics {
	/** Passages with the term, of so many. */
	readonly found: number;
	readonly passages: number;
	/** Share of the background's sentences that have it, 0–1. */
	readonly share: number;
	readonly isNumber: boolean;
}

/**
 * Inverse document frequency over sentences: ln(1 + (N − n + 0.5) / (n + 0.5)) (Robertson and Spärck Jones 1976,
 * never negative as in Lucene), with N and n of the corpus and of the background together.
 */
export function weighTerm({ found, passages, share, isNumber }: TermStatistics): number {
	const n = found + BM25.priorSentences * share;
	const total = passages + BM25.priorSentences;
	return Math.log(1 + (total - n + 0.5) / (n + 0.5)) * (isNumber ? BM25.number : 1);
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
		const before = this.values[sentence] as number; // The caller's number is one of the index.
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
export function addScores(index: WordIndex, bag: TermBag, scores: SentenceScores): void {
	const { segments, postings, averageLength } = index;
	for (const { words: { part, lengths }, terms, firstSentence } of segments) {
		for (const [term, factor] of bag) {
			const size = postings.read(part.postings, terms.find(term));
			addTerm(postings, size, lengths, firstSentence, { weight: factor * index.weightOf(term), averageLength }, scores);
		}
	}
}

function addTerm({ sentences, counts }: PostingBuffer, size: number, lengths: Uint16Array, first: number, { weight, averageLength }: { weight: number; averageLength: number }, scores: SentenceScores): void {
	const { k1, b } = BM25;
	for (let at = 0; at < size; at++) {
		const sentence = sentences[at] as number; // In range by the size.
		const length = lengths[sentence] as number;
		if (length > 0) {
			const count = counts[at] as number;
			scores.add(first + sentence, (weight * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / averageLength)));
		}
	}
}
