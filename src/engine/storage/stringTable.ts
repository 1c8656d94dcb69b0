import type { Slices } from '../ports';
import type { ByteReader, ByteWriter } from './bytes';
import { decodeUtf8, encodedLength, encodeInto, encodeUtf8 } from './utf8';

/** Strings merged between two pauses. */
const SLICE_STRINGS = 4096;

/**
 * Distinct strings in the order in which JavaScript compares them, numbered by it; immutable. All in one run of bytes, since a Map
 * of a corpus's terms takes longer to fill than such a table to read. Finding one takes a binary search.
 */
export class StringTable {
	readonly bytes: Uint8Array;
	/** Where each string begins, and at the end the number of bytes. */
	readonly starts: Int32Array;

	private constructor(bytes: Uint8Array, starts: Int32Array) {
		this.bytes = bytes;
		this.starts = starts;
	}

	/** @param strings sorted (`Array.sort` without a comparison), each once; throws otherwise. */
	static from(strings: readonly string[]): StringTable {
		const bytes = new Uint8Array(strings.reduce((sum, text) => sum + encodedLength(text), 0));
		const starts = new Int32Array(strings.length + 1);
		let last: string | undefined;
		let at = 0;
		for (const [index, text] of strings.entries()) {
			if (last !== undefined && last >= text) {
				throw new Error(`Expected sorted strings, got "${text}" behind "${last}".`);
			}
			last = text;
			at = encodeInto(text, bytes, at);
			starts[index + 1] = at;
		}
		return new StringTable(bytes, starts);
	}

	get size(): number {
		return this.starts.length - 1;
	}

	/** Bytes in memory. */
	get byteLength(): number {
		return this.bytes.byteLength + this.starts.byteLength;
	}

	/** Throws when there is no string of that number. */
	at(index: number): string {
		return decodeUtf8(this.#entry(index));
	}

	/** Number of a string, or -1. */
	find(text: string): number {
		const wanted = encode(text);
		const place = this.#firstFrom(wanted, 0, this.size);
		return this.#isAt(place, wanted) ? place : -1;
	}

	/**
	 * Numbers of those of many strings that it holds. Each is looked for behind the one before, in steps that double (Bentley and Yao,
	 * An almost optimal algorithm for unbounded searching, 1976), so that many cost no more than a look at all.
	 *
	 * @param sorted in order, as bytes (`encodeUtf8`).
	 */
	findSorted(sorted: readonly Uint8Array[]): number[] {
		const found: number[] = [];
		let low = 0;
		for (const wanted of sorted) {
			let high = low;
			for (let step = 1; high < this.size && this.#compareTo(high, wanted, 0, wanted.length) < 0; step *= 2) {
				low = high + 1;
				high += step;
			}
			low = this.#firstFrom(wanted, low, Math.min(high, this.size));
			if (this.#isAt(low, wanted)) {
				found.push(low);
			}
		}
		return found;
	}

	*[Symbol.iterator](): Generator<string, void> {
		for (let index = 0; index < this.size; index++) {
			yield this.at(index);
		}
	}

	/** Below 0, 0 or above 0, as one string of this table stands to one of another. */
	compare(index: number, other: StringTable, otherIndex: number): number {
		return this.#compareTo(index, other.bytes, other.starts[otherIndex] ?? 0, other.starts[otherIndex + 1] ?? 0);
	}

	write(writer: ByteWriter): void {
		writer.array(this.bytes);
		writer.array(this.starts);
	}

	/** Throws a `FormatError` when it is no table. That its strings are sorted text is taken on trust: the cache tells changed bytes. */
	static read(reader: ByteReader): StringTable {
		const bytes = reader.uint8s();
		return new StringTable(bytes, reader.starts(bytes.length));
	}

	/** The union of tables; a string of which `keep` is 0 in all of them is left out. Near linear in what is kept. */
	static *merge(inputs: readonly MergedTable[]): Slices<{ readonly table: StringTable; readonly numbers: readonly Int32Array[] }> {
		const numbers = inputs.map(({ table }) => new Int32Array(table.size).fill(-1));
		const bytes = new Uint8Array(inputs.reduce((sum, { table }) => sum + table.bytes.length, 0));
		const starts = new Int32Array(inputs.reduce((sum, { table }) => sum + table.size, 0) + 1);
		const heads = new Heads(inputs);
		let count = 0;
		let length = 0;
		let lastStart = -1;
		for (let steps = 1; heads.top !== undefined; steps++) {
			const { table, index, input } = heads.top;
			if (lastStart < 0 || table.#compareTo(index, bytes, lastStart, length) !== 0) {
				const entry = table.#entry(index);
				bytes.set(entry, length);
				lastStart = length;
				length += entry.length;
				count++;
				starts[count] = length;
			}
			(numbers[input] as Int32Array)[index] = count - 1; // One for each input.
			heads.advance();
			if (steps % SLICE_STRINGS === 0) {
				yield undefined;
			}
		}
		return { table: new StringTable(bytes.slice(0, length), starts.slice(0, count + 1)), numbers };
	}

	/** The first string from `from` on that does not come before another one, or `to`. */
	#firstFrom(wanted: Uint8Array, from: number, to: number): number {
		let low = from;
		let high = to;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#compareTo(middle, wanted, 0, wanted.length) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	#isAt(index: number, wanted: Uint8Array): boolean {
		return index < this.size && this.#compareTo(index, wanted, 0, wanted.length) === 0;
	}

