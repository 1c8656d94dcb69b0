/** Sorts numeric claims into what sources agree and differ on. */
import type { ClaimRelation, Comparison, DocumentId, NumericClaim, Place, Severity, Slices, Snapshot } from '../engine';
import { placeKey } from './rows';

export type ClaimGroupKind = ClaimRelation | 'single' | 'minor';

/** Claims that speak of one thing, or a claim without a counterpart. */
export interface ClaimSet {
	readonly kind: ClaimGroupKind;
	/** In corpus order. */
	readonly places: readonly Place[];
	/** Of a `differs` only: the largest. */
	readonly severity: Severity | undefined;
	/** Why, in words, of the strongest pair. */
	readonly reasons: readonly string[];
}

/** A counted number up to this one is seldom what an article is about. */
const SMALL_COUNT = 10;
const SEVERITIES: readonly (Severity | undefined)[] = [undefined, 'minor', 'moderate', 'major'];

export type ClaimGroups = ReadonlyMap<ClaimGroupKind, readonly ClaimSet[]>;

/** In up to so many sources the numbers of all of them are compared at once. */
const FEW_SOURCES = 100;

/** The sources whose numbers are listed: all of a few, else those that are open. */
export function listedSources(snapshot: Snapshot, open: readonly DocumentId[]): readonly DocumentId[] {
	return snapshot.sourceCount <= FEW_SOURCES
		? snapshot.sources.map(({ id }) => id)
		: [...new Set(open)].filter((id) => snapshot.findSource(id)).sort();
}

/** Each pair of claims of these sources with those of any other, once; by the first. Pauses after each claim. */
export function* findComparisons(snapshot: Snapshot, documents: readonly DocumentId[]): Slices<Comparison[]> {
	const found: Comparison[] = [];
	const before = new Set<DocumentId>();
	for (const id of documents) {
		for (const claim of snapshot.findDocument(id)?.claims ?? []) {
			const fresh = snapshot.comparisonsOf(id, claim).filter(({ b }) => !before.has(b.document));
			found.push(...fresh.sort(({ b: x }, { b: y }) => (x.document === y.document ? x.start - y.start : x.document < y.document ? -1 : 1)));
			yield undefined;
		}
		before.add(id);
	}
	return found;
}

/**
 * Every claim of these sources in one group at least, with those that it is compared with. Claims that are comparable, also through a third one, form one set:
 * it differs when one pair in it does, else agrees when one does. Near linear in claims and pairs.
 */
export function* groupClaims(snapshot: Snapshot, documents: readonly DocumentId[]): Slices<ClaimGroups> {
	const comparisons = yield* findComparisons(snapshot, documents);
	const groups = new Map<ClaimGroupKind, ClaimSet[]>((['differs', 'agrees', 'compatible', 'not-comparable', 'single', 'minor'] as const).map((kind) => [kind, []]));
	const add = (set: ClaimSet): void => void groups.get(set.kind)?.push(set);
	const joined = new PlaceSets();
	for (const comparison of comparisons) {
		if (comparison.relation !== 'not-comparable') {
			joined.join(comparison.a, comparison.b);
		}
	}
	const pairs = new Map<string, Comparison[]>();
	const notComparable = new Map<string, Comparison[]>();
	for (const comparison of comparisons) {
		if (comparison.relation !== 'not-comparable') {
			append(pairs, joined.rootOf(comparison.a), comparison);
		} else if (!joined.has(comparison.a) || joined.rootOf(comparison.a) !== joined.rootOf(comparison.b)) {
			append(notComparable, placeKey(comparison.a), comparison);
		}
	}
	for (const [root, alike] of pairs) {
		add(joinedSet(joined.membersOf(root), alike));
	}
	// A pair may be listed from both of its sides: the side that was listed first keeps it.
	const listed = new Set<string>();
	const named = new Set<string>();
	for (const apart of notComparable.values()) {
		const fresh = apart.filter(({ a, b }) => !listed.has(`${placeKey(b)} ${placeKey(a)}`));
		for (const { a, b } of fresh) {
			listed.add(`${placeKey(a)} ${placeKey(b)}`);
			named.add(placeKey(a)).add(placeKey(b));
		}
		const first = fresh[0];
		if (first) {
			add({ kind: 'not-comparable', places: uniquePlaces([first.a, ...fresh.map(({ b }) => b)]), severity: undefined, reasons: first.reasons });
		}
	}
	for (const id of documents) {
		const analyzed = snapshot.findDocument(id);
		for (const claim of analyzed?.claims ?? []) {
			const place = { document: id, start: claim.start, end: claim.end };
			if (!joined.has(place) && !named.has(placeKey(place))) {
				add({ kind: isMinor(claim) ? 'minor' : 'single', places: [place], severity: undefined, reasons: [] });
			}
		}
	}
	return groups;
}

function joinedSet(places: readonly Place[], comparisons: readonly Comparison[]): ClaimSet {
	const kind = (['differs', 'agrees', 'compatible'] as const).find((relation) => comparisons.some((comparison) => comparison.relation === relation)) ?? 'compatible';
	const same = comparisons.filter((comparison) => comparison.relation === kind);
	const strongest = same.reduce((best, next) => (rankOf(next) > rankOf(best) ? next : best), same[0] as Comparison); // One pair has the relation that was found.
	return { kind, places, severity: strongest.severity, reasons: strongest.reasons };
}

function rankOf(comparison: Comparison): number {
	return SEVERITIES.indexOf(comparison.severity) + comparison.score;
}

/** Ranks, dates and small counts: listed apart, since most of them say little without a counterpart. */
function isMinor(claim: NumericClaim): boolean {
	if (claim.kind === 'date' || claim.kind === 'rank') {
		return true;
	}
	return claim.kind === 'count' && claim.bound === 'exact' && claim.low !== null && claim.high !== null && claim.low >= 0 && claim.high <= SMALL_COUNT;
}

function uniquePlaces(places: readonly Place[]): readonly Place[] {
	return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
	const list = map.get(key);
	if (list) {
		list.push(item);
	} else {
		map.set(key, [item]);
	}
}

/** Disjoint sets of places with path halving (Tarjan and van Leeuwen 1984); the member that came first leads its set. */
class PlaceSets {
	readonly #parents = new Map<string, string>();
	readonly #places = new Map<string, Place>();
	#members: Map<string, Place[]> | undefined;

	join(a: Place, b: Place): void {
		const first = this.#find(this.#enter(a));
		const second = this.#find(this.#enter(b));
		if (first !== second) {
			this.#parents.set(second, first);
		}
	}

	has(place: Place): boolean {
		return this.#parents.has(placeKey(place));
	}

	rootOf(place: Place): string {
		return this.#find(placeKey(place));
	}

	/** In corpus order. Ask when all is joined. */
	membersOf(root: string): readonly Place[] {
		if (!this.#members) {
			this.#members = new Map();
			for (const [key, place] of this.#places) {
				append(this.#members, this.#find(key), place);
			}
		}
		const members = this.#members.get(root) ?? [];
		return members.sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start));
	}

	#enter(place: Place): string {
		const key = placeKey(place);
		if (!this.#parents.has(key)) {
			this.#parents.set(key, key);
			this.#places.set(key, place);
		}
		return key;
	}

	#find(key: string): string {
		let at = key;
		for (;;) {
			const parent = this.#parents.get(at) ?? at;
			if (parent === at) {
				return at;
			}
			const above = this.#parents.get(parent) ?? parent;
			this.#parents.set(at, above);
			at = above;
		}
	}
}
