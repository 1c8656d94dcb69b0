import type { Slices } from '../ports';
import { finish } from '../slices';
import { LiveDocuments } from '../storage/part';
import type { DocumentHead } from '../storage/packedDocument';
import { encodeUtf8 } from '../storage/utf8';
import type { AnalyzedDocument, DocumentId, Place } from '../types';
import { DecodedDocuments } from './decodedDocuments';
import { orderDocuments } from './documentOrder';
import { findMerge, type MergeOptions } from './mergePolicy';
import type { PassageWords } from './passageWords';
import { RecentlyUsed } from './recentlyUsed';
import { buildSegment, mergeSegments, readSegmentResources, type Segment, type SegmentResources } from './segment';
import { namesOf } from './sourcePart';
import type { WordSections } from './terms';
import { WordIndex } from './wordIndex';

/** What is added to a corpus, put in the place of the documents with the same ids, and taken away. */
export interface CorpusChange {
	readonly put?: readonly AnalyzedDocument[];
	readonly segments?: readonly AddedSegment[];
	readonly remove?: readonly DocumentId[];
}

export interface AddedSegment {
	readonly segment: Segment;
	/** Documents of the segment that are to be left out, by their numbers there. */
	readonly without?: readonly number[];
}

/** A segment as it stands in a corpus. */
export interface CorpusSegment {
	readonly segment: Segment;
	readonly live: LiveDocuments;
	/** The corpus's number of its first document. */
	readonly first: number;
}

/** Segments that were made into one. */
export interface MergedSegments {
	readonly inputs: readonly CorpusSegment[];
	readonly segment: Segment;
}

/** What all corpora of one engine share. */
interface Shared {
	readonly resources: SegmentResources;
	readonly decoded: DecodedDocuments;
}

/** Documents whose number is kept, as one question asks for it many times. */
const MAX_NUMBERS = 2000;

/**
 * Documents in segments, with their words for comparing. Immutable: `with` gives another corpus that shares the segments that stay. It
 * answers as one built from nothing, whatever the order of changes.
 *
 * Documents are numbered segment after segment, those that are gone included; what depends on their order goes by their ids.
 */
export class Corpus {
	readonly resources: SegmentResources;
	readonly segments: readonly CorpusSegment[];
	/** Numbers of documents are below. */
	readonly count: number;
	/** Documents that are there. */
	readonly size: number;
	readonly #decoded: DecodedDocuments;
	readonly #numbers = new RecentlyUsed<DocumentId, number>(MAX_NUMBERS);
	#order: Int32Array | undefined;
	#ranks: Int32Array | undefined;
	#index: WordIndex | undefined;
	/** Index of a corpus with nearly the same segments. */
	#before: WordIndex | undefined;

	private constructor({ resources, decoded }: Shared, segments: readonly Omit<CorpusSegment, 'first'>[], before: WordIndex | undefined) {
		this.resources = resources;
		this.#decoded = decoded;
		this.#before = before;
		let count = 0;
		let size = 0;
		this.segments = segments.map(({ segment, live }) => {
			const first = count;
			count += live.count;
			size += live.liveCount;
			return { segment, live, first };
		});
		this.count = count;
		this.size = size;
	}

	/** Throws when the word lists are not in our format. */
	static empty(sections: WordSections): Corpus {
		return new Corpus({ resources: readSegmentResources(sections), decoded: new DecodedDocuments() }, [], undefined);
	}

	/** Where an id comes twice, the last one counts: documents come after segments, and both after what is removed. */
	with({ put = [], segments = [], remove = [] }: CorpusChange): Corpus {
		const added = segments.map(({ segment, without = [] }) => ({ segment, live: LiveDocuments.all(segment.documents.count).without(without) }));
		const last = [...new Map(put.map((analyzed) => [analyzed.document.id, analyzed])).values()];
		if (last.length > 0) {
			const segment = finish(buildSegment(last, this.resources));
			this.#decoded.keep(segment, last);
			added.push({ segment, live: LiveDocuments.all(last.length) });
		}
		const seen = new Set<DocumentId>();
		const fresh = added.reverse().map(({ segment, live }) => {
			const known: number[] = [];
			for (const document of live) {
				const id = segment.documents.id(document); // Once in a segment.
				if (seen.has(id)) {
					known.push(document);
				} else {
					seen.add(id);
				}
			}
			return { segment, live: live.without(known) };
		}).reverse();
		const left = this.#without(new Set([...seen, ...remove]));
		return new Corpus(this.#shared, [...left, ...fresh].filter(({ live }) => live.liveCount > 0), this.#index ?? this.#before);
	}

	#without(ids: Iterable<DocumentId>): Omit<CorpusSegment, 'first'>[] {
		if (this.segments.length === 0) {
			return [];
		}
		const sorted = [...ids].sort().map(encodeUtf8);
		return this.segments.map(({ segment, live }) => ({ segment, live: live.without(segment.documents.findSorted(sorted)) }));
	}

	/** Makes several segments into one, in slices, where there are too many; `undefined` when there are not. */
	*merge(options: MergeOptions): Slices<MergedSegments | undefined> {
		const chosen = findMerge(this.segments, options);
		if (chosen.length === 0) {
			return undefined;
		}
		const inputs = chosen.map((index) => this.segments[index] as CorpusSegment); // Chosen among them.
		return { inputs, segment: yield* mergeSegments(inputs.map(({ segment, live }) => ({ part: segment, live }))) };
	}

