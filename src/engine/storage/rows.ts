import type { Slices } from '../ports';
import { ByteWriter, FormatError, type ByteReader } from './bytes';
import type { LiveDocuments } from './part';

/** Rows copied between two pauses. */
const SLICE_ROWS = 256;

/** Rows of bytes, one behind the other; immutable. */
export class Rows {
	readonly bytes: Uint8Array;
	/** Where each row begins, and at the end the number of bytes. */
	readonly starts: Int32Array;

	constructor(bytes: Uint8Array, starts: Int32Array) {
		this.bytes = bytes;
		this.starts = starts;
	}

	get count(): number {
		return this.starts.length - 1;
	}

	/** Bytes in memory. */
	get byteLength(): number {
		return this.bytes.byteLength + this.starts.byteLength;
	}

	/** Throws when there is no such row. */
	at(row: number): Uint8Array {
		if (row < 0 || row >= this.count) {
			throw new RangeError(`Expected one of ${this.count} rows, got ${row}.`);
		}
		return this.bytes.subarray(this.starts[row], this.starts[row + 1]);
	}

	/** Rows that begin with these bytes. */
	beginningWith(bytes: Uint8Array): number[] {
		const found: number[] = [];
		for (let row = 0; row < this.count; row++) {
			const start = this.starts[row] as number; // In range.
			if (bytes.every((byte, at) => this.bytes[start + at] === byte)) {
				found.push(row);
			}
		}
		return found;
	}

	write(writer: ByteWriter): void {
		writer.array(this.bytes);
		writer.array(this.starts);
	}

	/** Throws a `FormatError` when it is no such rows. @param count expected rows, where it is known. */
	static read(reader: ByteReader, count?: number): Rows {
		const bytes = reader.uint8s();
		const rows = new Rows(bytes, reader.starts(bytes.length));
		if (count !== undefined && rows.count !== count) {
			throw new FormatError(`Expected ${count} rows, got ${rows.count}.`);
		}
		return rows;
	}

	/** The live rows of all, in order. */
	static *merge(inputs: readonly { readonly rows: Rows; readonly live: LiveDocuments }[]): Slices<Rows> {
		let count = 0;
		let length = 0;
		for (const { rows, live } of inputs) {
			for (const row of live) {
				count++;
				length += rows.at(row).length;
			}
		}
		const bytes = new Uint8Array(length);
		const starts = new Int32Array(count + 1);
		let next = 0;
		let at = 0;
		for (const { rows, live } of inputs) {
			for (const row of live) {
				const each = rows.at(row);
				bytes.set(each, at);
				at += each.length;
				starts[++next] = at;
				if (next % SLICE_ROWS === 0) {
					yield undefined;
				}
			}
		}
		return new Rows(bytes, starts);
	}
}

/** Writes one row after the other. */
export class RowsWriter {
	readonly writer = new ByteWriter();
	readonly #starts = [0];

	/** Ends a row. */
	end(): void {
		this.#starts.push(this.writer.length);
	}

	*take(): Slices<Rows> {
		return new Rows(yield* this.writer.takeInSlices(), Int32Array.from(this.#starts));
	}
}

/** Reads the variable-length integers of one row; 0 behind its end. */
export class RowCursor {
	readonly #bytes: Uint8Array;
	readonly #end: number;
	#at: number;

	constructor({ starts, bytes }: Rows, row: number) {
		this.#bytes = bytes;
		this.#at = starts[row] ?? 0;
		this.#end = starts[row + 1] ?? 0;
	}

	/** Bytes not read yet. */
	get left(): number {
		return this.#end - this.#at;
	}

	next(): number {
		let value = 0;
		for (let shift = 0; this.#at < this.#end; shift += 7) {
			const byte = this.#bytes[this.#at++] as number; // Before the end.
			value |= (byte & 0x7f) << shift;
			if (byte < 0x80) {
				break;
			}
		}
		return value;
	}

	/** What is left. */
	rest(): Uint8Array {
		return this.#bytes.subarray(this.#at, this.#end);
	}
}

/** The variable-length integers of one row, below 2³¹, read into an array that is used again for the next. */
export class NumberBuffer {
	numbers = new Int32Array(1024);

	/** Gives how many there are; none where no row is. */
	read({ starts, bytes }: Rows, row: number): number {
		const end = starts[row + 1] ?? 0;
		let at = starts[row] ?? 0;
		if (end - at > this.numbers.length) { // Each takes a byte at least.
			this.numbers = new Int32Array(2 * (end - at));
		}
		const { numbers } = this;
		let count = 0;
		while (at < end) {
			let byte = bytes[at++] as number; // Before the end, as below.
			let value = byte & 0x7f;
			for (let shift = 7; byte >= 0x80 && at < end; shift += 7) {
				byte = bytes[at++] as number;
				value |= (byte & 0x7f) << shift;
			}
			numbers[count++] = value;
		}
		return count;
	}
}
