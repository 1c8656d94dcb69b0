import type { ClaimFrame } from './claimFrames';
import { labelOf, type WrittenName } from './claimScope';
import { relateIntervals } from './intervals';
import { similarity } from './termWeights';

/** How two claims of one dimension go together; each is 0–1 unless said otherwise. */
export interface PairFeatures {
	/** Both give what they count the same state; another one; only one gives it any. */
	readonly sameState: number;
	readonly otherState: number;
	readonly oneState: number;
	/** The unit or noun is the same word. */
	readonly sameUnit: number;
	/** Both count sorts of people, and another one; only one counts a sort. */
	readonly otherSort: number;
	readonly oneSort: number;
	/** Share of entities near the claims, and in the sentences, that both name. */
	readonly nearEntities: number;
	readonly entities: number;
	/** Both name where it holds: the same place, or another; only one does. */
	readonly samePlace: number;
	readonly otherPlace: number;
	readonly onePlace: number;
	/** The same, of years and months. */
	readonly sameTime: number;
	readonly otherTime: number;
	readonly oneTime: number;
	/** The same, of the person whose age, score or fall it is. */
	readonly sameSubject: number;
	readonly otherSubject: number;
	/** One counts a part. */
	readonly onePart: number;
	/** The sentences have an age, or another amount that does not stand everywhere, in common; both have ages, but others. */
	readonly sameCompanion: number;
	readonly otherAge: number;
	/** Cosine of the words, those near the claims weighing more; and of the sentences. */
	readonly nearWords: number;
	readonly words: number;
	/** The values agree, and how telling that is: `9.3 million` more than `2`; how far apart they are, as |ln ratio| up to 3. */
	readonly sameValue: number;
	readonly tellingValue: number;
	readonly valueGap: number;
	/** Numbers that need a name to be told apart. */
	readonly isPersonal: number;
	readonly isMoney: number;
	readonly isCount: number;
}

const MOST_GAP = 3;
/** Days between two publications from which on their numbers are of different times; those of a market change every day. */
const DAYS_APART = 30;
const DAY_MS = 86_400_000;

export function pairFeatures(a: ClaimFrame, b: ClaimFrame): PairFeatures {
	const { relation } = relateIntervals(a.value, b.value);
	const isPersonal = isPersonalClaim(a);
	const isSame = relation === 'agrees';
	return {
		sameState: toFlag(a.state !== undefined && a.state === b.state),
		otherState: toFlag(a.state !== undefined && b.state !== undefined && a.state !== b.state),
		oneState: toFlag((a.state === undefined) !== (b.state === undefined)),
		sameUnit: toFlag(a.claim.unit === b.claim.unit),
		otherSort: toFlag(a.sort !== undefined && b.sort !== undefined && a.sort !== b.sort),
		oneSort: toFlag((a.sort === undefined) !== (b.sort === undefined)),
		nearEntities: jaccard(a.nearEntities, b.nearEntities),
		entities: jaccard(a.entities, b.entities),
		samePlace: toFlag(sharePlace(a.places, b.places)),
		otherPlace: toFlag(isOtherPlace(a, b)),
		onePlace: toFlag(isOnePlace(a, b)),
		sameTime: toFlag(overlaps(a.times, b.times)),
		otherTime: toFlag(disjoint(a.times, b.times)),
		oneTime: toFlag((a.times.size > 0) !== (b.times.size > 0)),
		sameSubject: toFlag(isPersonal && isSameSubject(a, b)),
		otherSubject: toFlag(isPersonal && a.subject !== undefined && b.subject !== undefined && !isSameSubject(a, b)),
		onePart: toFlag(a.isPart !== b.isPart),
		sameCompanion: toFlag(overlaps(a.companions, b.companions) || overlaps(a.ages, b.ages)),
		otherAge: toFlag(disjoint(a.ages, b.ages)),
		nearWords: similarity(a.near, b.near),
		words: similarity(a.wide, b.wide),
		sameValue: toFlag(isSame),
		tellingValue: isSame ? Math.min(tellingOf(a), tellingOf(b)) : 0,
		valueGap: gapOf(a, b),
		isPersonal: toFlag(isPersonal),
		isMoney: toFlag(a.claim.kind === 'money'),
		isCount: toFlag(a.claim.kind === 'count'),
	};
}

/** Both name the same near the date. Asked of many more dates than are compared, and so only of names as they are written. */
export function mayShareDate(a: ClaimFrame, b: ClaimFrame): boolean {
	return overlaps(a.nearEntities, b.nearEntities) || sharePlace(a.places, b.places) || isSame(a.subject, b.subject, ({ name }) => name);
}

