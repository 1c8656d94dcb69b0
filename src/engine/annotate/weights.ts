import { ByteReader, ByteWriter } from '../storage/bytes';
import { LABELS, STEPS } from './labels';
import { Vocabulary } from './vocabulary';

/** The trained weights as they are used: scores in units of one step of the quantisation. */
export interface Weights {
	readonly vocabulary: Vocabulary;
	readonly rows: FeatureRows;
	/** Score of each of `STEPS`. */
	readonly steps: Int32Array;
	/** Natural logarithm of odds that one unit of score stands for. */
	readonly unit: number;
}

/** Weights before they are written. */
export interface WeightTable {
	/** Short hashes of the words, ascending, each once. */
	readonly words: Int32Array;
	/** Cluster and flags of each word. */
	readonly values: Uint16Array;
	/** Group of each cluster. */
	readonly coarse: Uint8Array;
	/** Hashes of the features as unsigned numbers, ascending, each once. */
	readonly features: Uint32Array;
	/** `LABELS` weights for each feature. */
	readonly weights: Int8Array;
	readonly steps: Int32Array;
	readonly unit: number;
}

const MAGIC = 0x47525431; // "GRT1"
const UNIT_SCALE = 1_000_000;
const STEP_BIAS = 1 << 20;

/** Two weights share a number, each in 16 bits: adding one adds both. */
const PACKED_LABELS = (LABELS + 1) >> 1;
/** Added to each weight, so that no sum is below 0: those of 257 features fit into 16 bits. */
const BIAS = 128;

/** What the weights of some features, at most 257, sum up to; sums can be added to one another. The last number counts the features. */
export function makeSums(): Int32Array {
	return new Int32Array(PACKED_LABELS + 1);
}

export function addSums(sums: Int32Array, others: Int32Array): void {
	for (let at = 0; at <= PACKED_LABELS; at++) {
		sums[at] = (sums[at] as number) + (others[at] as number); // In range by the loop.
	}
}

/** Writes the sum of each label into `scores` from `base` on. */
export function writeScores(sums: Int32Array, scores: Int32Array, base: number): void {
	const bias = (sums[PACKED_LABELS] as number) * BIAS;
	for (let label = 0; label < LABELS; label++) {
		scores[base + label] = (((sums[label >> 1] as number) >>> (16 * (label & 1))) & 0xffff) - bias; // In range by the loop.
	}
}

/** Feature hash to the weights of all labels. Open addressing over the hashes. */
export class FeatureRows {
	/** Key and row by turns, so that both come from memory at once; row -1 where there is none. */
	readonly #slots: Int32Array;
	readonly #mask: number;
	/** `PACKED_LABELS` numbers for each row. */
	readonly #packed: Int32Array;

	/**
	 * @param features each once.
	 * @param weights `LABELS` weights for each feature.
	 */
	constructor(features: Int32Array, weights: Int8Array) {
		let size = 1024;
		while (size < features.length * 2) {
			size *= 2;
		}
		this.#mask = size - 1;
		this.#slots = new Int32Array(size * 2).fill(-1);
		this.#packed = new Int32Array(features.length * PACKED_LABELS);
		for (let row = 0; row < features.length; row++) {
			const feature = features[row] as number; // In range, as below.
			let slot = feature & this.#mask;
			while (this.#slots[2 * slot + 1] !== -1) {
				slot = (slot + 1) & this.#mask;
			}
			this.#slots[2 * slot] = feature;
			this.#slots[2 * slot + 1] = row;
			for (let label = 0; label < LABELS; label++) {
				const at = row * PACKED_LABELS + (label >> 1);
				this.#packed[at] = (this.#packed[at] as number) + (((weights[row * LABELS + label] as number) + BIAS) << (16 * (label & 1)));
			}
		}
	}

