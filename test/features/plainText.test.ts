import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { toContextQuote, toPlainLabel, toPlainQuote, toShortLabel, toShortQuote } from '../../src/features/plainText';

/** The label with its bold parts in asterisks. */
function drawn({ text, highlights }: { readonly text: string; readonly highlights: readonly [number, number][] }): string {
	let out = '';
	let at = 0;
	for (const [start, end] of highlights) {
		out += `${text.slice(at, start)}*${text.slice(start, end)}*`;
		at = end;
	}
	return out + text.slice(at);
}

suite('plain text in rows', () => {
	test('stands on one line', () => {
		assert.equal(toPlainLabel('  first\r\nsecond\t third\u2028fourth\n'), 'first second third fourth');
	});

	test('draws no icon', () => {
		assert.doesNotMatch(toPlainLabel('$(alert) and \\$(bug) $$(x) $\u200b(y) $\n(z)'), /\$\(/);
	});

	test('is not turned around or hidden by invisible marks', () => {
		assert.equal(toPlainLabel('a\u202Egnp.exe\u2066b\u200f\u0007c\u{e0041}d\u061c\ufeff'), 'agnp.exebcd');
	});

	test('keeps what scripts and emoji need', () => {
		assert.equal(toPlainLabel('👩‍👩‍👧 می‌خواهم e\u0301'), '👩‍👩‍👧 می‌خواهم e\u0301');
	});

	test('keeps signs as they are', () => {
		assert.equal(toPlainLabel('[x](command:y) <img> `a` **b** &lt;'), '[x](command:y) <img> `a` **b** &lt;');
	});

	test('is cut at a word, never inside a pair', () => {
		assert.equal(toShortLabel('one two three four five', 15), 'one two three…');
		assert.equal(toShortLabel('😀😀😀😀', 6), '😀😀…');
		assert.equal(toShortLabel('short', 15), 'short');
	});

	test('marks the match where it stands after cleaning', () => {
		assert.equal(drawn(toPlainQuote('The \n U.S.\u202E said', [{ start: 6, end: 10 }])), 'The *U.S.* said');
	});

	test('marks several matches, and none that is empty', () => {
		assert.equal(drawn(toPlainQuote('a b c', [{ start: 0, end: 1 }, { start: 2, end: 2 }, { start: 4, end: 5 }])), '*a* b *c*');
	});

	test('shows a long quote from its beginning when the match is there', () => {
		assert.equal(drawn(toShortQuote('Trump said that he would go there again', [{ start: 0, end: 5 }], 20)), '*Trump* said that he…');
	});

	test('shows a late match with a little of what comes before it', () => {
		const text = `${'word '.repeat(60)}the match is here and goes on for long enough`;
		const at = text.indexOf('match');
		assert.equal(drawn(toShortQuote(text, [{ start: at, end: at + 5 }], 60)), '…word word word word the *match* is here and goes on for long…');
		assert.equal(drawn(toContextQuote(text, { start: at, end: at + 5 }, 60)), '…word word word word the *match* is here and goes on for long…');
	});

	test('holds its limits for any text', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(40), fc.integer({ min: 4, max: 80 }), (text, start, length, max) => {
			const span = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
			for (const label of [toShortQuote(text, [span], max), toContextQuote(text, span, max)]) {
				assert.ok(label.text.length <= max);
				assert.doesNotMatch(label.text, /\p{Cs}/u);
				for (const [from, to] of label.highlights) {
					assert.ok(0 <= from && from < to && to <= label.text.length);
				}
			}
		}));
	});

	test('reads only what it shows of a monstrous passage', () => {
		const text = `${'$( \n'.repeat(250_000)}here ${'x'.repeat(1_000_000)}`;
		const at = text.indexOf('here');
		assert.match(drawn(toShortQuote(text, [{ start: at, end: at + 4 }], 60)), /^….*\*here\* x+…$/);
		assert.equal(toPlainLabel(text).length, 250_000 * 4 + 5 + 1_000_000);
	});
});
