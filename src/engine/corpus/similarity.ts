import { finish } from '../annotate/pipeline';
import type { Slices } from '../ports';
import { DATE_KEYS, isDayKey } from './dates';
import { logCount, readDocumentVocabulary, sumSquares } from './documentWords';
import type { PostingBuffer } from './postings';
import type { WordIndex } from './wordIndex';
import type { WordPart } from './wordPart';

/** How near each document of the corpus is to one of them; 0–1 each, 0 for itself and for those that are gone. */
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

/** Numbers kept for later questions from the same documents. */
const MAX_KEPT = 1 << 19;
/** Documents measured between two pauses. */
const SLICE_DOCUMENTS = 500;

/** Weights by term, in the order in which they are summed; numbers of the dictionary. */
type Vector = ReadonlyMap<number, number>;

/**
 * Similarity of whole documents: cosine of logarithmic term counts × inverse document frequency (Salton and Buckley 1988, "ltc"),
 * with pseudo-relevance feedback (Rocchio 1971, positive part only). No vector is stored: terms are weighed when first asked for, and
 * vectors are read from the words of the documents.
 */
export class DocumentSimilarity {
	readonly #index: WordIndex;
	readonly #kept = new Map<number, Nearness>();
	#words: Norms | undefined;
	#dates: Norms | undefined;

	constructor(index: WordIndex) {
		this.#index = index;
	}

	/** Measures all documents, which the first question does otherwise: about a millisecond for a thousand. */
	*prepare(): Slices<void> {
		this.#words ??= yield* measureWords(this.#index);
		this.#dates ??= measureDates(this.#index);
	}

	/** Linear in the postings of the document's terms and of the nearest documents'; kept for the next question from the same document. */
	of(document: number): Nearness {
		let nearness = this.#kept.get(document);
		if (!nearness) {
			finish(this.prepare());
			nearness = this.#compute(document);
			if ((this.#kept.size + 1) * 3 * this.#index.documentCount > MAX_KEPT) {
				this.#kept.clear();
			}
			this.#kept.set(document, nearness);
		}
		return nearness;
	}

	#compute(document: number): Nearness {
		const own = this.#vectorOf(document);
		const words = this.#multiply(own);
		words[document] = 0;
		const nearest = this.#nearestOf(words, SIMILARITY.feedbackDocuments);
		const expanded = nearest.length > 0 ? this.#multiply(this.#withFeedback(own, nearest)) : words.slice();
		expanded[document] = 0;
		const dates = this.#multiplyDates(document);
		dates[document] = 0;
		return { words, expanded, dates };
	}

	/** The words of a document with their normalised weights, in the order of its vocabulary. */
	#vectorOf(document: number): Vector {
		const { words: { part }, firstDocument, terms: { numbers } } = this.#index.segmentOf(document);
		const { vocabulary, counts } = readDocumentVocabulary(part.documents, document - firstDocument);
		const { weights, norms } = this.#measured;
		const norm = norms[document] as number; // One for each document.
		const vector = new Map<number, number>();
		for (let at = 0; at < vocabulary.length; at++) {
			const number = numbers[vocabulary[at] as number] as number; // Terms of the part.
			vector.set(number, ratio(logCount(counts[at] as number) * (weights[number] as number), norm));
		}
		return vector;
	}

	#withFeedback(own: Vector, nearest: readonly number[]): Vector {
		const sum = new Map(own);
		const factor = SIMILARITY.feedbackWeight / nearest.length;
		for (const each of nearest) {
			for (const [term, weight] of this.#vectorOf(each)) {
				sum.set(term, (sum.get(term) ?? 0) + factor * weight);
			}
		}
		let squares = 0;
		for (const weight of sum.values()) {
			squares += weight * weight;
		}
		const norm = Math.sqrt(squares);
		return new Map([...sum].map(([term, weight]) => [term, ratio(weight, norm)]));
	}

	/** Products of a vector with those of all documents. */
	#multiply(vector: Vector): Float64Array {
		const { weights, norms } = this.#measured;
		const { segments, postings } = this.#index;
		const products = new Float64Array(this.#index.documentCount);
		for (const { words: { part }, terms, firstDocument } of segments) {
			const own = products.subarray(firstDocument);
			for (const [term, weight] of vector) {
				const size = postings.read(part.postings, terms.find(term));
				addProducts(postings, size, part.documentOf, weight * (weights[term] as number), own); // A number of the dictionary.
			}
		}
		for (let document = 0; document < products.length; document++) {
			products[document] = ratio(products[document] as number, norms[document] as number);
		}
		return products;
	}

	#multiplyDates(document: number): Float64Array {
		const { weights, norms } = this.#measuredDates;
		const { words: { part: ownPart }, firstDocument: first } = this.#index.segmentOf(document);
		const factors = new Float64Array(DATE_KEYS);
		for (const key of dateKeysOf(ownPart, document - first)) {
			factors[key] = ratio((weights[key] as number) ** 2, norms[document] as number); // Keys are below.
		}
		const products = new Float64Array(this.#index.documentCount);
		for (const { words: { part: { dateKeys, dateStarts }, live }, firstDocument } of this.#index.segments) {
			for (let local = 0; local < live.count; local++) {
				let product = 0;
				const end = dateStarts[local + 1] as number; // In range by the loop.
				for (let at = dateStarts[local] as number; at < end; at++) {
					product += factors[dateKeys[at] as number] as number;
				}
				products[firstDocument + local] = ratio(product, norms[firstDocument + local] as number);
			}
		}
		return products;
	}

	/** The highest, above zero; the first by id among equals. */
	#nearestOf(scores: Float64Array, count: number): number[] {
		const best: number[] = [];
		for (let document = 0; document < scores.length; document++) {
			const score = scores[document] as number; // In range by the loop.
			const last = best[best.length - 1];
			if (score > 0 && (last === undefined || best.length < count || score >= (scores[last] as number))) {
				const isBehind = (other: number): boolean => (scores[other] as number) < score || (scores[other] === score && this.#index.compareDocuments(document, other) < 0);
				const place = best.findIndex(isBehind);
				best.splice(place < 0 ? best.length : place, 0, document);
				best.length = Math.min(best.length, count);
			}
		}
		return best;
	}

	get #measured(): Norms {
		return (this.#words ??= finish(measureWords(this.#index)));
	}

	get #measuredDates(): Norms {
		return (this.#dates ??= measureDates(this.#index));
	}
}

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

