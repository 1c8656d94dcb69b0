import assert from 'node:assert/strict';
import fc from 'fast-check';
import { relateIntervals, type ValueInterval } from '../../../src/engine/crossref/intervals';
import type { Bound, ClaimKind } from '../../../src/engine';

function count(low: number | null, high: number | null = low, bound: Bound = 'exact', kind: ClaimKind = 'count'): ValueInterval {
	return { kind, low, high, bound };
}

suite('Relation of two intervals', () => {
	const cases: readonly (readonly [string, ValueInterval, ValueInterval, string, string?])[] = [
		['equal numbers agree', count(24), count(24), 'agrees'],
		['the same number with a hedge agrees', count(24), count(21.6, 26.4, 'about'), 'agrees'],
		['the same number as a bound agrees', count(24), count(24, null, 'at-least'), 'agrees'],
		['a number that a strict bound leaves out is compatible', count(14_000), count(14_000, null, 'more-than'), 'compatible'],
		['a number above a bound is compatible', count(24), count(20, null, 'at-least'), 'compatible'],
		['two bounds can both hold', count(640, null, 'more-than'), count(600, null, 'more-than'), 'compatible'],
		['a number within a range is compatible', count(12), count(10, 15, 'range'), 'compatible'],
		['a vague amount holds many numbers', count(249), count(200, 999, 'vague'), 'compatible'],
		['a conversion is compatible', count(9500, 10_500, 'exact', 'measure'), count(8851, 10_460, 'exact', 'measure'), 'compatible'],
		['close numbers differ little', count(100), count(104), 'differs', 'minor'],
		['numbers a tenth apart differ moderately', count(100), count(110), 'differs', 'moderate'],
		['numbers far apart differ much', count(11), count(24), 'differs', 'major'],
		['opposite signs differ much', count(-1), count(1), 'differs', 'major'],
		['a number below a bound differs', count(4), count(5, null, 'at-least'), 'differs', 'moderate'],
		['two hedged numbers differ', count(540, 660, 'about', 'measure'), count(630, 770, 'about', 'measure'), 'differs', 'moderate'],
		['neighbouring decimals differ, though their roundings touch', count(7.35, 7.45), count(7.45, 7.55), 'differs', 'minor'],
		['a coarse number agrees with a finer one of its rounding', count(1.55e6, 1.65e6), count(1.615e6, 1.625e6), 'agrees'],
		['dates a day apart differ moderately', count(14_400, 14_400, 'exact', 'date'), count(15_840, 15_840, 'exact', 'date'), 'differs', 'moderate'],
		['a day lies in its month', count(14_400, 14_400, 'exact', 'date'), count(0, 43_200, 'range', 'date'), 'compatible'],
		['scores differ when one number does', count(3, 52, 'exact', 'score'), count(3, 53, 'exact', 'score'), 'differs', 'minor'],
	];
	for (const [name, a, b, relation, severity] of cases) {
		test(name, () => {
			assert.deepEqual(relateIntervals(a, b), { relation, severity });
			assert.deepEqual(relateIntervals(b, a), { relation, severity });
		});
	}

	const intervals = fc.record({
		kind: fc.constantFrom<ClaimKind>('count', 'money', 'measure', 'score'),
		ends: fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 })),
		bound: fc.constantFrom<Bound>('exact', 'about', 'range', 'vague', 'at-least', 'at-most', 'more-than', 'less-than'),
	}).map(({ kind, ends: [start, width], bound }): ValueInterval => {
		const isUp = bound === 'at-least' || bound === 'more-than';
		const isDown = bound === 'at-most' || bound === 'less-than';
		return { kind, bound, low: isDown ? null : start, high: isUp ? null : bound === 'exact' ? start : start + width };
	});

	test('any relation is symmetric, and an interval agrees with itself', () => {
		fc.assert(fc.property(intervals, intervals, (a, b) => {
			assert.deepEqual(relateIntervals(a, b), relateIntervals(b, a));
			assert.equal(relateIntervals(a, a).relation, 'agrees');
		}));
	});
});
