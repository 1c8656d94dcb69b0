import type { Card, ClaimSide, DocumentId, Quote } from '../../src/engine';
import { CARD_COMMANDS, type CardFormat } from '../../src/features/cardMarkdown';

/** Cards written by hand, over two short sources. */
export const HERE = 'file:///sources/first.txt' as DocumentId;
export const THERE = 'file:///sources/second.txt' as DocumentId;

export const FORMAT: CardFormat = {
	claimKind: 'percent',
	commands: new Set(Object.values(CARD_COMMANDS)),
	claimsIn: () => [],
};

/** A quote of `text` at offset 100 of the other source; `marked` parts are its highlights, the first is the target. */
export function quote(text: string, ...marked: readonly string[]): Quote {
	const highlights = marked.map((part) => {
		const start = 100 + text.indexOf(part);
		return { start, end: start + part.length };
	});
	return {
		document: THERE, start: 100, end: 100 + text.length, text, highlights,
		target: highlights[0] ?? { start: 100, end: 100 + text.length },
		source: '001_d432…', paragraph: 5, date: undefined, relation: 'match', copies: 0,
	};
}

export function side(clauseText: string, value: string, more: Partial<ClaimSide> = {}): ClaimSide {
	const start = 50 + clauseText.indexOf(value);
	return {
		document: HERE, start, end: start + value.length, source: '001_d432…', paragraph: 5,
		clause: { start: 50, end: 50 + clauseText.length }, clauseText, value,
		per: undefined, modality: 'asserted', attribution: undefined, ...more,
	};
}

export function card(more: Partial<Card>): Card {
	return {
		document: HERE, start: 60, end: 63, subject: 'claim', text: '25%', entity: undefined, maker: undefined, comparison: undefined,
		passages: [], about: [], total: 0, otherSources: 1, unplacedDate: false, placedDate: undefined, ...more,
	};
}
