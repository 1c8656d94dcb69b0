import assert from 'node:assert/strict';
import { decodeUtf8 } from '../../../src/engine/storage/utf8';
import { parseLexicon } from '../../../src/engine/annotate/lexicon';

suite('word lists', () => {
	test('are sections of entries', () => {
		const lexicon = parseLexicon('# A list.\n[roles]\nCEO\n\nprime minister\n[makers]\nAcme\n');
		assert.deepEqual(lexicon.section('roles'), ['CEO', 'prime minister']);
		assert.deepEqual(lexicon.section('makers'), ['Acme']);
	});
	test('may be continued, and read with any line end', () => {
		assert.deepEqual(parseLexicon('[a]\r\nx\r\n[b]\r\ny\r\n[a]\r\nz').section('a'), ['x', 'z']);
	});
	test('are empty when they are not there', () => {
		assert.deepEqual(parseLexicon('').section('a'), []);
	});
	test('have a name', () => {
		assert.throws(() => parseLexicon('CEO\n[roles]'), /CEO/);
	});
});

suite('UTF-8', () => {
	const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
	test('gives the text back', () => {
		for (const text of ['', 'plain', 'Zürich – “naïve”', '東京 😀 \u{10ffff}', 'a'.repeat(10_000)]) {
			assert.equal(decodeUtf8(encode(text)), text);
		}
	});
	test('replaces what is none', () => {
		assert.equal(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62, 0xe2, 0x82)), 'a\ufffdb\ufffd\ufffd');
	});
});
