import type { Slices } from '../engine';

/** Longest time that work holds the extension host at once. */
const SLICE_MS = 12;

/** Does work in slices and lets the thread go in between; `undefined` when nobody waits for the result any more. */
export async function runSlices<T>(slices: Slices<T>, isWanted: () => boolean): Promise<T | undefined> {
	let start = performance.now();
	for (let step = slices.next(); isWanted(); step = slices.next()) {
		if (step.done) {
			return step.value;
		}
		if (performance.now() - start > SLICE_MS) {
			await new Promise((resolve) => setTimeout(resolve));
			start = performance.now();
		}
	}
	return undefined;
}
