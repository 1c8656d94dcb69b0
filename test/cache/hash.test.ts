import assert from 'node:assert/strict';
import { hash128, hashHex } from '../../src/cache/hash';

suite('hash of contents', () => {
	test('gives the verification value of MurmurHash3_x86_128', () => {
		// SMHasher's VerificationTest: keys of 0 to 255 bytes, each with its own seed; then the hash of all hashes.
		const hashes = new DataView(new ArrayBuffer(256 * 16));
		for (let length = 0; length < 256; length++) {
			const key = Uint8Array.from({ length }, (_, index) => index);
			hash128(key, 256 - length).forEach((word, lane) => hashes.setUint32(length * 16 + lane * 4, word, true));
		}
		assert.equal(hash128(new Uint8Array(hashes.buffer))[0].toString(16), 'b3ece62a');
	});

	test('does not depend on where the bytes lie', () => {
		const bytes = Uint8Array.from({ length: 103 }, (_, index) => index * 7);
		const shifted = new Uint8Array(110);
		shifted.set(bytes, 3);
		assert.equal(hashHex(shifted.subarray(3, 106)), hashHex(bytes));
	});

	test('tells contents apart that differ in one bit or in length', () => {
		const hashes = new Set<string>();
		for (let bit = 0; bit < 40 * 8; bit++) {
			const bytes = new Uint8Array(40);
			bytes[bit >> 3] = 1 << (bit & 7);
			hashes.add(hashHex(bytes));
		}
		for (let length = 0; length < 64; length++) {
			hashes.add(hashHex(new Uint8Array(length)));
		}
		assert.equal(hashes.size, 40 * 8 + 64);
	});
});
