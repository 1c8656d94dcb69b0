import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copyKeyOf, isCopy, OriginalSentences, type CopyKey } from '../../../src/engine/crossref/copies';
import { makeCorpus } from '../../support/corpora';

/** Are two sentences copies of each other? */
function areCopies(a: string, b: string): boolean {
	const { index } = makeCorpus({ a, b });
	return isCopy(copyKeyOf(index, 0, 0), copyKeyOf(index, 1, 0));
}

const WIRE = 'Police in Leeds arrested four men over the theft of a Roman helmet.';

suite('copies', () => {
	test('are sentences in the same words, and in nearly the same', () => {
		assert.ok(areCopies(WIRE, WIRE));
		assert.ok(areCopies(WIRE, 'LEEDS - Police in Leeds have arrested four men over the theft of a Roman helmet.'));
	});
	test('are not sentences with another number', () => {
		assert.ok(!areCopies(WIRE, WIRE.replace('four', 'five')));
	});
	test('are not a statement and its denial', () => {
		assert.ok(!areCopies('The ministry in Cairo approved the sale of the old railway station.', 'The ministry in Cairo did not approve the sale of the old railway station.'));
	});
	test('are not other words, nor a few words', () => {
		assert.ok(!areCopies(WIRE, 'Four men were taken into custody after a museum lost an ancient helmet.'));
		assert.ok(!areCopies('Police agreed.', 'Police agreed.'));
	});
});

suite('originals among sentences', () => {
	test('are those that comparing each with each finds', () => {
		const terms = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3 }).map((all) => all.sort((a, b) => a - b));
		fc.assert(fc.property(fc.array(fc.record({ terms, exact: fc.constantFrom('/0', '5/0') }), { maxLength: 30 }), (keys) => {
			const originals = new OriginalSentences<number>();
			const plain: { readonly key: CopyKey; readonly number: number }[] = [];
			for (const [number, key] of keys.entries()) {
				const expected = plain.find((each) => isCopy(each.key, key))?.number;
				if (expected === undefined) {
					plain.push({ key, number });
				}
				assert.equal(originals.findOrAdd(key, number), expected);
			}
		}));
	});
});
