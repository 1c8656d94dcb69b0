import type { ClaimRelation, NumericClaim, Severity } from '../types';

/** Relative gap up to which a difference is minor, and moderate. */
const MINOR = 0.05;
const MODERATE = 0.2;

export interface IntervalRelation {
	readonly relation: Exclude<ClaimRelation, 'not-comparable'>;
	readonly severity: Severity | undefined;
}

type Interval = Pick<NumericClaim, 'low' | 'high' | 'bound'>;

/**
 * How the intervals of two comparable claims relate. Symmetric. Values that overlap only thanks to a bound are compatible;
 * the same number with a hedge agrees.
 */
export function relateIntervals(a: Interval, b: Interval): IntervalRelation {
	const low = Math.max(a.low ?? -Infinity, b.low ?? -Infinity);
	const high = Math.min(a.high ?? Infinity, b.high ?? Infinity);
	if (low <= high) {
		const agrees = sameStatedValue(a, b) || (isClosed(a) && isClosed(b));
		return { relation: agrees ? 'agrees' : 'compatible', severity: undefined };
	}
	const gap = low - high;
	const scale = Math.max(Math.abs(low), Math.abs(high));
	const opposite = Math.sign(low) * Math.sign(high) < 0;
	const share = scale === 0 ? 0 : gap / scale;
	return { relation: 'differs', severity: opposite || share > MODERATE ? 'major' : share > MINOR ? 'moderate' : 'minor' };
}

/** Exact, rounded or approximate: an interval that the value is in the middle of, not a bound or a range. */
function isClosed({ bound }: Interval): boolean {
	return bound === 'exact' || bound === 'about';
}

/** The number as written is the same, whatever hedge stands before it. */
function sameStatedValue(a: Interval, b: Interval): boolean {
	const left = statedValue(a);
	const right = statedValue(b);
	return left !== undefined && right !== undefined && Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));
}

/** The number that the wording states, where it states one. */
function statedValue({ low, high, bound }: Interval): number | undefined {
	if (bound === 'range' || bound === 'vague') {
		return undefined;
	}
	if (low === null || high === null) {
		return low ?? high ?? undefined;
	}
	return (low + high) / 2;
}
