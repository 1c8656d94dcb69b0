import assert from 'node:assert/strict';
import { soak } from './soak';

suite('a long day', () => {
	test('of edits, files, corrections and restarts leaves the corpus as if built from nothing', async function () {
		this.timeout(120_000);
		let checks = 0;
		await soak({ seed: 20261122, steps: 300, checkEvery: 30, sources: 8, onCheck: () => void checks++ });
		assert.equal(checks, 10);
	});
});
