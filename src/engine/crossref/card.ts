import { resolveDate } from '../annotate/dates';
import { findIndexAt } from '../text/span';
import type {
	AnalyzedDocument, Annotation, Card, CardComparison, CardEntity, ClaimSide, Comparison, DocumentId, Entity,
	Match, Mention, NumericClaim, Place, Quote, Span,
} from '../types';
import { findClause } from './clause';
import { findTelling } from './telling';

/** What a card is assembled from. */
export interface CardCorpus {
	readonly sourceCount: number;
	findDocument(id: DocumentId): AnalyzedDocument | undefined;
	findAnnotation(id: DocumentId, offset: number): Annotation | undefined;
	entityOf(place: Place): Entity | undefined;
	matches(query: Place): readonly Match[];
	hasMatch(id: DocumentId, sentence: number): boolean;
	comparisonsOf(id: DocumentId, claim: NumericClaim): readonly Comparison[];
	publicationDate(id: DocumentId): string | undefined;
	/** The reader dismissed what connects these two passages. */
	isDismissed(a: Place, b: Place): boolean;
	shortNameOf(id: DocumentId): string;
	/** Passages that can match at all. */
	readonly passageCount: number;
	/** Passages that name the entity. */
	passagesNaming(entity: Entity): number;
}

/** Most quotes in one part of a card. */
const QUOTES = 2;
/** A name in a larger share of all passages than this says nothing by being named. */
const FREQUENT_SHARE = 1 / 3;
/** In fewer passages than this no name is frequent. */
const FREQUENT_PASSAGES = 6;

/**
 * The card at an offset: on an annotation, or at the end of a passage with a match elsewhere.
 * `undefined` where there is nothing to show.
 */
export function buildCard(corpus: CardCorpus, id: DocumentId, offset: number): Card | undefined {
	const analyzed = corpus.findDocument(id);
	if (!analyzed) {
		return undefined;
	}
	const annotation = corpus.findAnnotation(id, offset);
	const index = annotation ? annotation.sentence : findIndexAt(analyzed.document.sentences, offset);
	const sentence = analyzed.document.sentences[index];
	if (!sentence || (!annotation && !(offset >= sentence.end - 1 && corpus.hasMatch(id, index)))) {
		return undefined;
	}
	// Numbers that cannot be compared make no match of a passage: such a one is shown as a comparison of the claim under the pointer only.
	const matches = corpus.matches({ document: id, start: sentence.start, end: sentence.end }).filter(({ relation }) => relation !== 'not-comparable');
	const span: Span = annotation ?? { start: sentence.end - 1, end: sentence.end };
	const common = {
		document: id,
		start: span.start,
		end: span.end,
		text: analyzed.document.text.slice(span.start, span.end),
		total: matches.length,
		otherSources: corpus.sourceCount - 1,
	};
	if (!annotation) {
		return { ...common, subject: 'passage', ...NO_PARTS, passages: onePerSource(matches, QUOTES).map((match) => toQuote(corpus, match)) };
	}
	return annotation.kind === 'mention'
		? { ...common, ...mentionParts(corpus, analyzed, annotation, offset, matches) }
		: { ...common, ...claimParts(corpus, analyzed, annotation, matches) };
}

const NO_PARTS = { entity: undefined, maker: undefined, comparison: undefined, about: [], unplacedDate: false, placedDate: undefined } as const;

type Parts = Pick<Card, 'subject' | 'entity' | 'maker' | 'comparison' | 'passages' | 'about' | 'unplacedDate' | 'placedDate'>;

function mentionParts(corpus: CardCorpus, analyzed: AnalyzedDocument, mention: Mention, offset: number, matches: readonly Match[]): Parts {
	const document = analyzed.document.id;
	const entity = corpus.entityOf({ document, start: mention.start, end: mention.end });
	const onMaker = mention.maker && offset >= mention.maker.start && offset <= mention.maker.end ? mention.maker : undefined;
	const maker = onMaker && corpus.entityOf({ document, ...onMaker });
	const passages = onePerSource(matches, QUOTES).map((match) => toQuote(corpus, match, entity));
	const subject = maker ?? entity;
	const facts = entity && toCardEntity(corpus, entity, document);
	return {
		...NO_PARTS,
		subject: 'mention',
		entity: facts,
		maker: maker && toCardEntity(corpus, maker, document),
		passages,
		about: subject && !isFrequent(corpus, subject) ? aboutQuotes(corpus, subject, { document, ...sentenceOf(analyzed, mention) }, passages) : [],
	};
}

function claimParts(corpus: CardCorpus, analyzed: AnalyzedDocument, claim: NumericClaim, matches: readonly Match[]): Parts {
	const { id } = analyzed.document;
	const best = corpus.comparisonsOf(id, claim)[0];
	const published = corpus.publicationDate(id);
	const isOpenDate = claim.kind === 'date' && !/^\d{4}/.test(claim.unit);
	const comparison = best && toCardComparison(corpus, analyzed, claim, best);
	const others = matches.filter((match) => !comparison || match.document !== comparison.quote.document || match.start !== comparison.quote.start);
	return {
		...NO_PARTS,
		subject: 'claim',
		comparison,
		passages: onePerSource(others, comparison ? QUOTES - 1 : QUOTES).map((match) => toQuote(corpus, match)),
		unplacedDate: isOpenDate && published === undefined,
		placedDate: isOpenDate ? resolveDate(analyzed.document.text.slice(claim.start, claim.end), claim.unit, published) : undefined,
	};
}

