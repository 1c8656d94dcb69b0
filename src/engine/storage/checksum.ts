/** Any change within one word of four bytes shows: each step is a bijection. */
const MULTIPLIER = 0x9e3779b1;

/** 32 bits that tell changed bytes from the ones that were written (multiply and mix by word, as in MurmurHash3's body). One pass. */
export function checksum(bytes: Uint8Array): number {
	const whole = bytes.length >> 2;
	const words = bytes.byteOffset % 4 === 0
		? new Int32Array(bytes.buffer, bytes.byteOffset, whole)
		: new Int32Array(bytes.slice(0, whole * 4).buffer);
	let hash = bytes.length | 0;
	for (let at = 0; at < whole; at++) {
		hash = Math.imul(hash ^ (words[at] as number), MULTIPLIER); // In range.
		hash ^= hash >>> 15;
	}
	for (let at = whole * 4; at < bytes.length; at++) {
		hash = Math.imul(hash ^ (bytes[at] as number), MULTIPLIER); // In range.
		hash ^= hash >>> 15;
	}
	return hash | 0;
}
