/** What the editor's verbs find at a place, as plain data. */
import type { Annotation, Comparison, CrossReference, DocumentId, Entity, Mention, NumericClaim, Place, Snapshot, Span } from '../engine';

/** Where a verb leads, and the span that it was asked on. */
export interface Target {
	readonly origin: Span;
	/** Best first, never empty. */
	readonly places: readonly Place[];
}

/**
 * Go to Definition: for a claim its best comparable claim; else the best cross-reference of the annotation or sentence
 * in another source, or all of them when none leads clearly; for a name with nothing elsewhere its first mention here.
 */
export function findDefinition(snapshot: Snapshot, id: DocumentId, offset: number): Target | undefined {
	const annotation = snapshot.findAnnotation(id, offset);
	if (annotation && !isMention(annotation)) {
		const compared = comparableClaims(snapshot, id, annotation);
		if (compared.length > 0) {
			return { origin: spanOf(annotation), places: leading(compared) };
		}
	}
	const sentence = findSentencePlace(snapshot, id, offset);
	const origin = annotation ? spanOf(annotation) : sentence;
	if (!origin || !sentence) {
		return undefined;
	}
	const matches = findMatches(snapshot, sentence);
	if (matches.length > 0) {
		return { origin, places: leading(matches) };
	}
	if (!annotation || !isMention(annotation)) {
		return undefined;
	}
	const named = findMatches(snapshot, { document: id, ...origin });
	if (named.length > 0) {
		return { origin, places: leading(named) };
	}
	const first = findEntityAt(snapshot, id, offset)?.mentionsIn(id)[0];
	return first && { origin, places: [placeOf(first)] };
}

/** Go to Implementations: the claims of other sources that are comparable with the one here. */
export function findComparableClaims(snapshot: Snapshot, id: DocumentId, offset: number): Target | undefined {
	const annotation = snapshot.findAnnotation(id, offset);
	if (!annotation || isMention(annotation)) {
		return undefined;
	}
	const places = comparableClaims(snapshot, id, annotation).map((found) => found.place);
	return places.length > 0 ? { origin: spanOf(annotation), places } : undefined;
}

/** Find References: every mention of the entity, in every source; for a claim the comparable claims. */
export function findReferences(snapshot: Snapshot, id: DocumentId, offset: number): Target | undefined {
	const entity = findEntityAt(snapshot, id, offset);
	const origin = snapshot.findAnnotation(id, offset);
	return entity && origin
		? { origin: spanOf(origin), places: entity.mentions }
		: findComparableClaims(snapshot, id, offset);
}

/** The entity named at an offset; on the maker's part of a product's name, the maker. */
export function findEntityAt(snapshot: Snapshot, id: DocumentId, offset: number): Entity | undefined {
	const annotation = snapshot.findAnnotation(id, offset);
	if (!annotation || !isMention(annotation)) {
		return undefined;
	}
	const { maker } = annotation;
	const onMaker = maker && maker.start <= offset && offset < maker.end;
	return (onMaker ? snapshot.entityOf({ document: id, ...spanOf(maker) }) : undefined) ?? snapshot.entityOf({ document: id, ...spanOf(annotation) });
}

/** The sentence at an offset as a place. */
export function findSentencePlace(snapshot: Snapshot, id: DocumentId, offset: number): Place | undefined {
	const found = snapshot.findSentence(id, offset);
	return found && { document: id, start: found.sentence.start, end: found.sentence.end };
}

export interface Scored {
	readonly place: Place;
	/** 0–1. */
	readonly score: number;
}

/** Passages of other sources that match, without those that are not comparable; the best match score first. */
export function findMatches(snapshot: Snapshot, query: Place): readonly Scored[] {
	return snapshot.matches(query)
		.filter((match) => match.relation !== 'not-comparable')
		.map((match) => ({ place: targetOf(match), score: match.score }))
		.sort((a, b) => b.score - a.score);
}

/** What a jump to a cross-reference selects: the compared claim, else the passage. */
export function targetOf(reference: CrossReference): Place {
	const { comparison } = reference;
	const claim = comparison && [comparison.a, comparison.b].find((side) => side.document === reference.document && reference.start <= side.start && side.end <= reference.end);
	return placeOf(claim ?? reference);
}

/** The other side of a comparison of a claim. */
export function otherSide(comparison: Comparison, id: DocumentId, claim: Span): Place {
	return comparison.a.document === id && comparison.a.start === claim.start ? comparison.b : comparison.a;
}

export function isMention(annotation: Annotation): annotation is Mention {
	return annotation.kind === 'mention';
}

/** The paragraph that holds a sentence, one-based, as lists and cards count. */
export function paragraphNumberAt(snapshot: Snapshot, place: Place): number | undefined {
	const found = snapshot.findSentence(place.document, place.start);
	return found && found.sentence.paragraph + 1;
}

/** By how much the best score must exceed the second for one place instead of a list. Set by eye, 2026-11. */
const CLEAR_LEAD = 0.15;

function leading(found: readonly Scored[]): readonly Place[] {
	const [best, second] = found;
	const clear = best && (!second || best.score - second.score >= CLEAR_LEAD);
	return (clear ? [best] : found).map(({ place }) => place);
}

function comparableClaims(snapshot: Snapshot, id: DocumentId, claim: NumericClaim): readonly Scored[] {
	return snapshot.comparisonsOf(id, claim)
		.filter((comparison) => comparison.relation !== 'not-comparable')
		.map((comparison) => ({ place: placeOf(otherSide(comparison, id, claim)), score: comparison.score }));
}

function placeOf(place: Place): Place {
	return { document: place.document, start: place.start, end: place.end };
}

function spanOf(span: Span): Span {
	return { start: span.start, end: span.end };
}
