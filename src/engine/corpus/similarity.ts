import type { AnalyzedDocument } from '../types';
import { findDateKeys } from './dates';
import type { Background } from './passageWords';
import type { Postings } from './postings';
import type { DocumentTerms } from './terms';

/** How near each document of the corpus is to one of them; 0–1 each, 0 for itself. */
export interface Nearness {
	/** Cosine of the words. */
	readonly words: Float64Array;
	/** The same, with the words of the nearest documents added on this side. */
	readonly expanded: Float64Array;
	/** Cosine of the dates that they name. */
	readonly dates: Float64Array;
}

/** Constants of this module, fitted on ECB+ dev (ranking constants: see `passages.ts`). */
export const SIMILARITY = {
	/** Documents that the background counts for, so that weights mean something in a corpus of two. */
	priorDocuments: 50,
	/** Sentences of a usual document, to turn the background's share of sentences into one of documents. */
	priorSentences: 20,
	/** Rocchio's feedback without judgements: as many nearest documents, each times this weight over their number. */
	feedbackDocuments: 6,
	feedbackWeight: 3,
};

/**
 * Similarity of whole documents: cosine of logarithmic term counts × inverse document frequency (Salton and Buckley 1988, "ltc"),
 * with pseudo-relevance feedback (Rocchio 1971, positive part only).
 */
export class DocumentSimilarity {
	readonly #vectors: readonly Vector[];
	readonly #words: Inverted;
	readonly #dates: readonly Vector[];
	readonly #dateKeys: Inverted;
	readonly #cache = new Map<number, Nearness>();

	constructor(documents: readonly AnalyzedDocument[], terms: readonly DocumentTerms[], postings: Postings, background: Background) {
		const count = documents.length;
		const frequency = new Int32Array(postings.termCount);
		for (const numbers of postings.termNumbers) {
			for (const term of numbers) {
				frequency[term] = (frequency[term] as number) + 1;
			}
		}
		const weights = new Float64Array(postings.termCount);
		for (const [term, number] of postings.terms) {
			const share = 1 - (1 - background.share(term)) ** SIMILARITY.priorSentences;
			weights[number] = inverseFrequency(frequency[number] as number, count, share);
		}
		this.#vectors = terms.map((each, index) => toVector(each, postings.termNumbers[index] as Int32Array, weights));
		this.#words = new Inverted(this.#vectors, postings.termCount);
		const keys = documents.map(({ document }) => [...findDateKeys(document)].sort());
		const { vectors, keyCount } = toDateVectors(keys);
		this.#dates = vectors;
		this.#dateKeys = new Inverted(vectors, keyCount);
	}

	/** Linear in the postings of the document's terms; kept for the next question from the same document. */
	of(document: number): Nearness {
		let nearness = this.#cache.get(document);
		if (!nearness) {
			nearness = this.#compute(document);
			this.#cache.set(document, nearness);
		}
		return nearness;
	}

	#compute(document: number): Nearness {
		const own = this.#vectors[document] as Vector; // The caller's number is one of ours.
		const words = this.#words.multiply(own);
		words[document] = 0;
		const nearest = nearestOf(words, SIMILARITY.feedbackDocuments);
		const expanded = nearest.length > 0 ? this.#words.multiply(this.#withFeedback(own, nearest)) : words.slice();
		expanded[document] = 0;
		const dates = this.#dateKeys.multiply(this.#dates[document] as Vector);
		dates[document] = 0;
		return { words, expanded, dates };
	}

	#withFeedback(own: Vector, nearest: readonly number[]): Vector {
		const sum = new Map<number, number>();
		own.keys.forEach((key, at) => sum.set(key, own.weights[at] as number));
		const factor = SIMILARITY.feedbackWeight / nearest.length;
		for (const each of nearest) {
			const vector = this.#vectors[each] as Vector;
			vector.keys.forEach((key, at) => sum.set(key, (sum.get(key) ?? 0) + factor * (vector.weights[at] as number)));
		}
		return normalize(Int32Array.from(sum.keys()), Float64Array.from(sum.values()));
	}
}

