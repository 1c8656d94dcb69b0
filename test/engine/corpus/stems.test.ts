import assert from 'node:assert/strict';
import { stem } from '../../../src/engine/corpus/stems';

/** Pairs from the sample vocabulary of the algorithm's own page. */
function checkStems(pairs: Readonly<Record<string, string>>): void {
	for (const [word, expected] of Object.entries(pairs)) {
		assert.equal(stem(word), expected, word);
	}
}

suite('stems', () => {
	test('follow the published vocabulary', () => {
		checkStems({
			consign: 'consign', consigned: 'consign', consistency: 'consist', consolation: 'consol', consolidate: 'consolid', conspicuously: 'conspicu',
			knackeries: 'knackeri', knavish: 'knavish', kneeling: 'kneel', knightly: 'knight', knots: 'knot', generate: 'generat', generously: 'generous',
		});
	});
	test('bring forms of one word together', () => {
		for (const word of ['approval', 'approve', 'approved', 'approving']) {
			assert.equal(stem(word), 'approv');
		}
		assert.equal(stem('restrictions'), stem('restricted'));
		assert.equal(stem('parties'), stem('party'));
	});
	test('keep different words apart', () => {
		assert.notEqual(stem('general'), stem('generous'));
		assert.notEqual(stem('news'), stem('new'));
		assert.notEqual(stem('policy'), stem('police'));
	});
	test('mend the end of a shortened word', () => {
		checkStems({ hopping: 'hop', hoping: 'hope', rating: 'rate', falling: 'fall', agreed: 'agre', ties: 'tie', cries: 'cri', by: 'by', say: 'say' });
	});
	test('leave what is no plain English word as it is', () => {
		checkStems({ h200: 'h200', 'jörgs': 'jörgs', US: 'US', '': '', '25': '25' });
		const long = 'ing'.repeat(40);
		assert.equal(stem(long), long);
	});
	test('know the exceptions', () => {
		checkStems({ skies: 'sky', dying: 'die', early: 'earli', proceed: 'proceed', herrings: 'herring' });
	});
});
