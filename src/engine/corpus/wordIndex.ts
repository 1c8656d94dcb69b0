import type { Slices } from '../ports';
import type { LiveDocuments } from '../storage/part';
import { Dictionary, type NumberedTerms } from './dictionary';
import { readDocumentWords, type DocumentWords } from './documentWords';
import { LiveWords } from './liveWords';
import type { Background } from './passageWords';
import { PostingBuffer } from './postings';
import { weighTerm } from './ranking';
import { SentenceScores } from './sentenceScores';
import { DocumentSimilarity } from './similarity';
import { SignedSentences } from './signedSentences';
import type { WordPart } from './wordPart';

/** The words of one segment of a corpus. */
export interface WordSegment {
	readonly part: WordPart;
	readonly live: LiveDocuments;
}

/** A segment with where it stands in the corpus. */
export interface IndexedSegment {
	readonly words: LiveWords;
	readonly firstDocument: number;
	readonly firstSentence: number;
	readonly terms: NumberedTerms;
}

/** Documents of which the words are kept as they were read. */
const MAX_KEPT = 256;

/**
 * The words of a corpus: segments with what their live documents count together. Documents and sentences are numbered segment after
 * segment, those that are gone included; terms have the dictionary's numbers. What it says depends on the live documents alone.
 */
export class WordIndex {
	readonly segments: readonly IndexedSegment[];
	/** Numbers of documents and of sentences are below. */
	readonly documentCount: number;
	readonly sentenceCount: number;
	readonly liveCount: number;
	/** Sentences that can be found, and the terms of one of them. */
	readonly passageCount: number;
	readonly averageLength: number;
	readonly dictionary: Dictionary;
	readonly similarity: DocumentSimilarity;
	readonly signed: SignedSentences;
	readonly postings = new PostingBuffer();
	/** Room for the scores of a query; to be left clear. */
	readonly scratch: SentenceScores;
	readonly #ranks: Int32Array;
	readonly #weights = new Map<number, number>();
	readonly #kept = new Map<number, DocumentWords>();

	private constructor(all: readonly LiveWords[], ranks: Int32Array, dictionary: Dictionary, before: WordIndex | undefined) {
		let documentCount = 0;
		let sentenceCount = 0;
		this.segments = all.map((words) => {
			const segment = { words, firstDocument: documentCount, firstSentence: sentenceCount, terms: dictionary.termsOf(words.part) };
			documentCount += words.live.count;
			sentenceCount += words.lengths.length;
			return segment;
		});
		this.documentCount = documentCount;
		this.sentenceCount = sentenceCount;
		this.liveCount = sum(all.map(({ live }) => live.liveCount));
		this.passageCount = sum(all.map(({ passages }) => passages));
		this.averageLength = this.passageCount > 0 ? sum(all.map(({ occurrences }) => occurrences)) / this.passageCount : 0;
		this.dictionary = dictionary;
		this.#ranks = ranks;
		this.scratch = before && before.scratch.count >= sentenceCount ? before.scratch : new SentenceScores(sentenceCount);
		this.signed = new SignedSentences(this.segments, before?.signed);
		this.similarity = new DocumentSimilarity(this);
	}

	/**
	 * @param ranks place of each document in the order by id; anything for those that are gone.
	 * @param before an index of nearly the same segments: what it found out about them is taken over, and its arrays for scores.
	 */
	static *of(segments: readonly WordSegment[], ranks: Int32Array, background: Background, before: WordIndex | undefined): Slices<WordIndex> {
		const known = new Map(before?.segments.map(({ words }) => [words.part, words]));
		const all: LiveWords[] = [];
		for (const { part, live } of segments) {
			all.push(LiveWords.of(part, live, known.get(part)));
			yield undefined;
		}
		const dictionary = yield* Dictionary.of(segments.map(({ part }) => part), background, before?.dictionary);
		return new WordIndex(all, ranks, dictionary, before);
	}

