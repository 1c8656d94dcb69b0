import assert from 'node:assert/strict';
import { findDismissals } from '../../../src/engine/corpus/dismissals';
import type { Decision, TextQuote } from '../../../src/engine/corpus/decisions';
import { findQuote } from '../../../src/engine/corpus/quotes';
import type { DocumentId, Place } from '../../../src/engine/types';
import type { Snapshot as CorpusView } from '../../../src/engine';
import { analyzeText, makeEngine } from '../../support/engine';

suite('quotes', () => {
	const quote = (exact: string, prefix = '', suffix = ''): TextQuote => ({ exact, prefix, suffix });
	const found = (text: string, wanted: TextQuote): string | undefined => {
		const span = findQuote(text, wanted);
		return span && `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]`;
	};

	test('are found where their context stands around them', () => {
		assert.equal(found('A may. She may go.', quote('may', 'She ', ' go')), 'A may. She [may]');
		assert.equal(found('may', quote('may')), '[may]');
		assert.equal(found('😀 may 😀', quote('may', '😀 ')), '😀 [may]');
	});
	test('are not found in a text that changed, nor where they stand twice', () => {
		assert.equal(found('She might go.', quote('may', 'She ', ' go')), undefined);
		assert.equal(found('He may go.', quote('may', 'She ', ' go')), undefined);
		assert.equal(found('She may go. She may go.', quote('may', 'She ', ' go')), undefined);
		assert.equal(found('aaa', quote('aa')), undefined);
		assert.equal(found('abc', quote('', 'a')), undefined);
		assert.equal(found('', quote('a')), undefined);
	});
	test('are the same whatever the line ends', () => {
		assert.equal(found('One.\r\n\r\nTwo.\r\n\r\nTwo three.', quote('Two', '\n\n', '.\n\nTwo')), 'One.\r\n\r\n[Two]');
		assert.equal(found('One.\n\nTwo.\n\nTwo three.', quote('Two', '\r\n\r\n', '.\r\n\r\nTwo')), 'One.\n\n[Two]');
		assert.equal(found('One.\n\nTwo.', quote('Two', '\n\r\n', '.')), 'One.\n\n[Two]');
		assert.equal(found('One\ntwo.', quote('One', '', '\r')), '[One]');
		assert.equal(found('New\r\nYork', quote('New\nYork')), '[New\r\nYork]');
	});
	test('are found in time linear in the text', () => {
		const text = 'a\r\n'.repeat(300_000);
		const start = performance.now();
		assert.equal(findQuote(text, quote('a', 'b')), undefined);
		assert.ok(findQuote(`${text}b a`, quote('a', 'b ')));
		assert.ok(performance.now() - start < 2000);
	});
});

const TEXTS = {
	'a.txt': 'Acme Corp. sold 24,000 electric cars to Norway in March 2024. The river Elbe rose by 3 metres in Dresden.',
	'b.txt': 'In March 2024 Acme Corp. sold 30,000 electric cars to Norway. Nothing else happened on that day.',
	'c.txt': 'Painters in Lisbon met the mayor.',
};

async function view(decisions: readonly Decision[], texts: Readonly<Record<string, string>> = TEXTS): Promise<CorpusView> {
	const engine = makeEngine();
	const put = await Promise.all(Object.entries(texts).map(([name, text]) => analyzeText(text, name)));
	return engine.apply({ put, decisions: { list: decisions } });
}

function placeOf(snapshot: CorpusView, name: string, part: string): Place {
	const id = name as DocumentId;
	const start = snapshot.findDocument(id)?.document.text.indexOf(part) ?? -1;
	assert.ok(start >= 0, part);
	return { document: id, start, end: start + part.length };
}

const SALE_A = 'Acme Corp. sold 24,000 electric cars to Norway in March 2024.';
const SALE_B = 'In March 2024 Acme Corp. sold 30,000 electric cars to Norway.';
const dismiss = (a: string, b: string): Decision => ({
	kind: 'dismiss', a: { source: 'a.txt', exact: a, prefix: '', suffix: '' }, b: { source: 'b.txt', exact: b, prefix: '', suffix: '' },
});

