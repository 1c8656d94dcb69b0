/** What is known of a word beforehand. */
export const WordFlag = {
	/** A given name. */
	given: 1,
	/** A surname. */
	surname: 2,
	/** A word that names or is part of a populated place. */
	place: 4,
	/** An adjective or people of a place. */
	people: 8,
	/** A word of an organisation's name. */
	organization: 16,
	/** A word without a capital that stands inside names. */
	inner: 32,
} as const;

const FLAG_BITS = 6;
const FLAG_MASK = (1 << FLAG_BITS) - 1;

/** Width of the hashes that stand for words, in bits: with 100,000 words 0.3 % of the unknown ones are taken for a known one. */
export const WORD_HASH_BITS = 25;

/**
 * Clusters and flags of words, by hash of the lower-case word (Fowler, Noll and Vo's FNV-1a, 32 bits).
 * Open addressing; a word that is not there has cluster 0 and no flag.
 */
export class Vocabulary {
	readonly #keys: Int32Array;
	readonly #values: Uint16Array;
	readonly #mask: number;
	readonly #coarse: Uint8Array;

	/**
	 * @param hashes of the words, shortened to `WORD_HASH_BITS`.
	 * @param values cluster and flags of each, by `packWord`.
	 * @param coarse group of each cluster.
	 */
	constructor(hashes: Int32Array, values: Uint16Array, coarse: Uint8Array) {
		let size = 1024;
		while (size < hashes.length * 2) {
			size *= 2;
		}
		this.#mask = size - 1;
		this.#keys = new Int32Array(size).fill(-1);
		this.#values = new Uint16Array(size);
		this.#coarse = coarse;
		for (let index = 0; index < hashes.length; index++) {
			const slot = this.#slot(hashes[index] as number); // In range.
			this.#keys[slot] = hashes[index] as number;
			this.#values[slot] = values[index] as number;
		}
	}

	/** Cluster and flags of a word by its full hash, 0 when it is unknown. */
	find(hash: number): number {
		const slot = this.#slot(shortHash(hash));
		return this.#values[slot] as number; // An empty slot holds 0.
	}

	/** Group of a cluster. */
	coarse(cluster: number): number {
		return this.#coarse[cluster] ?? 0;
	}

	#slot(key: number): number {
		let slot = Math.imul(key, 0x9e3779b1) >>> 7 & this.#mask;
		while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) {
			slot = (slot + 1) & this.#mask;
		}
		return slot;
	}
}

export const shortHash = (hash: number): number => hash >>> (32 - WORD_HASH_BITS);
export const packWord = (cluster: number, flags: number): number => (cluster << FLAG_BITS) | flags;
export const clusterOf = (value: number): number => value >>> FLAG_BITS;
export const flagsOf = (value: number): number => value & FLAG_MASK;

/** FNV-1a over the code units of a word. */
export function hashWord(word: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < word.length; at++) {
		hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	}
	// FNV's high bits are weak on short words: finish as MurmurHash3 does (Appleby, 2011).
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
