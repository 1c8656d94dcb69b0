import type { Slices } from '../ports';
import { finish } from '../slices';
import { decodeUtf8, encodedLength, encodeInto } from './utf8';

/** Bytes that are not what was to be read: cut off, changed, or written by another version. */
export class FormatError extends Error {
	override readonly name = 'FormatError';
}

/** Where arrays of numbers begin, so that they can be read in place. */
const ALIGNMENT = 8;

/** From so many bytes on a chunk is written no further. */
const CHUNK_BYTES = 1 << 18;
/** Bytes copied between two pauses, more or less. */
const SLICE_BYTES = 1 << 22;

/** Arrays of numbers that are written as they lie in memory. */
type NumberArray = Uint8Array | Uint16Array | Int32Array | Float64Array;

/**
 * Writes numbers, texts and arrays as bytes: variable-length integers as in LEB128 (DWARF 4, section 7.6), texts in CESU-8, arrays
 * as they lie in memory, at multiples of eight bytes. Grows as needed.
 */
export class ByteWriter {
	/** What is not written to any more, and how much of it there is. */
	readonly #chunks: Uint8Array[] = [];
	#chunkBytes = 0;
	/** What is written to now. */
	#bytes = new Uint8Array(1 << 10);
	#count = 0;

	/** Bytes written. */
	get length(): number {
		return this.#chunkBytes + this.#count;
	}

	byte(value: number): void {
		this.#reserve(1);
		this.#bytes[this.#count++] = value;
	}

	/** An integer from 0 to 2⁵³ - 1. */
	varint(value: number): void {
		this.#reserve(8);
		let rest = value;
		while (rest >= 128) {
			this.#bytes[this.#count++] = (rest % 128) + 128;
			rest = Math.floor(rest / 128);
		}
		this.#bytes[this.#count++] = rest;
	}

	/** An integer of either sign below 2⁵² in size; small ones in few bytes (zigzag, as in Protocol Buffers). */
	zigzag(value: number): void {
		this.varint(value < 0 ? -2 * value - 1 : 2 * value);
	}

	float64(value: number): void {
		this.#reserve(8);
		new DataView(this.#bytes.buffer, this.#bytes.byteOffset).setFloat64(this.#count, value, true);
		this.#count += 8;
	}

	/** Many bytes are copied only when all are taken, and are not to change before. */
	bytes(values: Uint8Array): void {
		if (values.length >= CHUNK_BYTES) {
			this.#seal();
			this.#chunks.push(values);
			this.#chunkBytes += values.length;
			return;
		}
		this.#reserve(values.length);
		this.#bytes.set(values, this.#count);
		this.#count += values.length;
	}

	/** Any string, lone surrogates too. */
	string(text: string): void {
		const length = encodedLength(text);
		this.varint(length);
		this.#reserve(length);
		this.#count = encodeInto(text, this.#bytes, this.#count);
	}

	/** An array with its length, where a reader of the whole finds it aligned. */
	array(values: NumberArray): void {
		this.varint(values.length);
		this.align();
		this.bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
	}

	/** Fills up to a multiple of eight bytes. */
	align(): void {
		const gap = -this.length & (ALIGNMENT - 1);
		this.#reserve(gap);
		this.#bytes.fill(0, this.#count, this.#count + gap);
		this.#count += gap;
	}

	/** What was written so far, in a buffer of its own that can be sent to another thread. */
	take(): Uint8Array<ArrayBuffer> {
		return finish(this.takeInSlices());
	}

	/** The same for many bytes. */
	*takeInSlices(): Slices<Uint8Array<ArrayBuffer>> {
		const taken = new Uint8Array(this.length);
		let at = 0;
		let work = 0;
		for (const chunk of [...this.#chunks, this.#bytes.subarray(0, this.#count)]) {
			for (let from = 0; from < chunk.length; from += SLICE_BYTES) {
				const part = chunk.subarray(from, from + SLICE_BYTES);
				taken.set(part, at);
				at += part.length;
				work += part.length;
				if (work >= SLICE_BYTES) {
					yield undefined;
					work = 0;
				}
			}
		}
		return taken;
	}

	#reserve(count: number): void {
		const needed = this.#count + count;
		if (needed <= this.#bytes.length) {
			return;
		}
		if (this.#count >= CHUNK_BYTES) {
			this.#seal();
			this.#reserve(count);
			return;
		}
		const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		grown.set(this.#bytes.subarray(0, this.#count));
		this.#bytes = grown;
	}

	/** What is written from now on comes into another chunk. */
	#seal(): void {
		this.#chunks.push(this.#bytes.subarray(0, this.#count));
		this.#chunkBytes += this.#count;
		this.#bytes = this.#bytes.length - this.#count >= CHUNK_BYTES ? this.#bytes.subarray(this.#count) : new Uint8Array(CHUNK_BYTES);
		this.#count = 0;
	}
}

/** Reads what a `ByteWriter` wrote, from the first byte on. Throws a `FormatError` before it would read beyond the end. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	/** @param bytes arrays in them are read in place where they begin at a multiple of eight in their buffer, else copied. */
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Bytes not read yet. */
	get left(): number {
		return this.#bytes.length - this.#at;
	}

