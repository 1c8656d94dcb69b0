import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import { parseDocument } from '../../../src/engine/document/document';
import type { DocumentId, SourceDocument } from '../../../src/engine/types';

function parse(text: string, { name = 'x.txt', slices = [] as number[] } = {}): SourceDocument {
	const running = parseDocument({ id: name as DocumentId, version: 1, name, text, format: name.endsWith('.md') ? 'markdown' : 'plain' });
	let began = performance.now();
	for (let step = running.next(); ; step = running.next()) {
		slices.push(performance.now() - began);
		if (step.done) {
			return step.value;
		}
		began = performance.now();
	}
}

/** Each paragraph as `prose`, `heading` or `note` with its exact slice. */
function checkParagraphs(text: string, expected: readonly string[], name?: string): void {
	assert.deepEqual(parse(text, name ? { name } : {}).paragraphs.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`), expected);
}

const PROSE = 'The ministry said on Monday that the dam would be closed for repairs until spring.';
const MORE = 'Engineers had found cracks in its eastern wall, and work begins this week.';

suite('plain text', () => {
	test('makes a paragraph of each line that is not blank', () => checkParagraphs(`\n${PROSE}\r\n\r\n${MORE}\r${PROSE}\u2028${MORE}\n\n`, [`prose ${PROSE}`, `prose ${MORE}`, `prose ${PROSE}`, `prose ${MORE}`]));
	test('joins hard-wrapped lines up to a blank line', () => {
		const wrapped = 'The ministry said on Monday that the dam in the valley would be\nclosed for repairs until spring, after engineers had found some\ncracks in its eastern wall. The work begins this week and will\ntake four months.';
		checkParagraphs(`${wrapped}\n\n${wrapped}\n`, [`prose ${wrapped}`, `prose ${wrapped}`]);
		assert.equal(parse(`${wrapped}\n\n${wrapped}\n`).sentences.length, 4);
	});
	test('ends a hard-wrapped paragraph at a line that had room for the next word', () => {
		const wrapped = 'The ministry said on Monday that the dam in the valley would be\nclosed for repairs until spring, after engineers had found some\ncracks in its eastern wall. The work begins this week and will\ntake four months.';
		checkParagraphs(`${wrapped}\nNobody was hurt.`, [`prose ${wrapped}`, 'prose Nobody was hurt.']);
	});
	test('does not join headlines of that length', () => {
		const lines = ['Council Votes to Close the Old Bridge Over the River in Spring', 'Mayor Says Funds for the New Bridge Are Not in the Budget Yet', 'Residents Protest in Front of the Town Hall for the Third Day', 'Engineers Warn of Cracks in the Eastern Pillar of the Bridge'];
		assert.equal(parse(lines.join('\n')).paragraphs.length, 4);
	});
	test('leaves bullets outside', () => checkParagraphs(`• ${PROSE}\n- ${MORE}`, [`prose ${PROSE}`, `prose ${MORE}`]));
	test('reads an empty text as an empty document', () => {
		const document = parse(' \n');
		assert.deepEqual([document.paragraphs.length, document.sentences.length, document.tokens.starts.length], [0, 0, 0]);
		assert.equal(document.metadata.title, 'x');
	});
	test('takes a short line between prose for a heading', () => checkParagraphs(`${PROSE}\nWhat comes next\n${MORE}`, [`prose ${PROSE}`, 'heading What comes next', `prose ${MORE}`]));
	test('takes short sentences for prose', () => checkParagraphs(`${PROSE}\nIt was late.\n“So what?”\n${MORE}`, [`prose ${PROSE}`, 'prose It was late.', 'prose “So what?”', `prose ${MORE}`]));
});

suite('notes', () => {
	const around = (line: string): string => `${PROSE}\n${MORE}\n${line}`;
	const notes = [
		'Acme X100 chip Photo: VCG', 'Workers at the dam. Photo: Jane Doe/Getty Images', 'The dam in March (AP Photo/John Roe)', 'File photo of the dam', 'Photo by Jane Doe',
		'Original article: example.com/article/7592/', 'Source: Reuters', 'This article was originally published by The Example.', 'https://example.com/a',
		'Statement: This article represents the views of the author alone.', 'Disclaimer: for information only.', 'The views expressed here are those of the author.', 'The author is a fellow of the Example Institute.', 'Editor’s note: names were changed.',
		'© 2021 Example Media. All rights reserved.', 'Read more: the dam in pictures', 'Sign up for our newsletter', 'Related stories', 'Tags: dams, water', '(Reporting by Jane Doe; Editing by John Roe)', 'Advertisement',
		'By Jane Doe', 'By Jane Doe and John Roe, Staff Writers', 'BY JANE DOE', 'MAR. 14, 2013, 8:12 PM', 'Published: 3 March 2021', 'Updated 9:06 AM', 'Reuters Sep 18, 2013, 02.16PM IST', 'Last updated 13:26 14/09/2013', 'LONDON (Reuters) —',
	];
	for (const note of notes) {
		test(`knows “${note}”`, () => assert.equal(parse(around(note)).paragraphs[2]?.kind, 'note'));
	}
	const proses = [
		'Photo evidence was shown: it left no doubt, the judge said.', 'He looked at the photo: it was his son.', 'The image by which the town is known is its dam.',
		'Original article of incorporation in hand, she went to court.', 'The source: a clerk who asked not to be named.', 'This article of faith was first questioned in May.',
		'Statement: the word means nothing here, she said.', 'The statement of the ministry came late.', 'Note: it is late.', 'The authors were praised by the jury.', 'The views from the dam are wide.',
		'Copying is a right reserved for members.', 'Read the letter again, she told him.', 'Related fires burned in the valley.', 'Sign language was used.', 'Comments were not allowed.', 'Follow the river to the dam.', 'Share prices fell on Friday.',
		'By Friday the water had gone.', 'By Jane Doe’s count, nine people came.', 'By the river stands a mill.', 'In March 2013 the dam was closed.', 'May 2013 was wet.', 'On July 4 he left the town.', 'Published works fill his shelves.', 'LONDON is far.',
		'Video games sold well, the firm said.', 'Watch the river.', 'Credit Suisse said it would pay.', 'More on that is known.',
	];
	for (const prose of proses) {
		test(`leaves “${prose}” as prose`, () => assert.equal(parse(around(prose)).paragraphs[2]?.kind, 'prose'));
	}
	test('knows none in a long paragraph', () => assert.equal(parse(`${PROSE.repeat(6)} Photo: VCG`).paragraphs[0]?.kind, 'prose'));
	test('looks for bylines at the edges only', () => assert.equal(parse([...Array<string>(12).fill(PROSE), 'By Jane Doe', ...Array<string>(12).fill(MORE)].join('\n')).paragraphs[12]?.kind, 'heading'));
});

suite('Markdown', () => {
	const checkMarkdown = (text: string, expected: readonly string[]): void => checkParagraphs(text, expected, 'x.md');
	const words = (text: string): string[] => {
		const { tokens } = parse(text, { name: 'x.md' });
		return [...tokens.starts].map((start, index) => text.slice(start, tokens.ends[index]));
	};

	test('reads headings of both kinds without their marks', () => checkMarkdown(`# The dam #\n\nWhat happened\n---\n\n${PROSE}`, ['heading The dam', 'heading What happened', `prose ${PROSE}`]));
	test('joins the lines of a paragraph', () => checkMarkdown('The dam was\nclosed.\n\nIt leaks.', ['prose The dam was\nclosed.', 'prose It leaks.']));
	test('ends a paragraph behind a long line that ends its sentence', () => checkMarkdown(`${PROSE} ${MORE}\n${MORE}`, [`prose ${PROSE} ${MORE}`, `prose ${MORE}`]));
	test('reads list items without bullets and quotes without marks', () =>
		checkMarkdown('- One is here.\n  It goes on.\n- [ ] Two is here.\n\n1. Three is here.\n\n> Four is\n> quoted.', ['prose One is here.\n  It goes on.', 'prose Two is here.', 'prose Three is here.', 'prose Four is\n> quoted.']));
	test('reads no code, comments, raw blocks, definitions and rules', () =>
		checkMarkdown('```js\nThe code.\n```\n\n    The code.\n\n<!-- The\n\ncomment. -->\n\n<div>\nThe block.\n</div>\n\n[ref]: http://x.y\n\n***\n\nThe end is here.', ['prose The end is here.']));
	test('takes table rows for notes', () => checkMarkdown('| Year | Toll |\n|---|---|\n| 2013 | 24 |\n\nThe end is here.', ['note Year | Toll |', 'note 2013 | 24 |', 'prose The end is here.']));
	test('does not take a bar in prose for a table', () => checkMarkdown('The a|b choice.', ['prose The a|b choice.']));
	test('does not take a hash in a word or number for a heading', () => checkMarkdown('#1 in the town.\n\n#tag is here.', ['prose #1 in the town.', 'prose #tag is here.']));
	test('makes no heading of an empty bullet above a rule', () => checkMarkdown('- \n---\nThe dam fell.', ['prose The dam fell.']));
	test('leaves marks out of the tokens', () =>
		assert.deepEqual(words('The **big** [dam](http://x.y/z "t") is _old_, <b>so</b> `it` ~~fell~~ ![alt](a.png)[^1] on <https://a.b>.'), ['The', 'big', 'dam', 'is', 'old', ',', 'so', 'it', 'fell', 'on', 'https://a.b', '.']));
	test('leaves signs that mark nothing in them', () => assert.deepEqual(words('A 3 * 4 snake_case \\*a [b] 5*3 < 7.'), ['A', '3', '*', '4', 'snake', '_', 'case', '*', 'a', '[', 'b', ']', '5', '*', '3', '<', '7', '.']));
	test('gives a sentence its own marks', () => {
		const text = '**Yes.** The [dam](http://a.b/c.d?e. F) fell. *No.*';
		assert.deepEqual(parse(text, { name: 'x.md' }).sentences.map((sentence) => text.slice(sentence.start, sentence.end)), ['**Yes.**', 'The [dam](http://a.b/c.d?e. F) fell.', '*No.*']);
	});
	test('leaves a link without end alone', () => assert.deepEqual(words('The [dam](http fell.'), ['The', '[', 'dam', ']', '(', 'http', 'fell', '.']));
	test('reads front matter as metadata, not as text', () => {
		const document = parse(`---\ntitle: "The dam: a story"\ndate: 2021-03-03T10:00:00Z\nsource: Example Times\nauthor: [Jane Doe, John Roe]\ntags:\n  - a\n---\n# Dam\n\n${PROSE}`, { name: 'x.md' });
		assert.deepEqual({ ...document.metadata, words: 0 }, { title: 'The dam: a story', titleSpan: undefined, outlet: 'Example Times', date: '2021-03-03', byline: 'Jane Doe, John Roe', words: 0 });
		assert.equal(document.paragraphs.length, 2);
	});
	test('takes a rule at the head for a rule', () => assert.equal(parse(`---\n${PROSE}\n\n---\n`, { name: 'x.md' }).metadata.outlet, undefined));
});