	#entry(index: number): Uint8Array {
		const end = this.starts[index + 1];
		if (end === undefined || index < 0) {
			throw new RangeError(`Expected one of ${this.size} strings, got ${index}.`);
		}
		return this.bytes.subarray(this.starts[index], end);
	}

	/** Compares one of our strings, in range, with the bytes of another from `from` to `to`. */
	#compareTo(index: number, other: Uint8Array, from: number, to: number): number {
		const start = this.starts[index] ?? 0;
		const size = (this.starts[index + 1] ?? 0) - start;
		const shared = Math.min(size, to - from);
		for (let at = 0; at < shared; at++) {
			const difference = (this.bytes[start + at] as number) - (other[from + at] as number); // Both go on so far.
			if (difference !== 0) {
				return difference;
			}
		}
		return size - (to - from);
	}
}

/** The string that was looked for last: it is looked for in one table after the other. */
let encoded = { text: '', bytes: new Uint8Array(0) };

function encode(text: string): Uint8Array {
	if (encoded.text !== text) {
		encoded = { text, bytes: encodeUtf8(text) };
	}
	return encoded.bytes;
}

/** One of the tables that are merged. */
export interface MergedTable {
	readonly table: StringTable;
	/** 0 for each string to leave out; all are kept without it. */
	readonly keep?: Uint8Array | Int32Array;
}

interface Head {
	readonly table: StringTable;
	readonly keep: Uint8Array | Int32Array | undefined;
	readonly input: number;
	index: number;
}

/** The next string of each table, the smallest on top of a binary heap. */
class Heads {
	readonly #heap: Head[] = [];

	constructor(inputs: readonly MergedTable[]) {
		for (const [input, { table, keep }] of inputs.entries()) {
			if (keep && keep.length !== table.size) {
				throw new RangeError(`Expected a mark for each of ${table.size} strings, got ${keep.length}.`);
			}
			const head = { table, keep, input, index: -1 };
			if (moveOn(head)) {
				this.#heap.push(head);
			}
		}
		for (let at = this.#heap.length >> 1; at >= 0; at--) {
			this.#sink(at);
		}
	}

	get top(): Head | undefined {
		return this.#heap[0];
	}

	advance(): void {
		const top = this.#heap[0];
		if (top && !moveOn(top)) {
			const last = this.#heap.pop();
			if (last && last !== top) {
				this.#heap[0] = last;
			}
		}
		this.#sink(0);
	}

	#sink(from: number): void {
		const heap = this.#heap;
		for (let at = from; ;) {
			const left = 2 * at + 1;
			const right = left + 1;
			const child = right < heap.length && isBefore(heap[right], heap[left]) ? right : left;
			const [above, below] = [heap[at], heap[child]];
			if (!above || !below || !isBefore(below, above)) {
				return;
			}
			heap[at] = below;
			heap[child] = above;
			at = child;
		}
	}
}

/** Goes to the head's next string that is kept; false when there is none. */
function moveOn(head: Head): boolean {
	do {
		head.index++;
	} while (head.keep?.[head.index] === 0);
	return head.index < head.table.size;
}

function isBefore(a: Head | undefined, b: Head | undefined): boolean {
	return a !== undefined && b !== undefined && a.table.compare(a.index, b.table, b.index) < 0;
}
