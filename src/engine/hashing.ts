/** What a hash begins with. */
export const HASH_START = 0x811c9dc5;

/** FNV-1a (Fowler, Noll and Vo 1991): the hash with a further number in it. */
export function addToHash(hash: number, value: number): number {
	return Math.imul(hash ^ value, 0x01000193);
}

/** The finalizer of MurmurHash3 (Appleby 2011): the lowest bits come to depend on all others. */
export function finishHash(hash: number): number {
	const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
	return second ^ (second >>> 16);
}
