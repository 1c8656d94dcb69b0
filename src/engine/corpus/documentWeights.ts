import type { Slices } from '../ports';
import { logCount } from './documentWords';
import type { Background } from './passageWords';
import type { WordIndex } from './wordIndex';

/** Constants of the weights, fitted on ECB+ dev (ranking constants: see `passages.ts`). */
const WEIGHTING = {
	/** Documents that the background counts for, so that weights mean something in a corpus of two. */
	priorDocuments: 50,
	/** Sentences of a usual document, to turn the background's share of sentences into one of documents. */
	priorSentences: 20,
};

/** A term in more documents than these, and more than this share of all, is frequent: its postings are long, and it tells little. */
const FREQUENT_DOCUMENTS = 100;
const FREQUENT_SHARE = 1 / 4;
/** Most terms stand in fewer documents: their weight is computed once for each frequency. */
const KNOWN_FREQUENCIES = 1000;

/** How much the terms of a corpus tell of a document that has them, by number of the dictionary. */
export interface DocumentWeights {
	/** Inverse document frequencies, with those of the background. */
	readonly weights: Float64Array;
	/** 1 for terms that are left out of comparing a document with all others. */
	readonly isFrequent: Uint8Array;
}

/** Linear in the terms. */
export function* weighDocumentTerms(index: WordIndex): Slices<DocumentWeights> {
	const { dictionary, liveCount } = index;
	const frequency = yield* countDocuments(index);
	const unlisted = inDocuments(dictionary.unlistedShare);
	const known = Float64Array.from({ length: Math.min(liveCount, KNOWN_FREQUENCIES) + 1 }, (_, found) => inverseFrequency(found, liveCount, unlisted));
	const least = Math.max(FREQUENT_DOCUMENTS, FREQUENT_SHARE * liveCount);
	const weights = new Float64Array(frequency.length);
	const isFrequent = new Uint8Array(frequency.length);
	for (let term = 0; term < frequency.length; term++) {
		const found = frequency[term] as number; // In range by the loop.
		weights[term] = found < known.length ? known[found] as number : inverseFrequency(found, liveCount, unlisted);
		isFrequent[term] = found > least ? 1 : 0;
	}
	yield undefined;
	for (let term = 0; term < dictionary.listed.length; term++) {
		weights[term] = inverseFrequency(frequency[term] as number, liveCount, inDocuments(dictionary.shareOf(term))); // They come first.
	}
	return { weights, isFrequent };
}

/** Live documents with each term. */
function* countDocuments({ dictionary, segments }: WordIndex): Slices<Int32Array> {
	const frequency = new Int32Array(dictionary.size);
	for (const { words: { documentCounts }, terms: { numbers } } of segments) {
		for (let term = 0; term < numbers.length; term++) {
			const number = numbers[term] as number; // In range by the loop.
			frequency[number] = (frequency[number] as number) + (documentCounts[term] as number);
		}
		yield undefined;
	}
	return frequency;
}

/** Never negative: the background counts for more than a term's own documents can. */
export function inverseFrequency(frequency: number, count: number, share: number): number {
	const { priorDocuments } = WEIGHTING;
	return Math.log((count + priorDocuments + 1) / (frequency + priorDocuments * share + 0.5));
}

/** Share of documents with a term that this share of sentences has. */
function inDocuments(share: number): number {
	return 1 - (1 - share) ** WEIGHTING.priorSentences;
}

/**
 * Length of a document's vector with the weights that its terms have before any corpus is known. Those of a corpus differ with its every
 * change; on ECB+ dev the ranking is as good with these.
 */
export function lengthOf(terms: Iterable<readonly [term: string, count: number]>, background: Background): number {
	let squares = 0;
	for (const [term, count] of terms) {
		squares += (logCount(count) * inverseFrequency(0, 0, inDocuments(background.share(term)))) ** 2;
	}
	return Math.sqrt(squares);
}
