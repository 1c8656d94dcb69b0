import assert from 'node:assert/strict';
import { finish } from '../../src/engine/slices';
import { buildSourceRows } from '../../src/features/sourceRows';
import type { RowList } from '../../src/features/rows';
import { allRows, drawRows, getRow } from './drawRows';
import { idOf, makeSnapshot } from './snapshots';

const SOURCES = [
	{ name: 'a.txt', title: 'A first title', outlet: 'The Daily', date: '2026-01-08', marked: '[US](place) sent {24} ships. [Ada Low](person) was there. Nothing here. On {Monday|date} it rained.\nThe [U.S.](place US) said so.' },
	{ name: 'b.txt', marked: 'The [US](place) sent {24} vessels.' },
];
const MATCHES = [{ a: 'sent 24 ships', b: 'sent 24 vessels' }];

const build = (...asked: Parameters<typeof buildSourceRows>): RowList => finish(buildSourceRows(...asked));

suite('rows of sources', () => {
	test('give the title, and what is known of outlet, date and length', async () => {
		assert.deepEqual(await drawRows(build(makeSnapshot(SOURCES), []), 1), ['A first title — The Daily · 2026-01-08 · 18 words', 'b.txt — 5 words']);
	});

	test('call a source that repeats another one its copy', async () => {
		const [first, second] = SOURCES;
		const copies = [{ ...first, name: 'a.txt', marked: '' }, { ...second, name: 'b.txt', marked: 'Again.', copyOf: 'a.txt' }];
		assert.deepEqual(await drawRows(build(makeSnapshot(copies), []), 1), ['A first title — The Daily · 2026-01-08 · 1 word', 'b.txt — copy of The Daily · 1 word']);
		assert.deepEqual((await drawRows(build(makeSnapshot(copies), [], { isReading: true }), 1))[1], 'b.txt — 1 word');
	});

	test('open to what the source names, counts, shares and has alone', async () => {
		const [first] = build(makeSnapshot(SOURCES, MATCHES), []).slice(0, 1);
		assert.deepEqual(await drawRows(await first?.children?.() ?? []), [
			'Entities — 2',
			'	US — 2 · place · U.S.',
			'	Ada Low — 1 · person',
			'Numeric claims — 2',
			'	24 — count',
			'	Monday — date',
			'Cross-references — 1',
			'	US sent 24 ships. — ¶1',
			'Only here — 2',
			'	Ada Low was there. — ¶1',
			'	The U.S. said so. — ¶2',
		]);
	});

	test('call nothing “only here” whose number is compared elsewhere', async () => {
		const rows = build(makeSnapshot(SOURCES, [], [{ a: '24', b: '24', relation: 'agrees' }]), []);
		const only = await getRow((await rows.slice(0, 1)[0]?.children?.()) ?? [], 'Only here');
		assert.deepEqual((await drawRows(await only.children?.() ?? [])).filter((line) => line.includes('24')), []);
	});

	test('call nothing “only here” while there is one source alone', async () => {
		const rows = build(makeSnapshot(SOURCES.slice(0, 1)), []);
		assert.equal((await getRow(rows, 'Only here')).description, '0');
	});

	test('say why a file is not read, and what can be done', async () => {
		const action = { command: 'x.y', title: 'Open With Encoding', arguments: [1] };
		const rows = build(makeSnapshot([]), [{ id: idOf('c.txt'), name: 'sources/c.txt', reason: 'Bytes that are no UTF-8', action }]);
		assert.deepEqual(await drawRows(rows), ['sources/c.txt — Bytes that are no UTF-8']);
		assert.deepEqual(rows.slice(0, 1)[0]?.command, action);
	});

	test('have ids of their own that stay the same', async () => {
		const ids = async (revision: number) => (await allRows(build(makeSnapshot(SOURCES, MATCHES, [], revision), []))).map((row) => row.id);
		const first = await ids(1);
		assert.equal(new Set(first).size, first.length);
		assert.deepEqual(await ids(2), first);
	});

	test('lead to the exact place', async () => {
		const rows = build(makeSnapshot(SOURCES), []);
		assert.deepEqual((await getRow(rows, '24')).command, { command: 'groundedReader.openPassage', title: 'Open', arguments: [{ document: idOf('a.txt'), start: 8, end: 10 }] });
	});

	test('show a hostile text as it is, without an icon', async () => {
		const rows = build(makeSnapshot([{ name: 'x.txt', title: '$(alert) [x](command:y)\n# <img>\u202E', outlet: '$(bug)', marked: '$(flame) [$(bug)](person) got {$(24)} now.' }, ...SOURCES]), []);
		for (const row of await allRows(rows)) {
			assert.doesNotMatch(JSON.stringify([row.label, row.description, row.tooltip, row.spoken]), /\$\(|\\n#|\u202e/);
		}
		assert.match((await drawRows(rows, 1))[0] ?? '', /^\$\u2060\(alert\) \[x\]\(command:y\) # <img> — \$\u2060\(bug\)/);
	});
});
