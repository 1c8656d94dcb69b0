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

/** Feature hash to the weights of its labels, sparse. Open addressing over the hashes. */
export class FeatureRows {
	readonly #keys: Int32Array;
	readonly #rows: Int32Array;
	readonly #mask: number;
	/** Entry at which each row begins, and at the end their number. */
	readonly starts: Int32Array;
	readonly labels: Uint8Array;
	readonly values: Int8Array;

	constructor(features: Int32Array, starts: Int32Array, labels: Uint8Array, values: Int8Array) {
		let size = 1024;
		while (size < features.length * 2) {
			size *= 2;
		}
		this.#mask = size - 1;
		this.#keys = new Int32Array(size);
		this.#rows = new Int32Array(size).fill(-1);
		this.starts = starts;
		this.labels = labels;
		this.values = values;
		for (let row = 0; row < features.length; row++) {
			let slot = (features[row] as number) & this.#mask; // In range.
			while (this.#rows[slot] !== -1) {
				slot = (slot + 1) & this.#mask;
			}
			this.#keys[slot] = features[row] as number;
			this.#rows[slot] = row;
		}
	}

	/** Row of a feature, or -1. */
	find(feature: number): number {
		let slot = feature & this.#mask;
		for (;;) {
			const row = this.#rows[slot] as number; // The mask keeps it in range.
			if (row === -1 || this.#keys[slot] === feature) {
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
	const values = Uint16Array.from(words, () => reader.byte() | (reader.byte() << 8));
	const features = readAscending(reader, reader.varint());
	const starts = new Int32Array(features.length + 1);
	const masks = new Int32Array(features.length);
	let entries = 0;
	for (let row = 0; row < features.length; row++) {
		starts[row] = entries;
		const mask = reader.byte() | (reader.byte() << 8) | (reader.byte() << 16) | (reader.byte() << 24);
		masks[row] = mask;
		entries += 1 + bitCount(mask);
	}
	starts[features.length] = entries;
	const labels = new Uint8Array(entries);
	const weights = new Int8Array(reader.bytes(entries));
	for (let row = 0, at = 0; row < features.length; row++) {
		const mask = masks[row] as number; // In range.
		at++; // Label 0 is always there.
		for (let label = 1; label < LABELS; label++) {
			if (mask & (1 << (label - 1))) {
				labels[at++] = label;
			}
		}
	}
	return { vocabulary: new Vocabulary(words, values, coarse), rows: new FeatureRows(features, starts, labels, weights), steps, unit };
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

function bitCount(mask: number): number {
	let rest = mask - ((mask >>> 1) & 0x55555555);
	rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
	return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