/** Weights of keys, and the length of each document's vector; 0 for those that are gone. */
interface Norms {
	readonly weights: Float64Array;
	readonly norms: Float64Array;
}

function* measureWords(index: WordIndex): Slices<Norms> {
	const { dictionary, segments } = index;
	const frequency = new Int32Array(dictionary.size);
	for (const { words: { documentCounts }, terms: { numbers } } of segments) {
		for (let term = 0; term < numbers.length; term++) {
			const number = numbers[term] as number; // In range by the loop.
			frequency[number] = (frequency[number] as number) + (documentCounts[term] as number);
		}
		yield undefined;
	}
	const weights = weighDocumentTerms(index, frequency);
	yield undefined;
	const norms = new Float64Array(index.documentCount);
	let work = 0;
	for (const { words: { part, live }, firstDocument, terms: { numbers } } of segments) {
		for (const document of live) {
			norms[firstDocument + document] = Math.sqrt(sumSquares(part.documents, document, numbers, weights));
			work++;
			if (work % SLICE_DOCUMENTS === 0) {
				yield undefined;
			}
		}
	}
	return { weights, norms };
}

/** Inverse document frequency of each term, with those of the background. */
function weighDocumentTerms({ dictionary, liveCount }: WordIndex, frequency: Int32Array): Float64Array {
	const toShare = (share: number): number => 1 - (1 - share) ** SIMILARITY.priorSentences;
	const unlisted = toShare(dictionary.unlistedShare);
	const known = new Float64Array(Math.min(liveCount, KNOWN_FREQUENCIES) + 1).map((_, found) => inverseFrequency(found, liveCount, unlisted));
	const weights = Float64Array.from(frequency, (found) => known[found] ?? inverseFrequency(found, liveCount, unlisted));
	for (const [term, share] of dictionary.listed) {
		weights[term] = inverseFrequency(frequency[term] ?? 0, liveCount, toShare(share));
	}
	return weights;
}

/** Most terms stand in fewer documents: their weight is computed once for each frequency. */
const KNOWN_FREQUENCIES = 1000;

/** Never negative: the background counts for more than a term's own documents can. */
function inverseFrequency(frequency: number, count: number, share: number): number {
	const { priorDocuments } = SIMILARITY;
	return Math.log((count + priorDocuments + 1) / (frequency + priorDocuments * share + 0.5));
}

/** Prior shares of documents: a weekday, a month or a year, or a day of the year. */
const COMMON_DATE = 0.2;
const RARE_DATE = 0.02;

function measureDates({ segments, documentCount, liveCount }: WordIndex): Norms {
	const frequency = new Int32Array(DATE_KEYS);
	for (const { words: { part, live } } of segments) {
		for (const document of live) {
			for (const key of dateKeysOf(part, document)) {
				frequency[key] = (frequency[key] as number) + 1; // Keys are below.
			}
		}
	}
	const weights = Float64Array.from(frequency, (found, key) => Math.max(0, inverseFrequency(found, liveCount, isDayKey(key) ? RARE_DATE : COMMON_DATE)));
	const norms = new Float64Array(documentCount);
	for (const { words: { part, live }, firstDocument } of segments) {
		for (const document of live) {
			let squares = 0;
			for (const key of dateKeysOf(part, document)) {
				squares += (weights[key] as number) ** 2;
			}
			norms[firstDocument + document] = Math.sqrt(squares);
		}
	}
	return { weights, norms };
}

function dateKeysOf({ dateKeys, dateStarts }: WordPart, document: number): Uint16Array {
	return dateKeys.subarray(dateStarts[document], dateStarts[document + 1]);
}

function ratio(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
