import assert from 'node:assert/strict';
import type { CrossReference, Snapshot } from '../../src/engine';
import { buildPassageItems } from '../../src/features/passageItems';
import { idOf, makeSnapshot } from './snapshots';

const snapshot = makeSnapshot([
	{ name: 'a.txt', outlet: 'The Daily', marked: 'First line.\n$(flame) The ferry left\tHarwich. Nothing else.' },
	{ name: 'b.txt', outlet: '$(bug)', marked: 'The ferry left Harwich.' },
]);

function reference(from: Snapshot, name: string, part: string, more: Partial<CrossReference> = {}): CrossReference {
	const start = from.findDocument(idOf(name))?.document.text.indexOf(part) ?? -1;
	return { document: idOf(name), start, end: start + part.length, sentence: 0, score: 0.5, relation: 'match', reasons: [], highlights: [], comparison: undefined, copyOf: undefined, ...more };
}

suite('items of Find Passage', () => {
	const first = reference(snapshot, 'a.txt', '$(flame) The ferry left\tHarwich.', { reasons: ['both name Harwich', '$(alert)'] });
	test('say where a passage stands, why it was found, and the passage itself', () => {
		const [item] = buildPassageItems(snapshot, [first]);
		assert.equal(item?.label, 'The Daily · ¶2');
		assert.equal(item?.description, 'both name Harwich; $\u2060(alert)');
		assert.equal(item?.detail, '$\u2060(flame) The ferry left Harwich.');
		assert.deepEqual(item?.place, { document: idOf('a.txt'), start: first.start, end: first.end });
	});
	test('have the match in sight, however far down the passage it stands', () => {
		const text = `${'Nobody knew what to make of it at all, '.repeat(4)}until the ferry left.`;
		const long = makeSnapshot([{ name: 'c.txt', marked: text }]);
		const start = text.indexOf('ferry');
		const [item] = buildPassageItems(long, [reference(long, 'c.txt', text, { highlights: [{ start, end: start + 5 }] })]);
		assert.ok((item?.detail.indexOf('ferry') ?? -1) >= 0 && (item?.detail.indexOf('ferry') ?? 99) < 40, item?.detail);
	});
	test('fold copies into the passage that they repeat', () => {
		const { document, start, end } = first;
		const items = buildPassageItems(snapshot, [first, reference(snapshot, 'b.txt', 'The ferry left Harwich.', { copyOf: { document, start, end } })]);
		assert.equal(items.length, 1);
		assert.match(items[0]?.description ?? '', /^and 1 copy · /);
	});
	test('hold no icon of a source', () => {
		const items = buildPassageItems(snapshot, [first, reference(snapshot, 'b.txt', 'The ferry left Harwich.')]);
		assert.equal(items.length, 2);
		for (const { label, description, detail } of items) {
			assert.doesNotMatch(label + description + detail, /\$\(/);
		}
	});
	test('leave out what is gone', () => {
		assert.deepEqual(buildPassageItems(snapshot, [{ ...first, document: idOf('gone.txt') }]), []);
		assert.deepEqual(buildPassageItems(snapshot, []), []);
	});
});