	/** Adds the weights of a feature, if it has any. */
	add(feature: number, sums: Int32Array): void {
		const row = this.#find(feature);
		if (row >= 0) {
			const start = row * PACKED_LABELS;
			for (let at = 0; at < PACKED_LABELS; at++) {
				sums[at] = (sums[at] as number) + (this.#packed[start + at] as number); // In range by the row.
			}
			sums[PACKED_LABELS] = (sums[PACKED_LABELS] as number) + 1;
		}
	}

	#find(feature: number): number {
		let slot = feature & this.#mask;
		for (;;) {
			const row = this.#slots[2 * slot + 1] as number; // The mask keeps it in range.
			if (row === -1 || this.#slots[2 * slot] === feature) {
				return row;
			}
			slot = (slot + 1) & this.#mask;
		}
	}
}

/** Reads what `writeWeights` wrote. Throws when the bytes are of another format. */
export function parseWeights(bytes: Uint8Array): Weights {
	const reader = new ByteReader(bytes);
	if (reader.varint() !== MAGIC || reader.varint() !== LABELS || reader.varint() !== STEPS.length) {
		throw new Error('Expected the weights of this version of the tagger.');
	}
	const unit = reader.varint() / UNIT_SCALE;
	const steps = Int32Array.from(STEPS, () => reader.varint() - STEP_BIAS);
	const coarse = reader.bytes(reader.varint()).slice();
	const words = readAscending(reader, reader.varint());
	const values = new Uint16Array(words.length);
	for (let word = 0; word < words.length; word++) {
		values[word] = reader.byte() | (reader.byte() << 8);
	}
	const features = readAscending(reader, reader.varint());
	const masks = new Int32Array(features.length);
	for (let row = 0; row < masks.length; row++) {
		masks[row] = reader.byte() | (reader.byte() << 8) | (reader.byte() << 16) | (reader.byte() << 24);
	}
	const weights = new Int8Array(features.length * LABELS);
	for (let row = 0; row < masks.length; row++) {
		const mask = masks[row] as number; // In range by the loop.
		weights[row * LABELS] = reader.byte(); // Label 0 is always there.
		for (let label = 1; label < LABELS; label++) {
			if (mask & (1 << (label - 1))) {
				weights[row * LABELS + label] = reader.byte();
			}
		}
	}
	return { vocabulary: new Vocabulary(words, values, coarse), rows: new FeatureRows(features, weights), steps, unit };
}

/** Writes weights for `parseWeights`; a byte for each weight that is not 0. */
export function writeWeights(table: WeightTable): Uint8Array {
	const writer = new ByteWriter();
	for (const value of [MAGIC, LABELS, STEPS.length, Math.round(table.unit * UNIT_SCALE)]) {
		writer.varint(value);
	}
	for (const step of table.steps) {
		writer.varint(step + STEP_BIAS);
	}
	writer.varint(table.coarse.length);
	writer.bytes(table.coarse);
	writeAscending(writer, table.words);
	for (const value of table.values) {
		writer.byte(value & 0xff);
		writer.byte(value >>> 8);
	}
	writeAscending(writer, table.features);
	const rows = table.features.length;
	for (let row = 0; row < rows; row++) {
		let mask = 0;
		for (let label = 1; label < LABELS; label++) {
			mask |= table.weights[row * LABELS + label] ? 1 << (label - 1) : 0;
		}
		for (let shift = 0; shift < 32; shift += 8) {
			writer.byte((mask >>> shift) & 0xff);
		}
	}
	for (let row = 0; row < rows; row++) {
		for (let label = 0; label < LABELS; label++) {
			const weight = table.weights[row * LABELS + label] as number; // In range.
			if (weight !== 0 || label === 0) {
				writer.byte(weight & 0xff);
			}
		}
	}
	return writer.take();
}

function readAscending(reader: ByteReader, count: number): Int32Array {
	const values = new Int32Array(count);
	let value = 0;
	for (let index = 0; index < count; index++) {
		value += reader.varint();
		values[index] = value | 0;
	}
	return values;
}

function writeAscending(writer: ByteWriter, values: Int32Array | Uint32Array): void {
	writer.varint(values.length);
	let last = 0;
	for (const value of values) {
		writer.varint(value - last);
		last = value;
	}
}
