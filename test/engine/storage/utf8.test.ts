import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodedLength, encodeInto } from '../../../src/engine/storage/utf8';
import { anyString } from '../../support/strings';

function encode(text: string): Uint8Array {
	const bytes = new Uint8Array(encodedLength(text));
	assert.equal(encodeInto(text, bytes, 0), bytes.length);
	return bytes;
}

suite('text as bytes', () => {
	test('comes back exactly, with lone surrogates and over the edges of chunks', () => {
		fc.assert(fc.property(anyString, fc.nat({ max: 3 }), (text, shift) => {
			assert.equal(decodeUtf8(encode(text)), text);
			const long = 'x'.repeat(4094 + shift) + text.repeat(3);
			assert.equal(decodeUtf8(encode(long)), long);
		}));
	});
	test('is the UTF-8 of other programs when it is read', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
			const bytes = new TextEncoder().encode(text);
			assert.equal(decodeUtf8(bytes), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
		}));
		const long = `${'x'.repeat(4095)}😀`;
		assert.equal(decodeUtf8(new TextEncoder().encode(long)), long);
	});
	test('sorts as strings do', () => {
		fc.assert(fc.property(anyString, anyString, (a, b) => {
			assert.equal(Math.sign(Buffer.compare(encode(a), encode(b))), a < b ? -1 : a > b ? 1 : 0);
		}));
	});
});
