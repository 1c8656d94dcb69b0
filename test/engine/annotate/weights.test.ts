import assert from 'node:assert/strict';
import { MAX_FEATURES } from '../../../src/engine/annotate/features';
import { LABELS, STEPS } from '../../../src/engine/annotate/labels';
import { clusterOf, flagsOf, hashWord, packWord, shortHash, Vocabulary, WordFlag } from '../../../src/engine/annotate/vocabulary';
import { type FeatureRows, makeSums, parseWeights, writeScores, writeWeights } from '../../../src/engine/annotate/weights';

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

	/** What features say for each label. */
	function scoresOf(rows: FeatureRows, ...features: readonly number[]): number[] {
		const sums = makeSums();
		features.forEach((feature) => rows.add(feature | 0, sums));
		const scores = new Int32Array(LABELS);
		writeScores(sums, scores, 0);
		return [...scores];
	}

	test('are read as they were written', () => {
		const read = parseWeights(writeWeights(table));
		assert.deepEqual(scoresOf(read.rows, 17), [...weights.subarray(0, LABELS)]);
		assert.deepEqual(scoresOf(read.rows, 0xfffffff0), [...weights.subarray(LABELS)]);
		assert.deepEqual([...read.steps], [...table.steps]);
		assert.equal(read.unit, 0.025);
		assert.equal(clusterOf(read.vocabulary.find(hashWord('berlin'))), 12);
	});
	test('are added up for as many features as a token may have', () => {
		const { rows } = parseWeights(writeWeights(table));
		const many = Array.from({ length: MAX_FEATURES }, (_, index) => (index === 0 ? 17 : 0xfffffff0));
		assert.deepEqual(scoresOf(rows, ...many), Array.from(weights.subarray(0, LABELS), (weight, label) => weight + (MAX_FEATURES - 1) * (weights[LABELS + label] ?? 0)));
	});
	test('have no row for a feature that was not trained', () => {
		const { rows } = parseWeights(writeWeights(table));
		assert.deepEqual(scoresOf(rows, 18, 0), new Array(LABELS).fill(0));
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
