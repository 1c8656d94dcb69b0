import type { Lexicon } from './annotate/lexicon';
import { Corpus, type CorpusChange, type CorpusSegment, type MergedSegments } from './corpus/corpus';
import { NO_DECISIONS, type Decisions } from './corpus/decisions';
import { DecidedDocuments } from './corpus/decidedDocuments';
import { findDismissals, type IsDismissed } from './corpus/dismissals';
import { EntityTable } from './corpus/entities';
import type { MergeOptions } from './corpus/mergePolicy';
import { NamedSegments } from './corpus/namedSegments';
import { buildSegment, type Segment } from './corpus/segment';
import { SourceTable, type SourceSummary } from './corpus/sources';
import { isWritten } from './corpus/writtenNames';
import { buildCard, isFrequent, type CardCorpus } from './crossref/card';
import { readClaimWords } from './crossref/claimFrames';
import { ClaimIndex } from './crossref/comparisons';
import { KeptComparisons } from './crossref/keptComparisons';
import { MATCH_THRESHOLD } from './crossref/calibration';
import { findDuplicates, type DuplicateDocument } from './crossref/duplicates';
import { findNearestDocuments } from './crossref/nearestDocuments';
import { References } from './crossref/references';
import { compareSources, type SourceComparison } from './crossref/sourceComparison';
import { Stories } from './crossref/stories';
import type { Slices } from './ports';
import { finish } from './slices';
import { findIndexAt } from './text/span';
import type {
	AnalyzedDocument, Annotation, Card, Comparison, CrossReference, DocumentId, Entity, EntityId, EntityMention, Match, Place, Sentence, Span,
} from './types';

export type { SourceSummary };

/** A span of a document; a sentence, a mention or a claim. */
export type ReferenceQuery = Place;

export interface ReferenceOptions {
	/** How many at most. */
	readonly top: number;
}

/** The corpus at one moment. Nothing in it changes; what is costly is computed when first asked for. */
export interface Snapshot {
	/** Grows with every change. */
	readonly revision: number;
	/** By id. Costs a look at each source after every change. */
	readonly sources: readonly SourceSummary[];
	/** The same: making the list of a large corpus takes a while. */
	listSources(): Slices<readonly SourceSummary[]>;
	readonly sourceCount: number;
	/** Match score from which on a passage is shown as a match, 0–1. */
	readonly threshold: number;
	findDocument(id: DocumentId): AnalyzedDocument | undefined;
	/** By its path as decisions name it. */
	findNamed(name: string): AnalyzedDocument | undefined;
	/** Some entity is called so, or some text holds the name, whatever decisions make of it. */
	isNamed(name: string): Slices<boolean>;
	findSource(id: DocumentId): SourceSummary | undefined;
	/** The innermost annotation at an offset. */
	findAnnotation(id: DocumentId, offset: number): Annotation | undefined;
	/** The sentence at an offset. */
	findSentence(id: DocumentId, offset: number): { readonly index: number; readonly sentence: Sentence } | undefined;
	/** Entities by label. */
	readonly entities: readonly Entity[];
	/** The same: making the list of a large corpus takes a while. Those of later snapshots are made when these are prepared. */
	listEntities(): Slices<readonly Entity[]>;
	findEntity(id: EntityId): Entity | undefined;
	/** The entity that a mention names, or that the maker part of one names. */
	entityOf(place: Place): Entity | undefined;
	/** Named in so many passages that naming it tells nothing. */
	isFrequent(entity: Entity): boolean;
	/** Ranked passages of other sources, best first. For a claim, those with comparable claims come first. */
	references(query: ReferenceQuery, options: ReferenceOptions): readonly CrossReference[];
	/** The same as cards and views show it: above the threshold, copies folded, by relation and then score. */
	matches(query: ReferenceQuery): readonly Match[];
	/** Does this sentence have a match in another source? Cheap once asked. */
	hasMatch(id: DocumentId, sentence: number): boolean;
	/** Best passages for a typed text, with their score. */
	search(text: string, options: ReferenceOptions): readonly CrossReference[];
	/** Comparisons of one claim with those of other sources, best first. */
	comparisonsOf(id: DocumentId, claim: Span): readonly Comparison[];
	/** All comparisons of the corpus, by place: costs as much as all of its sources together, so that only small ones should be asked. */
	readonly comparisons: readonly Comparison[];
	cardAt(id: DocumentId, offset: number): Card | undefined;
	/** The source that this one repeats sentence by sentence. */
	duplicateOf(id: DocumentId): DuplicateDocument | undefined;
	/** What two sources share and what each has alone; `undefined` for one source twice or one that is gone. */
	compareSources(a: DocumentId, b: DocumentId): Slices<SourceComparison | undefined>;
}

