import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityId, Snapshot } from '../../src/engine';
import { paintSource, shiftPaints, type Paint, type PaintOptions, type PaintResult } from '../../src/features/paint';
import { idOf, makeSnapshot } from './snapshots';

const ALL = new Set(['person', 'organization', 'place', 'product', 'group', 'event', 'work', 'other', 'claim', 'date', 'match']);
const A = idOf('a.txt');

function results(snapshot: Snapshot, options: Partial<PaintOptions> = {}): PaintResult[] {
	const analyzed = snapshot.findDocument(A);
	assert.ok(analyzed);
	return [...paintSource(snapshot, analyzed, { kinds: ALL, focus: undefined, visible: [], ...options })].filter((result) => result !== undefined);
}

/** Each highlight as `style: text`, of the finished layers. */
function painted(snapshot: Snapshot, options: Partial<PaintOptions> = {}): string[] {
	const text = snapshot.findDocument(A)?.document.text ?? '';
	return results(snapshot, options).filter((result) => !result.part).flatMap((result) => result.paints).map((paint) => `${paint.style}: ${text.slice(paint.start, paint.end)}`);
}

suite('what is highlighted', () => {
	const snapshot = makeSnapshot(
		[
			{ name: 'a.txt', marked: '[Ada](person) met {24 people}. [Ada](person) left on {May 3|date}.\n[Ada](person) slept.' },
			{ name: 'b.txt', marked: '[Ada](person) met {31 people}. Rain fell.' },
		],
		[{ a: 'slept', b: 'Rain' }],
		[{ a: '24 people', b: '31 people', relation: 'differs' }],
	);

	test('is each name and number, a repeat in the paragraph with less', () => {
		assert.deepEqual(painted(snapshot).filter((paint) => !/^(?:match|differs)/.test(paint)), [
			'person: Ada', 'claim: 24 people', 'personRepeat: Ada', 'date: May 3', 'person: Ada',
		]);
	});
	test('is a number that differs, in its own style', () => {
		assert.ok(painted(snapshot).includes('differs: 24 people'));
	});
	test('is the end of a passage with a match, and of no other', () => {
		const text = snapshot.findDocument(A)?.document.text ?? '';
		const marks = results(snapshot).at(-1)?.paints.filter((paint) => paint.style === 'match') ?? [];
		assert.deepEqual(marks.map((paint) => text.slice(paint.scope.start, paint.scope.end)), ['Ada slept.']);
		assert.equal(marks[0]?.start, text.length);
	});
	test('is not what is switched off', () => {
		assert.deepEqual(painted(snapshot, { kinds: new Set(['claim']) }), ['claim: 24 people', 'differs: 24 people']);
		assert.deepEqual(painted(snapshot, { kinds: new Set() }), []);
	});
	test('is faint where a name is everywhere', () => {
		assert.deepEqual(painted({ ...snapshot, isFrequent: () => true }, { kinds: new Set(['person']) }), ['frequent: Ada', 'frequent: Ada', 'frequent: Ada']);
	});
	test('leaves out a name that the reader took away', () => {
		assert.deepEqual(painted({ ...snapshot, entityOf: () => undefined }, { kinds: new Set(['person']) }), []);
	});
	test('dims the passages that do not name the entity in focus', () => {
		const two = makeSnapshot([{ name: 'a.txt', marked: '[Ada](person) met [Bo](person). Rain fell. [Bo](person) slept.' }]);
		assert.deepEqual(painted(two, { kinds: new Set(), focus: 'person:Ada' as EntityId }), ['dimmed: Rain fell.', 'dimmed: Bo slept.']);
	});
	test('asks who is named only in the paragraphs that are seen, until the rest is painted', () => {
		const text = Array.from({ length: 50 }, () => '[Ada](person) slept. [Bo](person) sat.').join('\n');
		const long = makeSnapshot([{ name: 'a.txt', marked: text }]);
		let asked = 0;
		const counting: Snapshot = {
			...long,
			entityOf: (place) => {
				asked++;
				return long.entityOf(place);
			},
		};
		const analyzed = long.findDocument(A);
		assert.ok(analyzed);
		for (const result of paintSource(counting, analyzed, { kinds: ALL, focus: undefined, visible: [{ start: 0, end: 3 }] })) {
			if (result) {
				break;
			}
		}
		assert.equal(asked, 2);
	});
	test('comes with the visible sentences first', () => {
		const text = snapshot.findDocument(A)?.document.text ?? '';
		const last = text.lastIndexOf('Ada');
		const first = results(snapshot, { visible: [{ start: last, end: text.length }] })[0];
		assert.deepEqual([first?.part?.map(({ start, end }) => text.slice(start, end)), first?.paints.map((paint) => paint.start)], [['Ada slept.'], [last]]);
	});
});

suite('highlights under an edit', () => {
	const paint = (start: number, end: number, scope = { start, end }): Paint => ({ start, end, scope, style: 'person' });

	test('before it stay, behind it move', () => {
		assert.deepEqual(shiftPaints([paint(0, 3), paint(10, 13)], { start: 5, end: 7, length: 5 }), [paint(0, 3), paint(13, 16)]);
	});
	test('that it touches go, at both ends too', () => {
		for (const at of [10, 11, 13]) {
			assert.deepEqual(shiftPaints([paint(10, 13)], { start: at, end: at, length: 1 }), [], String(at));
		}
	});
	test('go with the sentence that they are about', () => {
		assert.deepEqual(shiftPaints([paint(20, 20, { start: 0, end: 20 })], { start: 5, end: 5, length: 1 }), []);
	});
	test('always cover the words that they covered, whatever is typed', () => {
		const edits = fc.array(fc.record({ at: fc.nat(200), length: fc.nat(5), text: fc.string({ maxLength: 6 }) }), { maxLength: 50 });
		fc.assert(fc.property(edits, (list) => {
			let text = Array.from({ length: 20 }, (_, i) => `word${i}`).join(' ');
			let paints: readonly (Paint & { readonly text?: string })[] = [...text.matchAll(/\S+/g)].map((match) => ({ ...paint(match.index, match.index + match[0].length), text: match[0] }));
			for (const { at, length, text: typed } of list) {
				const start = at % (text.length + 1);
				const end = Math.min(text.length, start + length);
				text = text.slice(0, start) + typed + text.slice(end);
				paints = shiftPaints(paints, { start, end, length: typed.length });
			}
			for (const kept of paints) {
				assert.equal(text.slice(kept.start, kept.end), kept.text);
			}
		}));
	});
});
