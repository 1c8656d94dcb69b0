import type { Card } from '../../src/engine';
import { CARD_COMMANDS, formatOf, renderCard } from '../../src/features/cardMarkdown';
import { showMarkdown } from './cardLimits';
import { snapshotOf, toId } from './engine';
import type { Article } from './hostileArticles';

/** A card that the window must show, as its reader sees it. */
export interface ExpectedCard {
	readonly name: string;
	/** One-based, as Go to Line takes them. */
	readonly line: number;
	readonly column: number;
	readonly subject: Card['subject'];
	/** Without links' targets and marks of emphasis. */
	readonly lines: readonly string[];
}

/** Of each article named three cards at most: that of a name with most to say, of a compared number, and of the mark behind a passage. */
export async function expectCards(articles: readonly Article[], names: readonly string[]): Promise<ExpectedCard[]> {
	const snapshot = await snapshotOf(Object.fromEntries(articles.map(({ name, text }) => [name, text])));
	const commands = new Set<string>(Object.values(CARD_COMMANDS));
	const toExpected = (card: Card): ExpectedCard => {
		const before = snapshot.findDocument(card.document)?.document.text.slice(0, card.start).split('\n') ?? [];
		// A mark stands behind its sentence's last character, names and numbers begin under the cursor.
		const column = (before.at(-1) ?? '').length + (card.subject === 'passage' ? 2 : 1);
		return { name: card.document, line: before.length, column, subject: card.subject, lines: renderCard(card, formatOf(card, snapshot, commands)).split('\n').map(showMarkdown) };
	};
	return names.flatMap((name) => {
		const id = toId(name);
		const analyzed = snapshot.findDocument(id);
		const marks = analyzed?.document.sentences.flatMap(({ end }, index) => (snapshot.hasMatch(id, index) ? [end] : [])) ?? [];
		const best = (offsets: readonly number[], subject: Card['subject']): Card | undefined => offsets
			.map((offset) => snapshot.cardAt(id, offset))
			.filter((card) => card?.subject === subject)
			.sort((a, b) => weigh(b) - weigh(a))[0];
		const starts = [...analyzed?.mentions ?? [], ...analyzed?.claims ?? []].map(({ start }) => start);
		return [best(starts, 'mention'), best(starts, 'claim'), best(marks, 'passage')].flatMap((card) => (card ? [toExpected(card)] : []));
	});
}

/** More when more parts of a card are filled, and when its sources try more. */
function weigh(card: Card | undefined): number {
	const quotes = [...card?.passages ?? [], ...card?.about ?? []];
	const signs = quotes.map(({ text }) => text.replace(/[\p{L}\p{N}\s]/gu, '').length);
	return (card?.comparison ? 100 : 0) + quotes.length * 20 + signs.reduce((sum, count) => sum + count, 0);
}
