/** The part of the slots that may be in use. */
const FULL = 1 / 2;
/** Names that are known for each that is wanted, and for a few more. */
const MOST_NAMES = 2;
const FEW_NAMES = 250;

/**
 * How many sources want each name, by the names' keys, which are above 0. An open hash table (Knuth, The Art of Computer Programming 3,
 * section 6.4).
 */
export class WantedNames {
	/** 0 where none is. */
	#keys = new Float64Array(1 << 8);
	#counts = new Int32Array(1 << 8);
	#size = 0;
	#wanted = 0;

	countOf(key: number): number {
		return this.#counts[this.#slotOf(key)] as number; // A slot that there is.
	}

	add(keys: Float64Array, by: 1 | -1): void {
		for (const key of keys) {
			if (this.#size >= FULL * this.#keys.length) {
				this.#grow();
			}
			const slot = this.#slotOf(key);
			if (this.#keys[slot] === 0) {
				this.#keys[slot] = key;
				this.#size++;
			}
			this.#counts[slot] = (this.#counts[slot] as number) + by;
			this.#wanted += by;
		}
	}

	/** Most names are of sources that are gone. */
	get isWorn(): boolean {
		return this.#size > MOST_NAMES * (this.#wanted + FEW_NAMES);
	}

	/** Where a key is, or is to be put. */
	#slotOf(key: number): number {
		const mask = this.#keys.length - 1;
		let slot = key & mask; // Of its lowest 32 bits, those of a hash.
		while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	#grow(): void {
		const [keys, counts] = [this.#keys, this.#counts];
		this.#keys = new Float64Array(2 * keys.length);
		this.#counts = new Int32Array(2 * keys.length);
		for (let old = 0; old < keys.length; old++) {
			const key = keys[old] as number; // In range by the loop.
			if (key !== 0) {
				const slot = this.#slotOf(key);
				this.#keys[slot] = key;
				this.#counts[slot] = counts[old] as number;
			}
		}
	}
}
