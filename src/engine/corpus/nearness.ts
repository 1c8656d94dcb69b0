import type { DocumentNumbers } from './documentNumbers';
import type { DocumentWeights } from './documentWeights';
import { logCount, VocabularyBuffer } from './documentWords';
import type { PostingBuffer } from './postings';
import { TopScores } from './topScores';
import type { WordIndex } from './wordIndex';

/** Weights by term, in the order in which they are summed; numbers of the dictionary. */
export type Vector = ReadonlyMap<number, number>;

/** Reads vectors of documents. */
export class DocumentVectors {
	readonly #index: WordIndex;
	readonly #weights: Float64Array;
	readonly #buffer = new VocabularyBuffer();
	/** The document that was read last: its terms by number and their weights, so many, and their length. */
	#terms = new Int32Array(1024);
	#values = new Float64Array(1024);
	#size = 0;
	#length = 0;
	/** Room for the weights of a vector at their numbers, made when it is needed; to be left clear. */
	#spread: Float64Array | undefined;

	/** @param weights by number of the dictionary. */
	constructor(index: WordIndex, weights: Float64Array) {
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

	/** Cosines of a normalised vector with those of documents, 0–1; each summed in the order of the document's vocabulary. */
	cosines(vector: Vector, documents: readonly number[]): number[] {
		const spread = (this.#spread ??= new Float64Array(this.#weights.length));
		for (const [term, weight] of vector) {
			spread[term] = weight;
		}
		const cosines = documents.map((document) => {
			this.#read(document);
			let product = 0;
			for (let at = 0; at < this.#size; at++) {
				product += (this.#values[at] as number) * (spread[this.#terms[at] as number] as number); // Terms of the dictionary.
			}
			return this.#length > 0 ? Math.min(1, product / this.#length) : 0;
		});
		for (const term of vector.keys()) {
			spread[term] = 0;
		}
		return cosines;
	}

	#read(document: number): void {
		const { words: { part }, firstDocument, terms: { numbers } } = this.#index.segmentOf(document);
		const size = this.#buffer.read(part.documents, document - firstDocument);
		if (size > this.#terms.length) {
			this.#terms = new Int32Array(2 * size);
			this.#values = new Float64Array(2 * size);
		}
		let squares = 0;
		for (let at = 0; at < size; at++) {
			const number = numbers[this.#buffer.terms[at] as number] as number; // Terms of the part.
			const weight = logCount(this.#buffer.counts[at] as number) * (this.#weights[number] as number);
			this.#terms[at] = number;
			this.#values[at] = weight;
			squares += weight * weight;
		}
		this.#size = size;
		this.#length = Math.sqrt(squares);
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
 * How near all documents are to a vector, 0–1 by document and 0 for those that are gone: cosine, but with the lengths that documents
 * have by themselves, and without frequent terms. Linear in the postings of the terms.
 */
export function findNearness(index: WordIndex, { weights, isFrequent }: DocumentWeights, vector: Vector): Float32Array {
	const nearness = new Float32Array(index.documentCount);
	const products = new Float64Array(index.documentCount);
	for (const { words: { part, live }, terms, firstDocument } of index.segments) {
		const own = products.subarray(firstDocument);
		for (const [term, weight] of vector) {
			const size = isFrequent[term] === 1 ? 0 : index.postings.read(part.postings, terms.find(term));
			addProducts(index.postings, size, part.documentOf, weight * (weights[term] as number), own); // A number of the dictionary.
		}
		for (const document of live) {
			nearness[firstDocument + document] = Math.min(1, share(own[document] as number, part.norms[document] as number)); // Documents of the part.
		}
	}
	return nearness;
}

/** Adds a factor × the logarithmic count of a term to each document that has it. */
function addProducts({ sentences, counts }: PostingBuffer, size: number, documentOf: DocumentNumbers, factor: number, products: Float64Array): void {
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

/** The documents with the highest nearness above zero but one, best first; the first by id among equals. */
export function findNearest(index: WordIndex, nearness: Float32Array, count: number, but: number): number[] {
	const best = new TopScores(count, (a, b) => index.compareDocuments(a, b));
	for (let document = 0; document < index.documentCount; document++) {
		const score = nearness[document] as number; // One for each document.
		if (score > 0 && score >= best.least && document !== but) {
			best.offer(document, score);
		}
	}
	return best.take().map(({ item }) => item);
}
