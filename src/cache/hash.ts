const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;
const BLOCK_BYTES = 16;

/**
 * A hash of 128 bits, as four unsigned integers: tells contents apart and finds damage, but resists nobody who looks for
 * two contents with one hash.
 *
 * MurmurHash3_x86_128 by Austin Appleby (2011, public domain), checked by the verification value of his SMHasher. Chosen
 * since it needs no more than 32-bit multiplication, and since `crypto.subtle` is missing in browsers without https.
 */
export function hash128(bytes: Uint8Array, seed = 0): readonly [number, number, number, number] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { length } = bytes;
	const blocksEnd = length - length % BLOCK_BYTES;
	let [h1, h2, h3, h4] = [seed, seed, seed, seed];
	for (let at = 0; at < blocksEnd; at += BLOCK_BYTES) {
		h1 ^= Math.imul(rotate(Math.imul(view.getInt32(at, true), C1), 15), C2);
		h1 = Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b | 0;
		h2 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 4, true), C2), 16), C3);
		h2 = Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747 | 0;
		h3 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 8, true), C3), 17), C4);
		h3 = Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35 | 0;
		h4 ^= Math.imul(rotate(Math.imul(view.getInt32(at + 12, true), C4), 18), C1);
		h4 = Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17 | 0;
	}
	if (blocksEnd < length) {
		const tail = new Uint8Array(BLOCK_BYTES); // A lane of zeros changes nothing, as if it were not there.
		tail.set(bytes.subarray(blocksEnd));
		const lanes = new DataView(tail.buffer);
		h4 ^= Math.imul(rotate(Math.imul(lanes.getInt32(12, true), C4), 18), C1);
		h3 ^= Math.imul(rotate(Math.imul(lanes.getInt32(8, true), C3), 17), C4);
		h2 ^= Math.imul(rotate(Math.imul(lanes.getInt32(4, true), C2), 16), C3);
		h1 ^= Math.imul(rotate(Math.imul(lanes.getInt32(0, true), C1), 15), C2);
	}
	[h1, h2, h3, h4] = mixed(h1 ^ length, h2 ^ length, h3 ^ length, h4 ^ length);
	[h1, h2, h3, h4] = mixed(scramble(h1), scramble(h2), scramble(h3), scramble(h4));
	return [h1 >>> 0, h2 >>> 0, h3 >>> 0, h4 >>> 0];
}

/** The same hash as 32 hexadecimal digits. */
export function hashHex(bytes: Uint8Array): string {
	return hash128(bytes).map((word) => word.toString(16).padStart(8, '0')).join('');
}

function rotate(word: number, bits: number): number {
	return word << bits | word >>> (32 - bits);
}

/** Lets each word bear on all others. */
function mixed(h1: number, h2: number, h3: number, h4: number): [number, number, number, number] {
	const sum = h1 + h2 + h3 + h4 | 0;
	return [sum, sum + h2 | 0, sum + h3 | 0, sum + h4 | 0];
}

/** `fmix32`: each bit of the input changes about half of those of the output. */
function scramble(word: number): number {
	let h = Math.imul(word ^ word >>> 16, 0x85ebca6b);
	h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
	return h ^ h >>> 16;
}
