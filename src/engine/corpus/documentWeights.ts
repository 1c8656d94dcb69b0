import type { Slices } from '../ports';
import type { Dictionary } from './dictionary';
import { logCount, VocabularyBuffer } from './documentWords';
import type { IndexedSegment, WordIndex } from './wordIndex';
import type { WordPart } from './wordPart';

/** Constants of the weights, fitted on ECB+ dev (ranking constants: see `passages.ts`). */
const WEIGHTING = {
	/** Documents that the background counts for, so that weights mean something in a corpus of two. */
	priorDocuments: 50,
	/** Sentences of a usual document, to turn the background's share of sentences into one of documents. */
	priorSentences: 20,
};

/** A term in more than this share of the documents is frequent: its postings are long, and it tells little. */
const FREQUENT_SHARE = 1 / 4;
/** By how much a weight may be off from that for which lengths were measured: as a share of it, and at most so much for smaller ones. */
const DRIFT = 0.02;
const SMALL_WEIGHT = 0.25;
/** Documents whose lengths are measured for one snapshot, as a share of all; of more, all are measured for it and the next ones. */
const MOST_APART = 0.1;
/** Documents measured between two pauses. */
const SLICE_DOCUMENTS = 250;
/** Most terms stand in fewer documents: their weight is computed once for each frequency. */
const KNOWN_FREQUENCIES = 1000;
/** Room for the rounding of sums. */
const ROUNDING = 1e-9;

/** How long the vectors of a part's documents are; what terms that are frequent have of it, and those of small weight without their weight. */
interface Lengths {
	readonly all: Float64Array;
	readonly frequent: Float64Array;
	readonly small: Float64Array;
}

/** Lengths for the weights of some moment. Terms that come later have the weight that they came with. */
interface Measured {
	readonly dictionary: Dictionary;
	readonly isFrequent: Uint8Array;
	weights: Float64Array;
	readonly parts: WeakMap<WordPart, Lengths>;
}

/** How far the weights of now are off from those of a measurement: shares of them, and documents with a term that is further off. */
interface Drift {
	readonly least: number;
	readonly most: number;
	readonly apart: ReadonlySet<number>;
}

/**
 * Inverse document frequencies of the terms of a corpus, and bounds for how long the vectors of its documents are. Every change of
 * the corpus changes nearly all weights, but hardly: lengths measured once stay good for bounds until weights have drifted away.
 */
export class DocumentWeights {
	/** By number of the dictionary. */
	readonly weights: Float64Array;
	/** By document: its length lies between; 0 for those that are gone. */
	readonly least: Float64Array;
	readonly most: Float64Array;
	/** The most that frequent terms can have of a document's length, 0–1. */
	readonly frequent: Float64Array;
	readonly #measured: Measured;

	private constructor(index: WordIndex, weights: Float64Array, measured: Measured, drift: Drift) {
		this.weights = weights;
		this.#measured = measured;
		this.least = new Float64Array(index.documentCount);
		this.most = new Float64Array(index.documentCount);
		this.frequent = new Float64Array(index.documentCount);
		for (const segment of index.segments) {
			this.#bound(segment, drift);
		}
	}

	/** @param before those of nearly the same corpus: documents are not measured again as long as weights have not drifted away. */
	static *of(index: WordIndex, before: DocumentWeights | undefined): Slices<DocumentWeights> {
		const frequency = countDocuments(index);
		yield undefined;
		const weights = weighTerms(index, frequency);
		yield undefined;
		const known = before && before.#measured;
		const drift = known?.dictionary === index.dictionary ? findDrift(index, weights, known) : undefined;
		const measured = known && drift ? known : {
			dictionary: index.dictionary, weights, parts: new WeakMap<WordPart, Lengths>(),
			isFrequent: Uint8Array.from(frequency, (found) => (found > FREQUENT_SHARE * index.liveCount ? 1 : 0)),
		};
		for (const segment of index.segments) {
			yield* measure(segment, measured);
		}
		return new DocumentWeights(index, weights, measured, drift ?? { least: 1, most: 1, apart: new Set() });
	}

	isFrequent(term: number): boolean {
		return this.#measured.isFrequent[term] === 1;
	}

	#bound({ words: { part, live }, firstDocument, terms }: IndexedSegment, { least, most, apart }: Drift): void {
		const lengths = this.#measured.parts.get(part);
		const buffer = new VocabularyBuffer();
		for (const local of lengths ? live : []) {
			const document = firstDocument + local;
			if (apart.has(document)) {
				const { all, frequent } = measureDocument(buffer, part, local, terms.numbers, this);
				this.least[document] = all * (1 - ROUNDING);
				this.most[document] = all * (1 + ROUNDING);
				this.frequent[document] = all > 0 ? (frequent / all) * (1 + ROUNDING) : 0;
			} else if (lengths) {
				const slack = DRIFT * SMALL_WEIGHT * (lengths.small[local] as number); // One for each document.
				const shortest = Math.max(0, (lengths.all[local] as number) * least - slack) * (1 - ROUNDING);
				this.least[document] = shortest;
				this.most[document] = ((lengths.all[local] as number) * most + slack) * (1 + ROUNDING);
				this.frequent[document] = shortest > 0 ? Math.min(1, (((lengths.frequent[local] as number) * most + slack) / shortest) * (1 + ROUNDING)) : 1;
			}
		}
	}
}

