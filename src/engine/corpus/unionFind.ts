/** Disjoint sets with path halving (Tarjan and van Leeuwen, 1984); the smaller index leads. */
export class UnionFind {
	readonly #parents: Int32Array;

	constructor(size: number) {
		this.#parents = new Int32Array(size);
		for (let index = 0; index < size; index++) {
			this.#parents[index] = index;
		}
	}

	find(index: number): number {
		let at = index;
		for (;;) {
			const parent = this.#parents[at] ?? at;
			if (parent === at) {
				return at;
			}
			const above = this.#parents[parent] ?? parent;
			this.#parents[at] = above;
			at = above;
		}
	}

	join(a: number, b: number): void {
		const [first, second] = [this.find(a), this.find(b)];
		this.#parents[Math.max(first, second)] = Math.min(first, second);
	}
}
