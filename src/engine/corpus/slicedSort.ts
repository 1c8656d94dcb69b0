import type { Slices } from '../ports';

/** Items sorted or merged between two pauses. */
const SLICE_ITEMS = 4096;

/** Merge sort with pauses, from the bottom up (Knuth, The Art of Computer Programming 3, section 5.2.4); stable. */
export function* sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
	let runs: T[][] = [];
	for (let at = 0; at < items.length; at += SLICE_ITEMS) {
		runs.push(items.slice(at, at + SLICE_ITEMS).sort(compare));
		yield undefined;
	}
	while (runs.length > 1) {
		const merged: T[][] = [];
		for (let index = 0; index < runs.length; index += 2) {
			merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? [], compare));
		}
		runs = merged;
	}
	return runs[0] ?? [];
}

function* merge<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
	const merged: T[] = [];
	let [atA, atB] = [0, 0];
	while (atA < a.length && atB < b.length) {
		const [itemA, itemB] = [a[atA] as T, b[atB] as T]; // In range.
		const isFirst = compare(itemA, itemB) <= 0;
		merged.push(isFirst ? itemA : itemB);
		atA += Number(isFirst);
		atB += Number(!isFirst);
		if (merged.length % SLICE_ITEMS === 0) {
			yield undefined;
		}
	}
	return merged.concat(a.slice(atA), b.slice(atB));
}
