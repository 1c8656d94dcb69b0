import assert from 'node:assert/strict';
import { LABELS, STEPS } from '../../../src/engine/annotate/labels';
import { clusterOf, flagsOf, hashWord, packWord, shortHash, Vocabulary, WordFlag } from '../../../src/engine/annotate/vocabulary';
import { parseWeights, writeWeights } from '../../../src/engine/annotate/weights';

suite('weights of the tagger', () => {
	const weights = new Int8Array(2 * LABELS);
	weights.set([0, 5, -7], 0);
	weights.set([127, 0, -128], LABELS);
	const table = {
		words: Int32Array.of(shortHash(hashWord('berlin'))),
		values: Uint16Array.of(packWord(12, WordFlag.place)),
		coarse: Uint8Array.of(255, 3),
		features: Uint32Array.of(17, 0xfffffff0),
		weights,
		steps: Int32Array.from(STEPS, (_, index) => index - 50),
		unit: 0.025,
	};

	test('are read as they were written', () => {
		const read = parseWeights(writeWeights(table));
		const row = read.rows.find(0xfffffff0 | 0);
		const entries = Array.from({ length: (read.rows.starts[row + 1] ?? 0) - (read.rows.starts[row] ?? 0) }, (_, index) => (read.rows.starts[row] ?? 0) + index);
		assert.deepEqual(entries.map((entry) => [read.rows.labels[entry], read.rows.values[entry]]), [[0, 127], [2, -128]]);
		assert.deepEqual([...read.steps], [...table.steps]);
		assert.equal(read.unit, 0.025);
		assert.equal(clusterOf(read.vocabulary.find(hashWord('berlin'))), 12);
	});
	test('have no row for a feature that was not trained', () => {
		const { rows } = parseWeights(writeWeights(table));
		assert.equal(rows.find(18), -1);
		assert.equal(rows.find(0), -1);
	});
	test('are refused when they are cut off or of another format', () => {
		const bytes = writeWeights(table);
		assert.throws(() => parseWeights(bytes.subarray(0, bytes.length - 1)), /more bytes/);
		assert.throws(() => parseWeights(Uint8Array.of(1, 2, 3)), /this version/);
		assert.throws(() => parseWeights(new Uint8Array(0)), /more bytes/);
	});
});

suite('what is known of words', () => {
	const hash = hashWord('berlin');
	const vocabulary = new Vocabulary(Int32Array.of(shortHash(hash)), Uint16Array.of(packWord(1023, WordFlag.place | WordFlag.surname)), Uint8Array.of(255));
	test('is cluster and flags', () => {
		assert.equal(clusterOf(vocabulary.find(hash)), 1023);
		assert.equal(flagsOf(vocabulary.find(hash)), WordFlag.place | WordFlag.surname);
	});
	test('is nothing for other words', () => {
		for (const word of ['', 'Berlin', 'berlins', 'paris']) {
			assert.equal(vocabulary.find(hashWord(word)), 0);
		}
	});
});
