import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimsOf } from '../../support/claims';

/** Metres, kilograms or seconds in one of the unit; conversions fixed by definition. */
const UNITS = [
	['kilometres', 'm', 1000], ['miles', 'm', 1609.344], ['feet', 'm', 0.3048], ['metres', 'm', 1],
	['tonnes', 'kg', 1000], ['ounces', 'kg', 0.028349523125], ['hours', 's', 3600], ['weeks', 's', 604_800],
] as const;

suite('units', () => {
	test('converted to SI and back give the number that was written', () => {
		fc.assert(fc.property(fc.integer({ min: 2, max: 999_999 }), fc.constantFrom(...UNITS), (number, [unit, symbol, factor]) => {
			const claim = claimsOf(`The load took ${number} ${unit} in all.`).find(({ kind }) => kind === 'measure' || kind === 'duration');
			assert.ok(claim && claim.low !== null && claim.high !== null, `${number} ${unit}`);
			assert.equal(claim.unit, symbol);
			assert.ok(Math.abs((claim.low + claim.high) / 2 / factor - number) < 1e-9 * number, `${claim.low}–${claim.high}`);
		}));
	});

	test('a temperature keeps its place on every scale', () => {
		fc.assert(fc.property(fc.integer({ min: 5, max: 120 }), (celsius) => {
			const middle = (text: string): number => {
				const claim = claimsOf(text)[0];
				assert.ok(claim && claim.low !== null && claim.high !== null && claim.unit === 'K', text);
				return (claim.low + claim.high) / 2;
			};
			const kelvin = middle(`It reached ${celsius} °C there.`);
			assert.ok(Math.abs(kelvin - 273.15 - celsius) < 1e-6);
			assert.ok(Math.abs(middle(`It reached ${celsius * 9 / 5 + 32} °F there.`) - kelvin) < 1e-6);
		}));
	});
});
