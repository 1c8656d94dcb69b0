import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StringSearch } from '../../../src/engine/storage/stringSearch';
import { encodeUtf8 } from '../../../src/engine/storage/utf8';

suite('searching a string in pieces', () => {
	test('finds what the pieces hold together', () => {
		const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 6 });
		fc.assert(fc.property(letters, fc.array(letters), (wanted, pieces) => {
			const search = new StringSearch(encodeUtf8(wanted));
			let found = 0;
			for (const piece of pieces) {
				const bytes = encodeUtf8(piece);
				found = search.run(found, bytes, 0, bytes.length);
			}
			assert.equal(found === search.length, pieces.join('').includes(wanted));
		}), { numRuns: 500 });
	});
	test('takes two steps for each byte at most, whatever the string', () => {
		const wanted = new StringSearch(encodeUtf8(`${'a'.repeat(5000)}b`));
		const reads = { count: 0 };
		const counting = new Proxy(encodeUtf8('a'.repeat(20_000)), { get: (bytes, key) => {
			reads.count += 1;
			return bytes[key as unknown as number];
		} });
		assert.ok(wanted.run(0, counting, 0, 20_000) < wanted.length);
		assert.equal(reads.count, 20_000);
	});
});
