import type { Bound, ClaimKind } from '../../types';
import type { Amount } from './amounts';
import { applyBound, boundBefore, type FoundBound, type Interval } from './bounds';
import type { Draft, Scan } from './drafts';
import type { CountedNoun } from './nouns';
import type { RangeEnd } from './ranges';

/** A number as found in the sentence, before it is known what it measures. */
export interface Quantity {
	readonly from: number;
	/** Index behind number and unit. */
	readonly to: number;
	readonly amount: Amount;
	readonly range: RangeEnd | undefined;
	/** The bound behind it. */
	readonly behind: FoundBound | undefined;
	readonly negative: boolean;
}

/** What a number measures: its value in `unit` is number × factor + offset. */
export interface Meaning {
	readonly kind: ClaimKind;
	readonly unit: string;
	readonly factor: number;
	readonly offset: number;
	/** A plain whole number says no more and no less than itself. */
	readonly exact: boolean;
	readonly noun: CountedNoun | undefined;
	/** The unit comes from elsewhere in the text. */
	readonly bare: boolean;
}

/** Kinds whose plain whole numbers are exact. */
const EXACT_KINDS: readonly ClaimKind[] = ['count', 'duration', 'multiple', 'rank', 'score'];
/** Measures whose whole numbers are exact, too. */
const EXACT_UNITS = ['year', 'category'];

/** The meaning of a number with a unit. */
export function measuredIn(kind: ClaimKind, unit: string, factor = 1, offset = 0): Meaning {
	return { kind, unit, factor, offset, exact: EXACT_KINDS.includes(kind) || EXACT_UNITS.includes(unit), noun: undefined, bare: false };
}

/** The meaning of a number that counts things. */
export function counted(noun: CountedNoun | undefined, unit: string, bare = false): Meaning {
	return { kind: 'count', unit, factor: 1, offset: 0, exact: true, noun, bare };
}

/**
 * The claim that a quantity makes: the interval of its rounding, of its range or of its vagueness, as its bound leaves it.
 * @param to, start where it ends and begins, when not where the quantity does.
 */
export function complete(scan: Scan, quantity: Quantity, meaning: Meaning, to = quantity.to, start = quantity.from): Draft {
	const { amount, range, negative } = quantity;
	const from = range?.from ?? start;
	const before = range && range.from < start ? undefined : boundFor(scan, from, meaning);
	const stated = statedInterval(amount, range, meaning);
	const interval = negative ? { low: -stated.high, high: -stated.low } : stated;
	const limited = limit(quantity, interval, before ?? quantity.behind);
	const convert = (value: number | null): number | null => value === null ? null : value * meaning.factor + meaning.offset;
	return {
		from: before?.at ?? from, to, kind: meaning.kind, low: convert(limited.low), high: convert(limited.high), bound: limited.bound, unit: meaning.unit,
		noun: meaning.noun, bare: meaning.bare,
	};
}

function statedInterval(amount: Amount, range: RangeEnd | undefined, meaning: Meaning): { readonly low: number; readonly high: number } {
	if (range) {
		return range;
	}
	if (amount.vague) {
		const [low, high] = amount.vague;
		return { low, high };
	}
	const half = meaning.exact && amount.place === 1 ? 0 : amount.place / 2;
	return { low: amount.value - half, high: amount.value + half };
}

function limit({ amount, range, negative }: Quantity, interval: { readonly low: number; readonly high: number }, bound: FoundBound | undefined): Interval & { readonly bound: Bound } {
	const own: Bound = range ? 'range' : amount.vague ? 'vague' : 'exact';
	const upper = bound?.bound === 'at-most' || bound?.bound === 'less-than';
	if (!bound || (own !== 'exact' && bound.bound === 'about') || (range && upper)) {
		return { ...interval, bound: own }; // "about 10 to 15", "about a dozen or two", "as many as 35 to 40" are no wider for it.
	}
	const value = own === 'exact' ? amount.value * (negative ? -1 : 1) : upper ? interval.high : interval.low;
	return { ...applyBound(value, interval.low, interval.high, bound.bound, bound.side), bound: own === 'vague' ? 'vague' : bound.bound };
}

const OVER_A_TIME = ['for', 'in', 'of', 'by', 'lasted', 'lasting', 'lasts', 'took', 'takes', 'take', 'taken', 'spent', 'after', 'is', 'was', 'been', 'with', 'than', 'aged', 'a', 'the', 'served', 'be'];

/** The bound before a quantity, where it fits its kind: "over three days" is a bound behind `for`, else a stretch of time. */
function boundFor(scan: Scan, from: number, meaning: Meaning): FoundBound | undefined {
	const { atoms } = scan;
	const before = boundBefore(atoms, from, scan.floor, scan.words);
	if (!before) {
		return undefined;
	}
	const phrase = from - before.at === 1 ? atoms.at(before.at).lower : '';
	if (phrase === 'within' && meaning.kind !== 'duration' && meaning.kind !== 'measure') {
		return undefined;
	}
	if (phrase === 'over' && meaning.kind === 'duration' && !OVER_A_TIME.includes(atoms.at(before.at - 1).lower) && before.at > 0) {
		return undefined;
	}
	if (phrase === 'near' && meaning.kind === 'count') {
		return undefined;
	}
	return before;
}

