import assert from 'node:assert/strict';
import { parsePassageArgument } from '../../src/features/passageArgument';

const textOf = (id: string): string | undefined => id === 'file:///a.txt' ? 'ten letters' : undefined;

suite('the argument of a passage command', () => {
	test('names a place in a source', () => {
		assert.deepEqual(parsePassageArgument({ document: 'file:///a.txt', start: 4, end: 11 }, textOf), { document: 'file:///a.txt', start: 4, end: 11 });
	});
	for (const forged of [
		undefined, null, 1, 'file:///a.txt', [], {},
		{ document: 'file:///etc/passwd', start: 0, end: 1 },
		{ document: 'file:///a.txt', start: 0, end: 12 },
		{ document: 'file:///a.txt', start: -1, end: 2 },
		{ document: 'file:///a.txt', start: 3, end: 2 },
		{ document: 'file:///a.txt', start: 0.5, end: 2 },
		{ document: 'file:///a.txt', start: '0', end: 2 },
		{ document: 'file:///a.txt', start: Number.NaN, end: 2 },
		{ document: ['file:///a.txt'], start: 0, end: 2 },
	]) {
		test(`is refused as ${JSON.stringify(forged)}`, () => {
			assert.equal(parsePassageArgument(forged, textOf), undefined);
		});
	}
});
