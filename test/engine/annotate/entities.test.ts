import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMentions } from '../../../src/engine/annotate/entities';
import { Fallback } from '../../../src/engine/annotate/fallback';
import { finish } from '../../../src/engine/slices';
import { checkNames, mentionsOf, parseText, shipped, toMarks } from '../../support/names';

suite('names in news', () => {
	test('have one of eight types', () => {
		checkNames('Boeing said on Monday that it will build a plant near [[Berlin|place]].'.replace('Boeing', '[[Boeing|organization]]'));
		checkNames('[[Angela Merkel|person]] met [[French|group]] officials in [[Paris|place]] on Tuesday.');
		checkNames('The airline ordered ten [[Airbus A380|product]] aircraft.');
		checkNames('He served in [[World War II|event]].');
	});
	test('leave titles, articles and possessives outside', () => {
		checkNames('First, [[Microsoft|organization]] CEO [[Satya Nadella|person]] spoke.');
		checkNames('[[U.S.|place]] President [[Joe Biden|person]] visited [[Canada|place]] on Friday.');
		checkNames('[[China|place]]’s economy grew.');
	});
	test('are found in lines without lower case', () => {
		checkNames('PRESIDENT [[OBAMA|person]] VISITS [[GERMANY|place]]');
	});
	test('are not days, months, amounts and pronouns', () => {
		for (const text of ['On Monday, January 8, the company said that it paid $3 million.', 'In December they sold 25 percent.', 'They said I was right.', 'At 5 p.m. on Sunday it was over.']) {
			checkNames(text);
		}
	});
	test('are not words at the beginning of a sentence', () => {
		for (const text of ['However, such a trick fails.', 'Therefore, the authorities need chips.', 'Imagine a market.', 'Unfortunately, nobody knows.', 'Historically, prices rose.', 'Based on such considerations, they left.']) {
			checkNames(text);
		}
	});
	test('are not roles, bodies without a name and abbreviations', () => {
		for (const text of ['The government and the court agreed.', 'The president and the prime minister met.', 'The CEO said that AI needs GPUs.', 'The internet is big.']) {
			checkNames(text);
		}
	});
	test('are none in an empty text and in signs', () => {
		for (const text of ['', ' \r\n\r\n', '…', '😀 😀', '12,5 % – 3']) {
			assert.deepEqual(mentionsOf(text), []);
		}
	});
});

suite('mentions of any text', () => {
	const word = fc.constantFrom('The', 'NVIDIA', 'H200', 'U.S.', 'Mr.', 'Smith', 'of', 'and', '😀', '’s', ',', '.', '\r\n', 'é\u0301', 'GPT-4', 'said', '(', ')', '"', 'www.example.com', 'CEO', '数', '\ud800', '-', 'Corp.');
	test('are slices within one sentence, in order, apart, the same each time', () => {
		fc.assert(fc.property(fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')), (text) => {
			const document = parseText(text);
			const mentions = finish(findMentions(document, shipped));
			let end = 0;
			for (const mention of mentions) {
				assert.ok(mention.start >= end && mention.start < mention.end);
				const sentence = document.sentences[mention.sentence];
				assert.ok(sentence && sentence.start <= mention.start && mention.end <= sentence.end);
				assert.equal(text.slice(mention.start, mention.end), text.slice(mention.start, mention.end).trim());
				if (mention.maker) {
					assert.ok(mention.maker.start === mention.start && mention.maker.end < mention.end);
				}
				end = mention.end;
			}
			assert.deepEqual(finish(findMentions(parseText(text), shipped)), mentions);
		}), { numRuns: 60 });
	});
});

suite('names without weights', () => {
	const bare = { ...shipped, tagger: undefined, fallback: new Fallback() };
	test('are those of compromise, trimmed', async () => {
		await bare.fallback.load();
		const text = 'Yesterday Barack Obama’s plane landed in Germany.';
		assert.equal(toMarks(text, mentionsOf(text, bare)), 'Yesterday [[Barack Obama|person]]’s plane landed in [[Germany|place]].');
	});
	test('are letter-digit names alone before compromise is loaded', () => {
		const text = 'Barack Obama saw an F-16.';
		assert.equal(toMarks(text, mentionsOf(text, { ...bare, fallback: new Fallback() })), 'Barack Obama saw an [[F-16|product]].');
	});
});
