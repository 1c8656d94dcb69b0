import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/engine';
import { finish } from '../../src/engine/slices';
import { buildComparisonRows } from '../../src/features/comparisonRows';
import type { Row } from '../../src/features/rows';
import { allRows, drawRows, getRow } from './drawRows';
import { idOf, makeSnapshot, type MarkedSource } from './snapshots';

const SOURCES: readonly MarkedSource[] = [
	{ name: 'a.txt', outlet: 'The Daily', marked: 'The [U.S.](place United States) sent {24} ships. They left at dawn. {300} people watched.\nThe [U.S.](place United States) and [Ada Low](person) agreed.' },
	{ name: 'b.txt', outlet: 'Evening Post', marked: 'The [US](place United States) sent {24} vessels. The ships sailed early. Some {500} came to watch. [Bo Ek](person) stayed home.' },
];
const MATCHES = [{ a: 'They left at dawn', b: 'The ships sailed early', score: 0.85, reasons: ['shared words: ships'] }];
const COMPARISONS = [{ a: '300', b: '500', relation: 'differs' as const, severity: 'major' as const, reasons: ['both count people'] }];

function rowsOf(snapshot: Snapshot): readonly Row[] {
	const comparison = finish(snapshot.compareSources(idOf('a.txt'), idOf('b.txt')));
	assert.ok(comparison);
	return buildComparisonRows(snapshot, comparison);
}

suite('rows of a comparison', () => {
	test('stand in fixed order, sections without rows left out', async () => {
		const labels = (await drawRows(rowsOf(makeSnapshot(SOURCES, MATCHES, COMPARISONS)), 1));
		assert.deepEqual(labels, ['Differs — 1', 'Matching passages — 1', 'Only in The Daily — 2', 'Only in Evening Post — 2', 'Names — 3']);
	});

	test('give both values, both passages and the names that each uses', async () => {
		const lines = await drawRows(rowsOf(makeSnapshot(SOURCES, MATCHES, COMPARISONS)));
		for (const line of [
			'	300 / 500 — major · ¶1 ↔ ¶1',
			'		*300* people watched. — The Daily · ¶1',
			'		Some *500* came to watch. — Evening Post · ¶1',
			'	They left at dawn. — The Daily · ¶1',
			'		The ships sailed early. — Evening Post · ¶1',
			'	*Bo Ek* stayed home. — Evening Post · ¶1',
			'	United States — U.S. 2 / US 1',
			'	Ada Low — Ada Low 1 / –',
			'	Bo Ek — – / Bo Ek 1',
		]) {
			assert.ok(lines.includes(line), `${line} in\n${lines.join('\n')}`);
		}
	});

	test('lead to both sides at once, to the exact characters', async () => {
		const snapshot = makeSnapshot(SOURCES, MATCHES, COMPARISONS);
		const rows = rowsOf(snapshot);
		const at = (name: string, part: string) => {
			const start = snapshot.findDocument(idOf(name))?.document.text.indexOf(part) ?? -1;
			return { document: idOf(name), start, end: start + part.length };
		};
		assert.deepEqual((await getRow(rows, '300 / 500')).command?.arguments, [at('a.txt', '300'), at('b.txt', '500')]);
		assert.deepEqual((await getRow(rows, 'They left at dawn.')).command?.arguments, [at('a.txt', 'They left at dawn.'), at('b.txt', 'The ships sailed early.')]);
		assert.deepEqual((await getRow(rows, 'The ships sailed early.')).command?.arguments, [at('b.txt', 'The ships sailed early.'), at('a.txt', 'They left at dawn.')]);
		assert.deepEqual((await getRow(rows, 'United States')).command?.arguments, [at('a.txt', 'U.S.'), at('b.txt', 'US')]);
		assert.deepEqual((await getRow(rows, 'Bo Ek')).command?.arguments, [at('b.txt', 'Bo Ek')]);
	});

	test('call nothing one-sided that matches or is compared', async () => {
		const lines = await drawRows(rowsOf(makeSnapshot(SOURCES, [...MATCHES, { a: 'sent 24 ships', b: 'sent 24 vessels' }], COMPARISONS)));
		const only = lines.slice(lines.indexOf('Only in The Daily — 1'), lines.indexOf('Names — 3'));
		assert.deepEqual(only.map((line) => line.replaceAll('*', '')), [
			'Only in The Daily — 1', '	The U.S. and Ada Low agreed. — The Daily · ¶2', 'Only in Evening Post — 1', '	Bo Ek stayed home. — Evening Post · ¶1',
		]);
	});

	test('have ids of their own, and say to a screen reader what they show', async () => {
		const rows = await allRows(rowsOf(makeSnapshot(SOURCES, MATCHES, COMPARISONS)));
		assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
		const spoken = rows.map((row) => row.spoken ?? '');
		assert.ok(spoken.every((text) => text !== ''));
		assert.ok(spoken.some((text) => /Differs · major · 300 \/ 500/.test(text)), spoken.join('\n'));
		assert.ok(spoken.some((text) => /in The Daily U\.S\. 2 · in Evening Post US 1/.test(text)), spoken.join('\n'));
	});

	test('show a hostile text as it is, without an icon', async () => {
		const hostile = makeSnapshot([
			{ name: 'x.txt', outlet: '$(bug)', marked: '[$(flame)](person $(flame)) got {$(24)} \u202Eships now.' },
			{ name: 'y.txt', outlet: '$(zap)', marked: '[$(flame)](person $(flame)) had {$(25)} ships.' },
		], [{ a: 'got', b: 'had', reasons: ['$(alert)'] }]);
		const comparison = finish(hostile.compareSources(idOf('x.txt'), idOf('y.txt')));
		assert.ok(comparison);
		const rows = await allRows(buildComparisonRows(hostile, comparison));
		assert.ok(rows.length > 3);
		for (const row of rows) {
			assert.doesNotMatch(JSON.stringify([row.label, row.description, row.tooltip, row.spoken]), /\$\(|\u202e/);
		}
	});
});
