import type { Resources } from './annotate/resources';
import { Corpus } from './corpus/corpus';
import { NO_DECISIONS, type Decisions } from './corpus/decisions';
import { DecidedDocuments } from './corpus/decidedDocuments';
import { findDismissals, type IsDismissed } from './corpus/dismissals';
import { joinEntities, type EntityTable } from './corpus/entities';
import { summarizeSources, type SourceSummary } from './corpus/sources';
import { buildCard, isFrequent, type CardCorpus } from './crossref/card';
import { readClaimWords } from './crossref/claimFrames';
import { ClaimIndex } from './crossref/comparisons';
import { KeptComparisons } from './crossref/keptComparisons';
import { MATCH_THRESHOLD } from './crossref/calibration';
import { findDuplicates, type DuplicateDocument } from './crossref/copies';
import { References } from './crossref/references';
import { compareSources, type SourceComparison } from './crossref/sourceComparison';
import type { Slices } from './ports';
import { findIndexAt } from './text/span';
import type {
	AnalyzedDocument, Annotation, Card, Comparison, CrossReference, DocumentId, Entity, EntityId, Match, Place, Sentence, Span,
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
	/** By id. */
	readonly sources: readonly SourceSummary[];
	/** Match score from which on a passage is shown as a match, 0–1. */
	readonly threshold: number;
	findDocument(id: DocumentId): AnalyzedDocument | undefined;
	findSource(id: DocumentId): SourceSummary | undefined;
	/** The innermost annotation at an offset. */
	findAnnotation(id: DocumentId, offset: number): Annotation | undefined;
	/** The sentence at an offset. */
	findSentence(id: DocumentId, offset: number): { readonly index: number; readonly sentence: Sentence } | undefined;
	/** Entities by label. */
	readonly entities: readonly Entity[];
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
	/** All comparisons of the corpus, by place. */
	readonly comparisons: readonly Comparison[];
	cardAt(id: DocumentId, offset: number): Card | undefined;
	/** The source that this one repeats sentence by sentence. */
	duplicateOf(id: DocumentId): DuplicateDocument | undefined;
	/** What two sources share and what each has alone; `undefined` for one source twice or one that is gone. */
	compareSources(a: DocumentId, b: DocumentId): Slices<SourceComparison | undefined>;
}

/** What `CorpusSnapshot.with` takes. */
export interface SnapshotChange {
	readonly put?: readonly AnalyzedDocument[];
	readonly remove?: readonly DocumentId[];
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

	get value(): T {
		if (this.#compute) {
			this.#value = this.#compute();
			this.#compute = undefined;
		}
		return this.#value as T; // Computed above or before.
	}
}

/** The snapshot over a corpus; `with` gives the next one and shares what did not change. */
export class CorpusSnapshot implements Snapshot, CardCorpus {
	readonly revision: number;
	readonly threshold = MATCH_THRESHOLD;
	readonly #resources: Resources;
	readonly #corpus: Corpus;
	readonly #decisions: Decisions;
	readonly #decided: DecidedDocuments;
	readonly #entities: Lazy<EntityTable>;
	readonly #claims: Lazy<KeptComparisons>;
	readonly #references: Lazy<References>;
	readonly #sources: Lazy<ReadonlyMap<DocumentId, SourceSummary>>;
	readonly #duplicates: Lazy<ReadonlyMap<DocumentId, DuplicateDocument>>;
	readonly #dismissed: Lazy<IsDismissed>;
	readonly #passagesNaming = new Map<EntityId, number>();

	private constructor(resources: Resources, corpus: Corpus, decisions: Decisions, previous: CorpusSnapshot | undefined) {
		this.revision = previous ? previous.revision + 1 : 0;
		this.#resources = resources;
		this.#corpus = corpus;
		this.#decisions = decisions;
		this.#decided = new DecidedDocuments(corpus.documents, decisions, previous && previous.#decided);
		this.#sources = new Lazy(() => new Map(summarizeSources(corpus.documents, decisions).map((source) => [source.id, source])));
		this.#duplicates = new Lazy(() => new Map(findDuplicates(corpus).map((duplicate) => [duplicate.document, duplicate])));
		const before = previous && previous.#entities.known;
		this.#entities = new Lazy(() => joinEntities(this.#decided.all, resources.lexicon, decisions, before));
		this.#dismissed = new Lazy(() => findDismissals(corpus.documents, decisions));
		this.#claims = new Lazy(() => new KeptComparisons(new ClaimIndex(corpus, {
			words: readClaimWords(resources.lexicon, corpus.words.rules),
			entityOf: (place) => this.entityOf(place)?.id,
			publicationDate: (id) => this.publicationDate(id),
		}), (a, b) => this.isDismissed(a, b)));
		this.#references = new Lazy(() => new References(corpus, (id) => this.findDocument(id), this.#entities.value, this.#claims.value, (a, b) => this.isDismissed(a, b)));
	}

	static empty(resources: Resources): CorpusSnapshot {
		return new CorpusSnapshot(resources, Corpus.empty(resources.lexicon), NO_DECISIONS, undefined);
	}

	with({ put = [], remove = [], decisions = this.#decisions }: SnapshotChange): CorpusSnapshot {
		const corpus = put.length + remove.length > 0 ? this.#corpus.with({ put, remove }) : this.#corpus;
		return new CorpusSnapshot(this.#resources, corpus, decisions, this);
	}

	get sources(): readonly SourceSummary[] {
		return [...this.#sources.value.values()];
	}

	get entities(): readonly Entity[] {
		return this.#entities.value.entities;
	}

	get comparisons(): readonly Comparison[] {
		return this.#claims.value.all;
	}

	findDocument(id: DocumentId): AnalyzedDocument | undefined {
		return this.#decided.find(id, this.#entities);
	}

	findSource(id: DocumentId): SourceSummary | undefined {
		return this.#sources.value.get(id);
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

	publicationDate(id: DocumentId): string | undefined {
		return this.findSource(id)?.metadata.date;
	}

	shortNameOf(id: DocumentId): string {
		return this.findSource(id)?.shortName ?? id;
	}

	get passageCount(): number {
		return this.#corpus.passageCount;
	}

	passagesNaming(entity: Entity): number {
		// Asked for every mention of a source: counting each time would take the square of a name's mentions.
		const count = this.#passagesNaming.get(entity.id) ?? new Set(entity.mentions.map((mention) => `${mention.document} ${mention.sentence}`)).size;
		this.#passagesNaming.set(entity.id, count);
		return count;
	}
}

function findAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
	const found = spans[findIndexAt(spans, offset)];
	return found && found.start <= offset ? found : undefined;
}
