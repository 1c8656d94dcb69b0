import { finish } from '../annotate/pipeline';
import type { Slices } from '../ports';
import { LiveDocuments } from '../storage/part';
import type { AnalyzedDocument, DocumentId, Place } from '../types';
import { makePassageWords, type PassageWords, type WordSections } from './passageWords';
import { WordIndex } from './wordIndex';
import { wordFormat, type WordPart } from './wordPart';

/** What is added to a corpus, put in the place of the document with the same id, and taken away. */
export interface CorpusChange {
	readonly put?: readonly AnalyzedDocument[];
	readonly remove?: readonly DocumentId[];
}

/** One document with what the corpus derives from its text alone, shared by all corpora that hold it. */
class Entry {
	readonly analyzed: AnalyzedDocument;
	#part: WordPart | undefined;

	constructor(analyzed: AnalyzedDocument) {
		this.analyzed = analyzed;
	}

	part(words: PassageWords): WordPart {
		return (this.#part ??= finish(wordFormat.build([this.analyzed], words.rules)));
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
	#index: WordIndex | undefined;

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

	idOf(document: number): DocumentId {
		return this.#at(document).document.id;
	}

	/** Publication date as the text states it. */
	dateOf(document: number): string | undefined {
		return this.#at(document).document.metadata.date;
	}

	/** Where a sentence of a document stands. */
	placeOf(document: number, sentence: number): Place {
		const { id, sentences } = this.#at(document).document;
		const { start, end } = sentences[sentence] ?? { start: 0, end: 0 };
		return { document: id, start, end };
	}

	/** Sentences that can be found: all but notes and those without content. */
	get passageCount(): number {
		return this.index.passageCount;
	}

	/** Built on first use. */
	get index(): WordIndex {
		return (this.#index ??= finish(this.#buildIndex()));
	}

	/** Throws when there is none of that number. */
	#at(document: number): AnalyzedDocument {
		const analyzed = this.documents[document];
		if (!analyzed) {
			throw new RangeError(`Expected one of ${this.documents.length} documents, got ${document}.`);
		}
		return analyzed;
	}

	*#buildIndex(): Slices<WordIndex> {
		const parts = this.#entries.map((entry) => ({ part: entry.part(this.words), live: LiveDocuments.all(1) }));
		const part = yield* wordFormat.merge(parts);
		return yield* WordIndex.of([{ part, live: LiveDocuments.all(parts.length) }], Int32Array.from(parts.keys()), this.words.background, undefined);
	}
}
