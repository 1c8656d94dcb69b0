import assert from 'node:assert/strict';
import { finish } from '../../../src/engine/slices';
import { readSurfaces } from '../../../src/engine/text/surfaces';
import { readText } from '../../support/corpora';

suite('surfaces of tokens', () => {
	test('are numbered by their first places', () => {
		const { document } = readText('a.txt', 'The mill burned. The old mill, that is.');
		const { list, numbers } = finish(readSurfaces(document));
		assert.deepEqual(list, ['The', 'mill', 'burned', '.', 'old', ',', 'that', 'is']);
		assert.deepEqual([...numbers], [0, 1, 2, 3, 0, 4, 1, 5, 6, 7, 3]);
	});
	test('are read once for a document, and in slices', () => {
		const { document } = readText('a.txt', `${'word '.repeat(20_000)}.`);
		let slices = 0;
		for (const reading = readSurfaces(document); !reading.next().done;) {
			slices++;
		}
		assert.ok(slices >= 4, `${slices} slices`);
		assert.equal(finish(readSurfaces(document)), finish(readSurfaces({ ...document })));
	});
	test('of an empty text are none', () => {
		assert.deepEqual(finish(readSurfaces(readText('a.txt', '').document)).list, []);
	});
});
