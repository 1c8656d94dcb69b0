import { findIndexAt } from '../text/span';
import type {
	AnalyzedDocument, ClaimRelation, Comparison, CrossReference, DocumentId, Entity, EntityId, EntityType, Place, Severity, Span,
} from '../types';
import type { Slices } from '../ports';

/** What comparing two sources asks of the corpus. */
export interface ComparableSources {
	/** Match score from which on a passage is a match. */
	readonly threshold: number;
	findDocument(id: DocumentId): AnalyzedDocument | undefined;
	entityOf(place: Place): Entity | undefined;
	references(query: Place, options: { readonly top: number }): readonly CrossReference[];
	comparisonsOf(id: DocumentId, claim: Span): readonly Comparison[];
}

/** Two claims side by side, `a` in the first source. */
export interface ComparedClaims {
	readonly a: Place;
	readonly b: Place;
	readonly relation: ClaimRelation;
	readonly severity: Severity | undefined;
	readonly score: number;
	readonly reasons: readonly string[];
}

/** Two passages that match, `a` in the first source. */
export interface ComparedPassages {
	readonly a: Place;
	readonly b: Place;
	/** Match score, 0–1. */
	readonly score: number;
	readonly reasons: readonly string[];
}

/** A passage that names or counts something and has neither a match nor a comparable claim in the other source. */
export interface OneSidedPassage extends Place {
	/** Claims and names in it, by start. */
	readonly facts: readonly Span[];
}

/** One name as written, with every place that uses it. */
export interface UsedName {
	readonly name: string;
	/** By start. */
	readonly places: readonly Place[];
}

/** An entity with the names that each source uses for it, the most frequent first. */
export interface ComparedNames {
	readonly entity: EntityId;
	readonly label: string;
	readonly type: EntityType;
	readonly a: readonly UsedName[];
	readonly b: readonly UsedName[];
}

/** What two sources share and what each has alone, in the reading order of the first one. */
export interface SourceComparison {
	readonly a: DocumentId;
	readonly b: DocumentId;
	readonly differs: readonly ComparedClaims[];
	readonly agrees: readonly ComparedClaims[];
	readonly compatible: readonly ComparedClaims[];
	/** Each passage with its best counterpart; without pairs that stand above for their claims. */
	readonly matches: readonly ComparedPassages[];
	readonly onlyInA: readonly OneSidedPassage[];
	readonly onlyInB: readonly OneSidedPassage[];
	/** Those that both name first, then the most named. */
	readonly names: readonly ComparedNames[];
}

/** Passages looked at for each sentence: as many as the ranking describes at all, since in a large corpus the other source's stand far down. */
const DEPTH = 100;
/** Sentences asked about before other work may run. */
const SENTENCES_A_SLICE = 4;

/**
 * Compares two sources as the whole corpus sees them: what is a match here is one in cards and lists too.
 * Gives `undefined` for one source twice, or one that is not there. Costs a query for each sentence of both.
 */
export function* compareSources(corpus: ComparableSources, a: DocumentId, b: DocumentId): Slices<SourceComparison | undefined> {
	const first = corpus.findDocument(a);
	const second = corpus.findDocument(b);
	if (!first || !second || a === b) {
		return undefined;
	}
	const claims = [...pairClaims(corpus, first, b), ...pairClaims(corpus, second, a).map(mirror)];
	const compared = new Set(claims.flatMap((pair) => [keyOf(pair.a), keyOf(pair.b)]));
	const shown = bestPairs(claims.filter(({ relation }) => relation !== 'not-comparable'));
	const forward = yield* pairPassages(corpus, first, b);
	const backward = yield* pairPassages(corpus, second, a);
	const passages = [...forward, ...backward.map(mirror)];
	const matched = new Set(passages.flatMap((pair) => [keyOf(pair.a), keyOf(pair.b)]));
	const listed = new Set(shown.map((pair) => `${sentenceKey(first, pair.a)} ${sentenceKey(second, pair.b)}`));
	const ofRelation = (relation: ClaimRelation): readonly ComparedClaims[] => shown.filter((pair) => pair.relation === relation);
	return {
		a, b,
		differs: ofRelation('differs'),
		agrees: ofRelation('agrees'),
		compatible: ofRelation('compatible'),
		matches: bestPairs(passages).filter((pair) => !listed.has(`${keyOf(pair.a)} ${keyOf(pair.b)}`)),
		onlyInA: findOneSided(first, matched, compared),
		onlyInB: findOneSided(second, matched, compared),
		names: compareNames(corpus, first, second),
	};
}

interface Pair {
	readonly a: Place;
	readonly b: Place;
	readonly score: number;
}

function pairClaims(corpus: ComparableSources, { document, claims }: AnalyzedDocument, other: DocumentId): ComparedClaims[] {
	return claims.flatMap((claim) => corpus.comparisonsOf(document.id, claim).flatMap((comparison) => {
		const isHere = comparison.a.document === document.id && comparison.a.start === claim.start;
		const [here, there] = isHere ? [comparison.a, comparison.b] : [comparison.b, comparison.a];
		const { relation, severity, score, reasons } = comparison;
		return there.document === other ? [{ a: toPlace(here), b: toPlace(there), relation, severity, score, reasons }] : [];
	}));
}

function* pairPassages(corpus: ComparableSources, { document }: AnalyzedDocument, other: DocumentId): Slices<ComparedPassages[]> {
	const pairs: ComparedPassages[] = [];
	for (const [index, { start, end }] of document.sentences.entries()) {
		if (index % SENTENCES_A_SLICE === SENTENCES_A_SLICE - 1) {
			yield;
		}
		const here = { document: document.id, start, end };
		for (const reference of corpus.references(here, { top: DEPTH })) {
			if (reference.document === other && reference.score >= corpus.threshold) {
				pairs.push({ a: here, b: toPlace(reference), score: reference.score, reasons: reference.reasons });
			}
		}
	}
	return pairs;
}

