import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Corpus } from '../../../src/engine/corpus/corpus';
import { PassageRanker } from '../../../src/engine/crossref/passages';
import type { DocumentId } from '../../../src/engine/types';
import { lexicon, makeCorpus, readText } from '../../support/corpora';

const SENTENCES = [
	'The ministry approved the sale of chips.', 'Officials cleared chip exports on 8 January.', 'A fire destroyed the old mill.',
	'Two people died in the blaze at the mill.', 'The court rejected the appeal.', 'It is what it is.', '',
];
const text = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 5 }).map((parts) => parts.join(' '));
const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text, { nil: undefined }) });

/** Everything that a reader could ask of a corpus; numbers of terms are its own. */
function answersOf(corpus: Corpus): unknown {
	const ranker = new PassageRanker(corpus);
	return [...corpus.documents()].map(({ document }) => [document.id, document.text, document.sentences.map((_, sentence) => ranker.rank({ document: document.id, sentence }, { top: 5 })
		.map((passage) => ({ ...passage, shared: passage.shared.map((shared) => ({ ...shared, term: 0 })) })))]);
}

suite('corpus', () => {
	test('is the same after any changes as one built from nothing', () => {
		fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			const texts = new Map<string, string>();
			let corpus = Corpus.empty(lexicon);
			for (const { id, text: content } of changes) {
				if (content === undefined) {
					texts.delete(id);
					corpus = corpus.with({ remove: [id as DocumentId] });
				} else {
					texts.set(id, content);
					corpus = corpus.with({ put: [readText(id, content)] });
				}
			}
			assert.deepEqual(answersOf(corpus), answersOf(makeCorpus(Object.fromEntries([...texts].reverse()))));
		}), { numRuns: 40 });
	});
	test('leaves the corpus before as it was', () => {
		const before = makeCorpus({ a: 'Chips were sold.', b: 'Chips were bought.' });
		const answers = answersOf(before);
		before.with({ put: [readText('c', 'Chips everywhere.')], remove: ['a' as DocumentId] });
		assert.deepEqual(answersOf(before), answers);
		assert.equal(before.size, 2);
	});
	test('orders documents by id and finds them', () => {
		const corpus = makeCorpus({ b: 'Two.', a: 'One.' });
		assert.deepEqual([...corpus.documents()].map(({ document }) => document.id), ['a', 'b']);
		assert.equal(corpus.find('b' as DocumentId)?.document.text, 'Two.');
		assert.equal(corpus.find('c' as DocumentId), undefined);
	});
	test('counts as passages only what has content', () => {
		assert.equal(makeCorpus({ a: 'The mill burned. It is what it is.' }).passageCount, 1);
		assert.equal(Corpus.empty(lexicon).passageCount, 0);
	});
});
