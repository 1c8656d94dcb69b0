import assert from 'node:assert/strict';
import { buildReferenceRows } from '../../src/features/crossReferenceRows';
import { countReferences, findPassageReferences } from '../../src/features/passageReferences';
import { allRows, drawRows } from './drawRows';
import { idOf, makeSnapshot, type MarkedComparison, type MarkedMatch, type MarkedSource } from './snapshots';

const SOURCES: readonly MarkedSource[] = [
	{ name: 'a.txt', marked: 'First words. The fire killed {24} people and cost {5%|percent} of it. Last words.' },
	{ name: 'b.txt', outlet: 'The Daily', marked: 'A fire broke out.\nIt killed {31} people. It cost {5 percent|percent}.' },
	{ name: 'c.txt', marked: 'The fire killed many. So they say. The fire killed so many.' },
];
const MATCHES: readonly MarkedMatch[] = [
	{ a: 'killed 24', b: 'killed many', score: 0.7, reasons: ['shares “fire”'], copies: ['killed so many'] },
	{ a: 'killed 24', b: 'killed 31', score: 0.9 },
];
const COMPARISONS: readonly MarkedComparison[] = [
	{ a: '5%', b: '5 percent', relation: 'agrees', reasons: ['same value'] },
	{ a: '24', b: '31', relation: 'differs', severity: 'major', reasons: ['same event'] },
];

function find(offset: number, comparisons = COMPARISONS) {
	return findPassageReferences(makeSnapshot(SOURCES, MATCHES, comparisons), idOf('a.txt'), offset);
}

suite('rows of cross-references', () => {
	test('stand in fixed sections, each with where, how sure and why', async () => {
		const found = find(20);
		assert.ok(found);
		assert.deepEqual(await drawRows(buildReferenceRows(found)), [
			'Differs — 1',
			'	It killed *31* people.',
			'		The Daily · ¶2 — major · 0.90 · same event',
			'Agrees — 1',
			'	It cost *5 percent*.',
			'		The Daily · ¶2 — 0.90 · same value',
			'Matches — 1',
			'	The fire killed many.',
			'		c.txt · ¶1 — 0.70 · shares “fire”',
			'		and 1 copy',
			'			The fire killed so many. — c.txt · ¶1',
		]);
		assert.deepEqual(countReferences(found), { total: 3, differs: 1 });
	});

	test('show the compared number within the width of a sidebar', async () => {
		const far = 'After a night of wind and rain and a long wait for help';
		const snapshot = makeSnapshot([{ name: 'a.txt', marked: 'It killed {24} people.' }, { name: 'b.txt', marked: `${far} it killed {31} people.` }], [], [{ a: '24', b: '31', relation: 'differs' }]);
		const found = findPassageReferences(snapshot, idOf('a.txt'), 3);
		assert.match((await drawRows(found ? buildReferenceRows(found) : []))[1] ?? '', /^\t….{4,24}\*31\* people\.$/);
	});

	test('do not repeat a passage whose number is compared as a plain match', async () => {
		const found = find(20, []);
		assert.ok(found);
		assert.equal((await drawRows(buildReferenceRows(found), 1))[0], 'Matches — 2');
	});

	test('do not count what cannot be compared', () => {
		const found = find(20, [{ a: '24', b: '5 percent', relation: 'not-comparable' }]);
		assert.ok(found);
		assert.deepEqual(countReferences(found), { total: 2, differs: 0 });
	});

	test('are none for a sentence without a match', () => {
		assert.deepEqual(find(3)?.references, []);
	});

	test('are none outside of sentences and sources', () => {
		assert.equal(find(5000), undefined);
		assert.equal(findPassageReferences(makeSnapshot(SOURCES), idOf('z.txt'), 0), undefined);
	});

	test('open the compared claim, but cite the passage', async () => {
		const found = find(20);
		const [row] = (await allRows(found ? buildReferenceRows(found) : [])).filter(({ context }) => context === 'reference');
		assert.ok(row && 'start' in row && 'end' in row);
		assert.deepEqual([row.start, row.end], [18, 38]);
		assert.deepEqual(row.command?.arguments, [{ document: idOf('b.txt'), start: 28, end: 30 }]);
	});

	test('have ids of their own', async () => {
		const found = find(20);
		const ids = (await allRows(found ? buildReferenceRows(found) : [])).map((row) => row.id);
		assert.equal(new Set(ids).size, ids.length);
	});
});
