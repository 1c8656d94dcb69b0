/** Something by its number, with its score. */
export interface Scored {
	readonly item: number;
	readonly score: number;
}

/** The best of many, in a heap with the worst on top. */
export class TopScores {
	readonly #limit: number;
	readonly #compare: (a: number, b: number) => number;
	readonly #heap: Scored[] = [];

	/** @param compare below 0 where the first item comes before the second one among equals. */
	constructor(limit: number, compare: (a: number, b: number) => number) {
		this.#limit = limit;
		this.#compare = compare;
	}

	/** What scores less is not taken any more. */
	get least(): number {
		return this.#heap.length < this.#limit ? -Infinity : this.#heap[0]?.score ?? -Infinity;
	}

	offer(item: number, score: number): void {
		const heap = this.#heap;
		if (score < this.least) {
			return;
		}
		if (heap.length < this.#limit) {
			heap.push({ item, score });
			this.#rise(heap.length - 1);
		} else if (heap[0] && this.#isWorse(heap[0], { item, score })) {
			heap[0] = { item, score };
			this.#sink();
		}
	}

	/** Best first. */
	take(): Scored[] {
		return this.#heap.splice(0).sort((a, b) => (this.#isWorse(a, b) ? 1 : -1));
	}

	#rise(from: number): void {
		for (let at = from; at > 0;) {
			const parent = (at - 1) >> 1;
			if (!this.#swapIfWorse(at, parent)) {
				return;
			}
			at = parent;
		}
	}

	#sink(): void {
		for (let at = 0; ;) {
			const [left, right] = [2 * at + 1, 2 * at + 2];
			const l = this.#heap[left];
			const r = this.#heap[right];
			const child = l && r && this.#isWorse(r, l) ? right : left;
			if (!l || !this.#swapIfWorse(child, at)) {
				return;
			}
			at = child;
		}
	}

	#swapIfWorse(child: number, parent: number): boolean {
		const a = this.#heap[child];
		const b = this.#heap[parent];
		if (!a || !b || !this.#isWorse(a, b)) {
			return false;
		}
		this.#heap[child] = b;
		this.#heap[parent] = a;
		return true;
	}

	#isWorse(a: Scored, b: Scored): boolean {
		return a.score < b.score || (a.score === b.score && this.#compare(a.item, b.item) > 0);
	}
}
