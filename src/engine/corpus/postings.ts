import type { DocumentTerms } from './terms';

/**
 * Which sentences hold a term and how often, over all documents of a corpus, in typed arrays.
 * Sentences are numbered through the corpus in the order of the documents; those without terms keep their number.
 */
export interface Postings {
	readonly terms: ReadonlyMap<string, number>;
	readonly termCount: number;
	/** Where the postings of each term begin in `sentences`, and at the end their number. */
	readonly starts: Int32Array;
	/** Ascending within a term. */
	readonly sentences: Int32Array;
	readonly counts: Uint8Array;
	/** Sentences that may be found, and those among them that hold any term. */
	readonly sentenceCount: number;
	readonly filledCount: number;
	/** Terms in each sentence. */
	readonly lengths: Uint16Array;
	readonly averageLength: number;
	/** Document number of each sentence. */
	readonly documents: Int32Array;
	/** First sentence of each document, and at the end their number. */
	readonly documentStarts: Int32Array;
	/** For each document, the corpus's number of each term of its vocabulary. */
	readonly termNumbers: readonly Int32Array[];
}

/** One document as the postings take it. */
export interface PostingsSource {
	readonly terms: DocumentTerms;
	/** Tells whether a sentence may be found at all; notes may not. */
	readonly isSearchable: (sentence: number) => boolean;
}

const MAX_COUNT = 255;
const MAX_LENGTH = 65_535;

/** Builds the postings of a corpus: two passes over the terms of its documents. */
export function buildPostings(sources: readonly PostingsSource[]): Postings {
	const terms = new Map<string, number>();
	const termNumbers = sources.map((source) => numberTerms(source.terms.vocabulary, terms));
	const { documentStarts, sentenceCount } = numberSentences(sources);
	const starts = new Int32Array(terms.size + 1);
	eachPosting(sources, termNumbers, documentStarts, (term) => {
		starts[term + 1] = (starts[term + 1] as number) + 1;
	});
	for (let term = 0; term < terms.size; term++) {
		starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
	}
	const total = starts[terms.size] as number;
	const sentences = new Int32Array(total);
	const counts = new Uint8Array(total);
	const lengths = new Uint16Array(sentenceCount);
	const next = starts.slice();
	eachPosting(sources, termNumbers, documentStarts, (term, sentence, count) => {
		const at = next[term] as number;
		next[term] = at + 1;
		sentences[at] = sentence;
		counts[at] = Math.min(count, MAX_COUNT);
		lengths[sentence] = Math.min((lengths[sentence] as number) + count, MAX_LENGTH);
	});
	let length = 0;
	let filledCount = 0;
	for (const each of lengths) {
		length += each;
		filledCount += each > 0 ? 1 : 0;
	}
	return {
		terms, termCount: terms.size, starts, sentences, counts, sentenceCount, filledCount, lengths,
		averageLength: filledCount > 0 ? length / filledCount : 0,
		documents: toDocuments(documentStarts, sentenceCount), documentStarts, termNumbers,
	};
}

function numberTerms(vocabulary: readonly string[], terms: Map<string, number>): Int32Array {
	return Int32Array.from(vocabulary, (term) => {
		let number = terms.get(term);
		if (number === undefined) {
			number = terms.size;
			terms.set(term, number);
		}
		return number;
	});
}

function numberSentences(sources: readonly PostingsSource[]): { documentStarts: Int32Array; sentenceCount: number } {
	const documentStarts = new Int32Array(sources.length + 1);
	let sentenceCount = 0;
	for (const [index, source] of sources.entries()) {
		documentStarts[index] = sentenceCount;
		sentenceCount += source.terms.sentenceStarts.length - 1;
	}
	documentStarts[sources.length] = sentenceCount;
	return { documentStarts, sentenceCount };
}

function toDocuments(documentStarts: Int32Array, sentenceCount: number): Int32Array {
	const documents = new Int32Array(sentenceCount);
	for (let index = 0; index + 1 < documentStarts.length; index++) {
		documents.fill(index, documentStarts[index], documentStarts[index + 1]);
	}
	return documents;
}

/** Calls `visit` once for each distinct term of each searchable sentence, sentences ascending. */
function eachPosting(
	sources: readonly PostingsSource[], termNumbers: readonly Int32Array[], documentStarts: Int32Array,
	visit: (term: number, sentence: number, count: number) => void,
): void {
	for (const [index, { terms, isSearchable }] of sources.entries()) {
		const numbers = termNumbers[index] as Int32Array; // One for each source.
		const first = documentStarts[index] as number;
		for (let sentence = 0; sentence + 1 < terms.sentenceStarts.length; sentence++) {
			if (isSearchable(sentence)) {
				const bag = terms.occurrences.slice(terms.sentenceStarts[sentence], terms.sentenceStarts[sentence + 1]).sort();
				for (let at = 0; at < bag.length;) {
					const term = bag[at] as number; // In range by the loop.
					let end = at + 1;
					while (end < bag.length && bag[end] === term) {
						end++;
					}
					visit(numbers[term] as number, first + sentence, end - at);
					at = end;
				}
			}
		}
	}
}
