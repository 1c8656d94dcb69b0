/** The best of many, in a heap with the worst on top. */
export class TopSentences {
	readonly #limit: number;
	readonly #heap: { sentence: number; score: number }[] = [];

	constructor(limit: number) {
		this.#limit = limit;
	}

	offer(sentence: number, score: number): void {
		const heap = this.#heap;
		if (heap.length < this.#limit) {
			heap.push({ sentence, score });
			this.#rise(heap.length - 1);
		} else if (heap[0] && isWorse(heap[0], { sentence, score })) {
			heap[0] = { sentence, score };
			this.#sink();
		}
	}

	/** Best first; the first in the corpus among equals. */
	take(): { sentence: number; score: number }[] {
		return this.#heap.splice(0).sort((a, b) => (isWorse(a, b) ? 1 : -1));
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
			const child = l && r && isWorse(r, l) ? right : left;
			if (!l || !this.#swapIfWorse(child, at)) {
				return;
			}
			at = child;
		}
	}

	#swapIfWorse(child: number, parent: number): boolean {
		const a = this.#heap[child];
		const b = this.#heap[parent];
		if (!a || !b || !isWorse(a, b)) {
			return false;
		}
		this.#heap[child] = b;
		this.#heap[parent] = a;
		return true;
	}
}

function isWorse(a: { sentence: number; score: number }, b: { sentence: number; score: number }): boolean {
	return a.score < b.score || (a.score === b.score && a.sentence > b.sentence);
}
