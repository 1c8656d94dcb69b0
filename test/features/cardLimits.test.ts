import assert from 'node:assert/strict';
import type { Card, Snapshot } from '../../src/engine';
import { CARD_COMMANDS, formatOf, renderCard } from '../../src/features/cardMarkdown';
import { verifyCard } from '../../src/features/verifiedCard';
import { findCardFaults } from '../support/cardLimits';
import { snapshotOf, toId } from '../support/engine';
import { makeHostileArticles } from '../support/hostileArticles';

const COMMANDS = new Set<string>(Object.values(CARD_COMMANDS));
const ARTICLES = makeHostileArticles(500);

suite('cards over 500 hostile articles', function () {
	this.timeout(180_000); // Thousands of cards, on any machine.
	let snapshot: Snapshot;
	const cards: { readonly card: Card; readonly markdown: string }[] = [];

	suiteSetup(async () => {
		snapshot = await snapshotOf(Object.fromEntries(ARTICLES.map(({ name, text }) => [name, text])));
		for (const { name } of ARTICLES) {
			for (const offset of hoverOffsets(snapshot, name)) {
				const card = snapshot.cardAt(toId(name), offset);
				if (card) {
					cards.push({ card, markdown: renderCard(card, formatOf(card, snapshot, COMMANDS)) });
				}
			}
		}
	});

	test('are shown for names, numbers and passages, with comparisons, quotes and copies', () => {
		const count = (has: (card: Card) => boolean): number => cards.filter(({ card }) => has(card)).length;
		const counts = {
			mentions: count(({ subject }) => subject === 'mention'),
			claims: count(({ subject }) => subject === 'claim'),
			passages: count(({ subject }) => subject === 'passage'),
			compared: count(({ comparison }) => comparison !== undefined),
			quoted: count(({ passages, about }) => passages.length + about.length > 1),
			copied: count(({ passages }) => passages.some(({ copies }) => copies > 0)),
			cut: cards.filter(({ markdown }) => markdown.includes('\\[…\\]')).length,
		};
		assert.ok(Object.values(counts).every((number) => number > 100), JSON.stringify(counts));
	});

	test('quote nothing but exact slices of their sources', () => {
		const problems = cards.flatMap(({ card }) => verifyCard(card, (id) => snapshot.findDocument(id)?.document.text).problems);
		assert.deepEqual(problems, []);
	});

	test('keep to every limit', () => {
		const faults = cards.flatMap(({ card, markdown }) => findCardFaults(card, markdown, snapshot).map((fault) => `${card.document}@${card.start} ${fault}`));
		assert.deepEqual(faults.slice(0, 20), [], `${faults.length} in ${cards.length} cards`);
	});
});

/** Where a reader may find a card: on every name and number, on the maker's part of a name, and on the mark behind a passage. */
function hoverOffsets(snapshot: Snapshot, name: string): number[] {
	const analyzed = snapshot.findDocument(toId(name));
	assert.ok(analyzed, name);
	const marks = analyzed.document.sentences.filter((_, index) => snapshot.hasMatch(toId(name), index)).map(({ end }) => end);
	return [...analyzed.mentions.flatMap(({ start, maker }) => (maker ? [start, maker.start] : [start])), ...analyzed.claims.map(({ start }) => start), ...marks];
}
