import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StringNumbers } from '../../../src/engine/corpus/stringNumbers';
import { finish } from '../../../src/engine/slices';
import { StringTable } from '../../../src/engine/storage/stringTable';

const tableOf = (strings: readonly string[]): StringTable => StringTable.from([...new Set(strings)].sort());
const strings = fc.array(fc.oneof(fc.constantFrom('', 'a', 'aa', 'ab', 'b', 'é', '🙂'), fc.string({ maxLength: 3 })), { maxLength: 40 });

/** Each string has one number, in whatever table, which leads back to it. */
function checkNumbers(tables: readonly StringTable[], numbers: StringNumbers): void {
	const seen = new Map<string, number>();
	for (const [at, table] of tables.entries()) {
		for (const [index, text] of [...table].entries()) {
			const number = numbers.byTable[at]?.[index] ?? -1;
			assert.equal(seen.get(text) ?? number, number);
			assert.equal(numbers.at(number), text);
			assert.equal(numbers.find(text), number);
			seen.set(text, number);
		}
	}
	assert.deepEqual([...seen.values()].sort((a, b) => a - b), Array.from({ length: numbers.size }, (_, number) => number));
	const sorted = [...seen].sort(([, a], [, b]) => numbers.compare(a, b)).map(([text]) => text);
	assert.deepEqual(sorted, [...sorted].sort());
}

suite('numbers of strings over tables', () => {
	test('are one for each string, and lead back to it', () => {
		fc.assert(fc.property(fc.array(strings, { maxLength: 4 }), (lists) => {
			const tables = lists.map(tableOf);
			checkNumbers(tables, finish(StringNumbers.over(tables)));
		}));
	});
	test('are so behind those of a large table', () => {
		const large = tableOf(Array.from({ length: 3000 }, (_, index) => `${index}`));
		fc.assert(fc.property(fc.array(fc.array(fc.nat(4000).map(String), { maxLength: 40 }), { maxLength: 4 }), fc.nat({ max: 4 }), (lists, at) => {
			const tables = lists.map(tableOf);
			tables.splice(at, 0, large);
			checkNumbers(tables, finish(StringNumbers.over(tables)));
		}), { numRuns: 20 });
	});
	test('are so when those of tables that stay are taken over', () => {
		fc.assert(fc.property(fc.array(strings, { maxLength: 3 }), fc.array(strings, { maxLength: 3 }), fc.nat({ max: 3 }), (before, after, kept) => {
			const old = before.map(tableOf);
			const tables = [...old.slice(0, kept), ...after.map(tableOf)];
			checkNumbers(tables, finish(StringNumbers.over(tables, finish(StringNumbers.over(old)))));
		}));
	});
	test('of tables that stay are the same', () => {
		const tables = [['a', 'c'], ['b', 'c']].map(tableOf);
		const before = finish(StringNumbers.over(tables));
		const now = finish(StringNumbers.over([...tables, tableOf(['b', 'd'])], before));
		assert.deepEqual([0, 1].map((table) => now.byTable[table] === before.byTable[table]), [true, true]);
		assert.deepEqual([...now.byTable[2] ?? []], [before.find('b'), 3]);
		assert.equal(now.countShared(before), 3);
		assert.equal(now.find('none of these'), -1);
		assert.throws(() => now.at(4), RangeError);
	});
});
