import assert from 'node:assert/strict';
import fc from 'fast-check';
import { candidateNames, nameKey, namesOf, sourceFormat } from '../../../src/engine/corpus/sourcePart';
import { finish } from '../../../src/engine/slices';
import type { AnalyzedDocument, Metadata } from '../../../src/engine/types';
import { analyzeText } from '../../support/engine';
import { checkDamagedPart, checkMergePauses, checkPartLaw } from '../../support/partLaw';

const PLAIN: Metadata = { title: 'Fire', titleSpan: undefined, outlet: undefined, date: undefined, byline: undefined, words: 1 };

suite('what sources want to be called', () => {
	let documents: readonly AnalyzedDocument[];
	suiteSetup(async () => {
		const texts = ['Fire at the mill\n\nTwo people died.', '', 'Chips were sold.\n\nSource: Norland Times', 'Fire at the mill\n\nNobody died.'];
		documents = await Promise.all(texts.map((text, index) => analyzeText(text, `news/${index}.txt`)));
	});
	test('begins with the outlet and ends with its own name', () => {
		assert.deepEqual(candidateNames('a/b.txt', PLAIN), ['b', 'a/b.txt']);
		assert.deepEqual(candidateNames('a/b.txt', { ...PLAIN, outlet: 'Norland Times', titleSpan: { start: 0, end: 4 } }), ['Norland Times', 'Fire', 'b', 'a/b.txt']);
		assert.deepEqual(candidateNames('b', { ...PLAIN, outlet: 'b' }), ['b']);
		assert.deepEqual(candidateNames('b.txt', { ...PLAIN, outlet: 'b.txt' }), ['b', 'b.txt']);
		assert.deepEqual(candidateNames('0123456789abcdef0.txt', PLAIN), ['01234567…', '0123456789abcdef0', '0123456789abcdef0.txt']);
	});
	test('is kept as keys of these names', () => {
		const part = finish(sourceFormat.build(documents, undefined));
		for (const [index, { document: { name, metadata } }] of documents.entries()) {
			assert.deepEqual([...namesOf(part, index)], candidateNames(name, metadata).map(nameKey));
		}
	});
	test('is the same merged as built at once', () => checkPartLaw(sourceFormat, documents, undefined));
	test('is merged with pauses', () => checkMergePauses(sourceFormat, documents, undefined));
	test('when damaged, is refused or other', () => checkDamagedPart(sourceFormat, documents, undefined, (part) => [...namesOf(part, 0)]));
	test('has keys that tell names apart', () => {
		const keys = new Set<number>();
		for (let number = 0; number < 200_000; number++) {
			keys.add(nameKey(`news/${number}.txt`));
		}
		assert.equal(keys.size, 200_000);
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => Number.isSafeInteger(nameKey(name)) && nameKey(name) > 0));
	});
});
