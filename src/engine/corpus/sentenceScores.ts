import type { PostingBuffer } from './postings';
import { BM25, normFor, type TermBag } from './ranking';
import type { WordIndex } from './wordIndex';

/** Sentences of a document, half-open. */
export interface SentenceRange {
	readonly first: number;
	readonly end: number;
}

/** Sentences of a block, as a power of two. */
const BLOCK_BITS = 6;

/** BM25 scores of all sentences for one query, with the highest of each block of them, so that few blocks are looked through for the best ones. */
export class SentenceScores {
	readonly #scores: Float32Array;
	readonly #blocks: Float32Array;

	/** @param count of sentences. */
	constructor(count: number) {
		this.#scores = new Float32Array(count);
		this.#blocks = new Float32Array((count >> BLOCK_BITS) + 1);
	}

	/** Sentences that have room. */
	get count(): number {
		return this.#scores.length;
	}

	/** 0 for those that have none of the terms, or are gone. */
	of(sentence: number): number {
		return this.#scores[sentence] ?? 0;
	}

	/** Adds the scores for a bag of terms, term at a time. Linear in their postings. */
	add(index: WordIndex, bag: TermBag): void {
		const { segments, postings } = index;
		const adder = new TermAdder(index.averageLength);
		for (const { words: { part, lengths }, terms, firstSentence } of segments) {
			for (const [term, factor] of bag) {
				const size = postings.read(part.postings, terms.find(term));
				adder.add(postings, size, { lengths, firstSentence, weight: factor * index.weightOf(term) }, this.#scores, this.#blocks);
			}
		}
	}

	/** The highest score outside a range. */
	highestOutside({ first, end }: SentenceRange): number {
		let highest = 0;
		for (let block = 0; block < this.#blocks.length; block++) {
			const score = this.#blocks[block] as number; // In range by the loop.
			if (score > highest) {
				const start = block << BLOCK_BITS;
				const isOutside = start >= end || start + (1 << BLOCK_BITS) <= first;
				highest = isOutside ? score : Math.max(highest, this.#highestInBlock(start, { first, end }));
			}
		}
		return highest;
	}

	#highestInBlock(start: number, but: SentenceRange): number {
		let highest = 0;
		for (let sentence = start; sentence < start + (1 << BLOCK_BITS); sentence++) {
			highest = sentence >= but.first && sentence < but.end ? highest : Math.max(highest, this.of(sentence));
		}
		return highest;
	}

	/** Visits each sentence with a score above zero that is not below what `visit` said last. @param visit gives what others have to score at least. */
	eachFrom(threshold: number, visit: (sentence: number, score: number) => number): void {
		let least = Math.max(threshold, Number.MIN_VALUE);
		for (let block = 0; block < this.#blocks.length; block++) {
			if ((this.#blocks[block] as number) < least) { // In range by the loop.
				continue;
			}
			const start = block << BLOCK_BITS;
			for (let sentence = start; sentence < start + (1 << BLOCK_BITS); sentence++) {
				const score = this.of(sentence);
				if (score >= least) {
					least = Math.max(least, visit(sentence, score));
				}
			}
		}
	}

	clear(): void {
		this.#scores.fill(0);
		this.#blocks.fill(0);
	}
}

/** Sentences are mostly no longer than this. */
const USUAL_LENGTH = 64;

/** What the postings of a term are counted with. */
interface AddedTerm {
	readonly lengths: Uint16Array;
	/** Number of the first sentence of the part that has the postings. */
	readonly firstSentence: number;
	readonly weight: number;
}

/** Adds the scores of one term after the other; what a usual sentence with the term once gets is computed once for each length. */
class TermAdder {
	readonly #norm: (length: number) => number;
	readonly #norms: Float64Array;
	readonly #once = new Float64Array(USUAL_LENGTH);

	constructor(averageLength: number) {
		this.#norm = normFor(averageLength);
		this.#norms = Float64Array.from({ length: USUAL_LENGTH }, (_, length) => this.#norm(length));
	}

	add({ sentences, counts }: PostingBuffer, size: number, { lengths, firstSentence, weight }: AddedTerm, scores: Float32Array, blocks: Float32Array): void {
		const once = this.#once;
		const top = weight * (BM25.k1 + 1);
		for (let length = 1; length < USUAL_LENGTH; length++) {
			once[length] = top / (1 + (this.#norms[length] as number));
		}
		for (let at = 0; at < size; at++) {
			const local = sentences[at] as number; // In range by the size.
			const length = lengths[local] as number;
			if (length === 0) {
				continue;
			}
			const count = counts[at] as number;
			const sentence = firstSentence + local;
			const score = (scores[sentence] as number) + (count === 1 && length < USUAL_LENGTH ? once[length] as number : (top * count) / (count + this.#norm(length)));
			scores[sentence] = score;
			const block = sentence >> BLOCK_BITS;
			if (score > (blocks[block] as number)) {
				blocks[block] = score;
			}
		}
	}
}
