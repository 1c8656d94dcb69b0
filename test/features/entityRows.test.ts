import assert from 'node:assert/strict';
import { finish } from '../../src/engine/slices';
import { buildEntityRows } from '../../src/features/entityRows';
import { allRows, drawRows, getRow } from './drawRows';
import { idOf, makeSnapshot } from './snapshots';

const SOURCES = [
	{ name: 'a.txt', outlet: 'The Daily', marked: 'The [U.S.](place US) and [China](place) met. Again the [U.S.](place US) left.\n[Zoë](person) and [Adam](person) stayed.' },
	{ name: 'b.txt', marked: 'The [US](place US) said no. The [U.S.](place US) said yes. [Adam](person) slept.' },
];
const EVERY = new Set(['person', 'place']);

function build(options: Partial<Parameters<typeof buildEntityRows>[1]> = {}, sources = SOURCES) {
	return finish(buildEntityRows(makeSnapshot(sources), { order: 'count', filter: '', highlighted: EVERY, ...options }));
}

suite('rows of entities', () => {
	test('stand by type, the most frequent first', async () => {
		assert.deepEqual(await drawRows(build(), 2), [
			'People — 2',
			'	Adam — 2 · 2 sources',
			'	Zoë — 1 · 1 source',
			'Places — 2',
			'	US — 4 · 2 sources',
			'	China — 1 · 1 source',
		]);
	});

	test('are found in slices', () => {
		const marked = Array.from({ length: 12 }, (_, number) => `[Ada ${number}](person)`).join(' met ');
		const slices = buildEntityRows(makeSnapshot([{ name: 'a.txt', marked }]), { order: 'name', filter: 'ada 7', highlighted: EVERY });
		let pauses = 0;
		while (!slices.next().done) {
			pauses++;
		}
		assert.equal(pauses, 12);
	});

	test('stand by name when the reader wants', async () => {
		assert.deepEqual((await drawRows(build({ order: 'name' }), 2)).slice(3), ['Places — 2', '	China — 1 · 1 source', '	US — 4 · 2 sources']);
	});

	test('open to the sources with the count of each name used, then to the mentions in context', async () => {
		const us = await getRow(build(), 'US');
		assert.deepEqual(await drawRows(await us.children?.() ?? []), [
			'The Daily — U.S. 2',
			'	The *U.S.* and China met. — ¶1',
			'	Again the *U.S.* left. — ¶1',
			'b.txt — US 1 · U.S. 1',
			'	The *US* said no. — ¶1',
			'	The *U.S.* said yes. — ¶1',
		]);
	});

	test('have a checkbox for each type', () => {
		assert.deepEqual(build({ highlighted: new Set(['person']) }).map(({ entityType, checked }) => [entityType, checked]), [['person', true], ['place', false]]);
	});

	test('are filtered by any of their names, whatever the case and the accents', async () => {
		assert.deepEqual(await drawRows(build({ filter: ' ZOE' }), 2), ['People — 1', '	Zoë — 1 · 1 source']);
		assert.deepEqual(await drawRows(build({ filter: 'u.s' }), 2), ['Places — 1', '	US — 4 · 2 sources']);
		assert.deepEqual(build({ filter: 'nobody' }), []);
	});

	test('lead to the mention itself', async () => {
		const row = (await allRows(build())).find(({ context }) => context === 'mention');
		assert.deepEqual(row?.command?.arguments, [{ document: idOf('a.txt'), start: 53, end: 57 }]);
	});

	test('have ids of their own', async () => {
		const ids = (await allRows(build())).map((row) => row.id);
		assert.equal(new Set(ids).size, ids.length);
	});

	test('are made only when they are drawn', async () => {
		const names = Array.from({ length: 10_000 }, (_, index) => `[Name${index}](person)`);
		const [people] = build({}, [{ name: 'a.txt', marked: names.join(' ') }]);
		const rows = await people?.children?.();
		assert.equal(rows?.length, 10_000);
		assert.equal(rows.slice(9_990, 10_000).length, 10);
		assert.equal(people?.expanded, false);
	});

	test('draw no icon of a text', async () => {
		for (const row of await allRows(build({}, [{ name: 'x.txt', outlet: '$(bug)', marked: 'The [$(flame)](person) said $(bug).' }]))) {
			assert.doesNotMatch(JSON.stringify([row.label, row.description, row.tooltip, row.spoken]), /\$\(/);
		}
	});
});