suite('documents', () => {
	test('have sentences inside their paragraphs and tokens inside their sentences, whatever the text', () => {
		const unit = fc.constantFrom('The dam', ' ', '\n', '\r\n', '. ', '# ', '- ', '> ', '```', '**', '[a](b)', '|', '<!--', '-->', '---\n', 'Photo: X', 'By Jane Doe', '👍', '(', '”', 'March 3, 2021', '    ', '\u2028', '\\');
		fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), fc.boolean(), (parts, markdown) => {
			const text = parts.join('');
			const document = parse(text, { name: markdown ? 'x.md' : 'x.txt' });
			let paragraphEnd = 0;
			for (const paragraph of document.paragraphs) {
				assert.ok(paragraph.start >= paragraphEnd && paragraph.end > paragraph.start && paragraph.end <= text.length);
				paragraphEnd = paragraph.end;
			}
			let at = 0;
			for (const [index, sentence] of document.sentences.entries()) {
				const paragraph = document.paragraphs[sentence.paragraph];
				assert.ok(paragraph && sentence.start >= at && sentence.start >= paragraph.start && sentence.end <= paragraph.end && sentence.end > sentence.start);
				at = sentence.end;
				for (let token = document.tokens.sentenceStarts[index] ?? 0; token < (document.tokens.sentenceStarts[index + 1] ?? 0); token++) {
					assert.ok((document.tokens.starts[token] ?? -1) >= sentence.start && (document.tokens.ends[token] ?? Infinity) <= sentence.end);
				}
			}
			assert.equal(document.tokens.sentenceStarts.length, document.sentences.length + 1);
		}), { numRuns: 500 });
	});
	test('yield often in one line of two megabytes', function () {
		this.timeout(30_000);
		const slices: number[] = [];
		const document = parse(`${PROSE} `.repeat(24_000), { slices });
		assert.equal(document.sentences.length, 24_000);
		assert.ok(slices.length >= 100);
	});
	for (const [name, unit] of [['plain lines', 'a\n'], ['headings', 'a\n===\n'], ['links', '[]('], ['quotes', '> > a\n'], ['tags', '<a '], ['rows', '|a|\n|-|\n'], ['blanks', '\n'], ['credits', 'Photo by ']] as const) {
		test(`cost no more than their length on ${name} without end`, function () {
			this.timeout(30_000);
			for (const file of ['x.txt', 'x.md']) {
				const cost = (units: number): number => {
					const began = process.cpuUsage().user;
					parse(unit.repeat(units / unit.length), { name: file });
					return (process.cpuUsage().user - began) / 1000;
				};
				cost(10_000);
				assert.ok(cost(100_000) < 40 * Math.max(15, cost(10_000)));
			}
		});
	}
	test('know the sample sources', () => {
		const read = (name: string): SourceDocument => parse(fs.readFileSync(`seeds/${name}`, 'utf8'), { name });
		const first = read('000_bcfccc8483ccd86e.txt');
		assert.deepEqual([first.metadata.title, first.metadata.outlet, first.metadata.date, first.metadata.titleSpan], ['On January 8, Reuters cited U.S. tech media The Information…', 'toutiao.com', undefined, undefined]);
		assert.deepEqual(first.paragraphs.map((paragraph) => paragraph.kind).slice(-3), ['prose', 'note', 'note']);
		const second = read('001_d432cb6665e7ffc4.txt');
		assert.deepEqual([second.metadata.title, second.metadata.outlet, second.metadata.date], ['Against the backdrop of a complex global landscape…', undefined, undefined]);
		assert.deepEqual(second.paragraphs.map((paragraph) => paragraph.kind).slice(0, 3), ['note', 'prose', 'prose']);
	});
});
