import assert from 'node:assert/strict';
import { loadResources } from '../../../src/engine/annotate/resources';
import { makePassageWords } from '../../../src/engine/corpus/passageWords';
import { readClaimWords } from '../../../src/engine/crossref/claimFrames';
import { ClaimIndex } from '../../../src/engine/crossref/comparisons';
import { RecentlyUsed } from '../../../src/engine/corpus/recentlyUsed';
import type { AnalyzedDocument, Comparison, DocumentId, Snapshot } from '../../../src/engine';
import { analyzeText, snapshotOf, toId } from '../../support/engine';
import { readEngineData } from '../../support/engineData';

const { lexicon } = loadResources(readEngineData());
const { rules, background } = makePassageWords(lexicon);
const words = readClaimWords(lexicon, rules);

const STORM = 'A storm hit the harbour of Harsund on Monday and sank three ferries. Rescuers said that the storm killed ';
const nameOf = (number: number): string => `${String(number).padStart(4, '0')}.txt`;

/** An index over texts by name, with what it asked for. */
function indexOf(texts: ReadonlyMap<string, AnalyzedDocument>, near: readonly string[]): { readonly index: ClaimIndex; readonly read: DocumentId[] } {
	const read: DocumentId[] = [];
	const index = new ClaimIndex({
		words, background,
		entityOf: () => undefined,
		publicationDate: () => undefined,
		documentCount: texts.size,
		documents: () => [...texts.keys()].map(toId),
		find: (id) => {
			read.push(id);
			return texts.get(id);
		},
		findNearest: (_, count) => near.slice(0, count).map(toId),
		compareStories: (_, others) => others.map(() => 1),
	});
	return { index, read };
}

async function stormTexts(count: number): Promise<Map<string, AnalyzedDocument>> {
	const analyzed = await analyzeText(`${STORM}24 people.`);
	return new Map(Array.from({ length: count }, (_, number) => {
		const name = nameOf(number);
		return [name, { ...analyzed, document: { ...analyzed.document, id: toId(name) } }];
	}));
}

suite('Index of claims', () => {
	test('reads nothing before it is asked, and then each document once', async () => {
		const { index, read } = indexOf(await stormTexts(20), []);
		assert.deepEqual(read, []);
		const claim = (await analyzeText(`${STORM}24 people.`)).claims.find(({ unit }) => unit === 'person');
		assert.ok(claim);
		assert.equal(index.of({ document: toId(nameOf(3)), start: claim.start, end: claim.end }).length, 19);
		assert.equal(new Set(read).size, 20);
		assert.equal(read.length, 20);
	});

	test('reads no more documents of a large corpus than of a smaller one', async () => {
		const claim = (await analyzeText(`${STORM}24 people.`)).claims.find(({ unit }) => unit === 'person');
		assert.ok(claim);
		const counts: number[] = [];
		for (const count of [200, 2000]) {
			const texts = await stormTexts(count);
			const { index, read } = indexOf(texts, [...texts.keys()]);
			assert.ok(index.of({ document: toId(nameOf(3)), start: claim.start, end: claim.end }).every(({ relation }) => relation === 'agrees'));
			counts.push(read.length);
		}
		assert.equal(counts[0], counts[1]);
		assert.ok((counts[0] ?? 0) < 100);
	});

	test('finds in a large corpus what it finds in a small one', async () => {
		const texts: Record<string, string> = { 'a.txt': `${STORM}24 people.`, 'b.txt': `${STORM}31 people.`, 'c.txt': `${STORM}24 sailors.` };
		const said = (snapshot: Snapshot): readonly Pick<Comparison, 'relation' | 'b'>[] => {
			const claim = snapshot.findDocument(toId('a.txt'))?.claims.find(({ unit }) => unit === 'person');
			assert.ok(claim);
			return snapshot.comparisonsOf(toId('a.txt'), claim).map(({ relation, b }) => ({ relation, b }));
		};
		const small = said(await snapshotOf(texts));
		assert.equal(small.length, 2);
		const subjects = ['a court in Lindau', 'a bakery of Marvania', 'the opera house', 'a bus line', 'a glacier', 'the chess club', 'a dairy farm'];
		for (let number = 0; number < 150; number++) {
			texts[`other${nameOf(number)}`] = `Readers wrote about ${subjects[number % subjects.length] ?? ''} and its ${number + 20} members in letter ${number}.`;
		}
		assert.deepEqual(said(await snapshotOf(texts)), small);
	});
});

suite('Recently used values', () => {
	test('are computed once, and again when they were dropped', () => {
		const computed: string[] = [];
		const values = new RecentlyUsed<string, string>(2);
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
			assert.equal(values.get(key, () => {
				computed.push(key);
				return key.toUpperCase();
			}), key.toUpperCase());
		}
		assert.deepEqual(computed, ['a', 'b', 'c', 'b']);
	});
});
