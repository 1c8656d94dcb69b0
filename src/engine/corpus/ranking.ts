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

/** Sentences of a document, half-open. */
export interface SentenceRange {
	readonly first: number;
	readonly end: number;
}

/**
 * Adds the BM25 score (Robertson and Zaragoza 2009, eq. 3.15) of each sentence for a bag of terms, term at a time, to `scores` by
 * sentence. Linear in the postings of the terms.
 *
 * @returns the highest score but for those of some sentences.
 */
export function addScores(index: WordIndex, bag: TermBag, scores: Float32Array, but: SentenceRange): number {
	const { segments, postings } = index;
	const adder = new TermAdder(index.averageLength);
	let highest = 0;
	for (const { words: { part, lengths }, terms, firstSentence } of segments) {
		const own = scores.subarray(firstSentence, firstSentence + lengths.length);
		for (const [term, factor] of bag) {
			const size = postings.read(part.postings, terms.find(term));
			if (size > 0) {
				const found = adder.add(postings, size, lengths, factor * index.weightOf(term), own, { first: but.first - firstSentence, end: but.end - firstSentence });
				highest = Math.max(highest, found);
			}
		}
	}
	return highest;
}

/** Scores as those of `addScores`, of the sentences of single documents. */
export class BagScores {
	readonly #index: WordIndex;
	readonly #bag: TermBag;
	readonly #norm: (length: number) => number;
	readonly #known = new Map<number, Float64Array>();

	constructor(index: WordIndex, bag: TermBag) {
		this.#index = index;
		this.#bag = bag;
		this.#norm = normFor(index.averageLength);
	}

	/** By sentence of the document. */
	of(document: number): Float64Array {
		let scores = this.#known.get(document);
		if (!scores) {
			scores = this.#score(document);
			this.#known.set(document, scores);
		}
		return scores;
	}

	#score(document: number): Float64Array {
		const { words: { lengths, part }, firstDocument, terms: { numbers } } = this.#index.segmentOf(document);
		const { vocabulary, occurrences, sentenceStarts } = this.#index.wordsOf(document);
		const first = part.sentenceStarts[document - firstDocument] ?? 0;
		const tops = new Float64Array(vocabulary.length);
		for (let place = 0; place < tops.length; place++) {
			tops[place] = this.#topOf(numbers[vocabulary[place] as number] as number); // Terms of the part.
		}
		const scores = new Float64Array(sentenceStarts.length - 1);
		const counts = new Uint32Array(vocabulary.length);
		for (let sentence = 0; sentence < scores.length; sentence++) {
			const length = lengths[first + sentence] as number; // In range by the loop.
			const start = sentenceStarts[sentence] as number;
			const end = length > 0 ? sentenceStarts[sentence + 1] as number : start;
			const norm = this.#norm(length);
			let score = 0;
			for (let at = start; at < end; at++) {
				const place = occurrences[at] as number; // Of the vocabulary.
				const top = tops[place] as number;
				if (top > 0) {
					const count = counts[place] as number;
					score += top * ((count + 1) / (count + 1 + norm) - count / (count + norm));
					counts[place] = count + 1;
				}
			}
			for (let at = start; score > 0 && at < end; at++) {
				counts[occurrences[at] as number] = 0;
			}
			scores[sentence] = score;
		}
		return scores;
	}

	#topOf(term: number): number {
		const factor = this.#bag.get(term);
		return factor === undefined ? 0 : factor * this.#index.weightOf(term) * (BM25.k1 + 1);
	}
}

/** What a sentence of a length divides by, besides the count. */
function normFor(averageLength: number): (length: number) => number {
	return (length) => BM25.k1 * (1 - BM25.b + (BM25.b * length) / averageLength);
}

/** Sentences are mostly no longer than this. */
const USUAL_LENGTH = 64;

/** Adds the scores of one term after the other; what a usual sentence with the term once gets is computed once for each length. */
class TermAdder {
	readonly #norm: (length: number) => number;
	readonly #norms: Float64Array;
	readonly #once = new Float64Array(USUAL_LENGTH);

	constructor(averageLength: number) {
		this.#norm = normFor(averageLength);
		this.#norms = Float64Array.from({ length: USUAL_LENGTH }, (_, length) => this.#norm(length));
	}

	/** Gives the highest score that a sentence has now, but for those of some. */
	add({ sentences, counts }: PostingBuffer, size: number, lengths: Uint16Array, weight: number, scores: Float32Array, but: SentenceRange): number {
		const once = this.#once;
		const top = weight * (BM25.k1 + 1);
		for (let length = 1; length < USUAL_LENGTH; length++) {
			once[length] = top / (1 + (this.#norms[length] as number));
		}
		let highest = 0;
		for (let at = 0; at < size; at++) {
			const sentence = sentences[at] as number; // In range by the size.
			const length = lengths[sentence] as number;
			if (length === 0) {
				continue;
			}
			const count = counts[at] as number;
			const score = (scores[sentence] as number) + (count === 1 && length < USUAL_LENGTH ? once[length] as number : (top * count) / (count + this.#norm(length)));
			scores[sentence] = score;
			if (score > highest && (sentence < but.first || sentence >= but.end)) {
				highest = score;
			}
		}
		return highest;
	}
}
