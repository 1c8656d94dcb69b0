import { makeRandom } from '../random';

/** Draws that are always the same for the same keys, so that any article can be written without those before it. */
export class Draws {
	readonly #next: () => number;

	constructor(...keys: readonly number[]) {
		// Each key is mixed with what came before (the finaliser of MurmurHash3), so that neighbours have nothing in common.
		let seed = 0x9e3779b9;
		for (const key of keys) {
			seed = Math.imul(seed ^ key, 0x85ebca6b);
			seed = Math.imul(seed ^ (seed >>> 13), 0xc2b2ae35);
			seed ^= seed >>> 16;
		}
		this.#next = makeRandom(seed);
	}

	/** True with this probability. */
	chance(probability: number): boolean {
		return this.#next() < probability;
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.#next() * (high - low + 1));
	}

	pick<T>(list: readonly T[]): T {
		const found = list[Math.floor(this.#next() * list.length)];
		if (found === undefined) {
			throw new Error('nothing to pick from');
		}
		return found;
	}

	/** A rank from 0 to `count - 1` after Zipf's law: each as often as its place in the list is far from the top. */
	rank(count: number): number {
		return Math.floor(Math.exp(this.#next() * Math.log(count + 1))) - 1;
	}

	/** Some of a list, in a new order. */
	some<T>(list: readonly T[], count: number): T[] {
		const left = [...list];
		const taken: T[] = [];
		while (taken.length < count && left.length > 0) {
			taken.push(...left.splice(this.between(0, left.length - 1), 1));
		}
		return taken;
	}
}