/** What `CorpusSnapshot.with` takes. */
export interface SnapshotChange extends CorpusChange {
	readonly decisions?: Decisions;
}

/** A value that is computed when first asked for. */
class Lazy<T> {
	#compute: (() => T) | undefined;
	#value: T | undefined;

	constructor(compute: () => T) {
		this.#compute = compute;
	}

	/** The value when it has been asked for. */
	get known(): T | undefined {
		return this.#value;
	}

	/** Takes a value that was computed elsewhere, unless there is one. */
	settle(value: T): void {
		if (this.#compute) {
			this.#value = value;
			this.#compute = undefined;
		}
	}

	get value(): T {
		if (this.#compute) {
			this.#value = this.#compute();
			this.#compute = undefined;
		}
		return this.#value as T; // Computed above or before.
	}
}

interface Parts {
	readonly lexicon: Lexicon;
	readonly revision: number;
	readonly corpus: Corpus;
	readonly decisions: Decisions;
	readonly sources: SourceTable;
	/** What can be taken over from. */
	readonly previous: CorpusSnapshot | undefined;
	/** What changed since then, when it is only that. */
	readonly merged?: MergedSegments;
}

/** The snapshot over a corpus; `with` gives the next one and shares what did not change. */
export class CorpusSnapshot implements Snapshot, CardCorpus {
	readonly revision: number;
	readonly threshold = MATCH_THRESHOLD;
	readonly #lexicon: Lexicon;
	readonly #corpus: Corpus;
	readonly #decisions: Decisions;
	readonly #decided: DecidedDocuments;
	readonly #entities: Lazy<EntityTable>;
	/** Entities of nearly the same corpus, until those of this one are known. */
	#entitiesBefore: EntityTable | undefined;
	readonly #claims: Lazy<KeptComparisons>;
	readonly #references: Lazy<References>;
	readonly #sources: SourceTable;
	readonly #duplicates: Lazy<ReadonlyMap<DocumentId, DuplicateDocument>>;
	readonly #dismissed: Lazy<IsDismissed>;
	readonly #passagesNaming = new Map<EntityId, number>();

