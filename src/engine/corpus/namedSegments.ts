import { finish } from '../slices';
import { LiveDocuments, type MergedPart } from '../storage/part';
import type { AnalyzedDocument, DocumentId } from '../types';
import type { Corpus } from './corpus';
import { namePartFormat, type NamePart } from './namePart';
import type { NamedCorpus } from './numberedNames';

/**
 * What the documents of a corpus name, with the reader's decisions on single mentions: a document that these change is taken out of
 * its segment, and its names as decided stand in a part behind all others.
 */
export class NamedSegments implements NamedCorpus {
	readonly parts: readonly MergedPart<NamePart>[];
	readonly order: Int32Array;
	readonly #corpus: Corpus;
	readonly #decided: readonly DocumentId[];
	readonly #numbers: ReadonlyMap<DocumentId, number>;

	/** @param decided documents that decisions changed, by their numbers. */
	constructor(corpus: Corpus, decided: ReadonlyMap<number, AnalyzedDocument>) {
		this.#corpus = corpus;
		this.#decided = [...decided.values()].map(({ document }) => document.id);
		this.#numbers = new Map(this.#decided.map((id, index) => [id, corpus.count + index]));
		const changed = new Map([...decided.keys()].map((number, index) => [number, corpus.count + index]));
		const parts = corpus.segments.map(({ segment, live, first }) => {
			const taken = [...changed.keys()].filter((number) => number >= first && number < first + live.count);
			return { part: segment.names, live: live.without(taken.map((number) => number - first)) };
		});
		const own = decided.size > 0 ? [{ part: finish(namePartFormat.build([...decided.values()], corpus.resources.lists)), live: LiveDocuments.all(decided.size) }] : [];
		this.parts = [...parts, ...own];
		this.order = changed.size > 0 ? corpus.order.map((number) => changed.get(number) ?? number) : corpus.order;
	}

	numberOf(id: DocumentId): number {
		return this.#numbers.get(id) ?? this.#corpus.numberOf(id);
	}

	idOf(number: number): DocumentId {
		const decided = number < this.#corpus.count ? undefined : this.#decided[number - this.#corpus.count];
		return decided ?? this.#corpus.idOf(number);
	}
}
