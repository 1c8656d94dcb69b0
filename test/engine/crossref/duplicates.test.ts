import assert from 'node:assert/strict';
import { findDuplicates } from '../../../src/engine/crossref/duplicates';
import { makeCorpus } from '../../support/corpora';

const WIRE = 'Police in Leeds arrested four men over the theft of a Roman helmet.';

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
		const published = [...corpus.documents()].map(({ document }) => document.metadata.date);
		assert.equal(found?.of, published[0] !== undefined && published[1] !== undefined ? 'b' : 'a');
	});
	test('are not articles that quote one sentence, nor empty ones', () => {
		assert.deepEqual(findDuplicates(makeCorpus({ a: story.join(' '), b: `${WIRE} The mayor had no comment on the arrests. A trial may take months to begin. The city council meets on Friday.` })), []);
		assert.deepEqual(findDuplicates(makeCorpus({ a: '', b: '' })), []);
	});
});
