import assert from 'node:assert/strict';
import { foldCopies } from '../../../src/engine/crossref/folding';
import type { CrossReference, DocumentId, Place, Relation } from '../../../src/engine/types';
import { snapshotOf } from '../../support/engine';

function placeOf(document: string): Place {
	return { document: document as DocumentId, start: 0, end: 10 };
}

function reference(document: string, copyOf?: string, relation: Relation = 'match'): CrossReference {
	return { ...placeOf(document), sentence: 0, score: 0.9, relation, reasons: [], highlights: [], comparison: undefined, copyOf: copyOf === undefined ? undefined : placeOf(copyOf) };
}

function fold(references: readonly CrossReference[], words: Readonly<Record<string, string>> = {}): string[] {
	return foldCopies(references, ({ document }) => words[document] ?? document).map(({ document, copies }) => [document, ...copies.map((copy) => copy.document)].join('+'));
}

suite('folding copies', () => {
	test('puts copies into the passage that they repeat', () => {
		assert.deepEqual(fold([reference('a'), reference('b'), reference('c', 'a'), reference('d', 'a')]), ['a+c+d', 'b']);
	});
	test('lets the first copy stand for an original that is not shown', () => {
		assert.deepEqual(fold([reference('b', 'hidden'), reference('c', 'hidden'), reference('d')]), ['b+c', 'd']);
	});
	test('finds the original also behind its copy', () => {
		assert.deepEqual(fold([reference('b', 'a'), reference('a'), reference('c', 'a')]), ['b+a+c']);
	});
	test('takes the same words for a copy where the ranking did not reach', () => {
		assert.deepEqual(fold([reference('a'), reference('b'), reference('c', 'a')], { a: 'x', b: 'x' }), ['a+b+c']);
	});
	test('keeps apart what relates otherwise', () => {
		assert.deepEqual(fold([reference('a', undefined, 'agrees'), reference('b', 'a', 'differs')]), ['a', 'b']);
	});
	test('folds nothing that is no copy', () => {
		assert.deepEqual(fold([reference('a'), reference('b'), reference('c')]), ['a', 'b', 'c']);
	});
	test('shows a wire story once, whatever its order', async () => {
		const wire = 'Police in Leeds arrested four men over the theft of a Roman helmet.';
		const snapshot = await snapshotOf({
			'a.txt': `${wire} The helmet is safe.`,
			'b.txt': `${wire} A curator was relieved.`, 'c.txt': `${wire} Visitors may see it soon.`, 'd.txt': `LEEDS - ${wire} More will follow.`,
		});
		const matches = snapshot.matches({ document: 'a.txt' as DocumentId, start: 0, end: wire.length });
		assert.equal(matches.length, 1, JSON.stringify(matches));
		assert.equal(matches[0]?.copies.length, 2);
	});
});