	private constructor({ lexicon, revision, corpus, decisions, sources, previous, merged }: Parts) {
		this.revision = revision;
		this.#lexicon = lexicon;
		this.#corpus = corpus;
		this.#decisions = decisions;
		this.#decided = new DecidedDocuments(corpus, decisions, previous && previous.#decided, merged);
		this.#sources = sources;
		this.#duplicates = new Lazy(() => new Map(findDuplicates(corpus).map((duplicate) => [duplicate.document, duplicate])));
		this.#entitiesBefore = previous && (previous.#entities.known ?? previous.#entitiesBefore);
		this.#entities = new Lazy(() => finish(this.#joinEntities()));
		this.#dismissed = new Lazy(() => findDismissals((name) => corpus.findNamed(name), decisions));
		const stories = new Lazy(() => new Stories(corpus.index));
		this.#claims = new Lazy(() => new KeptComparisons(new ClaimIndex({
			background: corpus.words.background,
			documentCount: corpus.size,
			documents: () => Array.from(corpus.order, (number) => corpus.idOf(number)),
			find: (id) => corpus.find(id),
			findNearest: (id, count) => findNearestDocuments(corpus, id, count),
			compareStories: (id, others) => stories.value.compare(corpus.numberOf(id), others.map((other) => corpus.numberOf(other))),
			words: readClaimWords(lexicon, corpus.words.rules),
			entityOf: (place) => this.entityOf(place),
			publicationDate: (id) => this.publicationDate(id),
		}), (a, b) => this.isDismissed(a, b)));
		this.#references = new Lazy(() => new References(corpus, (id) => this.findDocument(id), this.#entities.value, this.#claims.value, (a, b) => this.isDismissed(a, b)));
	}

	static empty(lexicon: Lexicon): CorpusSnapshot {
		const corpus = Corpus.empty(lexicon);
		return new CorpusSnapshot({ lexicon, revision: 0, corpus, decisions: NO_DECISIONS, sources: new SourceTable(corpus, NO_DECISIONS), previous: undefined });
	}

	with({ decisions = this.#decisions, ...change }: SnapshotChange): CorpusSnapshot {
		const changed = changedIds(change);
		const corpus = changed.length > 0 ? this.#corpus.with(change) : this.#corpus;
		const sources = new SourceTable(corpus, decisions, { table: this.#sources, changed });
		return new CorpusSnapshot({ lexicon: this.#lexicon, revision: this.revision + 1, corpus, decisions, sources, previous: this });
	}

	/** Its documents as the corpus holds them. */
	get segments(): readonly CorpusSegment[] {
		return this.#corpus.segments;
	}

	/** Makes several segments into one, in slices, where there are too many; `undefined` when there are not. */
	merge(options: MergeOptions): Slices<MergedSegments | undefined> {
		return this.#corpus.merge(options);
	}

	/** The same snapshot over fewer segments; says the same under the same number. */
	withMerged(merged: MergedSegments): CorpusSnapshot {
		const corpus = this.#corpus.withMerged(merged);
		const sources = new SourceTable(corpus, this.#decisions, { table: this.#sources, changed: [] });
		return new CorpusSnapshot({ lexicon: this.#lexicon, revision: this.revision, corpus, decisions: this.#decisions, sources, previous: this, merged });
	}

	/** The segment of a document that is to be put. */
	pack(analyzed: AnalyzedDocument): Slices<Segment> {
		return buildSegment([analyzed], this.#corpus.resources);
	}

	/** Makes, in slices, what the first question would have to wait for. */
	*prepare(): Slices<void> {
		yield* this.#prepareEntities();
		yield* this.#sources.prepare();
	}

	*#prepareEntities(): Slices<EntityTable> {
		yield* this.#corpus.prepare();
		if (!this.#entities.known) {
			const isListed = this.#entitiesBefore?.isListed ?? false;
			const table = yield* this.#joinEntities();
			if (isListed) {
				yield* table.sortEntities();
			}
			this.#entities.settle(table);
		}
		return this.#entities.value;
	}

	get sourceCount(): number {
		return this.#corpus.size;
	}

	get sources(): readonly SourceSummary[] {
		return this.#sources.list;
	}

	get entities(): readonly Entity[] {
		return this.#entities.value.entities;
	}

	*listSources(): Slices<readonly SourceSummary[]> {
		yield* this.#corpus.prepare(); // Their order.
		return yield* this.#sources.makeList();
	}

	*listEntities(): Slices<readonly Entity[]> {
		return yield* (yield* this.#prepareEntities()).list();
	}

	get comparisons(): readonly Comparison[] {
		return this.#claims.value.all;
	}

	findDocument(id: DocumentId): AnalyzedDocument | undefined {
		return this.#decided.find(id, this.#entities);
	}

	findNamed(name: string): AnalyzedDocument | undefined {
		return this.#corpus.findNamed(name);
	}

	*isNamed(name: string): Slices<boolean> {
		return (yield* this.#prepareEntities()).isKnown(name) || (yield* isWritten(this.#corpus, name));
	}

	findSource(id: DocumentId): SourceSummary | undefined {
		return this.#sources.find(id);
	}

	findAnnotation(id: DocumentId, offset: number): Annotation | undefined {
		const analyzed = this.findDocument(id);
		return analyzed && (findAt(analyzed.mentions, offset) ?? findAt(analyzed.claims, offset));
	}

	findSentence(id: DocumentId, offset: number): { readonly index: number; readonly sentence: Sentence } | undefined {
		const sentences = this.#corpus.find(id)?.document.sentences ?? [];
		const index = findIndexAt(sentences, offset);
		const sentence = sentences[index];
		return sentence && { index, sentence };
	}

	findEntity(id: EntityId): Entity | undefined {
		return this.#entities.value.find(id);
	}

	entityOf(place: Place): Entity | undefined {
		return this.#entities.value.entityOf(place);
	}

	isFrequent(entity: Entity): boolean {
		return isFrequent(this, entity);
	}

	references(query: ReferenceQuery, { top }: ReferenceOptions): readonly CrossReference[] {
		return this.#references.value.rank(query, top);
	}

	matches(query: ReferenceQuery): readonly Match[] {
		return this.#references.value.matches(query);
	}

	hasMatch(id: DocumentId, sentence: number): boolean {
		return this.#references.value.hasMatch(id, sentence);
	}

	search(text: string, { top }: ReferenceOptions): readonly CrossReference[] {
		return this.#references.value.search(text, top);
	}

	comparisonsOf(id: DocumentId, claim: Span): readonly Comparison[] {
		return this.#claims.value.of({ document: id, start: claim.start, end: claim.end });
	}

	duplicateOf(id: DocumentId): DuplicateDocument | undefined {
		return this.#duplicates.value.get(id);
	}

	compareSources(a: DocumentId, b: DocumentId): Slices<SourceComparison | undefined> {
		return compareSources(this, a, b);
	}

	cardAt(id: DocumentId, offset: number): Card | undefined {
		return buildCard(this, id, offset);
	}

	/** The reader dismissed what connects these two places. */
	isDismissed(a: Place, b: Place): boolean {
		return this.#dismissed.value(a, b);
	}

	*#joinEntities(): Slices<EntityTable> {
		const named = new NamedSegments(this.#corpus, this.#decided.changed);
		const table = yield* EntityTable.over(named, this.#corpus.resources.lists, this.#decisions, this.#entitiesBefore);
		this.#entitiesBefore = undefined;
		return table;
	}

	publicationDate(id: DocumentId): string | undefined {
		return this.#sources.dateOf(id);
	}

	shortNameOf(id: DocumentId): string {
		return this.findSource(id)?.shortName ?? id;
	}

	get passageCount(): number {
		return this.#corpus.passageCount;
	}

	passagesNaming(entity: Entity): number {
		// Asked for every mention of a source: counting each time would take the square of a name's mentions.
		const count = this.#passagesNaming.get(entity.id) ?? countPassages(entity.mentions);
		this.#passagesNaming.set(entity.id, count);
		return count;
	}
}

/** @param mentions by document and start, so that those of one passage stand together. */
function countPassages(mentions: readonly EntityMention[]): number {
	return mentions.reduce((count, { document, sentence }, index) => {
		const before = mentions[index - 1];
		return count + Number(before?.document !== document || before.sentence !== sentence);
	}, 0);
}

/** Ids of all documents that a change puts, replaces or takes away. */
function changedIds({ put = [], segments = [], remove = [] }: CorpusChange): DocumentId[] {
	const added = segments.flatMap(({ segment }) => Array.from({ length: segment.documents.count }, (_, document) => segment.documents.id(document)));
	return [...put.map(({ document }) => document.id), ...added, ...remove];
}

function findAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
	const found = spans[findIndexAt(spans, offset)];
	return found && found.start <= offset ? found : undefined;
}