function toCardEntity(corpus: CardCorpus, entity: Entity, document: DocumentId): CardEntity {
	const descriptions = entity.descriptionsIn(document).map((description) => description.text);
	return {
		id: entity.id,
		label: entity.label,
		type: entity.type,
		mentionsHere: entity.mentionsIn(document).length,
		mentions: entity.mentionCount,
		sources: entity.documentCount,
		descriptions: [...new Set(descriptions)],
		frequent: isFrequent(corpus, entity),
	};
}

/** Is the entity named in so many passages that naming it tells nothing? */
export function isFrequent(corpus: Pick<CardCorpus, 'passageCount' | 'passagesNaming'>, entity: Entity): boolean {
	const isFrequentAt = (passages: number): boolean => passages >= FREQUENT_PASSAGES && passages > corpus.passageCount * FREQUENT_SHARE;
	return isFrequentAt(entity.mentionCount) && isFrequentAt(corpus.passagesNaming(entity)); // Mentions are counted already.
}

function toCardComparison(corpus: CardCorpus, analyzed: AnalyzedDocument, claim: NumericClaim, comparison: Comparison): CardComparison | undefined {
	const there = comparison.a.document === analyzed.document.id && comparison.a.start === claim.start ? comparison.b : comparison.a;
	const other = corpus.findDocument(there.document);
	const otherClaim = other?.claims.find((candidate) => candidate.start === there.start && candidate.end === there.end);
	if (!other || !otherClaim) {
		return undefined;
	}
	const sentence = other.document.sentences[otherClaim.sentence];
	return sentence && {
		relation: comparison.relation,
		severity: comparison.severity,
		reasons: comparison.reasons,
		here: toSide(corpus, analyzed, claim),
		there: toSide(corpus, other, otherClaim),
		quote: quoteOf(corpus, other, { start: sentence.start, end: sentence.end }, [otherClaim], otherClaim, comparison.relation, 0),
	};
}

function toSide(corpus: CardCorpus, { document }: AnalyzedDocument, claim: NumericClaim): ClaimSide {
	const slice = (span: Span | undefined): string | undefined => span && document.text.slice(span.start, span.end);
	const clause = findClause(document, claim);
	return {
		document: document.id,
		start: claim.start,
		end: claim.end,
		source: corpus.shortNameOf(document.id),
		paragraph: paragraphNumber(document, claim.sentence),
		clause,
		clauseText: document.text.slice(clause.start, clause.end),
		value: document.text.slice(claim.start, claim.end),
		per: slice(claim.per),
		modality: claim.modality,
		attribution: slice(claim.attribution),
	};
}

/** One-based. */
function paragraphNumber(document: AnalyzedDocument['document'], sentence: number): number {
	return (document.sentences[sentence]?.paragraph ?? 0) + 1;
}

function toQuote(corpus: CardCorpus, match: Match, entity?: Entity): Quote {
	const analyzed = corpus.findDocument(match.document);
	if (!analyzed) {
		throw new Error(`a cross-reference into ${match.document}, which the corpus does not hold`);
	}
	const place = match.comparison && [match.comparison.a, match.comparison.b].find((side) => side.document === match.document);
	const named = entity?.mentionsIn(match.document).filter((mention) => mention.start >= match.start && mention.end <= match.end) ?? [];
	return quoteOf(corpus, analyzed, match, place ? [place] : [...match.highlights, ...named], place ?? match, match.relation, match.copies.length);
}

function quoteOf(corpus: CardCorpus, analyzed: AnalyzedDocument, span: Span, highlights: readonly Span[], target: Span, relation: Quote['relation'], copies: number): Quote {
	const { document } = analyzed;
	const sentence = findIndexAt(document.sentences, span.start);
	return {
		document: document.id,
		start: span.start,
		end: span.end,
		text: document.text.slice(span.start, span.end),
		highlights: merged(highlights),
		target: { start: target.start, end: target.end },
		source: corpus.shortNameOf(document.id),
		paragraph: paragraphNumber(document, sentence),
		date: corpus.publicationDate(document.id),
		relation,
		copies,
	};
}

/** By start, without overlaps. */
function merged(spans: readonly Span[]): Span[] {
	const result: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = result[result.length - 1];
		if (last && span.start < last.end) {
			result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		} else {
			result.push({ start: span.start, end: span.end });
		}
	}
	return result;
}

/** The first `count`, where a source gets a second place only when every source had its first. */
function onePerSource<T extends Place>(ranked: readonly T[], count: number): T[] {
	const seen = new Set<DocumentId>();
	const first: T[] = [];
	const rest: T[] = [];
	for (const item of ranked) {
		(seen.has(item.document) ? rest : first).push(item);
		seen.add(item.document);
	}
	return [...first, ...rest].slice(0, count);
}

function sentenceOf({ document }: AnalyzedDocument, { sentence, start, end }: Mention): Span {
	const span = document.sentences[sentence];
	return span ? { start: span.start, end: span.end } : { start, end };
}

/** Passages of other sources that tell of an entity. */
function aboutQuotes(corpus: CardCorpus, entity: Entity, here: Place, shown: readonly Quote[]): Quote[] {
	const seen = new Set(shown.map((quote) => `${quote.document} ${quote.start}`));
	const telling = findTelling(corpus, entity, here, { most: QUOTES, isWanted: (place) => !seen.has(`${place.document} ${place.start}`) && !corpus.isDismissed(here, place) });
	return onePerSource(telling, QUOTES).flatMap((place) => {
		const analyzed = corpus.findDocument(place.document);
		return analyzed ? [quoteOf(corpus, analyzed, place, [place.mention], place, 'related', 0)] : [];
	});
}
