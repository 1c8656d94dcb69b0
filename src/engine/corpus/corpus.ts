import { finish } from '../annotate/pipeline';
import type { AnalyzedDocument, DocumentId } from '../types';
import { makePassageWords, type PassageWords, type WordSections } from './passageWords';
import { buildPostings, type Postings } from './postings';
import { DocumentSimilarity } from './similarity';
import { findTerms, type DocumentTerms } from './terms';

/** What is added to a corpus, put in the place of the document with the same id, and taken away. */
export interface CorpusChange {
	readonly put?: readonly AnalyzedDocument[];
	readonly remove?: readonly DocumentId[];
}

/** One document with what the corpus derives from its text alone, shared by all corpora that hold it. */
class Entry {
	readonly analyzed: AnalyzedDocument;
	#terms: DocumentTerms | undefined;

	constructor(analyzed: AnalyzedDocument) {
		this.analyzed = analyzed;
	}

	terms(words: PassageWords): DocumentTerms {
		return (this.#terms ??= finish(findTerms(this.analyzed.document, words.rules)));
	}
}

/**
 * Documents by id, with their words for comparing. Immutable: `with` gives another corpus that shares each document's
 * own part. It is the same as one built from nothing, whatever the order of changes. Indexes are built when first asked for.
 */
export class Corpus {
	readonly words: PassageWords;
	readonly documents: readonly AnalyzedDocument[];
	readonly #entries: readonly Entry[];
	readonly #numbers: ReadonlyMap<DocumentId, number>;
	#index: CorpusIndex | undefined;

	private constructor(words: PassageWords, entries: readonly Entry[]) {
		this.words = words;
		this.#entries = entries;
		this.documents = entries.map((entry) => entry.analyzed);
		this.#numbers = new Map(entries.map((entry, index) => [entry.analyzed.document.id, index]));
	}

	/** Throws when the word lists are not in our format. */
	static empty(sections: WordSections): Corpus {
		return new Corpus(makePassageWords(sections), []);
	}

	with({ put = [], remove = [] }: CorpusChange): Corpus {
		const entries = new Map(this.#entries.map((entry) => [entry.analyzed.document.id, entry]));
		for (const id of remove) {
			entries.delete(id);
		}
		for (const analyzed of put) {
			entries.set(analyzed.document.id, new Entry(analyzed));
		}
		const byId = [...entries.values()].sort((a, b) => (a.analyzed.document.id < b.analyzed.document.id ? -1 : 1));
		return new Corpus(this.words, byId);
	}

	/** Position of a document in `documents`, or -1. */
	numberOf(id: DocumentId): number {
		return this.#numbers.get(id) ?? -1;
	}

	find(id: DocumentId): AnalyzedDocument | undefined {
		return this.documents[this.numberOf(id)];
	}

	/** Sentences that can be found: all but notes and those without content. */
	get passageCount(): number {
		return this.index.postings.filledCount;
	}

	/** Built on first use; two passes over all terms, about 0.1 ms a document. */
	get index(): CorpusIndex {
		return (this.#index ??= buildIndex(this.#entries, this.words));
	}
}

/** Everything that is derived from all documents together. */
export interface CorpusIndex {
	readonly terms: readonly DocumentTerms[];
	readonly postings: Postings;
	readonly similarity: DocumentSimilarity;
}

function buildIndex(entries: readonly Entry[], words: PassageWords): CorpusIndex {
	const terms = entries.map((entry) => entry.terms(words));
	const postings = buildPostings(entries.map((entry, index) => ({
		terms: terms[index] as DocumentTerms, // One for each entry.
		isSearchable: (sentence: number) => isPassage(entry.analyzed, sentence),
	})));
	return { terms, postings, similarity: new DocumentSimilarity(entries.map((entry) => entry.analyzed), terms, postings, words.background) };
}

/**
 * Tells whether a sentence may be found or asked about: it is no note. A title line is one although it is a note,
 * since it reports what the article reports.
 */
export function isPassage({ document }: AnalyzedDocument, sentence: number): boolean {
	const span = document.sentences[sentence];
	const paragraph = span && document.paragraphs[span.paragraph];
	if (!span || !paragraph) {
		return false;
	}
	const title = document.metadata.titleSpan;
	return paragraph.kind !== 'note' || (title !== undefined && title.start <= span.start && span.end <= title.end);
}