	byte(): number {
		this.#expect(1);
		return this.#bytes[this.#at++] as number; // Expected above.
	}

	/** An integer from 0 to 2⁵³ - 1. */
	varint(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * scale;
			if (value > Number.MAX_SAFE_INTEGER) {
				throw new FormatError('Expected an integer below 2^53.');
			}
			if (byte < 0x80) {
				return value;
			}
			scale *= 128;
			if (scale > Number.MAX_SAFE_INTEGER) {
				throw new FormatError('Expected an integer of at most eight bytes.');
			}
		}
	}

	zigzag(): number {
		const value = this.varint();
		return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
	}

	/** A varint that is at most `limit`. */
	upTo(limit: number): number {
		const value = this.varint();
		if (value > limit) {
			throw new FormatError(`Expected at most ${limit}, got ${value}.`);
		}
		return value;
	}

	/** How many things follow, of which each has at least one byte: never more than there are bytes. */
	count(): number {
		return this.upTo(this.left);
	}

	float64(): number {
		this.#expect(8);
		const value = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, 8).getFloat64(0, true);
		this.#at += 8;
		return value;
	}

	/** The next `count` bytes, as a view. */
	bytes(count: number): Uint8Array {
		this.#expect(count);
		const view = this.#bytes.subarray(this.#at, this.#at + count);
		this.#at += count;
		return view;
	}

	string(): string {
		return decodeUtf8(this.bytes(this.count()), refuseByte);
	}

	uint8s(): Uint8Array {
		return this.#array(Uint8Array);
	}

	uint16s(): Uint16Array {
		return this.#array(Uint16Array);
	}

	int32s(): Int32Array {
		return this.#array(Int32Array);
	}

	float64s(): Float64Array {
		return this.#array(Float64Array);
	}

	/** Integers from 0 to below a limit. */
	int32sBelow(limit: number): Int32Array {
		const values = this.int32s();
		for (let index = 0; index < values.length; index++) { // Many: an iterator costs ten times as much.
			const value = values[index] as number; // In range by the loop.
			if (value < 0 || value >= limit) {
				throw new FormatError(`Expected numbers below ${limit}, got ${value}.`);
			}
		}
		return values;
	}

	/** Where rows begin in what has `total` entries, and at the end `total`: an array that begins with 0 and never falls. */
	starts(total: number): Int32Array {
		const starts = this.int32s();
		let last = 0;
		for (const start of starts) {
			if (start < last) {
				throw new FormatError(`Expected rows in order, got ${start} behind ${last}.`);
			}
			last = start;
		}
		if (starts[0] !== 0 || last !== total) {
			throw new FormatError(`Expected rows from 0 to ${total}, got ${starts[0]} to ${last}.`);
		}
		return starts;
	}

	align(): void {
		this.bytes(-this.#at & (ALIGNMENT - 1));
	}

	/** Throws when anything is left. */
	end(): void {
		if (this.left > 0) {
			throw new FormatError(`Expected the end, got ${this.left} more bytes.`);
		}
	}

	#array<T extends NumberArray>(type: { readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBufferLike, start: number, length: number): T }): T {
		const length = this.varint();
		this.align();
		const bytes = this.bytes(length * type.BYTES_PER_ELEMENT);
		const isAligned = bytes.byteOffset % type.BYTES_PER_ELEMENT === 0;
		const { buffer, byteOffset } = isAligned ? bytes : bytes.slice();
		return new type(buffer, byteOffset, length);
	}

	#expect(count: number): void {
		if (count > this.left) {
			throw new FormatError(`Expected ${count} more bytes than ${this.#bytes.length - this.left} of ${this.#bytes.length}.`);
		}
	}
}

function refuseByte(at: number): never {
	throw new FormatError(`Expected text, got a byte at ${at} that is none.`);
}
