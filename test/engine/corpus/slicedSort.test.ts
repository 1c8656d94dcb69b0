import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortInSlices } from '../../../src/engine/corpus/slicedSort';
import { SurfaceOrder } from '../../../src/engine/corpus/surfaceOrder';
import { finish } from '../../../src/engine/slices';
import { StringPool } from '../../../src/engine/storage/stringPool';
import { StringTable } from '../../../src/engine/storage/stringTable';
import { foldLetters } from '../../../src/engine/text/normalize';

suite('sorting in slices', () => {
	test('gives what sorting at once gives', () => {
		fc.assert(fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 30 }), (seeds) => {
			const items = Array.from({ length: 700 * seeds.length }, (_, index) => ({ key: (seeds[index % seeds.length] ?? 0) * 31 % 17, index }));
			const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
			assert.deepEqual(finish(sortInSlices(items, compare)), [...items].sort(compare));
		}), { numRuns: 20 });
	});
	test('puts names in the order of lists, whether or not some were in order before', () => {
		const names = fc.uniqueArray(fc.constantFrom('Acme', 'acme', 'ÁCME', 'Zoé', 'Zoe', 'b', 'B', 'the Bee', 'É', 'e', '🙂', '1'));
		const table = (list: readonly string[]): StringTable => StringTable.from([...list].sort());
		fc.assert(fc.property(names, names, (first, second) => {
			const pool = new StringPool();
			finish(pool.numbersOf(table(first)));
			const order = finish(SurfaceOrder.over(pool, undefined));
			finish(pool.numbersOf(table(second)));
			const { ranks } = finish(SurfaceOrder.over(pool, order));
			const ranked = [...new Set([...first, ...second])].sort((a, b) => (ranks[pool.find(a)] ?? 0) - (ranks[pool.find(b)] ?? 0));
			const key = (name: string): string => `${foldLetters(name)}\u0000${name}`;
			assert.deepEqual(ranked, [...ranked].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
		}));
	});
});
