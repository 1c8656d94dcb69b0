import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTerms, findTextTerms, TermRules } from '../../../src/engine/corpus/terms';
import { finish } from '../../../src/engine/slices';
import { readText } from '../../support/corpora';

const rules = new TermRules(['the', 'us', 'of', 'it', 'at', 'same', 'don\'t'], ['at the same time', 'in fact']);

/** Terms of each sentence, in reading order. */
function termsOf(text: string): string[][] {
	const { vocabulary, occurrences, sentenceStarts } = finish(findTerms(readText('a', text).document, rules));
	return Array.from(sentenceStarts.subarray(0, -1), (start, index) => Array.from(occurrences.subarray(start, sentenceStarts[index + 1]), (term) => vocabulary[term] ?? '?'));
}

suite('terms', () => {
	test('are stems without stop words', () => {
		assert.deepEqual(termsOf('The sales of chips rose.'), [['sale', 'chip', 'rose']]);
	});
	test('write numbers in one way', () => {
		assert.deepEqual(termsOf('Paid $1,200.0 for two cars: 25% or 25 percent.'), [['paid', 'dollar', '1200', 'for', '2', 'car', '25', 'percent', 'or', '25', 'percent']]);
	});
	test('tell a short name in capitals from a stop word', () => {
		assert.deepEqual(termsOf('It told us that the US and the U.S. agreed.'), [['told', 'that', 'US', 'and', 'US', 'agre']]);
	});
	test('leave possessives, accents and curly apostrophes out', () => {
		assert.deepEqual(termsOf('Nvidia’s café and Nvidia\'s cafe don’t close.'), [['nvidia', 'cafe', 'and', 'nvidia', 'cafe', 'close']]);
	});
	test('leave stock phrases and addresses out, but not their words elsewhere', () => {
		assert.deepEqual(termsOf('At the same time, time flew. In fact see https://example.com/facts.'), [['time', 'flew'], ['see']]);
	});
	test('keep the token of each occurrence', () => {
		const { document } = readText('a', 'The chips sold.');
		const { tokens } = finish(findTerms(document, rules));
		assert.deepEqual(Array.from(tokens, (token) => document.text.slice(document.tokens.starts[token], document.tokens.ends[token])), ['chips', 'sold']);
	});
	test('of a typed text are the same as in a document', () => {
		assert.deepEqual(findTextTerms('sales of H200 chips?', rules), ['sale', 'h200', 'chip']);
		assert.deepEqual(findTextTerms(' …', rules), []);
	});
	test('are found in slices', () => {
		const { document } = readText('a', 'Chips were sold. '.repeat(3000));
		const slices = findTerms(document, rules);
		let pauses = 0;
		while (!slices.next().done) {
			pauses++;
		}
		assert.ok(pauses >= 2, String(pauses));
	});
	test('survive any text', () => {
		fc.assert(fc.property(fc.array(fc.constantFrom('mill', 'É', 'e\u0301', '’s', '.', '😀', '\ud83d', ' ', '\r\n', '1,200', 'U.S.', '"', '%', '\u0000'), { maxLength: 40 }).map((parts) => parts.join('')), (text) => {
			const { document } = readText('a', text);
			const { vocabulary, occurrences, tokens, sentenceStarts } = finish(findTerms(document, rules));
			assert.equal(sentenceStarts.length, document.sentences.length + 1);
			assert.equal(sentenceStarts[sentenceStarts.length - 1], occurrences.length);
			assert.equal(tokens.length, occurrences.length);
			assert.deepEqual([...vocabulary], [...new Set(vocabulary)].sort());
		}), { numRuns: 100 });
	});
});
