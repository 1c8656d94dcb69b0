import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/engine/slices';
import { StringPool } from '../../../src/engine/storage/stringPool';
import { StringTable } from '../../../src/engine/storage/stringTable';
import { anyString } from '../../support/strings';

const tables = fc.array(fc.array(fc.oneof(anyString, fc.constantFrom('', 'a', 'aa', 'ab', 'b', 'é', '🙂')), { maxLength: 40 }).map((strings) => StringTable.from([...new Set(strings)].sort())), { maxLength: 5 });

suite('string pool', () => {
	test('gives each string of its tables one number, counted as they come first, that leads back to it', () => {
		fc.assert(fc.property(tables, (all) => {
			const pool = new StringPool();
			const known = [...new Set(all.flatMap((table) => [...table]))];
			for (const table of all) {
				assert.deepEqual([...finish(pool.numbersOf(table))], [...table].map((text) => known.indexOf(text)));
			}
			assert.equal(pool.size, known.length);
			assert.deepEqual(known.map((_, number) => pool.at(number)), known);
			assert.deepEqual(known.map((text) => pool.find(text)), known.map((_, number) => number));
			assert.equal(pool.find('none of these'), -1);
			assert.throws(() => pool.at(known.length), RangeError);
		}));
	});
	test('compares them as JavaScript does, and tells where they begin', () => {
		fc.assert(fc.property(tables, (all) => {
			const pool = new StringPool();
			all.forEach((table) => finish(pool.numbersOf(table)));
			const strings = Array.from({ length: pool.size }, (_, number) => pool.at(number));
			const sorted = strings.map((_, number) => number).sort((a, b) => pool.compare(a, b));
			assert.deepEqual(sorted.map((number) => strings[number]), [...strings].sort());
			for (const [number, text] of [...strings, ''].entries()) {
				const byte = pool.firstByteOf(number);
				assert.equal(byte < 0x80 ? byte : 0x80, text === '' ? -1 : Math.min(0x80, text.charCodeAt(0)));
			}
		}));
	});
	test('numbers many small tables in pauses', () => {
		const pool = new StringPool();
		let pauses = 0;
		for (let table = 0; table < 200; table++) {
			const slices = pool.numbersOf(StringTable.from(Array.from({ length: 100 }, (_, index) => `${table} ${index}`).sort()));
			while (slices.next().done !== true) {
				pauses++;
			}
		}
		assert.equal(pauses, 4);
	});
	test('numbers a table once, and many strings in pauses', () => {
		const pool = new StringPool();
		const table = StringTable.from(Array.from({ length: 20_000 }, (_, index) => `${index}`).sort());
		const slices = pool.numbersOf(table);
		let pauses = 0;
		while (slices.next().done !== true) {
			pauses++;
		}
		assert.equal(pauses, 4);
		assert.equal(finish(pool.numbersOf(table)), finish(pool.numbersOf(table)));
		assert.equal(pool.find('19999'), [...table].indexOf('19999'));
	});
});
