import assert from 'node:assert/strict';
import type { DocumentId, Snapshot } from '../../src/engine';
import { finish } from '../../src/engine/slices';
import { findComparisons, groupClaims, listedSources, type ClaimGroups } from '../../src/features/claimGroups';
import type { Row } from '../../src/features/rows';
import { buildClaimRows } from '../../src/features/claimRows';
import { allRows, drawRows } from './drawRows';
import { makeSnapshot, type MarkedComparison } from './snapshots';

const SOURCES = [
	{ name: 'a.txt', marked: 'It killed {24} people. It cost {25%|percent} more. Then {2} left. {81} stayed. On {Monday|date} it ended.' },
	{ name: 'b.txt', marked: 'It killed {31} people. It cost {25 percent|percent} more. {81 km|measure} to go.' },
	{ name: 'c.txt', marked: 'It killed {30} people.' },
];
const COMPARISONS: readonly MarkedComparison[] = [
	{ a: '24', b: '31', relation: 'differs', severity: 'major', reasons: ['both count people killed'] },
	{ a: '31', b: '30', relation: 'agrees' },
	{ a: '25%', b: '25 percent', relation: 'agrees', reasons: ['same value'] },
	{ a: '81', b: '81 km', relation: 'not-comparable', reasons: ['other unit'] },
];

function groupsOf(snapshot: Snapshot): ClaimGroups {
	return finish(groupClaims(snapshot, snapshot.sources.map(({ id }) => id)));
}

function rowsOf(snapshot: Snapshot): readonly Row[] {
	return buildClaimRows(snapshot, groupsOf(snapshot));
}

suite('rows of numeric claims', () => {
	test('stand in fixed order by what the sources agree on', async () => {
		assert.deepEqual(await drawRows(rowsOf(makeSnapshot(SOURCES, [], COMPARISONS))), [
			'Differs — 1',
			'	24 / 31 / 30 — major · 3 sources',
			'		It killed *24* people. — a.txt · ¶1',
			'		It killed *31* people. — b.txt · ¶1',
			'		It killed *30* people. — c.txt · ¶1',
			'Agrees — 1',
			'	25% / 25 percent — 2 sources',
			'		It cost *25%* more. — a.txt · ¶1',
			'		It cost *25 percent* more. — b.txt · ¶1',
			'Not comparable — 1',
			'	81 / 81 km — 2 sources',
			'		*81* stayed. — a.txt · ¶1',
			'		*81 km* to go. — b.txt · ¶1',
			'Minor — 2',
			'	2 — a.txt · ¶1',
			'	Monday — a.txt · ¶1',
		]);
	});

	test('list a claim without a counterpart, the small and the dates apart', async () => {
		assert.deepEqual(await drawRows(rowsOf(makeSnapshot(SOURCES)), 1), ['Only in one source — 7', 'Minor — 2']);
	});

	test('list a pair once, also when it comes from both sides', () => {
		const both: readonly MarkedComparison[] = [{ a: '81', b: '81 km', relation: 'not-comparable' }, { a: '81 km', b: '81', relation: 'not-comparable' }, { a: '25%', b: '25 percent', relation: 'agrees' }, { a: '25 percent', b: '25%', relation: 'agrees' }];
		const groups = groupsOf(makeSnapshot(SOURCES, [], both));
		assert.equal(groups.get('not-comparable')?.length, 1);
		assert.equal(groups.get('agrees')?.length, 1);
	});

	test('say why below the pointer', async () => {
		const rows = await allRows(rowsOf(makeSnapshot(SOURCES, [], COMPARISONS)));
		assert.ok(rows.some((row) => row.tooltip?.includes('Differs: both count people killed')));
	});

	test('have ids of their own', async () => {
		const ids = (await allRows(rowsOf(makeSnapshot(SOURCES, [], COMPARISONS)))).map((row) => row.id);
		assert.equal(new Set(ids).size, ids.length);
	});

	test('are nothing without claims', () => {
		assert.deepEqual(rowsOf(makeSnapshot([{ name: 'a.txt', marked: 'No number at all.' }])), []);
	});

	test('of many sources are those of the open ones, with what they are compared with', async () => {
		const many = [...SOURCES, ...Array.from({ length: 100 }, (_, number) => ({ name: `z${number}.txt`, marked: 'It has {500} rooms.' }))];
		const snapshot = makeSnapshot(many, [], COMPARISONS);
		const open = [snapshot.sources.find(({ id }) => id.endsWith('c.txt'))?.id ?? ('' as DocumentId)];
		assert.deepEqual(listedSources(snapshot, open), open);
		assert.deepEqual(listedSources(makeSnapshot(SOURCES), open).length, SOURCES.length);
		assert.deepEqual(await drawRows(buildClaimRows(snapshot, finish(groupClaims(snapshot, open)))), [
			'Agrees — 1',
			'	31 / 30 — 2 sources',
			'		It killed *31* people. — b.txt · ¶1',
			'		It killed *30* people. — c.txt · ¶1',
		]);
	});

	test('are compared claim by claim, so that the window can go on in between', () => {
		const snapshot = makeSnapshot(SOURCES, [], COMPARISONS);
		const slices = findComparisons(snapshot, snapshot.sources.map(({ id }) => id));
		let pauses = 0;
		while (!slices.next().done) {
			pauses++;
		}
		assert.equal(pauses, snapshot.sources.reduce((sum, { id }) => sum + (snapshot.findDocument(id)?.claims.length ?? 0), 0));
	});
});
