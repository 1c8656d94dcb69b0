import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ComparedPassages, Place, Snapshot, SourceComparison } from '../../../src/engine';
import { finish } from '../../../src/engine/slices';
import { snapshotOf, toId } from '../../support/engine';
import { newsText } from '../../support/newsTexts';

const HARBOUR = [
	'A ferry with 240 passengers ran aground near Harwich on Friday evening, the coastguard said.',
	'Lifeboats brought all 240 passengers ashore before midnight.',
	'The operator, Stena Line, will repair the hull in Rotterdam.',
	'Mayor Ada Quill praised the volunteers of Harwich.',
].join(' ');
const PORT = [
	'A passenger ferry with 240 passengers ran aground off Harwich on Friday, according to the coastguard.',
	'Divers from Bremen will look for 35 crates of tulips.',
	'Harwich expects fog again on Sunday.',
].join(' ');
const OTHER = 'The orchestra of Graz played Haydn to a full house. Tickets had cost 40 euros.';

function compare(snapshot: Snapshot, a = 'a.txt', b = 'b.txt'): SourceComparison {
	const compared = finish(snapshot.compareSources(toId(a), toId(b)));
	assert.ok(compared, 'two sources that are there can be compared');
	return compared;
}

function textOf(snapshot: Snapshot, { document, start, end }: Place): string {
	return snapshot.findDocument(document)?.document.text.slice(start, end) ?? '';
}

suite('comparing two sources', () => {
	test('puts claims that are comparable side by side', async () => {
		const snapshot = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': PORT });
		const { agrees, differs } = compare(snapshot);
		assert.ok(agrees.some(({ a, b }) => textOf(snapshot, a) === '240 passengers' && textOf(snapshot, b) === '240 passengers'));
		assert.deepEqual(differs, []);
		for (const { a, b } of agrees) {
			assert.deepEqual([a.document, b.document], ['a.txt', 'b.txt']);
		}
	});

	test('pairs matching passages once, and not again where their claims stand', async () => {
		const plain = { 'a.txt': HARBOUR.replaceAll(/ (?:with|all) 240 passengers/g, ' it'), 'b.txt': PORT.replace(' with 240 passengers', '') };
		const snapshot = await snapshotOf(plain);
		const pairs = compare(snapshot).matches.map(({ a, b }: ComparedPassages) => [textOf(snapshot, a), textOf(snapshot, b)]);
		assert.equal(pairs.filter(([a, b]) => a?.includes('ran aground') && b?.includes('ran aground')).length, 1, JSON.stringify(pairs));
		const withClaims = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': PORT });
		const { agrees, matches } = compare(withClaims);
		const claimed = agrees.map(({ a, b }) => `${textOf(withClaims, a)} ${a.start} ${b.start}`);
		assert.ok(claimed.length > 0);
		assert.ok(!matches.some((pair) => agrees.some(({ a, b }) => pair.a.start <= a.start && a.end <= pair.a.end && pair.b.start <= b.start && b.end <= pair.b.end)));
	});

	test('tells what each has alone: what is named or counted without a match', async () => {
		const snapshot = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': PORT });
		const { onlyInA, onlyInB } = compare(snapshot);
		const first = onlyInA.map((passage) => textOf(snapshot, passage));
		const second = onlyInB.map((passage) => textOf(snapshot, passage));
		assert.ok(first.some((text) => text.startsWith('Mayor Ada Quill')), first.join('|'));
		assert.ok(!first.some((text) => text.includes('240')), first.join('|'));
		assert.ok(second.some((text) => text.includes('35 crates')), second.join('|'));
		for (const { facts, start, end } of [...onlyInA, ...onlyInB]) {
			assert.ok(facts.length > 0 && facts.every((fact) => fact.start >= start && fact.end <= end));
		}
	});

	test('finds nothing shared between articles on different things', async () => {
		const snapshot = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': OTHER });
		const { agrees, differs, compatible, matches, names } = compare(snapshot);
		assert.deepEqual([...agrees, ...differs, ...compatible, ...matches], []);
		assert.ok(names.every(({ a, b }) => a.length === 0 || b.length === 0));
	});

	test('counts the names that each source uses, those that both name first', async () => {
		const snapshot = await snapshotOf({
			'a.txt': 'The U.S. sent ships. The U.S. said so. France agreed. A U.S. official left France.',
			'b.txt': 'The US sent ships to Poland. Later the United States said more. The US is far away.',
		});
		const { names } = compare(snapshot);
		const used = (side: 'a' | 'b', at = 0) => names[at]?.[side].map(({ name, places }) => `${name} ${places.length}`);
		assert.deepEqual(used('a'), ['U.S. 3']);
		assert.deepEqual(used('b'), ['US 2', 'United States 1']);
		const alone = names.slice(1).map(({ label, a, b }) => [label, a.length > 0, b.length > 0]);
		assert.deepEqual(alone.filter(([label]) => label === 'France'), [['France', true, false]]);
		assert.deepEqual(alone.filter(([label]) => label === 'Poland'), [['Poland', false, true]]);
		for (const { name, places } of names.flatMap(({ a, b }) => [...a, ...b])) {
			assert.ok(places.every((place) => textOf(snapshot, place) === name));
		}
	});

	test('gives nothing for one source twice, or one that is not there', async () => {
		const snapshot = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': PORT });
		assert.equal(finish(snapshot.compareSources(toId('a.txt'), toId('a.txt'))), undefined);
		assert.equal(finish(snapshot.compareSources(toId('a.txt'), toId('gone.txt'))), undefined);
		assert.equal(finish(snapshot.compareSources(toId('gone.txt'), toId('b.txt'))), undefined);
	});

	test('lets other work run in between', async () => {
		const snapshot = await snapshotOf({ 'a.txt': HARBOUR, 'b.txt': PORT });
		assert.equal(snapshot.compareSources(toId('a.txt'), toId('b.txt')).next().done, false);
	});

	test('is the same from the other side, whatever the texts', async () => {
		await fc.assert(fc.asyncProperty(newsText, newsText, async (one, two) => {
			const snapshot = await snapshotOf({ 'a.txt': one, 'b.txt': two });
			const [forth, back] = [compare(snapshot), compare(snapshot, 'b.txt', 'a.txt')];
			const keys = (pairs: readonly { readonly a: Place; readonly b: Place }[]) => pairs.map(({ a, b }) => `${a.start}-${a.end} ${b.start}-${b.end}`).sort();
			const turned = (pairs: readonly { readonly a: Place; readonly b: Place }[]) => keys(pairs.map(({ a, b }) => ({ a: b, b: a })));
			for (const part of ['differs', 'agrees', 'compatible'] as const) {
				assert.deepEqual(turned(back[part]), keys(forth[part]));
			}
			assert.deepEqual(back.onlyInA, forth.onlyInB);
			assert.deepEqual(back.onlyInB, forth.onlyInA);
			assert.deepEqual(back.names.map(({ entity }) => entity), forth.names.map(({ entity }) => entity));
			const alone = new Set(forth.onlyInA.map(({ start }) => start));
			assert.ok(!forth.matches.some(({ a }) => alone.has(a.start)), 'a passage with a match is not one-sided');
		}), { numRuns: 40 });
	});
});
