import type { DocumentWeights } from './documentWeights';
import { logCount, VocabularyBuffer } from './documentWords';
import type { PostingBuffer } from './postings';
import type { WordIndex } from './wordIndex';

/** Weights by term, in the order in which they are summed; numbers of the dictionary. */
export type Vector = ReadonlyMap<number, number>;

/** Of more candidates, as a share of all documents, the frequent terms are counted in for all, so that few are left. */
const MOST_CANDIDATES = 1 / 16;

/** A vector with its weights at their numbers. */
interface SpreadVector {
	readonly vector: Vector;
	readonly values: Float64Array;
}

/** Vectors that are spread out at the same time. */
const MOST_SPREAD = 2;

/** Reads vectors of documents, with the exact weights of its terms. */
export class DocumentVectors {
	readonly #index: WordIndex;
	readonly #weights: Pick<DocumentWeights, 'weights'>;
	readonly #buffer = new VocabularyBuffer();
	/** The document that is in the buffer, which often is asked for twice: its terms by number and their weights, so many, and their length. */
	#document = -1;
	#terms = new Int32Array(1024);
	#values = new Float64Array(1024);
	#size = 0;
	#length = 0;
	#spread: readonly SpreadVector[] = [];

	constructor(index: WordIndex, weights: Pick<DocumentWeights, 'weights'>) {
		this.#index = index;
		this.#weights = weights;
	}

