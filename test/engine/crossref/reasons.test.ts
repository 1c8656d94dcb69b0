import assert from 'node:assert/strict';
import { explain } from '../../../src/engine/crossref/reasons';
import { PassageRanker } from '../../../src/engine/crossref/passages';
import type { DocumentId } from '../../../src/engine/types';
import { makeCorpus } from '../../support/corpora';

/** Reasons for the first passage found for the first sentence of `a`. */
function reasonsOf(a: string, b: string, names: Readonly<Record<string, string>> = {}): string[] {
	const corpus = makeCorpus({ a, b });
	const [passage] = new PassageRanker(corpus).rank({ document: 'a' as DocumentId, sentence: 0 }, { top: 1 });
	const found = corpus.find('b' as DocumentId);
	assert.ok(passage && found);
	const known = new Map(Object.entries(names));
	return explain(passage, found, known, known);
}

suite('reasons', () => {
	test('name what both name, once', () => {
		const reasons = reasonsOf('Acme fired 300 workers in Ohio.', 'In Ohio, Acme dismissed 300 workers.', { acme: 'Acme', ohio: 'Ohio' });
		assert.deepEqual(reasons, ['both name Acme and Ohio', 'both say 300', 'shared words: workers', 'similar words: dismissed']);
	});
	test('say when it is the same sentence', () => {
		const text = 'A storm tore the roof off the town library on Sunday.';
		assert.equal(reasonsOf(text, text)[0], 'the same sentence');
	});
	test('list no words that only one has', () => {
		assert.ok(reasonsOf('The storm broke windows.', 'Windows rattled all night.').every((reason) => !/storm|rattled/.test(reason)));
	});
});
