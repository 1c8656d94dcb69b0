import assert from 'node:assert/strict';
import type { Card } from '../../../src/engine';
import { buildCard } from '../../../src/engine/crossref/card';
import type { CorpusSnapshot } from '../../../src/engine/snapshot';
import { snapshotOf, toId } from '../../support/engine';

const PORT = 'Harbour Authority director Maria Lopez said on Tuesday that the port of Verra lost 25 percent of its traffic after the storm.';
const FERRY = 'Harbour director Maria Lopez told reporters that the port of Verra had lost a quarter of its traffic after the storm. Ferries run again.';

/** The card where `part` begins in the text of that name. */
async function cardOn(part: string, name: string, texts: Readonly<Record<string, string>>): Promise<Card | undefined> {
	const snapshot = await snapshotOf(texts);
	const offset = texts[name]?.indexOf(part) ?? -1;
	assert.ok(offset >= 0, `${part} in ${name}`);
	return snapshot.cardAt(toId(name), offset);
}

suite('cards', () => {
	test('a name comes with its sentence elsewhere and what this text calls it', async () => {
		const card = await cardOn('Maria', 'a.txt', { 'a.txt': PORT, 'b.txt': FERRY });
		assert.equal(card?.subject, 'mention');
		assert.equal(card?.entity?.label, 'Maria Lopez');
		assert.deepEqual([card?.entity?.mentions, card?.entity?.sources], [2, 2]);
		assert.deepEqual(card?.passages.map(({ document, text }) => [document, text]), [['b.txt', 'Harbour director Maria Lopez told reporters that the port of Verra had lost a quarter of its traffic after the storm.']]);
	});

	test('what stands nowhere else has no quote', async () => {
		const card = await cardOn('Ferries', 'b.txt', { 'a.txt': PORT, 'b.txt': FERRY });
		assert.equal(card, undefined);
	});

	test('the only source has a card without other sources', async () => {
		const card = await cardOn('Maria', 'a.txt', { 'a.txt': PORT });
		assert.deepEqual([card?.otherSources, card?.total, card?.passages], [0, 0, []]);
	});

	test('nothing between names and numbers', async () => {
		assert.equal(await cardOn('after the storm', 'a.txt', { 'a.txt': PORT, 'b.txt': FERRY }), undefined);
	});

	test('a weekday is placed by the publication date, and not without one', async () => {
		const dated = `---\ntitle: The port\ndate: 2024-05-16\n---\n\n${PORT}`;
		assert.equal((await cardOn('Tuesday', 'a.md', { 'a.md': dated, 'b.txt': FERRY }))?.placedDate, '2024-05-14');
		const open = await cardOn('Tuesday', 'a.txt', { 'a.txt': PORT, 'b.txt': FERRY });
		assert.deepEqual([open?.placedDate, open?.unplacedDate], [undefined, true]);
	});

	test('one source gives a second quote only when no other has one', async () => {
		const card = await cardOn('Maria', 'a.txt', { 'a.txt': PORT, 'b.txt': `${FERRY}\n\n${FERRY}`, 'c.txt': FERRY });
		assert.equal(new Set(card?.passages.map(({ document }) => document)).size, card?.passages.length);
	});

	test('words that carry a match stand out as one where they are neighbours', async () => {
		const card = await cardOn('Maria', 'a.txt', { 'a.txt': PORT, 'b.txt': FERRY });
		const [quote] = card?.passages ?? [];
		const bold = quote?.highlights.map(({ start, end }) => quote.text.slice(start - quote.start, end - quote.start)) ?? [];
		assert.equal(bold[0], 'Harbour director Maria Lopez');
	});

	test('a name of very many sources reads no more of them than one of many', async () => {
		const read = async (count: number): Promise<number> => {
			const others = Array.from({ length: count }, (_, index) => [`b${index}.txt`, `Cities grow. Rivers flow. Winters pass. Number ${index} of the list is unlike others. Maria Lopez gave it to nobody.`] as const);
			const snapshot = await snapshotOf({ 'a.txt': PORT, ...Object.fromEntries(others) }) as CorpusSnapshot; // The engine makes no other.
			const documents = new Set<string>();
			const corpus = new Proxy(snapshot, {
				get: (target, key) => {
					const value: unknown = Reflect.get(target, key, target);
					return typeof value !== 'function' ? value : (...args: readonly unknown[]): unknown => {
						if (key === 'findDocument') {
							documents.add(String(args[0]));
						}
						return Reflect.apply(value, target, args);
					};
				},
			});
			const card = buildCard(corpus, toId('a.txt'), PORT.indexOf('Maria'));
			assert.equal(card?.entity?.sources, count + 1);
			return documents.size;
		};
		const [many, more] = [await read(120), await read(240)];
		assert.ok(more <= many, `${more} of 240, ${many} of 120`);
	});

	test('a passage whose number cannot be compared is no place where the sentence stands elsewhere', async () => {
		const texts = {
			'a.txt': 'The Verra ferry company said that 25 percent of its crews were trained last year.\n\nNothing else happened.',
			'b.txt': 'Analysts expect that 40 percent of the ferry company’s profit will come from freight.\n\nThe museum reopened on Monday.',
		};
		const snapshot = await snapshotOf(texts);
		for (const [name, text] of Object.entries(texts)) {
			for (let offset = 0; offset < text.length; offset++) {
				const card = snapshot.cardAt(toId(name), offset);
				assert.deepEqual(card?.passages.filter(({ relation }) => relation === 'not-comparable') ?? [], []);
			}
		}
		assert.deepEqual(snapshot.comparisons.map(({ relation }) => relation), ['not-comparable'], 'the two are related at all');
	});
});
