import type { IsDismissed } from '../corpus/dismissals';
import type { Comparison, Place } from '../types';

/** Comparisons of claims across sources: all, and of one claim. */
export interface Comparisons {
	readonly all: readonly Comparison[];
	of(place: Place): readonly Comparison[];
}

/** Comparisons without those that the reader dismissed. */
export class KeptComparisons implements Comparisons {
	readonly #found: Comparisons;
	readonly #isDismissed: IsDismissed;
	#all: readonly Comparison[] | undefined;

	constructor(found: Comparisons, isDismissed: IsDismissed) {
		this.#found = found;
		this.#isDismissed = isDismissed;
	}

	get all(): readonly Comparison[] {
		return (this.#all ??= this.#keep(this.#found.all));
	}

	of(place: Place): readonly Comparison[] {
		return this.#keep(this.#found.of(place));
	}

	#keep(found: readonly Comparison[]): readonly Comparison[] {
		return found.filter(({ a, b }) => !this.#isDismissed(a, b));
	}
}
