import { DATE_KEYS, isDayKey } from './dates';
import { inverseFrequency } from './documentWeights';
import type { WordIndex } from './wordIndex';
import type { WordPart } from './wordPart';

/** Prior shares of documents: a weekday, a month or a year, or a day of the year. */
const COMMON_DATE = 0.2;
const RARE_DATE = 0.02;

/** Cosine of the dates that documents name, each weighed by how rare it is. */
export class DateSimilarity {
	readonly #index: WordIndex;
	/** By key. */
	readonly #weights: Float64Array;
	/** By document; 0 for those that are gone. */
	readonly #lengths: Float64Array;

	/** Linear in the dates of all documents. */
	constructor(index: WordIndex) {
		this.#index = index;
		const frequency = new Int32Array(DATE_KEYS);
		for (const { words: { part, live } } of index.segments) {
			for (const document of live) {
				for (const key of dateKeysOf(part, document)) {
					frequency[key] = (frequency[key] as number) + 1; // Keys are below.
				}
			}
		}
		this.#weights = Float64Array.from(frequency, (found, key) => Math.max(0, inverseFrequency(found, index.liveCount, isDayKey(key) ? RARE_DATE : COMMON_DATE)));
		this.#lengths = new Float64Array(index.documentCount);
		for (const { words: { part, live }, firstDocument } of index.segments) {
			for (const document of live) {
				let squares = 0;
				for (const key of dateKeysOf(part, document)) {
					squares += (this.#weights[key] as number) ** 2;
				}
				this.#lengths[firstDocument + document] = Math.sqrt(squares);
			}
		}
	}

	/** 0–1 for each document; 0 for itself and for those that are gone. */
	of(document: number): Float32Array {
		const { words: { part: ownPart }, firstDocument: first } = this.#index.segmentOf(document);
		const factors = new Float64Array(DATE_KEYS);
		for (const key of dateKeysOf(ownPart, document - first)) {
			factors[key] = share((this.#weights[key] as number) ** 2, this.#lengths[document] as number); // Keys are below.
		}
		const cosines = new Float32Array(this.#index.documentCount);
		for (const { words: { part: { dateKeys, dateStarts }, live }, firstDocument } of this.#index.segments) {
			for (let local = 0; local < live.count; local++) {
				let product = 0;
				const end = dateStarts[local + 1] as number; // In range by the loop.
				for (let at = dateStarts[local] as number; at < end; at++) {
					product += factors[dateKeys[at] as number] as number;
				}
				cosines[firstDocument + local] = share(product, this.#lengths[firstDocument + local] as number);
			}
		}
		cosines[document] = 0;
		return cosines;
	}
}

function dateKeysOf({ dateKeys, dateStarts }: WordPart, document: number): Uint16Array {
	return dateKeys.subarray(dateStarts[document], dateStarts[document + 1]);
}

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
