import assert from 'node:assert/strict';
import { digitValue, parseDigits, toAsciiDigits } from '../../../src/engine/annotate/claims/digits';

const value = (text: string): number | undefined => parseDigits(text)?.value;

suite('numbers in digits', () => {
	test('whole numbers and decimals', () => {
		assert.equal(value('24'), 24);
		assert.equal(value('2.50'), 2.5);
		assert.equal(parseDigits('2.50')?.place, 0.01);
	});
	test('groups of three, of India, and of the Continent', () => {
		assert.equal(value('1,234,567.8'), 1_234_567.8);
		assert.equal(value('1,23,456'), 123_456);
		assert.equal(value('12,34,56,789'), 123_456_789);
		assert.equal(value('1.234.567'), 1_234_567);
		assert.equal(value('10,5'), 10.5);
	});
	test('badly grouped digits keep both readings', () => {
		assert.deepEqual([value('200,0000'), parseDigits('200,0000')?.other], [200_000, 2_000_000]);
	});
	test('what is no amount', () => {
		for (const text of ['1.2.3', '192.168.1.1', '2007,2008', '1,2,3', '1,2345,678', '1.5,5', '12345678901234567890']) {
			assert.equal(value(text), undefined, text);
		}
	});
	test('digits of other scripts', () => {
		assert.equal(toAsciiDigits('２４.５'), '24.5');
		assert.equal(toAsciiDigits('٢٤'), '24');
		assert.equal(toAsciiDigits('२४𝟗'), '249');
		assert.equal(digitValue('Ⅷ'.codePointAt(0) ?? 0), -1);
		assert.equal(digitValue('²'.codePointAt(0) ?? 0), -1);
	});
	test('every decimal digit of Unicode has the value of its place in its row', () => {
		let run = -1;
		for (let code = 0; code <= 0x1ffff; code++) {
			const digit = /^\p{Nd}$/u.test(String.fromCodePoint(code));
			run = digit ? (run + 1) % 10 : -1;
			assert.equal(digitValue(code), run, code.toString(16));
		}
	});
});
