import type { Annotation, AnalyzedDocument, Card, Comparison, CrossReference, DocumentId, Entity, EntityId, Match, Metadata, NumericClaim, Place, Sentence } from './types';

/** A source as lists show it. */
export interface SourceSummary {
	readonly id: DocumentId;
	readonly metadata: Metadata;
	/** The reader's label, else outlet, else title at 32 characters, else the file's stem; unique. */
	readonly shortName: string;
	readonly mentions: number;
	readonly claims: number;
}

/** A span of a document; a sentence, a mention or a claim. */
export type ReferenceQuery = Place;

export interface ReferenceOptions {
	/** How many at most. */
	readonly top: number;
	/** Leaves out what scores below it, 0–1; default 0. */
	readonly threshold?: number;
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
	/** The innermost annotation at an offset. */
	findAnnotation(id: DocumentId, offset: number): Annotation | undefined;
	/** The sentence at an offset. */
	findSentence(id: DocumentId, offset: number): { readonly index: number; readonly sentence: Sentence } | undefined;
	/** Entities by label. */
	readonly entities: readonly Entity[];
	findEntity(id: EntityId): Entity | undefined;
	/** The entity that a mention names; with `asMaker`, the one that its maker part names. */
	entityOf(place: Place): Entity | undefined;
	/** Ranked passages of other sources, best first. For a claim, comparable claims come first. */
	references(query: ReferenceQuery, options: ReferenceOptions): readonly CrossReference[];
	/** The same as a card and the view show it: above the threshold, copies folded, by relation and then score. */
	matches(query: ReferenceQuery): readonly Match[];
	/** Does this sentence have a match in another source? Cheap once asked. */
	hasMatch(id: DocumentId, sentence: number): boolean;
	/** Best passages for a typed text, with their score. */
	search(text: string, options: ReferenceOptions): readonly CrossReference[];
	/** Comparisons of one claim with those of other sources, best first. */
	comparisonsOf(id: DocumentId, claim: NumericClaim): readonly Comparison[];
	/** All comparisons of the corpus, by place. */
	readonly comparisons: readonly Comparison[];
	cardAt(id: DocumentId, offset: number): Card | undefined;
}
