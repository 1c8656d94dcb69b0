import { addToHash, finishHash, HASH_START } from '../hashing';
import type { Slices } from '../ports';
import type { StringTable } from './stringTable';
import { decodeUtf8, encodeUtf8 } from './utf8';

/** Strings numbered between two pauses. */
const SLICE_STRINGS = 4096;
/** The part of the slots that may be in use. */
const FULL = 3 / 4;
/** Room is added in shares of what is there: there are few pools, but large ones. */
const GROWTH = 5 / 4;

/**
 * The strings of many tables, each with one number, which never changes: they are counted as they come first. Grows, and holds bytes
 * of its own, so that tables can go. An open hash table (Knuth, The Art of Computer Programming 3, section 6.4): numbering a table
 * takes one look for each of its strings.
 */
export class StringPool {
	#bytes = new Uint8Array(1 << 10);
	/** Where each string begins, and behind the last one where it ends. */
	#starts = new Int32Array(1 << 6);
	#hashes = new Int32Array(1 << 6);
	#size = 0;
	/** Number of a string, plus 1; 0 where none is. */
	#slots = new Int32Array(1 << 7);
	/** So that no text can be made of words that all fall together. Numbers do not depend on it. */
	readonly #seed = Math.floor(Math.random() * 2 ** 32);
	readonly #tables = new WeakMap<StringTable, Int32Array>();
	/** Strings numbered since the last pause: there may be thousands of tables, each of a few. */
	#sincePause = 0;

	/** All numbers are below. */
	get size(): number {
		return this.#size;
	}

	/** Number of each string of a table. */
	*numbersOf(table: StringTable): Slices<Int32Array> {
		let numbers = this.#tables.get(table);
		if (!numbers) {
			numbers = new Int32Array(table.size);
			for (let index = 0; index < numbers.length; index++) {
				numbers[index] = this.#add(table.bytes, table.starts[index] as number, table.starts[index + 1] as number); // In range by the loop.
				if (++this.#sincePause === SLICE_STRINGS) {
					this.#sincePause = 0;
					yield undefined;
				}
			}
			this.#tables.set(table, numbers);
		}
		return numbers;
	}

	/** Throws when there is no string of that number. */
	at(number: number): string {
		if (number < 0 || number >= this.#size) {
			throw new RangeError(`Expected one of ${this.#size} strings, got ${number}.`);
		}
		return decodeUtf8(this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]));
	}

	/** The first byte of a string; -1 for the empty one, and where there is none. */
	firstByteOf(number: number): number {
		const start = this.#starts[number] ?? 0;
		return number < this.#size && start < (this.#starts[number + 1] ?? 0) ? this.#bytes[start] ?? -1 : -1;
	}

	/** Number of a string, which is put in unless it is there. */
	add(text: string): number {
		const bytes = encodeUtf8(text);
		return this.#add(bytes, 0, bytes.length);
	}

	/** Number of a string, or -1. */
	find(text: string): number {
		const bytes = encodeUtf8(text);
		const slot = this.#slotOf(hashOf(bytes, 0, bytes.length, this.#seed), bytes, 0, bytes.length);
		return (this.#slots[slot] as number) - 1; // A slot that there is.
	}

	/** Below 0, 0 or above 0, as JavaScript compares the strings. */
	compare(a: number, b: number): number {
		const [start, otherStart] = [this.#starts[a] ?? 0, this.#starts[b] ?? 0];
		const [length, otherLength] = [(this.#starts[a + 1] ?? 0) - start, (this.#starts[b + 1] ?? 0) - otherStart];
		for (let at = 0; at < length && at < otherLength; at++) {
			const difference = (this.#bytes[start + at] as number) - (this.#bytes[otherStart + at] as number); // Both go on so far.
			if (difference !== 0) {
				return difference;
			}
		}
		return length - otherLength;
	}

	#add(bytes: Uint8Array, from: number, to: number): number {
		const hash = hashOf(bytes, from, to, this.#seed);
		const slot = this.#slotOf(hash, bytes, from, to);
		const known = this.#slots[slot] as number; // A slot that there is.
		if (known !== 0) {
			return known - 1;
		}
		const number = this.#size;
		this.#reserve(to - from);
		this.#size++;
		const own = this.#bytes;
		let end = this.#starts[number] as number; // Reserved, as all below.
		for (let at = from; at < to; at++) {
			own[end++] = bytes[at] as number;
		}
		this.#starts[number + 1] = end;
		this.#hashes[number] = hash;
		this.#slots[slot] = number + 1;
		if (this.#size > FULL * this.#slots.length) {
			this.#growSlots();
		}
		return number;
	}

	/** Where a string is, or is to be put. */
	#slotOf(hash: number, bytes: Uint8Array, from: number, to: number): number {
		const slots = this.#slots;
		const hashes = this.#hashes;
		const mask = slots.length - 1;
		let slot = hash & mask;
		for (let known = slots[slot] as number; known !== 0; known = slots[slot] as number) {
			if (hashes[known - 1] === hash && this.#isEqual(known - 1, bytes, from, to)) {
				break;
			}
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	#isEqual(number: number, bytes: Uint8Array, from: number, to: number): boolean {
		const own = this.#bytes;
		const start = this.#starts[number] as number; // Of a string that there is.
		if ((this.#starts[number + 1] as number) - start !== to - from) {
			return false;
		}
		for (let at = 0; at < to - from; at++) {
			if (own[start + at] !== bytes[from + at]) {
				return false;
			}
		}
		return true;
	}

	/** Makes room for another string and its bytes. */
	#reserve(length: number): void {
		if (this.#size + 2 > this.#starts.length) {
			const room = Math.ceil(GROWTH * this.#starts.length);
			this.#starts = grown(this.#starts, new Int32Array(room));
			this.#hashes = grown(this.#hashes, new Int32Array(room));
		}
		const needed = (this.#starts[this.#size] as number) + length;
		if (needed > this.#bytes.length) {
			this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(needed, Math.ceil(GROWTH * this.#bytes.length))));
		}
	}

	#growSlots(): void {
		const slots = new Int32Array(2 * this.#slots.length);
		const mask = slots.length - 1;
		for (let number = 0; number < this.#size; number++) {
			let slot = (this.#hashes[number] as number) & mask; // In range by the loop.
			while (slots[slot] !== 0) {
				slot = (slot + 1) & mask;
			}
			slots[slot] = number + 1;
		}
		this.#slots = slots;
	}
}

function grown<T extends Int32Array | Uint8Array>(values: T, room: T): T {
	room.set(values);
	return room;
}

function hashOf(bytes: Uint8Array, from: number, to: number, seed: number): number {
	let hash = HASH_START ^ seed;
	for (let at = from; at < to; at++) {
		hash = addToHash(hash, bytes[at] as number); // In range by whoever asks.
	}
	return finishHash(hash);
}