suite('dismissed findings', () => {
	const sale = (snapshot: CorpusView): Place => placeOf(snapshot, 'a.txt', SALE_A);
	const comparisonOf = (snapshot: CorpusView) => snapshot.comparisons.find(({ a, b }) => [a, b].some((place) => snapshot.findDocument(place.document)?.document.text.slice(place.start, place.end).includes('24,000')));

	test('are there before they are dismissed', async () => {
		const snapshot = await view([]);
		assert.equal(snapshot.matches(sale(snapshot)).length, 1);
		assert.ok(comparisonOf(snapshot));
		assert.ok(snapshot.hasMatch('a.txt' as DocumentId, 0));
	});
	test('of two passages vanish with the comparisons in them, from both sides', async () => {
		for (const decision of [dismiss(SALE_A, SALE_B), { kind: 'dismiss', a: { source: 'b.txt', exact: SALE_B, prefix: '', suffix: '' }, b: { source: 'a.txt', exact: SALE_A, prefix: '', suffix: '' } } as const]) {
			const snapshot = await view([decision]);
			assert.deepEqual(snapshot.matches(sale(snapshot)), []);
			assert.deepEqual(snapshot.matches(placeOf(snapshot, 'b.txt', SALE_B)), []);
			assert.deepEqual(snapshot.comparisons, []);
			assert.equal(snapshot.hasMatch('a.txt' as DocumentId, 0), false);
			assert.ok(snapshot.references(sale(snapshot), { top: 10 }).every(({ document, start }) => document !== 'b.txt' || start > 0));
			const card = snapshot.cardAt('a.txt' as DocumentId, 2);
			assert.deepEqual([card?.total, card?.passages, card?.about.filter(({ document, start }) => document === 'b.txt' && start === 0)], [0, [], []]);
		}
	});
	test('of two numbers leave the passages around them alone', async () => {
		const before = comparisonOf(await view([]));
		assert.ok(before);
		const texts = { a: TEXTS['a.txt'].slice(before.a.start, before.a.end), b: TEXTS['b.txt'].slice(before.b.start, before.b.end) };
		const snapshot = await view([dismiss(texts.a, texts.b)]);
		assert.equal(comparisonOf(snapshot), undefined);
		assert.deepEqual(snapshot.comparisonsOf('a.txt' as DocumentId, before.a), []);
		assert.equal(snapshot.matches(sale(snapshot)).length, 1);
		assert.equal(snapshot.cardAt('a.txt' as DocumentId, before.a.start)?.comparison, undefined);
	});
	test('come back when the text changes, and never attach to a lookalike', async () => {
		const changed = { ...TEXTS, 'b.txt': TEXTS['b.txt'].replace('sold 30,000', 'sold 31,000') };
		const snapshot = await view([dismiss(SALE_A, SALE_B)], changed);
		assert.equal(snapshot.matches(sale(snapshot)).length, 1);
		const twice = await view([dismiss(SALE_A, SALE_B)], { ...TEXTS, 'b.txt': `${TEXTS['b.txt']}\n\n${SALE_B}` });
		assert.ok(twice.matches(sale(twice)).length > 0);
	});
	test('come back when the decision is taken back', async () => {
		const engine = makeEngine();
		const put = await Promise.all(Object.entries(TEXTS).map(([name, text]) => analyzeText(text, name)));
		const query = { document: 'a.txt' as DocumentId, start: 0, end: SALE_A.length };
		assert.equal(engine.apply({ put, decisions: { list: [dismiss(SALE_A, SALE_B)] } }).matches(query).length, 0);
		assert.equal(engine.apply({ decisions: { list: [] } }).matches(query).length, 1);
	});
	test('in a source that is gone are none', () => {
		const isDismissed = findDismissals(() => undefined, { list: [dismiss('x', 'y')] });
		assert.equal(isDismissed({ document: 'a.txt' as DocumentId, start: 0, end: 1 }, { document: 'b.txt' as DocumentId, start: 0, end: 1 }), false);
	});
});
