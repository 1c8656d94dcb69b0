import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TokenBuilder } from '../../../src/engine/text/words';

const KINDS = 'swna';

/** Each token with its kind: `s` sign, `w` word, `n` number, `a` address. */
function tokensOf(text: string): string[] {
	const builder = new TokenBuilder();
	builder.addSentence(text, { start: 0, end: text.length });
	const tokens = builder.build();
	return [...tokens.starts].map((start, index) => `${text.slice(start, tokens.ends[index])}/${KINDS[tokens.kinds[index] ?? 0]}`);
}

function checkTokens(text: string, expected: string): void {
	assert.deepEqual(tokensOf(text), expected.split(' '));
}

suite('words', () => {
	test('keeps the dots of letters with dots', () => checkTokens('The U.S. said.', 'The/w U.S./w said/w ./s'));
	test('keeps them at the end of a sentence too', () => checkTokens('in the U.S.', 'in/w the/w U.S./w'));
	test('keeps the dot of an abbreviation when the sentence goes on', () => checkTokens('Mr. Smith left.', 'Mr./w Smith/w left/w ./s'));
	test('splits the dot that ends a sentence', () => checkTokens('It ended.', 'It/w ended/w ./s'));
	test('reads a degree as one word', () => checkTokens('a Ph.D. from', 'a/w Ph.D./w from/w'));
	test('splits an abbreviation from the number behind it', () => checkTokens('No.10 v2.0', 'No./w 10/n v2.0/w'));
	test('splits sentences that touch', () => checkTokens('end.The 3.5%.It', 'end/w ./s The/w 3.5/n %/s ./s It/w'));
	test('splits off a possessive', () => checkTokens('O’Brien’s Yahoo!’s dog\'s', 'O’Brien/w ’s/w Yahoo/w !/s ’s/w dog/w \'s/w'));
	test('leaves a contraction whole', () => checkTokens('don\'t can’t', 'don\'t/w can’t/w'));
	test('splits a bare apostrophe', () => checkTokens('US’ ’90s', 'US/w ’/s ’/s 90s/n'));
	test('reads a name of letters and digits as a word', () => checkTokens('H200 A380', 'H200/w A380/w'));
	test('reads numbers with their suffixes', () => checkTokens('1,200.5 3bn 10th 1990s 5pm', '1,200.5/n 3bn/n 10th/n 1990s/n 5pm/n'));
	test('splits currency, percent and dashes from numbers', () => checkTokens('$10–15%', '$/s 10/n –/s 15/n %/s'));
	test('reads full-width digits as numbers', () => checkTokens('３５％ of ２０', '３５/n ％/s of/w ２０/n'));
	test('splits hyphenated words', () => checkTokens('U.S.-China co-op', 'U.S./w -/s China/w co/w -/s op/w'));
	test('reads an address as one token, without the dot behind it', () => checkTokens('see https://a.b/c?d=1. Then a.b@c.de, www.x.org', 'see/w https://a.b/c?d=1/a ./s Then/w a.b@c.de/a ,/s www.x.org/a'));
	test('reads an address without a scheme when it has a path', () => checkTokens('toutiao.com/article/75/', 'toutiao.com/article/75//a'));
	test('does not take an at sign or a slash for an address', () => checkTokens('and/or @user a@', 'and/w //s or/w @/s user/w a/w @/s'));
	test('joins combining marks to their letter', () => checkTokens('cafe\u0301s e\u0301', 'cafe\u0301s/w e\u0301/w'));
	test('never cuts inside a surrogate pair', () => checkTokens('ok 👍 𝒳y', 'ok/w 👍/s 𝒳y/w'));
	test('takes line ends, zero-width and no-break spaces for space', () => checkTokens('a\r\nb\u200bc\u00a0d', 'a/w b/w c/w d/w'));
	test('keeps a run of dots together', () => checkTokens('wait... no', 'wait/w .../s no/w'));
	test('gives nothing for nothing', () => assert.deepEqual(tokensOf(' \r\n'), []));
	test('counts words as a reader does', () => {
		const text = 'The high-end chip’s 25% share — “good”.';
		assert.equal(new TokenBuilder().addSentence(text, { start: 0, end: text.length }), 6);
	});
	test('covers every visible character once, in order', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', '\'', '’', 's', '1', ',', '@', '/', ':', ' ', '\n', '-', '👍', 'é', '\u0301', '$', 'www.') }), (text) => {
			const builder = new TokenBuilder();
			builder.addSentence(text, { start: 0, end: text.length });
			const { starts, ends } = builder.build();
			let at = 0;
			for (const [index, start] of starts.entries()) {
				assert.ok(start >= at && (ends[index] ?? 0) > start);
				assert.equal(text.slice(at, start).trim(), '');
				at = ends[index] ?? 0;
			}
			assert.equal(text.slice(at).trim(), '');
		}));
	});
	for (const [name, unit] of [['addresses', 'a@'], ['initials', 'A. '], ['dots', 'a.a.'], ['apostrophes', 'a\''], ['slashes', 'a.bc/']] as const) {
		test(`costs no more than its length on a megabyte of ${name}`, function () {
			this.timeout(30_000);
			const cost = (units: number): number => {
				const text = unit.repeat(units / unit.length);
				const began = process.cpuUsage().user;
				const builder = new TokenBuilder();
				for (let start = 0; start < text.length; start += 2000) {
					builder.addSentence(text, { start, end: Math.min(text.length, start + 2000) });
				}
				return (process.cpuUsage().user - began) / 1000;
			};
			cost(100_000);
			assert.ok(cost(1_000_000) < 40 * Math.max(10, cost(100_000)));
		});
	}
});
