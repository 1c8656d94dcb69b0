/**
 * Plain read-only data that the engine takes and gives.
 *
 * Every offset is a UTF-16 code unit into the text of one document at one version; spans are half-open:
 * `text.slice(start, end)` is the surface.
 */

export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Names a document: the host uses its URI, the command line its path. */
export type DocumentId = string & { readonly brand: 'DocumentId' };

/** Names an entity of one corpus: its type and folded label, so that it is the same after every rebuild. */
export type EntityId = string & { readonly brand: 'EntityId' };

/** One source as it comes in. `name` is its path or file name; metadata may be read from it, text never. */
export interface SourceInput {
	readonly id: DocumentId;
	readonly version: number;
	readonly text: string;
	readonly name: string;
	readonly format: 'plain' | 'markdown';
}

// ---- Document ----

/** `note`: title, caption, byline, date line, provenance or statement lines, read for metadata and never matched. */
export type ParagraphKind = 'prose' | 'heading' | 'note';

export interface Paragraph extends Span {
	readonly kind: ParagraphKind;
}

/** A passage is one sentence. Its span excludes surrounding white space and includes closing quotes. */
export interface Sentence extends Span {
	/** Index into the document's paragraphs. */
	readonly paragraph: number;
}

/**
 * The words, numbers and signs of a document, in reading order, as parallel arrays.
 * Token `i` is `text.slice(starts[i], ends[i])`; no token crosses a sentence.
 */
export interface Tokens {
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** One of `TokenKind`. */
	readonly kinds: Uint8Array;
	/** Token index at which each sentence begins, and at the end the number of tokens. */
	readonly sentenceStarts: Int32Array;
}

export const TokenKind = {
	/** One punctuation mark or symbol (`,` `$` `%` `–`), or a run of the same one (`...`). */
	sign: 0,
	/** Starts with a letter: `H200`, `U.S.`, `don't`, `O'Brien`; a possessive `'s` is a token of its own. */
	word: 1,
	/** Starts with a digit: `1,200.5`, `25`, `3bn`, `10th`, `1990s`. */
	number: 2,
	/** A web or e-mail address. */
	address: 3,
} as const;

export interface Metadata {
	readonly title: string;
	/** Where the title stands, when it is a line of the text. */
	readonly titleSpan: Span | undefined;
	readonly outlet: string | undefined;
	/** Publication date as far as the text or name states it with a year: `2026-01-08`, `2026-01`. */
	readonly date: string | undefined;
	readonly byline: string | undefined;
	/** Words of prose and headings. */
	readonly words: number;
}

export interface SourceDocument {
	readonly id: DocumentId;
	readonly version: number;
	readonly name: string;
	readonly text: string;
	readonly paragraphs: readonly Paragraph[];
	readonly sentences: readonly Sentence[];
	readonly tokens: Tokens;
	readonly metadata: Metadata;
	/** What was odd about the input, in words for the log. */
	readonly problems: readonly string[];
}

// ---- Annotations ----