	/** The same corpus with a merged segment in the place of those that it was made of, though documents may have gone since. */
	withMerged({ inputs, segment }: MergedSegments): Corpus {
		const now = new Map(this.segments.map((each) => [each.segment, each.live]));
		const gone: number[] = [];
		let first = 0;
		for (const input of inputs) {
			const live = now.get(input.segment);
			now.delete(input.segment);
			for (const [document, number] of input.live.renumber(first).entries()) {
				if (number >= 0 && !live?.has(document)) {
					gone.push(number);
				}
			}
			this.#decoded.move(input.segment, input.live, segment, first);
			first += input.live.liveCount;
		}
		const left = this.segments.filter((each) => now.has(each.segment));
		return new Corpus(this.#shared, [...left, { segment, live: LiveDocuments.all(segment.documents.count).without(gone) }], this.#index ?? this.#before);
	}

	get words(): PassageWords {
		return this.resources.words;
	}

	/** Number of a document, or -1. Binary search in each segment. */
	numberOf(id: DocumentId): number {
		return this.#numbers.get(id, () => this.#findNumber(id));
	}

	#findNumber(id: DocumentId): number {
		for (const { segment, live, first } of this.segments) {
			const document = segment.documents.find(id);
			if (live.has(document)) {
				return first + document;
			}
		}
		return -1;
	}

	/** Throws when there is no document of that number. */
	idOf(number: number): DocumentId {
		const { segment, first } = this.segmentOf(number);
		return segment.documents.id(number - first);
	}

	/** Numbers of the documents that are there, by their ids. */
	get order(): Int32Array {
		return (this.#order ??= finish(orderDocuments(this.segments)));
	}

	/** Place of each document in that order; -1 for those that are gone. */
	get ranks(): Int32Array {
		if (!this.#ranks) {
			const ranks = new Int32Array(this.count).fill(-1);
			this.order.forEach((number, rank) => {
				ranks[number] = rank;
			});
			this.#ranks = ranks;
		}
		return this.#ranks;
	}

	/** What lists show of a document. Throws when there is no document of that number. */
	head(number: number): DocumentHead {
		const { segment, first } = this.segmentOf(number);
		return segment.documents.head(number - first);
	}

	/** Decoded on demand. Throws when there is no document of that number. */
	at(number: number): AnalyzedDocument {
		const { segment, first } = this.segmentOf(number);
		return this.#decoded.get(segment, number - first);
	}

	find(id: DocumentId): AnalyzedDocument | undefined {
		const number = this.numberOf(id);
		return number < 0 ? undefined : this.at(number);
	}

	/** Keys of the names that a source wants (`nameKey`). Throws when there is no document of that number. */
	wantedNames(number: number): Float64Array {
		const { segment, first } = this.segmentOf(number);
		return namesOf(segment.sources, number - first);
	}

	/** The document of a name; of several the last one by id. */
	findNamed(name: string): AnalyzedDocument | undefined {
		const numbers = this.segments.flatMap(({ segment, live, first }) => segment.documents.named(name).filter((document) => live.has(document)).map((document) => first + document));
		const last = numbers.length < 2 ? numbers[0] : numbers.sort((a, b) => (this.ranks[a] ?? 0) - (this.ranks[b] ?? 0)).at(-1);
		return last === undefined ? undefined : this.at(last);
	}

	/** All documents by their ids, each decoded as it is reached. */
	*documents(): Generator<AnalyzedDocument, void> {
		for (const number of this.order) {
			yield this.at(number);
		}
	}

	/** Publication date as the text states it. Throws when there is no document of that number. */
	dateOf(number: number): string | undefined {
		return this.head(number).metadata.date;
	}

	/** Where a sentence of a document stands. Throws when there is no such document or sentence. */
	placeOf(number: number, sentence: number): Place {
		const { id, sentences } = this.at(number).document;
		const span = sentences[sentence];
		if (!span) {
			throw new RangeError(`Expected one of ${sentences.length} sentences of ${id}, got ${sentence}.`);
		}
		return { document: id, start: span.start, end: span.end };
	}

	/** Sentences that can be found: all but notes and those without content. */
	get passageCount(): number {
		return this.index.passageCount;
	}

	/** Built when first asked for; `prepare` builds it in slices. */
	get index(): WordIndex {
		return this.#index ?? finish(this.prepare());
	}

	/** Builds the index, taking over what the one before knew of segments that stay. */
	*prepare(): Slices<WordIndex> {
		if (!this.#index) {
			this.#order ??= yield* orderDocuments(this.segments);
			const parts = this.segments.map(({ segment, live }) => ({ part: segment.words, live }));
			const index = yield* WordIndex.of(parts, this.ranks, this.words.background, this.#before);
			this.#index ??= index;
			this.#before = undefined;
		}
		return this.#index;
	}

	get #shared(): Shared {
		return { resources: this.resources, decoded: this.#decoded };
	}

	/** The segment of a document. Throws when there is no document of that number. */
	segmentOf(number: number): CorpusSegment {
		let low = 0;
		let high = this.segments.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.segments[middle]?.first ?? 0) <= number) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		const found = this.segments[low - 1];
		if (!found || number >= this.count) {
			throw new RangeError(`Expected one of ${this.count} documents, got ${number}.`);
		}
		return found;
	}
}
