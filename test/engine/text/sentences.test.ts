import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import { parseDocument } from '../../../src/engine/document/document';
import { findSentences } from '../../../src/engine/text/sentences';
import type { DocumentId } from '../../../src/engine/types';

/** The sentences of a text, separated by ` | ` in the expectation. */
function checkSentences(text: string, expected = text): void {
	assert.equal(findSentences(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end)).join(' | '), expected);
}

suite('sentences', () => {
	test('ends at a full stop', () => checkSentences('It rained. We left! Why? No.', 'It rained. | We left! | Why? | No.'));
	test('goes on behind a title or a month', () => checkSentences('Mr. Smith vs. Dr. Jones met in St. Petersburg on Jan. 5 at noon.'));
	test('goes on behind an abbreviation in front of a number', () => checkSentences('He lives at No. 10 Downing Street, see Fig. 3 and p. 5.'));
	test('ends behind “no.” all the same', () => checkSentences('She said no. Five people left.', 'She said no. | Five people left.'));
	test('goes on behind a name with dots', () => checkSentences('The U.S. Army said J. R. R. Tolkien was there at 5 a.m. on Monday.'));
	test('ends behind an abbreviation when a function word follows', () =>
		checkSentences('He lived in the U.S. The next day at 3 p.m. She called Apple Inc. They met.', 'He lived in the U.S. | The next day at 3 p.m. | She called Apple Inc. | They met.'));
	test('goes on behind it when a name follows', () => checkSentences('He works for Apple Inc. Chief Tim Cook in the U.S. Senate.'));
	test('goes on behind a company with an exclamation mark', () => checkSentences('He works at Yahoo! Inc. in Sunnyvale.'));
	test('goes on behind “vs.”', () => checkSentences('Sales rose to $5.2 million vs. $4 million before.'));
	test('splits sentences without a space between them', () =>
		checkSentences('It rose 3.5%.The police came.They left in 2010.The end.', 'It rose 3.5%. | The police came. | They left in 2010. | The end.'));
	test('does not split addresses and names with dots', () => checkSentences('See example.com and Node.js or amazon.Com too.'));
	test('takes closing quotes and brackets in', () =>
		checkSentences('“It is over.” (He left.) “What?” he asked.', '“It is over.” | (He left.) | “What?” he asked.'));
	test('goes on behind a question in quotes', () => checkSentences('“What?” Smith asked the firm (Acme Corp.) Monday.'));
	test('goes on behind an ellipsis', () => checkSentences('He waited … and left ... at last.'));
	test('takes a line break inside a paragraph for a space', () => checkSentences('The cat sat\r\non the mat. It\nslept.', 'The cat sat\r\non the mat. | It\nslept.'));
	test('reads a headline as one sentence', () => checkSentences('Five dead, dozens injured in Indonesia quake'));
	test('gives nothing for white space', () => checkSentences(' \n ', ''));
	test('stays within the paragraph', () => {
		const text = 'One. Two. Three.';
		assert.deepEqual(findSentences(text, { start: 5, end: 9 }), [{ start: 5, end: 9 }]);
	});
	test('finds every sentence of the sample sources', () => {
		const counts = ['000_bcfccc8483ccd86e.txt', '001_d432cb6665e7ffc4.txt'].map((name) => {
			const text = fs.readFileSync(`seeds/${name}`, 'utf8');
			const slices = parseDocument({ id: name as DocumentId, version: 1, name, text, format: 'plain' });
			let step = slices.next();
			while (!step.done) {
				step = slices.next();
			}
			for (const sentence of step.value.sentences) {
				assert.match(text.slice(sentence.start, sentence.end), /[.?!][”"]?$|VCG$|\/$/);
			}
			return step.value.sentences.length;
		});
		assert.deepEqual(counts, [30, 34]);
	});
	test('covers the text in order, whatever it is', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'The', 'U.S.', '. ', '.', '!', '”', ')', ' ', '\n', 'No. 5', '👍', '“'), maxLength: 3000 }), (text) => {
			let at = 0;
			for (const span of findSentences(text, { start: 0, end: text.length })) {
				assert.ok(span.start >= at && span.end > span.start && span.end <= text.length);
				assert.equal(text.slice(at, span.start).trim(), '');
				assert.equal(text.slice(span.start, span.end).trim().length, span.end - span.start);
				at = span.end;
			}
			assert.equal(text.slice(at).trim(), '');
		}));
	});
	for (const unit of ['A. ', 'x', '. ', '"', '…', 'U.S. ']) {
		test(`costs no more than its length on ${JSON.stringify(unit)} without end`, function () {
			this.timeout(30_000);
			const cost = (units: number): number => {
				const text = unit.repeat(units / unit.length);
				const began = process.cpuUsage().user;
				findSentences(text, { start: 0, end: text.length });
				return (process.cpuUsage().user - began) / 1000;
			};
			cost(20_000);
			assert.ok(cost(200_000) < 40 * Math.max(10, cost(20_000)));
		});
	}
});
