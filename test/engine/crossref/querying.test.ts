import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/engine';
import { snapshotOf } from '../../support/engine';

const TEXTS = {
	'a.txt': 'The United States sent two frigates to the strait. The weather over the strait stayed calm. Nobody asked us about it.',
	'b.txt': 'A U.S. official confirmed that the frigates had left. Fishermen saw nothing.',
	'c.txt': 'The US denied any plan to stay. A baker in Lyon sold sacks of flour to everyone. David Sacks spoke in Lyon. Mr. Sacks praised the bread.',
};

function found(snapshot: Snapshot, query: string, top = 10): string[] {
	return snapshot.search(query, { top }).map(({ document, start, end }) => snapshot.findDocument(document)?.document.text.slice(start, end) ?? '');
}

suite('searching by a typed text', () => {
	let snapshot: Snapshot;
	suiteSetup(async () => {
		snapshot = await snapshotOf(TEXTS);
	});

	for (const query of ['US', 'U.S.', 'United States', 'united states', 'the U.S.']) {
		test(`“${query}” finds the country under all its names`, () => {
			const passages = found(snapshot, query);
			for (const part of ['The United States sent', 'A U.S. official', 'The US denied']) {
				assert.ok(passages.some((text) => text.startsWith(part)), `${part} in ${passages.join('|')}`);
			}
			assert.ok(!passages.some((text) => text.startsWith('Nobody asked us')));
		});
	}
	test('a known name that no source uses finds the entity', () => {
		assert.ok(found(snapshot, 'USA').some((text) => text.startsWith('The United States')));
	});
	test('“us” in small letters is no country', () => {
		assert.ok(!found(snapshot, 'asked us').some((text) => /United States|U\.S\.|The US/.test(text)));
	});
	test('a full name finds passages with the surname alone, before the word that looks like it', () => {
		assert.deepEqual(found(snapshot, 'David Sacks').slice(0, 2), ['David Sacks spoke in Lyon.', 'Mr. Sacks praised the bread.']);
	});
	test('words around a name count under every name', () => {
		assert.match(found(snapshot, 'frigates US')[0] ?? '', /frigates/);
		assert.ok(found(snapshot, 'frigates US').slice(0, 2).some((text) => text.startsWith('The United States sent')));
	});
	test('the passage with the words comes before one that only bears the name', () => {
		assert.match(found(snapshot, 'U.S. denied plan')[0] ?? '', /^The US denied/);
	});
	test('says which of the names it found', () => {
		const passage = snapshot.search('US frigates', { top: 10 }).find(({ document }) => document === 'a.txt');
		assert.ok(passage?.reasons.some((reason) => /U\.S\.|US|United States/.test(reason)), passage?.reasons.join('|'));
	});
	test('gives each passage once, best first, and no more than asked for', () => {
		const passages = snapshot.search('United States frigates', { top: 2 });
		assert.equal(passages.length, 2);
		assert.ok((passages[0]?.score ?? 0) >= (passages[1]?.score ?? 0));
		const all = found(snapshot, 'United States frigates', 50);
		assert.equal(new Set(all).size, all.length);
	});
	test('finds nothing for nothing, for signs and for words that are nowhere', () => {
		for (const query of ['', '   ', '?!', 'zyxwv']) {
			assert.deepEqual(found(snapshot, query), []);
		}
	});
	test('a pasted page takes no longer than it should', () => {
		const start = performance.now();
		snapshot.search('The United States and David Sacks in Lyon. '.repeat(5000), { top: 5 });
		assert.ok(performance.now() - start < 5000);
	});
});
