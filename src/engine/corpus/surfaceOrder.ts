import type { Slices } from '../ports';
import type { StringPool } from '../storage/stringPool';
import { foldLetters } from '../text/normalize';
import { sortInSlices } from './slicedSort';

/** Names put in their places between two pauses. */
const SLICE_NAMES = 1024;

interface Row {
	readonly number: number;
	readonly text: string;
	readonly folded: string;
}

/** Names in the order of lists, by folded letters and then as written: so entities are put in order without their labels as strings. */
export class SurfaceOrder {
	/** Position of each name, by its number. */
	readonly ranks: Int32Array;
	/** Names in order, by their numbers. */
	readonly #order: Int32Array;
	readonly #surfaces: StringPool;

	private constructor(surfaces: StringPool, order: Int32Array) {
		this.#surfaces = surfaces;
		this.#order = order;
		this.ranks = new Int32Array(order.length);
		for (let rank = 0; rank < order.length; rank++) {
			this.ranks[order[rank] ?? 0] = rank;
		}
	}

	/** @param previous is taken over when it is of the same pool. */
	static *over(surfaces: StringPool, previous: SurfaceOrder | undefined): Slices<SurfaceOrder> {
		const kept = previous && previous.#surfaces === surfaces ? previous.#order : new Int32Array(0);
		const rows: Row[] = [];
		const { size } = surfaces; // Others may add to it meanwhile.
		for (let number = kept.length; number < size; number++) {
			rows.push(toRow(surfaces, number));
			if (number % SLICE_NAMES === SLICE_NAMES - 1) {
				yield undefined;
			}
		}
		return new SurfaceOrder(surfaces, yield* insert(surfaces, kept, yield* sortInSlices(rows, compareRows)));
	}
}

/** Names in order with others put in: the place of each is sought behind that of the one before by halving. */
function* insert(surfaces: StringPool, order: Int32Array, rows: readonly Row[]): Slices<Int32Array> {
	const result = new Int32Array(order.length + rows.length);
	let from = 0;
	for (const [index, row] of rows.entries()) {
		let low = from;
		let high = order.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (compareRows(toRow(surfaces, order[middle] ?? 0), row) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		result.set(order.subarray(from, low), from + index);
		result[low + index] = row.number;
		from = low;
		if (index % SLICE_NAMES === SLICE_NAMES - 1) {
			yield undefined;
		}
	}
	result.set(order.subarray(from), from + rows.length);
	return result;
}

function toRow(surfaces: StringPool, number: number): Row {
	const text = surfaces.at(number);
	return { number, text, folded: foldLetters(text) };
}

export function compareRows(a: Pick<Row, 'text' | 'folded'>, b: Pick<Row, 'text' | 'folded'>): number {
	return compareUnits(a.folded, b.folded) || compareUnits(a.text, b.text);
}

function compareUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
