import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/engine/slices';
import { ByteReader, ByteWriter } from '../../../src/engine/storage/bytes';
import { StringTable } from '../../../src/engine/storage/stringTable';
import { encodeUtf8 } from '../../../src/engine/storage/utf8';
import { checkDamaged } from '../../support/damage';
import { anyString } from '../../support/strings';

const sets = fc.uniqueArray(fc.oneof(anyString, fc.string({ maxLength: 2 }))).map((list) => list.sort());

function write(table: StringTable): Uint8Array {
	const writer = new ByteWriter();
	table.write(writer);
	return writer.take();
}

suite('string table', () => {
	test('gives strings by number and numbers by string', () => {
		fc.assert(fc.property(sets, anyString, (strings, other) => {
			const table = StringTable.read(new ByteReader(write(StringTable.from(strings))));
			assert.deepEqual([...table], strings);
			assert.deepEqual(strings.map((text) => table.find(text)), strings.map((_, index) => index));
			assert.equal(table.find(other), strings.indexOf(other));
		}));
	});
	test('finds many sorted strings as each alone', () => {
		fc.assert(fc.property(sets, sets, fc.boolean(), (strings, others, withOwn) => {
			const table = StringTable.from(strings);
			const wanted = [...new Set([...others, ...withOwn ? strings.filter((_, index) => index % 3 !== 1) : []])].sort();
			assert.deepEqual(table.findSorted(wanted.map(encodeUtf8)), wanted.map((text) => strings.indexOf(text)).filter((index) => index >= 0));
		}));
	});
	test('compares strings of two tables', () => {
		fc.assert(fc.property(anyString, anyString, (a, b) => {
			assert.equal(Math.sign(StringTable.from([a]).compare(0, StringTable.from([b]), 0)), a < b ? -1 : a > b ? 1 : 0);
		}));
	});
	test('merges as a set does, without what is dropped', () => {
		fc.assert(fc.property(fc.array(sets, { maxLength: 5 }), fc.infiniteStream(fc.boolean()), (lists, stream) => {
			const inputs = lists.map((strings) => ({ table: StringTable.from(strings), keep: Uint8Array.from(strings, () => (stream.next().value ? 1 : 0)) }));
			const kept = [...new Set(lists.flatMap((strings, input) => strings.filter((_, index) => inputs[input]?.keep[index] === 1)))].sort();
			const { table, numbers } = finish(StringTable.merge(inputs));
			assert.deepEqual([...table], kept);
			const expected = lists.map((strings, input) => strings.map((text, index) => (inputs[input]?.keep[index] === 1 ? kept.indexOf(text) : -1)));
			assert.deepEqual(numbers.map((list) => [...list]), expected);
		}));
	});
	test('merges in slices', () => {
		const strings = Array.from({ length: 20_000 }, (_, index) => String(index)).sort();
		const slices = StringTable.merge([{ table: StringTable.from(strings) }]);
		let pauses = 0;
		while (!slices.next().done) {
			pauses++;
		}
		assert.ok(pauses >= 4);
	});
	test('refuses strings that are out of order, and numbers that it does not have', () => {
		assert.throws(() => StringTable.from(['b', 'a']), /sorted/);
		assert.throws(() => StringTable.from(['a', 'a']), /sorted/);
		assert.throws(() => StringTable.from(['a']).at(1), RangeError);
		assert.throws(() => StringTable.from(['a']).at(-1), RangeError);
	});
	test('when damaged, is refused or another table', () => {
		checkDamaged(write(StringTable.from(['', 'alpha', 'beta', 'ß', '😀'])), (bytes) => {
			const table = StringTable.read(new ByteReader(bytes));
			return [...table, table.find('beta')];
		});
	});
});