export function isSameSubject({ subject: a }: ClaimFrame, { subject: b }: ClaimFrame): boolean {
	return isSame(a, b, ({ entity }) => labelOf(entity));
}

/** One entity, or `robert buckley` and `englishman robert buckley`. */
function isSame(a: WrittenName | undefined, b: WrittenName | undefined, nameOf: (name: WrittenName) => string): boolean {
	if (!a || !b || a.entity === b.entity) {
		return a !== undefined && b !== undefined;
	}
	const [left, right] = [nameOf(a), nameOf(b)];
	return left === right || left.endsWith(` ${right}`) || right.endsWith(` ${left}`);
}

function toFlag(is: boolean): number {
	return is ? 1 : 0;
}

/** An age, a score or a length that is not a distance: the same sentence may give it for one person or another. */
export function isPersonalClaim({ claim, state }: ClaimFrame): boolean {
	return claim.kind === 'score' || (claim.kind === 'measure' && (claim.unit === 'year' || (claim.unit === 'm' && state === 'fall')));
}

/** A place says that less is counted than the whole, unless the whole document is about it. */
function narrowPlaces(frame: ClaimFrame, other: ClaimFrame): readonly WrittenName[] {
	if (isDistance(frame)) {
		return frame.places;
	}
	const isTopic = ({ entity, name }: WrittenName): boolean => [frame.topic, other.topic].some((topic) => topic.has(entity) || topic.has(name));
	return frame.places.filter((place) => !isTopic(place));
}

function sharePlace(a: readonly WrittenName[], b: readonly WrittenName[]): boolean {
	return a.some((one) => b.some((other) => one.entity === other.entity || one.name === other.name));
}

/** Its places are what it is measured from. */
export function isDistance({ claim, state }: ClaimFrame): boolean {
	return claim.kind === 'measure' && claim.unit === 'm' && state !== 'fall' && state !== 'depth';
}

/** Both say where, and neither a name nor a noun is the same. */
function isOtherPlace(a: ClaimFrame, b: ClaimFrame): boolean {
	if (isPersonalClaim(a)) {
		// An age is the same everywhere.
		return false;
	}
	const [left, right] = [narrowPlaces(a, b), narrowPlaces(b, a)];
	if (left.length > 0 && right.length > 0 && !sharePlace(left, right)) {
		return true;
	}
	return !sharePlace(a.places, b.places) && (left.length > 0 || a.area !== undefined) && (right.length > 0 || b.area !== undefined) && a.area !== b.area;
}

function isOnePlace(a: ClaimFrame, b: ClaimFrame): boolean {
	if (isPersonalClaim(a)) {
		return false;
	}
	const left = narrowPlaces(a, b).length > 0 || a.area !== undefined;
	const right = narrowPlaces(b, a).length > 0 || b.area !== undefined;
	return left !== right && !sharePlace(a.places, b.places);
}

function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
	let shared = 0;
	for (const item of a) {
		shared += b.has(item) ? 1 : 0;
	}
	return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function overlaps<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
	for (const item of a) {
		if (b.has(item)) {
			return true;
		}
	}
	return false;
}

export function disjoint<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
	return a.size > 0 && b.size > 0 && !overlaps(a, b);
}

/** How much it tells that another source has this number, 0–1: by its digits and its size. */
function tellingOf({ value: { low, high } }: ClaimFrame): number {
	const number = Math.abs(low !== null && high !== null ? (low + high) / 2 : low ?? high ?? 0);
	const digits = Number(number.toPrecision(6)).toExponential().split('e')[0]?.replace('.', '').length ?? 1;
	return Math.min(1, 0.3 * digits + 0.1 * Math.log10(1 + number));
}

function gapOf(a: ClaimFrame, b: ClaimFrame): number {
	const left = middle(a);
	const right = middle(b);
	if (left === right) {
		return 0;
	}
	return left * right <= 0 ? MOST_GAP : Math.min(MOST_GAP, Math.abs(Math.log(Math.max(left, right) / Math.min(left, right))));
}

function middle({ value: { low, high } }: ClaimFrame): number {
	return low !== null && high !== null ? (low + high) / 2 : low ?? high ?? 0;
}

/** The sources were published so far apart that their numbers are of different times, as far as both dates are known: a day, a month or a year. */
export function isOfOtherDays({ published: a = '', claim }: ClaimFrame, { published: b = '' }: ClaimFrame): boolean {
	const known = Math.min(a.length, b.length);
	const days = Math.abs(Date.parse(a.slice(0, known)) - Date.parse(b.slice(0, known))) / DAY_MS;
	return days >= (claim.unit === 'point' ? 1 : DAYS_APART);
}