/** Live documents with each term. */
function countDocuments({ dictionary, segments }: WordIndex): Int32Array {
	const frequency = new Int32Array(dictionary.size);
	for (const { words: { documentCounts }, terms: { numbers } } of segments) {
		for (let term = 0; term < numbers.length; term++) {
			const number = numbers[term] as number; // In range by the loop.
			frequency[number] = (frequency[number] as number) + (documentCounts[term] as number);
		}
	}
	return frequency;
}

/** Inverse document frequency of each term, with those of the background. */
function weighTerms({ dictionary, liveCount }: WordIndex, frequency: Int32Array): Float64Array {
	const toShare = (share: number): number => 1 - (1 - share) ** WEIGHTING.priorSentences;
	const unlisted = toShare(dictionary.unlistedShare);
	const known = Float64Array.from({ length: Math.min(liveCount, KNOWN_FREQUENCIES) + 1 }, (_, found) => inverseFrequency(found, liveCount, unlisted));
	const weights = new Float64Array(frequency.length);
	for (let term = 0; term < frequency.length; term++) {
		const found = frequency[term] as number; // In range by the loop.
		weights[term] = found < known.length ? known[found] as number : inverseFrequency(found, liveCount, unlisted);
	}
	for (const [term, share] of dictionary.listed) {
		weights[term] = inverseFrequency(frequency[term] ?? 0, liveCount, toShare(share));
	}
	return weights;
}

/** Never negative: the background counts for more than a term's own documents can. */
export function inverseFrequency(frequency: number, count: number, share: number): number {
	const { priorDocuments } = WEIGHTING;
	return Math.log((count + priorDocuments + 1) / (frequency + priorDocuments * share + 0.5));
}

/** `undefined` when too many documents have a term that is too far off. Adds terms that are new to the measurement. */
function findDrift(index: WordIndex, weights: Float64Array, measured: Measured): Drift | undefined {
	if (weights.length > measured.weights.length) {
		const extended = weights.slice();
		extended.set(measured.weights);
		measured.weights = extended;
	}
	const limit = MOST_APART * index.liveCount;
	const apart = new Set<number>();
	let least = 1;
	let most = 1;
	for (let term = 0; term < weights.length; term++) {
		const before = measured.weights[term] as number; // As many as there are now.
		const difference = (weights[term] as number) - before;
		if (Math.abs(difference) > DRIFT * Math.max(before, SMALL_WEIGHT)) {
			addDocuments(index, term, apart);
			if (apart.size > limit) {
				return undefined;
			}
		} else if (before >= SMALL_WEIGHT) {
			const ratio = 1 + difference / before;
			least = ratio < least ? ratio : least;
			most = ratio > most ? ratio : most;
		}
	}
	return { least, most, apart };
}

function addDocuments({ segments, postings }: WordIndex, term: number, documents: Set<number>): void {
	for (const { words: { part }, terms, firstDocument } of segments) {
		const size = postings.read(part.postings, terms.find(term));
		for (let at = 0; at < size; at++) {
			documents.add(firstDocument + (part.documentOf[postings.sentences[at] as number] as number)); // Sentences of the part.
		}
	}
}

function* measure({ words: { part }, terms }: IndexedSegment, measured: Measured): Slices<void> {
	if (measured.parts.has(part)) {
		return;
	}
	const count = part.sentenceStarts.length - 1;
	const lengths = { all: new Float64Array(count), frequent: new Float64Array(count), small: new Float64Array(count) };
	const buffer = new VocabularyBuffer();
	const { isFrequent, weights } = measured;
	for (let document = 0; document < count; document++) {
		const { all, frequent, small } = measureDocument(buffer, part, document, terms.numbers, { weights, isFrequent: (term) => isFrequent[term] === 1 });
		lengths.all[document] = all;
		lengths.frequent[document] = frequent;
		lengths.small[document] = small;
		if (document % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
	measured.parts.set(part, lengths);
}

interface Weighting {
	readonly weights: Float64Array;
	isFrequent(term: number): boolean;
}

function measureDocument(buffer: VocabularyBuffer, part: WordPart, document: number, numbers: Int32Array, weighting: Weighting): { all: number; frequent: number; small: number } {
	const size = buffer.read(part.documents, document);
	let all = 0;
	let frequent = 0;
	let small = 0;
	for (let at = 0; at < size; at++) {
		const number = numbers[buffer.terms[at] as number] as number; // Terms of the part.
		const factor = weighting.weights[number] as number;
		const count = logCount(buffer.counts[at] as number);
		const square = (count * factor) ** 2;
		all += square;
		frequent += weighting.isFrequent(number) ? square : 0;
		small += factor < SMALL_WEIGHT ? count * count : 0;
	}
	return { all: Math.sqrt(all), frequent: Math.sqrt(frequent), small: Math.sqrt(small) };
}
