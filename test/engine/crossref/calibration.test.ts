import assert from 'node:assert/strict';
import { MATCH_THRESHOLD, scoreMatch } from '../../../src/engine/crossref/calibration';

const NOTHING = { cosine: 0, top: 0, surroundings: 0, documents: 0, dates: 0 };

suite('match score', () => {
	test('is nothing without a shared word, however alike the documents are', () => {
		assert.equal(scoreMatch({ ...NOTHING, surroundings: 1, documents: 1, dates: 1 }), 0);
	});
	test('grows with each thing that speaks for a match', () => {
		const some = { cosine: 0.3, top: 5, surroundings: 0.2, documents: 0.2, dates: 0.2 };
		for (const key of ['cosine', 'top', 'surroundings', 'documents', 'dates'] as const) {
			assert.ok(scoreMatch({ ...some, [key]: some[key] * 2 }) > scoreMatch(some), key);
		}
	});
	test('of one common word in alike documents is no match', () => {
		assert.ok(scoreMatch({ cosine: 0.05, top: 0.5, surroundings: 0.2, documents: 0.4, dates: 0.3 }) < MATCH_THRESHOLD);
	});
});