interface Vector {
	readonly keys: Int32Array;
	readonly weights: Float64Array;
}

/** Vectors by key, for products with all of them at once. */
class Inverted {
	readonly #count: number;
	readonly #starts: Int32Array;
	readonly #owners: Int32Array;
	readonly #weights: Float64Array;

	constructor(vectors: readonly Vector[], keyCount: number) {
		this.#count = vectors.length;
		const starts = new Int32Array(keyCount + 1);
		for (const { keys } of vectors) {
			for (const key of keys) {
				starts[key + 1] = (starts[key + 1] as number) + 1;
			}
		}
		for (let key = 0; key < keyCount; key++) {
			starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
		}
		this.#starts = starts;
		this.#owners = new Int32Array(starts[keyCount] as number);
		this.#weights = new Float64Array(starts[keyCount] as number);
		const next = starts.slice();
		for (const [owner, { keys, weights }] of vectors.entries()) {
			keys.forEach((key, at) => {
				const place = next[key] as number;
				next[key] = place + 1;
				this.#owners[place] = owner;
				this.#weights[place] = weights[at] as number;
			});
		}
	}

	multiply({ keys, weights }: Vector): Float64Array {
		const products = new Float64Array(this.#count);
		keys.forEach((key, at) => {
			const weight = weights[at] as number;
			const end = this.#starts[key + 1] as number;
			for (let place = this.#starts[key] as number; place < end; place++) {
				const owner = this.#owners[place] as number;
				products[owner] = (products[owner] as number) + weight * (this.#weights[place] as number);
			}
		});
		return products;
	}
}

function inverseFrequency(frequency: number, count: number, share: number): number {
	const { priorDocuments } = SIMILARITY;
	return Math.log((count + priorDocuments + 1) / (frequency + priorDocuments * share + 0.5));
}

function toVector(terms: DocumentTerms, numbers: Int32Array, idf: Float64Array): Vector {
	const counts = new Float64Array(numbers.length);
	for (const term of terms.occurrences) {
		counts[term] = (counts[term] as number) + 1;
	}
	return normalize(numbers, counts.map((count, at) => (1 + Math.log(count)) * Math.max(0, idf[numbers[at] as number] as number)));
}

/** Prior shares of documents: a weekday, a month or a year, or a day of the year. */
const COMMON_DATE = 0.2;
const RARE_DATE = 0.02;

function toDateVectors(documents: readonly (readonly string[])[]): { vectors: Vector[]; keyCount: number } {
	const numbers = new Map<string, number>();
	const frequency: number[] = [];
	for (const keys of documents) {
		for (const key of keys) {
			const number = numbers.get(key) ?? numbers.size;
			numbers.set(key, number);
			frequency[number] = (frequency[number] ?? 0) + 1;
		}
	}
	const vectors = documents.map((keys) => normalize(
		Int32Array.from(keys, (key) => numbers.get(key) as number), // Each was numbered above.
		Float64Array.from(keys, (key) => Math.max(0, inverseFrequency(frequency[numbers.get(key) as number] as number, documents.length, key.includes('-') ? RARE_DATE : COMMON_DATE))),
	));
	return { vectors, keyCount: numbers.size };
}

function normalize(keys: Int32Array, weights: Float64Array): Vector {
	let squares = 0;
	for (const weight of weights) {
		squares += weight * weight;
	}
	const length = Math.sqrt(squares);
	return { keys, weights: length > 0 ? weights.map((weight) => weight / length) : weights };
}

/** The highest, above zero; the first in order among equals. */
function nearestOf(scores: Float64Array, count: number): number[] {
	const order = Array.from(scores.keys()).filter((index) => (scores[index] as number) > 0);
	return order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b).slice(0, count);
}