	/** The segment of a document. Throws when there is none. */
	segmentOf(document: number): IndexedSegment {
		return this.#lastFrom(document, 'firstDocument');
	}

	/** Document of a sentence. */
	documentOf(sentence: number): number {
		const { words, firstDocument, firstSentence } = this.#lastFrom(sentence, 'firstSentence');
		return firstDocument + (words.part.documentOf[sentence - firstSentence] ?? 0);
	}

	/** First sentence of a document. */
	firstSentenceOf(document: number): number {
		const { words, firstDocument, firstSentence } = this.segmentOf(document);
		return firstSentence + (words.part.sentenceStarts[document - firstDocument] ?? 0);
	}

	sentencesOf(document: number): number {
		const { words: { part }, firstDocument } = this.segmentOf(document);
		return (part.sentenceStarts[document - firstDocument + 1] ?? 0) - (part.sentenceStarts[document - firstDocument] ?? 0);
	}

	/** The sentence can be found: it is no note and has content. */
	isPassage(document: number, sentence: number): boolean {
		const { words, firstDocument } = this.segmentOf(document);
		const first = words.part.sentenceStarts[document - firstDocument] ?? 0;
		return sentence >= 0 && sentence < this.sentencesOf(document) && words.lengths[first + sentence] !== 0;
	}

	/** Negations in a sentence of a document, at most 255. */
	negationsIn(document: number, sentence: number): number {
		const { words: { part }, firstDocument } = this.segmentOf(document);
		return part.negations[(part.sentenceStarts[document - firstDocument] ?? 0) + sentence] ?? 0;
	}

	/** Sentences of a document that are long enough to tell a copy, each once. */
	signedCountOf(document: number): number {
		const { words, firstDocument } = this.segmentOf(document);
		return this.signed.countsIn(words)[document - firstDocument] ?? 0;
	}

	/** Words of a document, by terms of its segment. */
	wordsOf(document: number): DocumentWords {
		let words = this.#kept.get(document);
		if (!words) {
			const { words: { part }, firstDocument } = this.segmentOf(document);
			words = readDocumentWords(part.documents, document - firstDocument, this.sentencesOf(document));
			if (this.#kept.size >= MAX_KEPT) {
				this.#kept.clear();
			}
			this.#kept.set(document, words);
		}
		return words;
	}

	/** Number of a term that a document of the corpus has, or -1. */
	find(name: string): number {
		const term = this.dictionary.find(name);
		return term >= 0 && this.segments.some(({ words, terms }) => (words.documentCounts[terms.find(term)] ?? 0) > 0) ? term : -1;
	}

	/** How much a term counts in the score of a sentence. */
	weightOf(term: number): number {
		let weight = this.#weights.get(term);
		if (weight === undefined) {
			let found = 0;
			for (const { words, terms } of this.segments) {
				found += words.passageCounts[terms.find(term)] ?? 0;
			}
			weight = weighTerm({ found, passages: this.passageCount, share: this.dictionary.shareOf(term), isNumber: this.dictionary.isNumber(term) });
			this.#weights.set(term, weight);
		}
		return weight;
	}

	/** Below 0 when the first document comes before the second one by id. */
	compareDocuments(a: number, b: number): number {
		return (this.#ranks[a] ?? 0) - (this.#ranks[b] ?? 0);
	}

	/** Below 0 when the first sentence comes before the second one, by document and then in reading order. */
	compareSentences(a: number, b: number): number {
		return this.compareDocuments(this.documentOf(a), this.documentOf(b)) || a - b;
	}

	/** The last segment that begins at or before a number. */
	#lastFrom(number: number, first: 'firstDocument' | 'firstSentence'): IndexedSegment {
		let low = 0;
		let high = this.segments.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.segments[middle] as IndexedSegment)[first] <= number) { // In range by the bounds.
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		const segment = this.segments[low - 1];
		if (!segment || number < 0) {
			throw new RangeError(`Expected a number from 0 on, got ${number}.`);
		}
		return segment;
	}
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
