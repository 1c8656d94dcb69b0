import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocumentWords } from '../../../src/engine/corpus/documentWords';
import { PostingBuffer } from '../../../src/engine/corpus/postings';
import { findTerms } from '../../../src/engine/corpus/terms';
import { wordFormat, type WordPart } from '../../../src/engine/corpus/wordPart';
import { finish } from '../../../src/engine/slices';
import type { AnalyzedDocument } from '../../../src/engine/types';
import { readText } from '../../support/corpora';
import { checkDamaged } from '../../support/damage';
import { newsText } from '../../support/newsTexts';
import { buildWords, liveOf, mergeWords, passageWords, readWords, writeWords } from '../../support/wordParts';

const someTexts = fc.array(newsText, { maxLength: 6 });

/** Documents whose first sentence is a name, so that there are some. */
function readTexts(texts: readonly string[]): AnalyzedDocument[] {
	return texts.map((text, index) => {
		const analyzed = readText(`d${index}`, text);
		const span = analyzed.document.sentences[0];
		return span ? { ...analyzed, mentions: [{ ...span, kind: 'mention', type: 'other', sentence: 0, maker: undefined, descriptions: [], rule: 'test' }] } : analyzed;
	});
}

/** Terms of each sentence with their tokens, read back from a part. */
function sentencesOf(part: WordPart, document: number): string[][] {
	const count = (part.sentenceStarts[document + 1] ?? 0) - (part.sentenceStarts[document] ?? 0);
	const words = readDocumentWords(part.documents, document, count);
	return Array.from({ length: count }, (_, sentence) => {
		const [start, end] = [words.sentenceStarts[sentence] ?? 0, words.sentenceStarts[sentence + 1] ?? 0];
		return Array.from(words.occurrences.subarray(start, end), (place, at) => `${part.terms.at(words.vocabulary[place] ?? -1)} ${words.tokens[start + at]}`);
	});
}

suite('words of a segment', () => {
	test('are the same whether documents are read at once or merged in any grouping, and after writing and reading', () => {
		fc.assert(fc.property(someTexts, fc.array(fc.nat({ max: 6 })), (texts, cuts) => {
			const documents = readTexts(texts);
			const places = [...new Set([0, ...cuts.filter((cut) => cut < documents.length), documents.length])].sort();
			const groups = places.slice(0, -1).map((place, index) => buildWords(documents.slice(place, places[index + 1])));
			const merged = mergeWords([mergeWords(groups.slice(0, 2)), ...groups.slice(2)]);
			const whole = buildWords(documents);
			assert.deepEqual(merged, whole);
			assert.deepEqual(readWords(writeWords(merged)), whole);
		}), { numRuns: 60 });
	});
	test('leave nothing behind of documents that are gone', () => {
		fc.assert(fc.property(someTexts, fc.array(fc.nat({ max: 5 })), (texts, gone) => {
			const documents = readTexts(texts);
			const left = documents.filter((_, index) => !gone.includes(index));
			assert.deepEqual(mergeWords([buildWords(documents)], [gone.filter((index) => index < documents.length)]), buildWords(left));
		}), { numRuns: 60 });
	});
	test('hold each occurrence with its token, and in the postings how often it stands in a sentence', () => {
		fc.assert(fc.property(someTexts, (texts) => {
			const documents = readTexts(texts);
			const part = buildWords(documents);
			const found = new Map<string, number>();
			const buffer = new PostingBuffer();
			for (let term = 0; term < part.terms.size; term++) {
				for (let at = 0, size = buffer.read(part.postings, term); at < size; at++) {
					found.set(`${part.terms.at(term)} ${buffer.sentences[at]}`, buffer.counts[at] ?? 0);
				}
			}
			const expected = new Map<string, number>();
			documents.forEach(({ document }, index) => {
				const { vocabulary, occurrences, tokens, sentenceStarts } = finish(findTerms(document, passageWords.rules));
				const sentences = document.sentences.map((_, sentence) => {
					const [start, end] = [sentenceStarts[sentence] ?? 0, sentenceStarts[sentence + 1] ?? 0];
					return Array.from(occurrences.subarray(start, end), (term, at) => {
						const key = `${vocabulary[term]} ${(part.sentenceStarts[index] ?? 0) + sentence}`;
						expected.set(key, (expected.get(key) ?? 0) + 1);
						return `${vocabulary[term]} ${tokens[start + at]}`;
					});
				});
				assert.deepEqual(sentencesOf(part, index), sentences);
			});
			assert.deepEqual([...found].sort(), [...expected].sort());
		}), { numRuns: 60 });
	});
	test('mark names, count negations, and leave notes to be found by nobody', () => {
		const [analyzed] = readTexts(['Norland Bank failed. It was not sold, and never will be.\n\nPhoto: AFP']);
		assert.ok(analyzed);
		const part = buildWords([analyzed]);
		const { names, sentenceStarts } = readDocumentWords(part.documents, 0, part.lengths.length);
		assert.deepEqual([...names.subarray(0, sentenceStarts[1])], [1, 1, 1]);
		assert.ok(names.subarray(sentenceStarts[1]).every((name) => name === 0));
		assert.deepEqual([...part.negations], [0, 2, 0]);
		assert.deepEqual(Array.from(part.lengths, (length) => length > 0), analyzed.document.sentences.map(({ paragraph }) => analyzed.document.paragraphs[paragraph]?.kind !== 'note'));
	});
	test('when damaged are refused or read as something else, without an endless loop', () => {
		const bytes = writeWords(buildWords(readTexts(['The mill burned on 8 January 2019. Two people died in the blaze at the mill.', 'A fire, a fire, a fire!'])));
		checkDamaged(bytes, (damaged) => {
			const part = readWords(damaged);
			const buffer = new PostingBuffer();
			for (let term = 0; term < part.terms.size; term++) {
				buffer.read(part.postings, term);
			}
			for (let document = 0; document + 1 < part.sentenceStarts.length; document++) {
				readDocumentWords(part.documents, document, (part.sentenceStarts[document + 1] ?? 0) - (part.sentenceStarts[document] ?? 0));
			}
		});
	});
	test('of a long text are read and merged in many slices', () => {
		const texts = Array.from({ length: 40 }, (_, index) => `Mill ${index} burned. `.repeat(200));
		const parts = readTexts(texts).map((document) => buildWords([document]));
		const merging = wordFormat.merge(parts.map((part) => ({ part, live: liveOf(part) })));
		let slices = 0;
		while (!merging.next().done) {
			slices++;
		}
		assert.ok(slices >= 20, `${slices} slices`);
	});
});
