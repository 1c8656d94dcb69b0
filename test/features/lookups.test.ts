import assert from 'node:assert/strict';
import type { Place, Snapshot } from '../../src/engine';
import { findComparableClaims, findDefinition, findReferences } from '../../src/features/lookups';
import { idOf, makeSnapshot, type MarkedComparison, type MarkedMatch } from './snapshots';

const A = idOf('a.txt');
const SOURCES = [
	{ name: 'a.txt', marked: '[Ada](person) met {24 people}. It rained.\n[Bo](person) slept. [Bo](person) woke.' },
	{ name: 'b.txt', marked: '[Ada](person) greeted {two dozen} guests. Rain fell.' },
	{ name: 'c.txt', marked: 'There was rain. About {25 people} came.' },
] as const;

/** A snapshot with the annotation lookup that hand-made ones lack. */
function snapshotOf(matches: readonly MarkedMatch[] = [], comparisons: readonly MarkedComparison[] = []): Snapshot {
	const snapshot = makeSnapshot(SOURCES, matches, comparisons);
	return {
		...snapshot,
		findAnnotation: (id, offset) => {
			const analyzed = snapshot.findDocument(id);
			return [...analyzed?.mentions ?? [], ...analyzed?.claims ?? []].find((span) => span.start <= offset && offset <= span.end);
		},
	};
}

function at(snapshot: Snapshot, part: string): number {
	return snapshot.findDocument(A)?.document.text.indexOf(part) ?? -1;
}

function texts(snapshot: Snapshot, places: readonly Place[] | undefined): string[] | undefined {
	return places?.map((place) => snapshot.findDocument(place.document)?.document.text.slice(place.start, place.end) ?? '');
}

suite('Go to Definition', () => {
	test('leads from a number to exactly the comparable number', () => {
		const snapshot = snapshotOf([], [{ a: '24 people', b: 'two dozen', relation: 'agrees' }]);
		const target = findDefinition(snapshot, A, at(snapshot, '24'));
		assert.deepEqual(texts(snapshot, target?.places), ['two dozen']);
		assert.deepEqual(target?.origin, { start: at(snapshot, '24'), end: at(snapshot, '24') + '24 people'.length });
	});
	test('leads to all comparable numbers when none leads', () => {
		const snapshot = snapshotOf([], [{ a: '24 people', b: 'two dozen', relation: 'agrees' }, { a: '24 people', b: '25 people', relation: 'differs' }]);
		assert.deepEqual(texts(snapshot, findDefinition(snapshot, A, at(snapshot, '24'))?.places), ['two dozen', '25 people']);
	});
	test('does not take a number that is not comparable', () => {
		const snapshot = snapshotOf([], [{ a: '24 people', b: '25 people', relation: 'not-comparable' }]);
		assert.equal(findDefinition(snapshot, A, at(snapshot, '24')), undefined);
	});
	test('leads from a sentence to the passage that matches best by far', () => {
		const snapshot = snapshotOf([{ a: 'It rained', b: 'There was rain', score: 0.6 }, { a: 'It rained', b: 'Rain fell', score: 0.9 }]);
		const target = findDefinition(snapshot, A, at(snapshot, 'rained'));
		assert.deepEqual(texts(snapshot, target?.places), ['Rain fell.']);
		assert.deepEqual(texts(snapshot, target && [{ document: A, ...target.origin }]), ['It rained.']);
	});
	test('leads to all matching passages when two are about as good, the best first', () => {
		const snapshot = snapshotOf([{ a: 'It rained', b: 'There was rain', score: 0.8 }, { a: 'It rained', b: 'Rain fell', score: 0.9 }]);
		assert.deepEqual(texts(snapshot, findDefinition(snapshot, A, at(snapshot, 'rained'))?.places), ['Rain fell.', 'There was rain.']);
	});
	test('leads from a name with nothing elsewhere to its first mention', () => {
		const snapshot = snapshotOf();
		assert.equal(findDefinition(snapshot, A, at(snapshot, 'Bo woke'))?.places[0]?.start, at(snapshot, 'Bo slept'));
	});
	test('leads nowhere from a sentence without a match', () => {
		const snapshot = snapshotOf();
		assert.equal(findDefinition(snapshot, A, at(snapshot, 'rained')), undefined);
	});
});

suite('Find References', () => {
	test('lists every mention in every source', () => {
		const snapshot = snapshotOf();
		assert.deepEqual(findReferences(snapshot, A, at(snapshot, 'Ada'))?.places.map((place) => place.document), [A, idOf('b.txt')]);
	});
	test('lists the comparable numbers of a number', () => {
		const snapshot = snapshotOf([], [{ a: '24 people', b: 'two dozen', relation: 'agrees' }, { a: '24 people', b: '25 people', relation: 'not-comparable' }]);
		assert.deepEqual(texts(snapshot, findReferences(snapshot, A, at(snapshot, '24'))?.places), ['two dozen']);
		assert.deepEqual(texts(snapshot, findComparableClaims(snapshot, A, at(snapshot, '24'))?.places), ['two dozen']);
	});
	test('lists nothing for a word', () => {
		const snapshot = snapshotOf();
		assert.equal(findReferences(snapshot, A, at(snapshot, 'rained')), undefined);
		assert.equal(findComparableClaims(snapshot, A, at(snapshot, 'Ada')), undefined);
	});
});
