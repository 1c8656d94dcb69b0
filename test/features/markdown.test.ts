import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandLink, cutWindow, escapeMarkdown, excerptMarkdown } from '../../src/features/markdown';

/** What a reader would see of Markdown that holds only escapes and bold. */
function shown(markdown: string): string {
	return markdown.replace(/\\([!-/:-@[-`{-~])|\*\*/g, '$1');
}

/** The excerpt of a text whose bold parts stand between `<<` and `>>`; the first is the core. */
function excerpt(marked: string, limit = 160, whole: readonly string[] = []): string {
	const text = marked.replace(/<<|>>/g, '');
	const bold: { start: number; end: number }[] = [];
	let removed = 0;
	for (const match of marked.matchAll(/<<(.*?)>>/gs)) {
		bold.push({ start: match.index - removed, end: match.index - removed + (match[1] ?? '').length });
		removed += 4;
	}
	const spans = whole.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }));
	return excerptMarkdown({ text, bold, core: bold[0] ?? { start: 0, end: 0 }, whole: spans }, limit);
}

suite('source text in Markdown', () => {
	test('shows every sign as itself', () => {
		assert.equal(escapeMarkdown('[x](command:y) <b> `c` $(alert) www.a.b a@b.c &lt; | # 1. >'),
			'\\[x\\]\\(command\\:y\\) \\<b\\> \\`c\\` \\$\\(alert\\) www\\.a\\.b a\\@b\\.c \\&lt\\; \\| \\# 1\\. \\>');
	});
	test('stands on one line', () => {
		assert.equal(escapeMarkdown(' # a\r\n\r\n- b\u2028c\td '), '\\# a \\- b c d');
	});
	test('leaves out what turns the line around or hides in it', () => {
		assert.equal(escapeMarkdown('a\u202eb\u2066c\u200bd\ufeffe\u{e0041}f\0g\ud800h'), 'abcdefgh');
	});
	test('keeps joiners, combining marks and emoji', () => {
		assert.equal(escapeMarkdown('👩‍🚀 é می‌خواهم'), '👩‍🚀 é می‌خواهم');
	});
	test('holds for any text', () => {
		const hostile = fc.array(fc.constantFrom('[', ']', '(', ')', '<', '>', '`', '*', '_', '\\', '\n', '#', '!', '|', '&', ';', '$', ':', '/', '.', 'a', ' ', '\u202e', '1'));
		fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostile.map((parts) => parts.join(''))), (text) => {
			const markdown = escapeMarkdown(text);
			const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '');
			assert.doesNotMatch(bare, /[!-/:-@[-`{-~\n\r\u2028\u202a-\u202e\u2066-\u2069]/);
		}));
	});
});

suite('links that run commands', () => {
	test('encode every sign that could end or style them', () => {
		const link = commandLink('Open', 'a.b', 'Title', { document: 'file:///it\'s (a) *b* ~c!.txt' });
		assert.doesNotMatch(link.slice('[Open](command:a.b?'.length, link.indexOf(' "Title")')), /[ '()*~!"]/);
	});
	test('carry their arguments', () => {
		const link = commandLink('Open', 'a.b', 'Title', { document: 'é\'(', start: 1 });
		const encoded = link.slice(link.indexOf('?') + 1, link.indexOf(' "Title")'));
		assert.deepEqual(JSON.parse(decodeURIComponent(encoded)), [{ document: 'é\'(', start: 1 }]);
	});
});

suite('bold in an excerpt', () => {
	test('stands around the match', () => {
		assert.equal(excerpt('skim <<25 percent>> of revenue'), 'skim **25 percent** of revenue');
	});
	test('opens and closes at signs where a space is beside them', () => {
		assert.equal(excerpt('a <<$25>> and <<30%>>.'), 'a **\\$25** and **30\\%**\\.');
	});
	test('is widened to the word where it could not open', () => {
		assert.equal(excerpt('paid US<<$40>> then'), 'paid **US\\$40** then');
	});
	test('is widened to the word where it could not close', () => {
		assert.equal(excerpt('eine <<25%>>ige Quote'), 'eine **25\\%ige** Quote');
	});
	test('gives up a sign in a text without spaces', () => {
		assert.equal(excerpt(`${'中'.repeat(60)}<<25%>>${'中'.repeat(60)}`), `${'中'.repeat(60)}**25**\\%${'中'.repeat(60)}`);
	});
	test('within a word needs no widening', () => {
		assert.equal(excerpt('un<<believ>>able'), 'un**believ**able');
	});
	test('joins neighbours', () => {
		assert.equal(excerpt('<<25>> <<percent>><<age>> x'), '**25 percentage** x');
	});
	test('leaves white space at its edges out', () => {
		assert.equal(excerpt('a<< b >>c'), 'a **b** c');
	});
	test('is none where nothing is left of it', () => {
		assert.equal(excerpt('a<< >>c'), 'a c');
	});
});

suite('cutting an excerpt', () => {
	const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

	test('leaves a short text whole', () => {
		assert.equal(excerpt('Short and <<sweet>>.', 20), 'Short and **sweet**\\.');
	});
	test('keeps the match and cuts at words on both sides', () => {
		const markdown = excerpt(`${words(40)} <<25 percent>> ${words(40)}`, 80);
		assert.match(markdown, /^\\\[…\\\] word\d+ .*\*\*25 percent\*\* word0 .* word\d+ \\\[…\\\]$/);
		assert.ok(shown(markdown).length <= 80, shown(markdown));
	});
	test('marks only the side that was cut', () => {
		assert.match(excerpt(`<<25 percent>> ${words(40)}`, 80), /^\*\*25 percent\*\* .*\\\[…\\\]$/);
		assert.match(excerpt(`${words(40)} <<25 percent>>`, 80), /^\\\[…\\\] .*\*\*25 percent\*\*$/);
	});
	test('never cuts a claim in two', () => {
		for (let limit = 60; limit < 140; limit++) {
			const markdown = shown(excerpt(`<<Start>> ${words(9)} about 3.5 billion dollars ${words(30)}`, limit, ['about 3.5 billion dollars']));
			assert.ok(!markdown.includes('about') || markdown.includes('about 3.5 billion dollars'), markdown);
		}
	});
	test('cuts a very long word between characters', () => {
		const text = '😀'.repeat(500);
		const window = cutWindow({ text, bold: [], core: { start: 0, end: 0 }, whole: [] }, 60);
		assert.ok(window.end <= 60 && window.end % 2 === 0, String(window.end));
	});
	test('is quick on a line of two million characters', () => {
		const text = 'x'.repeat(2_000_000);
		assert.ok(shown(excerptMarkdown({ text, bold: [{ start: 1_000_000, end: 1_000_004 }], core: { start: 1_000_000, end: 1_000_004 }, whole: [] }, 160)).length <= 160);
	});
	test('stays within its limit, shows the match and is text of the source, whatever it is', () => {
		const source = fc.array(fc.constantFrom('a', 'bc', 'longer', ' ', '  ', '%', '$5', '“', '”', '.', '中', '😀', '*', '\n', '['), { minLength: 1, maxLength: 200 }).map((parts) => parts.join(''));
		fc.assert(fc.property(source, fc.nat(), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 60, max: 160 }), (text, at, length, limit) => {
			const start = at % text.length;
			const core = { start, end: Math.min(text.length, start + length) };
			const markdown = excerptMarkdown({ text, bold: [core], core, whole: [] }, limit);
			const plain = shown(markdown);
			assert.ok(plain.length <= limit, `${plain.length} > ${limit}`);
			const body = plain.replace(/^\[…\] /, '').replace(/ \[…\]$/, '');
			const flat = text.replace(/\s+/g, ' ');
			assert.ok(flat.includes(body) || body.startsWith('[') || body.endsWith('['), JSON.stringify({ body, flat }));
			assert.equal((markdown.match(/\*\*/g) ?? []).length % 2, 0);
		}));
	});
});