	/** The words of a document with their normalised weights, in the order of its vocabulary. */
	vectorOf(document: number): Vector {
		this.#read(document);
		const vector = new Map<number, number>();
		for (let at = 0; at < this.#size; at++) {
			vector.set(this.#terms[at] as number, this.#values[at] as number); // In range by the size.
		}
		return normalize(vector);
	}

	/** Cosine of a normalised vector with that of a document; summed in the order of its vocabulary. */
	cosine(vector: Vector, document: number): number {
		this.#read(document);
		const values = this.#spreadOut(vector);
		let product = 0;
		for (let at = 0; at < this.#size; at++) {
			product += (this.#values[at] as number) * (values[this.#terms[at] as number] as number); // Terms of the dictionary.
		}
		return this.#length > 0 ? Math.min(1, product / this.#length) : 0;
	}

	#read(document: number): void {
		if (document === this.#document) {
			return;
		}
		const { words: { part }, firstDocument, terms: { numbers } } = this.#index.segmentOf(document);
		const { weights } = this.#weights;
		const size = this.#buffer.read(part.documents, document - firstDocument);
		if (size > this.#terms.length) {
			this.#terms = new Int32Array(2 * size);
			this.#values = new Float64Array(2 * size);
		}
		let squares = 0;
		for (let at = 0; at < size; at++) {
			const number = numbers[this.#buffer.terms[at] as number] as number; // Terms of the part.
			const weight = logCount(this.#buffer.counts[at] as number) * (weights[number] as number);
			this.#terms[at] = number;
			this.#values[at] = weight;
			squares += weight * weight;
		}
		this.#document = document;
		this.#size = size;
		this.#length = Math.sqrt(squares);
	}

	#spreadOut(vector: Vector): Float64Array {
		const known = this.#spread.find((each) => each.vector === vector);
		if (known) {
			return known.values;
		}
		const [last] = this.#spread.slice(MOST_SPREAD - 1);
		const values = last?.values ?? new Float64Array(this.#weights.weights.length);
		for (const term of last?.vector.keys() ?? []) {
			values[term] = 0;
		}
		for (const [term, weight] of vector) {
			values[term] = weight;
		}
		this.#spread = [{ vector, values }, ...this.#spread.slice(0, MOST_SPREAD - 1)];
		return values;
	}
}

export function normalize(vector: Vector): Vector {
	let squares = 0;
	for (const weight of vector.values()) {
		squares += weight * weight;
	}
	const length = Math.sqrt(squares);
	return new Map([...vector].map(([term, weight]) => [term, length > 0 ? weight / length : 0]));
}

/**
 * Cosine of one vector with those of all documents, exact for those that are asked for and between bounds for the others. Rare terms
 * are counted in for all documents by their postings; what frequent ones can add is bounded by the lengths of both sides' parts in them
 * (Cauchy and Schwarz, as in L2AP: Anastasiu and Karypis 2014).
 */
export class Cosines {
	readonly #index: WordIndex;
	readonly #weights: DocumentWeights;
	readonly #vectors: DocumentVectors;
	readonly #vector: Vector;
	readonly #exact = new Map<number, number>();
	/** Products of the terms counted in. */
	readonly #products: Float64Array;
	/** Length of the vector in those left out. */
	#rest: number;

	constructor(index: WordIndex, weights: DocumentWeights, vectors: DocumentVectors, vector: Vector) {
		this.#index = index;
		this.#weights = weights;
		this.#vectors = vectors;
		this.#vector = vector;
		this.#products = new Float64Array(index.documentCount);
		const rest = [...vector].filter(([term]) => weights.isFrequent(term));
		this.#rest = Math.sqrt(rest.reduce((sum, [, weight]) => sum + weight * weight, 0));
		this.#countIn((term) => !weights.isFrequent(term));
	}

	/** Exact; it depends on the live documents alone. */
	of(document: number): number {
		let cosine = this.#exact.get(document);
		if (cosine === undefined) {
			cosine = this.#vectors.cosine(this.#vector, document);
			this.#exact.set(document, cosine);
		}
		return cosine;
	}

	/** At least so much. */
	leastOf(document: number): number {
		return this.#exact.get(document) ?? share(this.#products[document] as number, this.#weights.most[document] as number) * (1 - ROUNDING);
	}

	/** At most so much. */
	mostOf(document: number): number {
		const exact = this.#exact.get(document);
		if (exact !== undefined) {
			return exact;
		}
		const counted = share(this.#products[document] as number, this.#weights.least[document] as number);
		return Math.min(1, (counted + this.#rest * (this.#weights.frequent[document] as number)) * (1 + ROUNDING));
	}

	/** The documents with the highest cosine above zero but one, best first; the first by id among equals. */
	highest(count: number, but: number): number[] {
		const isLive = (document: number): boolean => document !== but && (this.#weights.most[document] as number) > 0;
		let candidates = this.#candidates(count, isLive);
		if (candidates.length > count + MOST_CANDIDATES * this.#index.liveCount && this.#rest > 0) {
			this.#countIn((term) => this.#weights.isFrequent(term));
			this.#rest = 0;
			candidates = this.#candidates(count, isLive);
		}
		const before = (a: number, b: number): number => this.of(b) - this.of(a) || this.#index.compareDocuments(a, b);
		return candidates.filter((document) => this.of(document) > 0).sort(before).slice(0, count);
	}

	/** Documents that can be among the highest: those with the highest lower bounds are computed, and others have to reach them. */
	#candidates(count: number, isLive: (document: number) => boolean): number[] {
		const { documentCount } = this.#index;
		const best: number[] = [];
		for (let document = 0; document < documentCount; document++) {
			const least = isLive(document) ? this.leastOf(document) : 0;
			const last = best[count - 1];
			if (least > 0 && (last === undefined || least > this.leastOf(last))) {
				const place = best.findIndex((other) => this.leastOf(other) < least);
				best.splice(place < 0 ? best.length : place, 0, document);
				best.length = Math.min(best.length, count);
			}
		}
		const threshold = best.length < count ? 0 : best.reduce((least, document) => Math.min(least, this.of(document)), 1);
		const found: number[] = [];
		for (let document = 0; document < documentCount; document++) {
			const most = isLive(document) ? this.mostOf(document) : 0;
			if (most > 0 && most >= threshold) {
				found.push(document);
			}
		}
		return found;
	}

	#countIn(isWanted: (term: number) => boolean): void {
		const { segments, postings } = this.#index;
		for (const { words: { part }, terms, firstDocument } of segments) {
			const products = this.#products.subarray(firstDocument);
			for (const [term, weight] of this.#vector) {
				const size = isWanted(term) ? postings.read(part.postings, terms.find(term)) : 0;
				addProducts(postings, size, part.documentOf, weight * (this.#weights.weights[term] as number), products); // A number of the dictionary.
			}
		}
	}
}

/** Room for the rounding of sums. */
const ROUNDING = 1e-9;

/** Adds a factor × the logarithmic count of a term to each document that has it. */
function addProducts({ sentences, counts }: PostingBuffer, size: number, documentOf: Int32Array, factor: number, products: Float64Array): void {
	let last = -1;
	let count = 0;
	for (let at = 0; at < size; at++) {
		const document = documentOf[sentences[at] as number] as number; // Sentences of the part.
		if (document !== last) {
			if (count > 0) {
				products[last] = (products[last] as number) + factor * logCount(count);
			}
			last = document;
			count = 0;
		}
		count += counts[at] as number;
	}
	if (count > 0) {
		products[last] = (products[last] as number) + factor * logCount(count);
	}
}

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
