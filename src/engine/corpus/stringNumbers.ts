import type { Slices } from '../ports';
import type { StringTable } from '../storage/stringTable';

/** Strings numbered between two pauses. */
const SLICE_STRINGS = 8192;

/**
 * The strings of several tables, each string with one number over all of them: those of the first table as there, then what each
 * next table adds, in its order. So a corpus that adds a small table behind large ones numbers that table alone.
 */
export class StringNumbers {
	/** How many strings there are. */
	readonly size: number;
	/** Number of each string of each table. */
	readonly byTable: readonly Int32Array[];
	readonly #tables: readonly StringTable[];
	/** Number of the first string that each table adds. */
	readonly #bases: readonly number[];
	/** The strings that each table adds; all of them without. */
	readonly #added: readonly (Int32Array | undefined)[];

	private constructor(tables: readonly StringTable[], byTable: readonly Int32Array[], bases: readonly number[], added: readonly (Int32Array | undefined)[], size: number) {
		this.#tables = tables;
		this.byTable = byTable;
		this.#bases = bases;
		this.#added = added;
		this.size = size;
	}

	/** @param previous what is taken over for the same tables at the beginning. */
	static *over(tables: readonly StringTable[], previous?: StringNumbers): Slices<StringNumbers> {
		const before = previous ?? new StringNumbers([], [], [], [], 0);
		const changed = tables.findIndex((table, index) => before.#tables[index] !== table);
		const kept = changed < 0 ? tables.length : changed;
		const byTable = before.byTable.slice(0, kept);
		const bases = before.#bases.slice(0, kept);
		const added = before.#added.slice(0, kept);
		let size = before.#bases[kept] ?? before.size;
		for (const table of tables.slice(kept)) {
			const numbers = new Int32Array(table.size).fill(-1);
			for (const [index, earlier] of tables.slice(0, byTable.length).entries()) {
				yield* findAll(table, earlier, byTable[index] ?? numbers, numbers);
			}
			bases.push(size);
			const isFirst = byTable.length === 0;
			const count = numbers.reduce((sum, number) => sum + Number(number < 0), 0);
			const own = isFirst ? undefined : new Int32Array(count);
			let next = 0;
			for (let index = 0; index < numbers.length; index++) {
				if ((numbers[index] ?? 0) < 0) {
					numbers[index] = size + next;
					if (own) {
						own[next] = index;
					}
					next++;
				}
			}
			size += count;
			byTable.push(numbers);
			added.push(own);
		}
		return new StringNumbers(tables, byTable, bases, added, size);
	}

	/** Throws when there is no string of that number. */
	at(number: number): string {
		const [table, index] = this.#locate(number);
		return table.at(index);
	}

	/** Number of a string, or -1. */
	find(text: string): number {
		for (const [index, table] of this.#tables.entries()) {
			const found = table.find(text);
			if (found >= 0) {
				return this.byTable[index]?.[found] ?? -1;
			}
		}
		return -1;
	}

	/** Below 0, 0 or above 0, as JavaScript compares the strings. */
	compare(a: number, b: number): number {
		const [tableA, indexA] = this.#locate(a);
		const [tableB, indexB] = this.#locate(b);
		return tableA.compare(indexA, tableB, indexB);
	}

	#locate(number: number): readonly [StringTable, number] {
		let at = this.#bases.length - 1;
		while (at > 0 && (this.#bases[at] ?? 0) > number) {
			at--;
		}
		const table = this.#tables[at];
		const index = number - (this.#bases[at] ?? 0);
		const own = this.#added[at];
		if (!table || number < 0 || number >= this.size) {
			throw new RangeError(`Expected one of ${this.size} strings, got ${number}.`);
		}
		return [table, own ? own[index] ?? 0 : index];
	}
}

/**
 * Fills in the numbers of the strings that another table holds, too: for each the place is sought from that of the one before, in
 * steps that double (Bentley and Yao, 1976). So it costs about the smaller table's size, times the logarithm of the ratio.
 */
function* findAll(table: StringTable, other: StringTable, otherNumbers: Int32Array, numbers: Int32Array): Slices<void> {
	let from = 0;
	for (let index = 0; index < numbers.length && from < other.size; index++) {
		if (index % SLICE_STRINGS === SLICE_STRINGS - 1) {
			yield undefined;
		}
		if ((numbers[index] ?? 0) >= 0) {
			continue;
		}
		let step = 1;
		let low = from;
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
