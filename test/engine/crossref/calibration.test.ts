import assert from 'node:assert/strict';
import { MATCH_THRESHOLD, scoreMatch } from '../../../src/engine/crossref/calibration';

const NOTHING = { cosine: 0, words: 0, heaviest: 0, support: 0, surroundings: 0, documents: 0, dates: 0 };

suite('match score', () => {
	test('is nothing without a shared word, however alike the documents are', () => {
		assert.equal(scoreMatch({ ...NOTHING, support: 1, surroundings: 1, documents: 1, dates: 1 }), 0);
	});
	test('grows with each thing that speaks for a match', () => {
		const some = { cosine: 0.3, words: 4, heaviest: 2, support: 0.05, surroundings: 0.2, documents: 0.1, dates: 0.2 };
		for (const key of ['cosine', 'words', 'heaviest', 'support', 'surroundings', 'documents', 'dates'] as const) {
			assert.ok(scoreMatch({ ...some, [key]: some[key] * 2 }) > scoreMatch(some), key);
		}
	});
	test('of one common word in alike documents is no match', () => {
		assert.ok(scoreMatch({ ...NOTHING, cosine: 0.05, words: 1, heaviest: 0.5, surroundings: 0.2, documents: 0.4, dates: 0.3 }) < MATCH_THRESHOLD);
	});
	test('of the same document but for one word in common is no match', () => {
		assert.ok(scoreMatch({ ...NOTHING, cosine: 0.2, words: 1, heaviest: 2, surroundings: 0.1, documents: 1, dates: 1 }) < MATCH_THRESHOLD);
	});
	test('of the same sentence is a match, even in documents that are little alike', () => {
		assert.ok(scoreMatch({ ...NOTHING, cosine: 1, words: 12, heaviest: 3, documents: 0.1 }) >= MATCH_THRESHOLD);
	});
});
