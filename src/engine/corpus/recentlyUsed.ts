/** Values that were computed for keys, the most recently asked for; those asked for longest ago are dropped. */
export class RecentlyUsed<K, V> {
	readonly #limit: number;
	/** In the order in which they were last asked for. */
	readonly #values = new Map<K, V>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	get(key: K, compute: () => V): V {
		const known = this.#values.get(key);
		const value = known ?? compute();
		this.#values.delete(key);
		this.#values.set(key, value);
		if (this.#values.size > this.#limit) {
			for (const oldest of this.#values.keys()) {
				this.#values.delete(oldest);
				break;
			}
		}
		return value;
	}
}
