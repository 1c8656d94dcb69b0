import type { Slices } from '../ports';
import { StringTable } from '../storage/stringTable';

/** Strings numbered between two pauses. */
const SLICE_STRINGS = 4096;
/** Tables of fewer strings are numbered together: there may be hundreds of them. */
const SMALL_TABLE = 2048;

/** Tables that were numbered together. */
interface Layer {
	/** How many tables, from the first one on, are numbered with this layer and those before it. */
	readonly tables: number;
	readonly table: StringTable;
	/** Number of the first string that the layer adds. */
	readonly base: number;
	/** Indexes of the strings that it adds; all of them without. */
	readonly added: Int32Array | undefined;
	/** Number of each of its strings. */
	readonly numbers: Int32Array;
}

/**
 * The strings of several tables, each string with one number over all of them: those of the first table as there, then what the
 * next ones add, in order. So a corpus that adds a small table behind large ones numbers that table alone.
 */
export class StringNumbers {
	/** How many strings there are. */
	readonly size: number;
	/** Number of each string of each table. */
	readonly byTable: readonly Int32Array[];
	readonly #tables: readonly StringTable[];
	readonly #layers: readonly Layer[];

	private constructor(tables: readonly StringTable[], byTable: readonly Int32Array[], layers: readonly Layer[]) {
		this.#tables = tables;
		this.#layers = layers;
		this.byTable = byTable;
		this.size = sizeOf(layers);
	}

	/** @param previous what is taken over for the same tables at the beginning. */
	static *over(tables: readonly StringTable[], previous = new StringNumbers([], [], [])): Slices<StringNumbers> {
		const changed = tables.findIndex((table, index) => previous.#tables[index] !== table);
		const same = changed < 0 ? tables.length : changed;
		const layers = previous.#layers.filter((layer) => layer.tables <= same);
		const byTable = previous.byTable.slice(0, layers.at(-1)?.tables ?? 0);
		while (byTable.length < tables.length) {
			const group = tables.slice(byTable.length, endOfGroup(tables, byTable.length));
			const merged = group.length > 1 ? yield* StringTable.merge(group.map((table) => ({ table }))) : undefined;
			const layer = yield* toLayer(merged?.table ?? group[0] ?? StringTable.from([]), layers, byTable.length + group.length);
			layers.push(layer);
			for (const numbers of merged?.numbers ?? [undefined]) {
				byTable.push(numbers ? numbers.map((index) => layer.numbers[index] ?? 0) : layer.numbers);
			}
		}
		return new StringNumbers(tables, byTable, layers);
	}

	/** How many strings, from number 0 on, have the same numbers as in another one. */
	countShared(other: StringNumbers): number {
		const changed = this.#layers.findIndex((layer, index) => layer !== other.#layers[index]);
		return changed < 0 ? this.size : this.#layers[changed]?.base ?? 0;
	}

	/** Throws when there is no string of that number. */
	at(number: number): string {
		const { table, index } = this.#locate(number);
		return table.at(index);
	}

	/** Number of a string, or -1. */
	find(text: string): number {
		for (const { table, numbers } of this.#layers) {
			const found = table.find(text);
			if (found >= 0) {
				return numbers[found] ?? -1;
			}
		}
		return -1;
	}

	/** Below 0, 0 or above 0, as JavaScript compares the strings. */
	compare(a: number, b: number): number {
		const [first, second] = [this.#locate(a), this.#locate(b)];
		return first.table.compare(first.index, second.table, second.index);
	}

	#locate(number: number): { readonly table: StringTable; readonly index: number } {
		let at = this.#layers.length - 1;
		while (at > 0 && (this.#layers[at]?.base ?? 0) > number) {
			at--;
		}
		const layer = this.#layers[at];
		if (!layer || number < 0 || number >= this.size) {
			throw new RangeError(`Expected one of ${this.size} strings, got ${number}.`);
		}
		const index = number - layer.base;
		return { table: layer.table, index: layer.added ? layer.added[index] ?? 0 : index };
	}
}

function sizeOf(layers: readonly Layer[]): number {
	const last = layers.at(-1);
	return last ? last.base + (last.added ?? last.numbers).length : 0;
}

/** A large table alone, small ones together. */
function endOfGroup(tables: readonly StringTable[], start: number): number {
	let end = start;
	while (end < tables.length && (tables[end]?.size ?? 0) < SMALL_TABLE) {
		end++;
	}
	return Math.max(end, start + 1);
}

function* toLayer(table: StringTable, layers: readonly Layer[], tables: number): Slices<Layer> {
	const numbers = new Int32Array(table.size).fill(-1);
	for (const layer of layers) {
		yield* findAll(table, layer, numbers);
	}
	const base = sizeOf(layers);
	const added: number[] = [];
	for (let index = 0; index < numbers.length; index++) {
		if ((numbers[index] ?? 0) < 0) {
			numbers[index] = base + added.length;
			added.push(index);
		}
	}
	return { tables, table, base, added: added.length < table.size ? Int32Array.from(added) : undefined, numbers };
}

/**
 * Fills in the numbers of the strings that a layer holds, too: for each the place is sought from that of the one before, in
 * steps that double (Bentley and Yao, 1976). So it costs about the smaller table's size, times the logarithm of the ratio.
 */
function* findAll(table: StringTable, { table: other, numbers: otherNumbers }: Layer, numbers: Int32Array): Slices<void> {
	let from = 0;
	for (let index = 0; index < numbers.length && from < other.size; index++) {
		if (index % SLICE_STRINGS === SLICE_STRINGS - 1) {
			yield undefined;
		}
		if ((numbers[index] ?? 0) >= 0) {
			continue;
		}
		let low = from;
		let step = 1;
		while (low + step < other.size && other.compare(low + step, table, index) < 0) {
			low += step;
			step *= 2;
		}
		let high = Math.min(other.size, low + step + 1);
		while (low < high) {
			const middle = (low + high) >> 1;
			if (other.compare(middle, table, index) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		from = low;
		if (low < other.size && other.compare(low, table, index) === 0) {
			numbers[index] = otherNumbers[low] ?? -1;
		}
	}
}
