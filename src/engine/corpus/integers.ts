/** An array of integers that grows; outside of the heap, which the collector looks through. */
export class Integers {
	#length = 0;
	#values = new Int32Array(64);

	get length(): number {
		return this.#length;
	}

	/** @param index below the length. */
	at(index: number): number {
		return this.#values[index] as number;
	}

	/** @param index below the length. */
	set(index: number, value: number): void {
		this.#values[index] = value;
	}

	push(value: number): void {
		if (this.#length === this.#values.length) {
			const grown = new Int32Array(2 * this.#length);
			grown.set(this.#values);
			this.#values = grown;
		}
		this.#values[this.#length++] = value;
	}

	/** Drops what stands from there on. */
	cut(length: number): void {
		this.#length = length;
	}

	take(): Int32Array {
		return this.#values.slice(0, this.#length);
	}
}
