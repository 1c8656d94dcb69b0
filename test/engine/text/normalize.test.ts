import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldLetters, foldName } from '../../../src/engine/text/normalize';

suite('folding', () => {
	for (const [name, folded] of [
		['U.S.', 'US'], ['US', 'US'], ['us', 'us'], ['Us', 'us'], ['the US', 'US'], ['NVIDIA', 'nvidia'], ['Nvidia', 'nvidia'], ['The Guardian', 'guardian'], ['The', 'the'], ['Wal - Mart', 'wal mart'], ['Wal-Mart', 'wal mart'],
		['F-16', 'f16'], ['COVID-19', 'covid19'], ['St. Louis', 'st louis'], ['O’Brien', 'obrien'], ['Yahoo!', 'yahoo'], ['Łódź', 'lodz'], ['Türkiye', 'turkiye'], ['AT&T', 'at&t'], ['Procter & Gamble', 'procter and gamble'],
		['New\nYork', 'new york'], ['Version 1.5', 'version 1.5'], ['Washington, D.C.', 'washington dc'], ['中国', '中国'], ['３Ｍ', '3m'],
	] as const) {
		test(`turns “${name.replace('\n', '⏎')}” into “${folded}”`, () => assert.equal(foldName(name), folded));
	}
	test('does not change what is folded, nor lose letters', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', 'É', '.', ' ', '-', '’', '4', 'the ', '&', 'ß', '中') }), (name) => {
			const folded = foldName(name);
			assert.equal(foldLetters(folded).toLowerCase(), folded.toLowerCase());
			assert.equal(/[\p{L}\p{N}]/u.test(folded), /[\p{L}\p{N}]/u.test(name.replace(/^\s*the\s+(?=\S)/i, '')));
		}));
	});
});
