import { hash128 } from './hash';

/** "GRCF", read as a little-endian number. */
const MAGIC = 0x46435247;
/** To be raised with every change of what the cache's files look like. */
const FORMAT_VERSION = 1;
const HASH_AT = 12;
const HEADER_BYTES = 28;

/** Puts the given bytes, one after the other, behind a header by which a reader notices any damage. */
export function frame(...chunks: readonly Uint8Array[]): Uint8Array {
	const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
	const framed = new Uint8Array(HEADER_BYTES + length);
	let at = HEADER_BYTES;
	for (const chunk of chunks) {
		framed.set(chunk, at);
		at += chunk.length;
	}
	const header = new DataView(framed.buffer);
	header.setUint32(0, MAGIC, true);
	header.setUint32(4, FORMAT_VERSION, true);
	header.setUint32(8, length, true);
	hash128(framed.subarray(HEADER_BYTES)).forEach((word, index) => header.setUint32(HASH_AT + index * 4, word, true));
	return framed;
}

/** The bytes that were framed, as a view; `undefined` when they are not there whole and unchanged. */
export function unframe(framed: Uint8Array): Uint8Array | undefined {
	if (framed.length < HEADER_BYTES) {
		return undefined;
	}
	const header = new DataView(framed.buffer, framed.byteOffset, HEADER_BYTES);
	const payload = framed.subarray(HEADER_BYTES);
	const isWhole = header.getUint32(0, true) === MAGIC && header.getUint32(4, true) === FORMAT_VERSION && header.getUint32(8, true) === payload.length;
	return isWhole && hash128(payload).every((word, index) => header.getUint32(HASH_AT + index * 4, true) === word) ? payload : undefined;
}
