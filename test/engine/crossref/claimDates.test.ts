import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateValue } from '../../../src/engine/crossref/claimDates';
import { claimsOf } from '../../support/claims';

const DAY = 1440;
const dayOf = (iso: string): number => Date.parse(iso) / 60_000;

/** Bound and minutes of the only date in a text. */
function valueOf(text: string, published?: string): readonly [string, number | null, number | null] | undefined {
	const claim = claimsOf(text).find(({ kind }) => kind === 'date');
	assert.ok(claim, text);
	const value = dateValue(text.slice(claim.start, claim.end), claim, published);
	return value && [value.bound, value.low, value.high];
}

suite('What a date stands for', () => {
	test('a day is itself, a month, a year and a quarter all of their days', () => {
		assert.deepEqual(valueOf('It began on 8 January 2024.'), ['exact', dayOf('2024-01-08'), dayOf('2024-01-08')]);
		assert.deepEqual(valueOf('It began in February 2024.'), ['range', dayOf('2024-02-01'), dayOf('2024-02-29')]);
		assert.deepEqual(valueOf('It began in 2023.'), ['range', dayOf('2023-01-01'), dayOf('2023-12-31')]);
		assert.deepEqual(valueOf('It began in the third quarter of 2023.'), ['range', dayOf('2023-07-01'), dayOf('2023-09-30')]);
	});

	test('what is rounded is vague', () => {
		assert.equal(valueOf('It began in early June 2023.')?.[0], 'vague');
		assert.equal(valueOf('It began six months ago.', '2024-01-08')?.[0], 'vague');
	});

	test('a weekday and a day without a year need the publication date', () => {
		assert.equal(valueOf('It began on Tuesday.'), undefined);
		assert.equal(valueOf('It began on January 8.'), undefined);
		assert.deepEqual(valueOf('It began on Tuesday.', '2024-01-11'), ['exact', dayOf('2024-01-09'), dayOf('2024-01-09')]);
		assert.deepEqual(valueOf('It began on December 8.', '2024-01-11'), ['exact', dayOf('2023-12-08'), dayOf('2023-12-08')]);
	});

	test('a day that is in no calendar stands for nothing', () => {
		assert.equal(valueOf('It began on February 30, 2023.'), undefined);
	});

	test('a time of day has its minutes, "about" a quarter of an hour on either side', () => {
		assert.deepEqual(valueOf('It began at 9:40 p.m. there.'), ['exact', 1300, 1300]);
		assert.deepEqual(valueOf('It began at about 9:40 p.m. there.'), ['about', 1285, 1315]);
	});

	test('any day is within its month and its year', () => {
		fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
			const iso = date.toISOString().slice(0, 10);
			const claim = (unit: string) => ({ start: 0, end: 0, sentence: 0, kind: 'date' as const, low: null, high: null, bound: 'exact' as const, unit, about: undefined, per: undefined, modality: 'asserted' as const, attribution: undefined });
			const [day, month, year] = [iso, iso.slice(0, 7), iso.slice(0, 4)].map((unit) => dateValue('', claim(unit), undefined));
			for (const longer of [month, year]) {
				assert.ok(day && longer && Number(longer.low) <= Number(day.low) && Number(day.high) <= Number(longer.high));
				assert.ok(Number.isInteger(Number(longer.low) / DAY));
			}
		}));
	});
});
