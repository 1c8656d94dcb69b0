import assert from 'node:assert/strict';
import { groupClaims } from '../../src/features/claimGroups';
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

suite('rows of numeric claims', () => {
	test('stand in fixed order by what the sources agree on', async () => {
		assert.deepEqual(await drawRows(buildClaimRows(makeSnapshot(SOURCES, [], COMPARISONS))), [
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
		assert.deepEqual(await drawRows(buildClaimRows(makeSnapshot(SOURCES)), 1), ['Only in one source — 7', 'Minor — 2']);
	});

	test('list a pair once, also when it comes from both sides', () => {
		const both: readonly MarkedComparison[] = [{ a: '81', b: '81 km', relation: 'not-comparable' }, { a: '81 km', b: '81', relation: 'not-comparable' }, { a: '25%', b: '25 percent', relation: 'agrees' }, { a: '25 percent', b: '25%', relation: 'agrees' }];
		const groups = groupClaims(makeSnapshot(SOURCES, [], both));
		assert.equal(groups.get('not-comparable')?.length, 1);
		assert.equal(groups.get('agrees')?.length, 1);
	});

	test('say why below the pointer', async () => {
		const rows = await allRows(buildClaimRows(makeSnapshot(SOURCES, [], COMPARISONS)));
		assert.ok(rows.some((row) => row.tooltip?.includes('Differs: both count people killed')));
	});

	test('have ids of their own', async () => {
		const ids = (await allRows(buildClaimRows(makeSnapshot(SOURCES, [], COMPARISONS)))).map((row) => row.id);
		assert.equal(new Set(ids).size, ids.length);
	});

	test('are nothing without claims', () => {
		assert.deepEqual(buildClaimRows(makeSnapshot([{ name: 'a.txt', marked: 'No number at all.' }])), []);
	});
});
