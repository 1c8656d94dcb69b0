import assert from 'node:assert/strict';
import { CopyKeys, findDuplicates, isCopy } from '../../../src/engine/crossref/copies';
import { makeCorpus } from '../../support/corpora';

/** Are two sentences copies of each other? */
function areCopies(a: string, b: string): boolean {
	const keys = new CopyKeys(makeCorpus({ a, b }));
	return isCopy(keys.of(0, 0), keys.of(1, 0));
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

suite('duplicate documents', () => {
	const story = [WIRE, 'The helmet was found in a garage outside the city.', 'A museum had offered a reward for its safe return.', 'The men will stand before a court in March.'];

	test('are found when all but little is the same', () => {
		const corpus = makeCorpus({ a: story.join(' '), b: `${story.join(' ')} More soon.`, c: 'The home team won. Their coach praised the goalkeeper. Fans of the visitors left early.' });
		assert.deepEqual(findDuplicates(corpus).map(({ document, of }) => [document, of]), [['b', 'a']]);
	});
	test('are of the one that was published first', () => {
		const dated = (date: string) => `${date}\n\n${story.join(' ')}`;
		const corpus = makeCorpus({ a: dated('March 3, 2021'), b: dated('March 2, 2021') });
		const [found] = findDuplicates(corpus);
		const published = corpus.documents.map(({ document }) => document.metadata.date);
		assert.equal(found?.of, published[0] !== undefined && published[1] !== undefined ? 'b' : 'a');
	});
	test('are not articles that quote one sentence, nor empty ones', () => {
		assert.deepEqual(findDuplicates(makeCorpus({ a: story.join(' '), b: `${WIRE} The mayor had no comment on the arrests. A trial may take months to begin. The city council meets on Friday.` })), []);
		assert.deepEqual(findDuplicates(makeCorpus({ a: '', b: '' })), []);
	});
});