export const ENTITY_TYPES = ['person', 'organization', 'place', 'product', 'group', 'event', 'work', 'other'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** One place in the text that names an entity. */
export interface Mention extends Span {
	readonly kind: 'mention';
	readonly type: EntityType;
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** The part that names the maker, in `NVIDIA H200`. */
	readonly maker: Span | undefined;
	/** Titles and roles that belong to the name here ("NVIDIA CEO", "head of the White House AI office"). */
	readonly descriptions: readonly Span[];
	/** The recogniser that found it: `tagger`, `productCode`, `propagation`, … */
	readonly rule: string;
}

export const CLAIM_KINDS = ['percent', 'money', 'count', 'measure', 'multiple', 'change', 'rank', 'duration', 'date', 'score'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type Bound = 'exact' | 'about' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'range' | 'vague';
export type Modality = 'asserted' | 'planned' | 'conditional' | 'estimated' | 'negated';

/** A quantity asserted about something. */
export interface NumericClaim extends Span {
	readonly kind: ClaimKind;
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** The interval that the wording claims, in `unit`; `null` is an open side. Both are `null` for a date. */
	readonly low: number | null;
	readonly high: number | null;
	readonly bound: Bound;
	/** `%`, ISO 4217, the counted noun's lemma, an SI symbol, `pp`, `point`, `year`, an ISO date, or empty. */
	readonly unit: string;
	/** What is counted or measured, where the text says so. */
	readonly about: Span | undefined;
	/** The stated base: `sales revenue` in `25 percent of sales revenue`. */
	readonly per: Span | undefined;
	readonly modality: Modality;
	/** Who says so, in the passage's own words. */
	readonly attribution: Span | undefined;
}

export type Annotation = Mention | NumericClaim;

/** Everything that is found in a document from its text alone; it can be cached and sent between threads. */
export interface AnalyzedDocument {
	readonly document: SourceDocument;
	/** By start; they do not overlap each other. */
	readonly mentions: readonly Mention[];
	/** By start; they do not overlap each other, but a mention may lie inside one. */
	readonly claims: readonly NumericClaim[];
}

// ---- Corpus ----

/** A place in the corpus. */
export interface Place extends Span {
	readonly document: DocumentId;
}

export interface EntityMention extends Place {
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** The name used here, one of the entity's aliases. */
	readonly alias: string;
	/** This is the part of a product's name that names its maker. */
	readonly asMaker: boolean;
}

/** How a name came to belong to an entity. */
export interface Merge {
	readonly alias: string;
	/** `same name`, `known alias`, `acronym`, `title`, `surname`, `decision`, … */
	readonly rule: string;
}

export interface Description extends Place {
	readonly text: string;
}

/** What the corpus names under one or more names. What is not plain data here is read from the corpus when it is asked for. */
export interface Entity {
	readonly id: EntityId;
	readonly label: string;
	readonly type: EntityType;
	/** As written, the most frequent first. */
	readonly aliases: readonly string[];
	readonly merges: readonly Merge[];
	readonly mentionCount: number;
	/** Sources that name it. */
	readonly documentCount: number;
	/** Sources that name it, in corpus order. */
	readonly documents: readonly DocumentId[];
	/** The first of them, at most so many: many sources name some entities. */
	firstDocuments(most: number): readonly DocumentId[];
	/** In corpus order, then by start. Read from all sources at each call: ask for those of one source where that is enough. */
	readonly mentions: readonly EntityMention[];
	/** By start. */
	mentionsIn(document: DocumentId): readonly EntityMention[];
	/** In corpus order; read as `mentions` are. */
	readonly descriptions: readonly Description[];
	descriptionsIn(document: DocumentId): readonly Description[];
}

// ---- Cross-references and comparisons ----

export type ClaimRelation = 'differs' | 'agrees' | 'compatible' | 'not-comparable';
export type Relation = ClaimRelation | 'match' | 'related';
export type Severity = 'minor' | 'moderate' | 'major';

/** Two claims of different sources side by side. */
export interface Comparison {
	readonly a: Place;
	readonly b: Place;
	readonly relation: ClaimRelation;
	/** Of a `differs` only. */
	readonly severity: Severity | undefined;
	/** How sure it is that both speak of the same thing, 0–1. */
	readonly score: number;
	readonly reasons: readonly string[];
}

/** A passage of another source that matches the one asked about. */
export interface CrossReference extends Place {
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** Match score, 0–1, calibrated: the same meaning for every query. */
	readonly score: number;
	readonly relation: Relation;
	readonly reasons: readonly string[];
	/** Parts of the passage that carry the match, by start: what a card sets in bold. */
	readonly highlights: readonly Span[];
	/** The claim of this passage that is compared, when `relation` is one of claims. */
	readonly comparison: Comparison | undefined;
	/** The better-ranked passage that says the same in nearly the same words. */
	readonly copyOf: Place | undefined;
}

/** A cross-reference above the threshold, with the passages folded into it. */
export interface Match extends CrossReference {
	readonly copies: readonly Place[];
}

// ---- Cards ----

/** A verbatim passage with where it stands. */
export interface Quote extends Place {
	/** The exact slice of the source. */
	readonly text: string;
	/** Spans into the same source that are shown in bold, by start. */
	readonly highlights: readonly Span[];
	/** What a link selects: the compared claim, else the passage. */
	readonly target: Span;
	/** The source's short name. */
	readonly source: string;
	/** One-based. */
	readonly paragraph: number;
	readonly date: string | undefined;
	readonly relation: Relation;
	/** Passages folded into this one as copies. */
	readonly copies: number;
}

/** One side of a compared claim. */
export interface ClaimSide extends Place {
	readonly source: string;
	readonly paragraph: number;
	/** The clause around the claim, an exact slice. */
	readonly clause: Span;
	readonly clauseText: string;
	readonly value: string;
	/** `undefined`: base not stated. */
	readonly per: string | undefined;
	readonly modality: Modality;
	readonly attribution: string | undefined;
}

export interface CardComparison {
	readonly relation: ClaimRelation;
	readonly severity: Severity | undefined;
	readonly here: ClaimSide;
	readonly there: ClaimSide;
	readonly quote: Quote;
	readonly reasons: readonly string[];
}

export interface CardEntity {
	readonly id: EntityId;
	readonly label: string;
	readonly type: EntityType;
	readonly mentionsHere: number;
	readonly mentions: number;
	/** Sources that name it. */
	readonly sources: number;
	/** What this text calls it, verbatim. */
	readonly descriptions: readonly string[];
	/** Named in over a third of all passages. */
	readonly frequent: boolean;
}

/** What a hover shows, as data: no Markdown. Parts are left out when they have nothing to say. */
export interface Card extends Place {
	readonly subject: 'mention' | 'claim' | 'passage';
	/** The exact slice under the pointer. */
	readonly text: string;
	readonly entity: CardEntity | undefined;
	/** The maker, when the pointer is on that part of a product's name. */
	readonly maker: CardEntity | undefined;
	readonly comparison: CardComparison | undefined;
	/** This sentence elsewhere: at most two, above the threshold. */
	readonly passages: readonly Quote[];
	/** About it: at most two. */
	readonly about: readonly Quote[];
	/** Cross-references above the threshold or with a comparable claim, shown or not. */
	readonly total: number;
	/** Other readable sources. */
	readonly otherSources: number;
	/** The claim is a date that cannot be placed, since the publication date is unknown. */
	readonly unplacedDate: boolean;
	/** Where a date without a year, a weekday or "yesterday" stands in the calendar, by the publication date. */
	readonly placedDate: string | undefined;
}
