import assert from 'node:assert/strict';
import { copyKeyOf, isCopy } from '../../../src/engine/crossref/copies';
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