/** The pairs of which one side has no better one, by place; of claims, no better one of the same relation. */
function bestPairs<T extends Pair & { readonly relation?: ClaimRelation }>(pairs: readonly T[]): T[] {
	const best = new Map<string, T>();
	const offer = (key: string, pair: T): void => {
		const before = best.get(key);
		if (!before || pair.score > before.score || (pair.score === before.score && comparePlaces(pair, before) < 0)) {
			best.set(key, pair);
		}
	};
	for (const pair of pairs) {
		offer(`${pair.relation} a ${keyOf(pair.a)}`, pair);
		offer(`${pair.relation} b ${keyOf(pair.b)}`, pair);
	}
	const unique = new Map([...best.values()].map((pair) => [`${pair.relation} ${keyOf(pair.a)} ${keyOf(pair.b)}`, pair]));
	return [...unique.values()].sort(comparePlaces);
}

function comparePlaces(x: Pair, y: Pair): number {
	return x.a.start - y.a.start || x.a.end - y.a.end || x.b.start - y.b.start || x.b.end - y.b.end;
}

/** @param matched keys of passages with a match in the other source; `compared` those of claims with a counterpart there, comparable or not. */
function findOneSided({ document, mentions, claims }: AnalyzedDocument, matched: ReadonlySet<string>, compared: ReadonlySet<string>): OneSidedPassage[] {
	const facts = new Map<number, Span[]>();
	const hasCounterpart = new Set<number>();
	for (const claim of claims) {
		if (compared.has(keyOf({ document: document.id, start: claim.start, end: claim.end }))) {
			hasCounterpart.add(claim.sentence);
		}
	}
	for (const { sentence, start, end } of [...mentions, ...claims.filter((claim) => claim.kind !== 'date')]) {
		const list = facts.get(sentence);
		if (list) {
			list.push({ start, end });
		} else {
			facts.set(sentence, [{ start, end }]);
		}
	}
	return document.sentences.flatMap(({ start, end, paragraph }, index) => {
		const place = { document: document.id, start, end };
		const named = facts.get(index);
		const isOneSided = named && document.paragraphs[paragraph]?.kind === 'prose' && !matched.has(keyOf(place)) && !hasCounterpart.has(index);
		return isOneSided ? [{ ...place, facts: withoutNested(named) }] : [];
	});
}

/** By start; a name inside a claim is left out. */
function withoutNested(spans: readonly Span[]): Span[] {
	const sorted = [...spans].sort((x, y) => x.start - y.start || y.end - x.end);
	let reached = -1;
	return sorted.filter((span) => {
		const isFree = span.start >= reached;
		reached = Math.max(reached, span.end);
		return isFree;
	});
}

function compareNames(corpus: ComparableSources, first: AnalyzedDocument, second: AnalyzedDocument): ComparedNames[] {
	const inFirst = namesOf(corpus, first);
	const inSecond = namesOf(corpus, second);
	const entities = new Map([...inFirst, ...inSecond].map(([id, { entity }]) => [id, entity]));
	const all = [...entities].map(([id, { label, type }]) => {
		const a = inFirst.get(id)?.names ?? [];
		const b = inSecond.get(id)?.names ?? [];
		return { names: { entity: id, label, type, a, b }, shared: a.length > 0 && b.length > 0, count: countPlaces(a) + countPlaces(b) };
	});
	all.sort((x, y) => Number(y.shared) - Number(x.shared) || y.count - x.count || (x.names.entity < y.names.entity ? -1 : 1));
	return all.map(({ names }) => names);
}

function countPlaces(names: readonly UsedName[]): number {
	return names.reduce((sum, { places }) => sum + places.length, 0);
}

interface NamedEntity {
	readonly entity: Entity;
	readonly names: readonly UsedName[];
}

function namesOf(corpus: ComparableSources, { document, mentions }: AnalyzedDocument): ReadonlyMap<EntityId, NamedEntity> {
	const found = new Map<EntityId, { readonly entity: Entity; readonly places: Map<string, Place[]> }>();
	for (const mention of mentions) {
		const seen = new Set<EntityId>();
		for (const span of [mention, mention.maker]) {
			const place = span && { document: document.id, start: span.start, end: span.end };
			const entity = place && corpus.entityOf(place);
			if (place && entity && !seen.has(entity.id)) {
				seen.add(entity.id);
				const named = found.get(entity.id) ?? { entity, places: new Map<string, Place[]>() };
				const name = document.text.slice(place.start, place.end).replace(/\s+/g, ' ');
				const places = named.places.get(name);
				if (places) {
					places.push(place);
				} else {
					named.places.set(name, [place]);
				}
				found.set(entity.id, named);
			}
		}
	}
	return new Map([...found].map(([id, { entity, places }]) => {
		const names = [...places].map(([name, list]) => ({ name, places: list })).sort((x, y) => y.places.length - x.places.length || (x.name < y.name ? -1 : 1));
		return [id, { entity, names }];
	}));
}

/** The key of the sentence that holds a place. */
function sentenceKey({ document }: AnalyzedDocument, place: Place): string {
	const sentence = document.sentences[findIndexAt(document.sentences, place.start)];
	return keyOf(sentence ? { document: document.id, start: sentence.start, end: sentence.end } : place);
}

function mirror<T extends Pair>(pair: T): T {
	return { ...pair, a: pair.b, b: pair.a };
}

function toPlace({ document, start, end }: Place): Place {
	return { document, start, end };
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
