/**
 * Finds one string in bytes that come in pieces, in one pass, whatever they are. Source: Knuth, Morris and Pratt, Fast pattern matching
 * in strings, 1977.
 */
export class StringSearch {
	readonly #wanted: Uint8Array;
	/** For each number of bytes found, how many of them are found still when the next one is another. */
	readonly #fallbacks: Int32Array;

	constructor(wanted: Uint8Array) {
		this.#wanted = wanted;
		this.#fallbacks = new Int32Array(wanted.length + 1);
		let found = 0;
		for (let at = 1; at < wanted.length; at++) {
			found = this.#step(found, wanted[at] as number); // In range by the loop.
			this.#fallbacks[at + 1] = found;
		}
	}

	/** All of it is found from this number of bytes on. */
	get length(): number {
		return this.#wanted.length;
	}

	/** How many bytes of it are found at the end of a piece, when `found` were found in front of it; all of them once they were. */
	run(found: number, bytes: Uint8Array, from: number, to: number): number {
		let state = found;
		for (let at = from; at < to && state < this.#wanted.length; at++) {
			state = this.#step(state, bytes[at] as number); // The caller's range.
		}
		return state;
	}

	#step(found: number, byte: number): number {
		let state = found;
		while (state > 0 && this.#wanted[state] !== byte) {
			state = this.#fallbacks[state] as number; // One for each number.
		}
		return this.#wanted[state] === byte ? state + 1 : 0;
	}
}
