import { LABELS, STEPS } from '../engine/annotate/labels';
import { writeWeights } from '../engine/annotate/weights';
import type { Model } from './crf';
import type { Dataset } from './dataset';
import type { WordTable } from './words';

/** Weights as they count for our news: those of all texts and those of the domain added up. */
export function newsWeights(model: Model, dataset: Dataset): Float32Array {
	const size = dataset.hashes.length * LABELS;
	return Float32Array.from({ length: size }, (_, at) => (model.weights[at] as number) + (model.weights[size + at] as number)); // In range.
}

/**
 * The features worth their bytes: those whose weights move the scores most, summed over their places.
 * @param bytes about how many they may take when written.
 */
export function selectFeatures(model: Model, dataset: Dataset, count: number): Set<number> {
	const weights = newsWeights(model, dataset);
	const seen = new Float64Array(dataset.hashes.length);
	for (const row of dataset.features) {
		if (row < seen.length) {
			seen[row] = (seen[row] as number) + 1;
		}
	}
	const worth = Float64Array.from(seen, (times, row) => {
		let sum = 0;
		for (let label = 0; label < LABELS; label++) {
			sum += (weights[row * LABELS + label] as number) ** 2; // In range.
		}
		return Math.sqrt(sum) * Math.log1p(times);
	});
	const order = Array.from(worth.keys()).sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
	return new Set(order.slice(0, count).map((row) => dataset.hashes[row] as number));
}

/**
 * Weights as signed bytes, of one common unit so that none is cut off; those under `threshold` units become 0.
 * @param weights `LABELS` for each feature.
 */
export function packModel(weights: Float32Array, transitions: Float32Array, hashes: Int32Array, words: WordTable, threshold: number): Uint8Array {
	const most = weights.reduce((value, weight) => Math.max(value, Math.abs(weight)), 0);
	const unit = most / 127;
	const order = Array.from(hashes.keys()).sort((a, b) => ((hashes[a] as number) >>> 0) - ((hashes[b] as number) >>> 0)); // In range, as below.
	const packed = new Int8Array(order.length * LABELS);
	for (const [index, row] of order.entries()) {
		for (let label = 0; label < LABELS; label++) {
			const value = (weights[row * LABELS + label] as number) / unit;
			packed[index * LABELS + label] = Math.abs(value) < threshold ? 0 : Math.round(value);
		}
	}
	return writeWeights({
		words: words.hashes,
		values: words.values,
		coarse: words.coarse,
		features: Uint32Array.from(order, (row) => (hashes[row] as number) >>> 0),
		weights: packed,
		steps: Int32Array.from(STEPS, ([from, to]) => Math.round((transitions[from * LABELS + to] as number) / unit)),
		unit,
	});
}
