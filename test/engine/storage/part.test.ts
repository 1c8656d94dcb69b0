import assert from 'node:assert/strict';
import { LiveDocuments } from '../../../src/engine/storage/part';

suite('live documents', () => {
	test('are all at first', () => {
		const live = LiveDocuments.all(3);
		assert.deepEqual([...live], [0, 1, 2]);
		assert.deepEqual([live.has(-1), live.has(2), live.has(3)], [false, true, false]);
	});
	test('lose documents once, and leave those before as they are', () => {
		const all = LiveDocuments.all(4);
		const some = all.without([1, 3, 1, 9]).without([3]);
		assert.deepEqual([...some], [0, 2]);
		assert.equal(some.liveCount, 2);
		assert.equal(all.liveCount, 4);
		assert.equal(some.without([1]), some);
	});
	test('are numbered anew without those that are gone', () => {
		assert.deepEqual([...LiveDocuments.all(4).without([1]).renumber(10)], [10, -1, 11, 12]);
	});
});
