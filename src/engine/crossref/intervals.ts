import type { ClaimRelation, NumericClaim, Severity } from '../types';

/** Relative gap up to which a difference is minor, and moderate. */
const MINOR = 0.05;
const MODERATE = 0.2;
/** The same for times and dates, in minutes: an hour, and a day. */
const MINOR_MINUTES = 60;
const MODERATE_MINUTES = 1440;
/**
 * How much of the room that "about" gives counts when two sources are compared: half, since readers take "about 600" and "some 700" for
 * different numbers (labelled pairs of the dev set, November 2026).
 */
const HEDGE = 0.5;
/** Two statements of one number differ by arithmetic only. */
const SAME = 1e-6;
/** Neighbouring roundings (`7.4`, `7.5`) meet in a point, but for the error of arithmetic. */
const TOUCHING = 1e-9;

export interface IntervalRelation {
	readonly relation: Exclude<ClaimRelation, 'not-comparable'>;
	/** Of `differs` only. */
	readonly severity: Severity | undefined;
}

/** What a claim says of its amount; minutes for a time or a date. */
export type ValueInterval = Pick<NumericClaim, 'kind' | 'low' | 'high' | 'bound'>;

/**
 * How the values of two comparable claims relate. Symmetric.
 *
 * The same number agrees, also with a hedge or a bound (`24`, `at least 24`); against a bound that excludes it, it is
 * compatible (`about 14,000`, `over 14,000`). Other values agree when they are roundings of one another, and are
 * compatible when they meet thanks to a bound, a range, a vague amount or the conversion of a unit.
 */
export function relateIntervals(a: ValueInterval, b: ValueInterval): IntervalRelation {
	if (a.kind === 'score' || b.kind === 'score') {
		return a.low === b.low && a.high === b.high ? { relation: 'agrees', severity: undefined } : { relation: 'differs', severity: 'minor' };
	}
	if (sameStatedValue(a, b)) {
		return { relation: isStrict(a) === isStrict(b) ? 'agrees' : 'compatible', severity: undefined };
	}
	const [left, right] = [tightened(a), tightened(b)];
	const low = Math.max(left.low, right.low);
	const high = Math.min(left.high, right.high);
	if (high - low > TOUCHING * Math.min(Math.abs(low), Math.abs(high)) || (low <= high && !isEdge(a, b) && !excludes(a, low) && !excludes(b, low))) {
		return { relation: isRounded(a) && isRounded(b) ? 'agrees' : 'compatible', severity: undefined };
	}
	if (a.kind === 'date') {
		return { relation: 'differs', severity: low - high > MODERATE_MINUTES ? 'major' : low - high > MINOR_MINUTES ? 'moderate' : 'minor' };
	}
	const scale = Math.max(Math.abs(low), Math.abs(high));
	const share = scale === 0 ? 0 : (low - high) / scale;
	return { relation: 'differs', severity: low * high < 0 || share > MODERATE ? 'major' : share > MINOR ? 'moderate' : 'minor' };
}

/** Both are numbers with room for their rounding, which meet only at its edge. */
function isEdge(a: ValueInterval, b: ValueInterval): boolean {
	return [a, b].every(({ bound, low, high }) => bound === 'exact' && low !== high);
}

function isStrict({ bound }: ValueInterval): boolean {
	return bound === 'more-than' || bound === 'less-than';
}

/** `more than 200` has every number above 200, and not 200. */
function excludes({ bound, low, high }: ValueInterval, value: number): boolean {
	return (bound === 'more-than' && low === value) || (bound === 'less-than' && high === value);
}

/** A number as such, not a bound, a range or a vague amount, in the unit that both share by their kind. */
function isRounded({ kind, bound }: ValueInterval): boolean {
	return (bound === 'exact' || bound === 'about') && kind !== 'measure' && kind !== 'duration' && kind !== 'date';
}

/** The numbers that the wording may have stated: "nearly 100" is an interval below it, "about 100" one around it. */
function statedValues({ low, high, bound }: ValueInterval): number[] {
	if (bound === 'range') {
		return [];
	}
	if (low === null || high === null) {
		return [low ?? high ?? NaN];
	}
	return bound === 'about' ? [low, (low + high) / 2, high] : bound === 'exact' ? [(low + high) / 2] : [];
}

function sameStatedValue(a: ValueInterval, b: ValueInterval): boolean {
	if (a.bound === b.bound && (a.bound === 'range' || a.bound === 'vague')) {
		return a.low === b.low && a.high === b.high;
	}
	const theirs = statedValues(b);
	return statedValues(a).some((left) => theirs.some((right) => Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right))));
}

/** The interval with less room for a hedge: drawn in towards the number, which is one of its ends or its middle. */
function tightened({ low, high, bound }: ValueInterval): { readonly low: number; readonly high: number } {
	if (bound !== 'about' || low === null || high === null) {
		return { low: low ?? -Infinity, high: high ?? Infinity };
	}
	const cut = (high - low) * (1 - HEDGE) / 2;
	return { low: low + cut, high: high - cut };
}
