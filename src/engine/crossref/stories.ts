import { DocumentVectors } from '../corpus/nearness';
import type { WordIndex } from '../corpus/wordIndex';
import { weighShare } from './termWeights';

/** Rounded, since the same sum in another order differs in its last digits, and likeness is symmetric. */
const STEPS = 1e9;

/**
 * How alike the words of two documents are: cosine of logarithmic term counts × their rarity in other texts, numbers apart. It depends on the
 * two alone, so that it means the same in every corpus.
 */
export class Stories {
	readonly #vectors: DocumentVectors;

	constructor(index: WordIndex) {
		const { dictionary } = index;
		const weights = new Float64Array(dictionary.size).fill(weighShare(dictionary.unlistedShare));
		weights.set(dictionary.listed.map(weighShare));
		for (let term = 0; term < weights.length; term++) {
			if (dictionary.isNumber(term)) {
				weights[term] = 0;
			}
		}
		this.#vectors = new DocumentVectors(index, weights);
	}

	/** Of one document with each of several others, 0–1. */
	compare(document: number, others: readonly number[]): number[] {
		return this.#vectors.cosines(this.#vectors.vectorOf(document), others).map((cosine) => Math.round(cosine * STEPS) / STEPS);
	}
}
