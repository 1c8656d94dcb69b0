/** Longer strings are computed anew each time: they are rare, and would take much memory. */
const MAX_UNITS = 40;

/** Values by string, each computed once. All are forgotten when there are too many; the usual ones soon come back. */
export class Memo<V extends object> {
	readonly #limit: number;
	readonly #compute: (key: string) => V;
	readonly #known = new Map<string, V>();

	/**
	 * @param limit values kept at most.
	 * @param compute depends on the string alone.
	 */
	constructor(limit: number, compute: (key: string) => V) {
		this.#limit = limit;
		this.#compute = compute;
	}

	get(key: string): V {
		const known = this.#known.get(key);
		if (known) {
			return known;
		}
		if (key.length > MAX_UNITS) {
			return this.#compute(key);
		}
		if (this.#known.size >= this.#limit) {
			this.#known.clear();
		}
		const own = detached(key);
		const value = this.#compute(own);
		this.#known.set(own, value);
		return value;
	}
}

/** The same string in memory of its own: a slice keeps the text that it was cut out of. */
function detached(slice: string): string {
	return ` ${slice}`.slice(1);
}
