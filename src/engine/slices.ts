import type { Slices } from './ports';

/** Runs a sliced computation to its end without a pause. */
export function finish<T>(slices: Slices<T>): T {
	for (;;) {
		const step = slices.next();
		if (step.done) {
			return step.value;
		}
	}
}
