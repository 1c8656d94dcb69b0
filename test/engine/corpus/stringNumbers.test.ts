import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/engine/annotate/pipeline';
import { StringNumbers } from '../../../src/engine/corpus/stringNumbers';
import { StringTable } from '../../../src/engine/storage/stringTable';

const tableOf = (strings: readonly string[]): StringTable => StringTable.from([...new Set(strings)].sort());
const strings = fc.array(fc.oneof(fc.constantFrom('', 'a', 'aa', 'ab', 'b', 'é', '🙂'), fc.string({ maxLength: 3 })), { maxLength: 40 });

suite('numbers of strings over tables', () => {
	test('are one for each string, and lead back to it', () => {
		fc.assert(fc.property(fc.array(strings, { maxLength: 4 }), (lists) => {
			const tables = lists.map(tableOf);
			const numbers = finish(StringNumbers.over(tables));
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
			assert.equal(numbers.find('none of these'), -1);
			assert.throws(() => numbers.at(numbers.size), RangeError);
		}));
	});
	test('are the same from nothing and from numbers before', () => {
		fc.assert(fc.property(fc.array(strings, { maxLength: 3 }), fc.array(strings, { maxLength: 3 }), fc.nat({ max: 3 }), (before, after, kept) => {
			const old = before.map(tableOf);
			const tables = [...old.slice(0, kept), ...after.map(tableOf)];
			const taken = finish(StringNumbers.over(tables, finish(StringNumbers.over(old))));
			assert.deepEqual(taken.byTable, finish(StringNumbers.over(tables)).byTable);
			assert.equal(taken.size, finish(StringNumbers.over(tables)).size);
		}));
	});
	test('of tables that stay are taken over as they are', () => {
		const tables = [['a', 'c'], ['b', 'c']].map(tableOf);
		const before = finish(StringNumbers.over(tables));
		const now = finish(StringNumbers.over([...tables, tableOf(['b', 'd'])], before));
		assert.deepEqual([now.byTable[0], now.byTable[1]].map((numbers, index) => numbers === before.byTable[index]), [true, true]);
		assert.deepEqual([...now.byTable[2] ?? []], [2, 3]);
	});
});
