import type { Card, CardComparison, CardEntity, ClaimKind, ClaimRelation, ClaimSide, Place, Quote, Snapshot, Span } from '../engine';
import { isMention } from './lookups';
import { commandLink, escapeMarkdown, excerptMarkdown, shortMarkdown } from './markdown';
import { toPassageArgument } from './passageArgument';

/** The commands that a card's links run; nothing else may. */
export const CARD_COMMANDS = {
	open: 'groundedReader.openPassage',
	beside: 'groundedReader.openPassageBeside',
	peek: 'groundedReader.peekPassage',
	mentions: 'groundedReader.peekMentions',
	all: 'groundedReader.showCrossReferences',
	fix: 'groundedReader.fixEntity',
	setDate: 'groundedReader.setSourceDate',
} as const;

/** What rendering asks of its surroundings. */
export interface CardFormat {
	/** Of the claim under the pointer. */
	readonly claimKind: ClaimKind | undefined;
	/** Those of our commands that exist; links to others are left out. */
	readonly commands: ReadonlySet<string>;
	/** The claims of a passage, which a cut never splits; spans into its document. */
	claimsIn(passage: Place): readonly Span[];
}

/** What rendering a card of that snapshot asks. `commands`: those of the card's that are registered. */
export function formatOf(card: Card, snapshot: Pick<Snapshot, 'findAnnotation' | 'findDocument'>, commands: ReadonlySet<string>): CardFormat {
	const annotation = card.subject === 'claim' ? snapshot.findAnnotation(card.document, card.start) : undefined;
	return {
		commands,
		claimKind: annotation && !isMention(annotation) ? annotation.kind : undefined,
		claimsIn: (passage) => snapshot.findDocument(passage.document)?.claims.filter((claim) => passage.start <= claim.start && claim.end <= passage.end) ?? [],
	};
}

/** Most lines of Markdown; a hover shows about twelve rows, blank lines take half a row. */
const LINES = 16;
/** Characters of source text at most. */
const QUOTE_LENGTH = 160;
const CLAUSE_LENGTH = 70;
const NAME_LENGTH = 60;
const SHORT_LENGTH = 40;

/**
 * A card as Markdown: the comparison, this sentence elsewhere, about the name, and links to the rest.
 * Heading, verdict and the first quote with its link stand in the first eight lines. Every text of a source is escaped.
 */
export function renderCard(card: Card, format: CardFormat): string {
	const head = headLines(card, format);
	const room = LINES - head.length - 1;
	const [comparison, passages, about] = chooseQuotes(card, room);
	const lines = [...head];
	for (const quote of comparison) {
		lines.push(...quoteLines(quote, format, 'known'));
	}
	if (passages.length > 0) {
		lines.push('**This sentence elsewhere**', '', ...passages.flatMap((quote) => quoteLines(quote, format, 'always')));
	}
	if (about.length > 0) {
		lines.push('**About it**', '', ...about.flatMap((quote) => quoteLines(quote, format, 'always')));
	}
	const foot = footParts(card, format, comparison, passages).join(' · ');
	return [...lines, foot].join('\n').trimEnd();
}

const HEADING_LINES = 2;
const QUOTE_LINES = 4;

/** What fits: the comparison, then the best of each part, then the second of each. */
function chooseQuotes(card: Card, room: number): readonly [readonly Quote[], readonly Quote[], readonly Quote[]] {
	const compared = card.comparison?.quote;
	const comparison = compared ? [compared] : [];
	const shown = (quote: Quote): boolean => !compared || !isSamePassage(quote, compared);
	const parts = [card.passages.filter(shown), card.about.filter(shown)] as const;
	const taken = [0, 0];
	let left = room - comparison.length * QUOTE_LINES;
	for (const round of [0, 1]) {
		for (const [index, part] of parts.entries()) {
			const cost = QUOTE_LINES + (round === 0 ? HEADING_LINES : 0);
			if (part.length > round && taken[index] === round && cost <= left) {
				taken[index] = round + 1;
				left -= cost;
			}
		}
	}
	return [comparison, parts[0].slice(0, taken[0]), parts[1].slice(0, taken[1])];
}

function isSamePassage(a: Place, b: Place): boolean {
	return a.document === b.document && a.start < b.end && b.start < a.end;
}

// ---- Heading ----

/** Ends in a blank line unless empty. */
function headLines(card: Card, format: CardFormat): string[] {
	if (card.comparison) {
		return comparisonLines(card.comparison, format);
	}
	if (card.entity) {
		const own = `**${name(card.entity.label)}** · ${entityFacts(card.entity)}`;
		return card.maker ? [`${own}  `, `its maker: **${name(card.maker.label)}** · ${entityFacts(card.maker)}`, ''] : [own, ''];
	}
	if (card.subject === 'claim') {
		return [[`**${name(card.text)}**`, format.claimKind ?? 'number', ...(card.placedDate === undefined ? [] : [escapeMarkdown(card.placedDate)])].join(' · '), ''];
	}
	return [];
}

function name(text: string): string {
	return shortMarkdown(text, NAME_LENGTH) || '…';
}

function entityFacts(entity: CardEntity): string {
	const called = entity.descriptions.slice(0, 1).map((description) => `“${shortMarkdown(description, NAME_LENGTH)}”`);
	const count = entity.sources <= 1
		? `${plural(entity.mentions, 'mention')}, in this source only`
		: `${plural(entity.mentions, 'mention')} in ${entity.sources} sources, ${entity.mentionsHere} here`;
	return [entity.type, ...called, count].join(' · ');
}

const SIGNS: Readonly<Record<ClaimRelation, string>> = { 'agrees': '=', 'compatible': '/', 'differs': '≠', 'not-comparable': '/' };

function comparisonLines(comparison: CardComparison, format: CardFormat): string[] {
	const { here, there } = comparison;
	const heading = `**${value(here)} ${SIGNS[comparison.relation]} ${value(there)}** · ${verdict(comparison, format)}`;
	const wheres = `${shortMarkdown(there.source, SHORT_LENGTH)} ¶${there.paragraph}`;
	return [heading, '', `${sideText('here', here, there, format)}  `, sideText(wheres, there, here, format), ''];
}

function value(side: ClaimSide): string {
	return shortMarkdown(side.value, SHORT_LENGTH) || '…';
}

function verdict(comparison: CardComparison, format: CardFormat): string {
	const { here, there } = comparison;
	switch (comparison.relation) {
		case 'agrees':
			return asksForBase(here, there, format) && !(here.per && there.per) ? 'agree in value' : 'agree';
		case 'compatible':
			return 'compatible';
		case 'differs':
			return 'differ';
		case 'not-comparable': {
			const reason = comparison.reasons[0];
			return reason === undefined ? 'not comparable' : `not comparable: ${shortMarkdown(reason, NAME_LENGTH)}`;
		}
	}
}

/** A share is of something; for other kinds the base matters when a side names it. */
function asksForBase(here: ClaimSide, there: ClaimSide, format: CardFormat): boolean {
	return isShare(format) || here.per !== undefined || there.per !== undefined;
}

function isShare(format: CardFormat): boolean {
	return format.claimKind === 'percent' || format.claimKind === 'multiple';
}

/** One side: its clause, its base, its modality unless it is asserted, and who says so if either side tells. */
function sideText(where: string, side: ClaimSide, other: ClaimSide, format: CardFormat): string {
	const parts = [`${where}: ${clauseText(side)}`];
	if (side.per !== undefined) {
		parts.push(`${isShare(format) ? 'of' : 'per'} ${shortMarkdown(side.per, SHORT_LENGTH)}`);
	} else if (asksForBase(side, other, format)) {
		parts.push('base not stated');
	}
	if (side.modality !== 'asserted') {
		parts.push(side.modality);
	}
	if (side.attribution !== undefined) {
		parts.push(`speaker: ${shortMarkdown(side.attribution, SHORT_LENGTH)}`);
	} else if (other.attribution !== undefined) {
		parts.push('speaker not named');
	}
	return parts.join(' · ');
}

/** The clause with the claim in bold; a base that follows is left to its own place in the line. */
function clauseText(side: ClaimSide): string {
	const start = side.start - side.clause.start;
	const end = side.end - side.clause.start;
	const tail = side.clauseText.slice(end);
	const text = side.per !== undefined && tail.includes(side.per) ? side.clauseText.slice(0, end) : side.clauseText;
	const claim = { start, end };
	return excerptMarkdown({ text, bold: [claim], core: claim, whole: [claim] }, CLAUSE_LENGTH);
}

// ---- Quotes ----

function quoteLines(quote: Quote, format: CardFormat, date: 'always' | 'known'): string[] {
	const inside = (span: Span): Span => ({ start: span.start - quote.start, end: span.end - quote.start });
	const target = inside(quote.target);
	const bold = quote.highlights.map(inside);
	const excerpt = {
		text: quote.text,
		bold: bold.length > 0 || target.end - target.start >= quote.text.length ? bold : [target],
		core: target,
		whole: format.claimsIn(quote).map(inside),
	};
	const where = [shortMarkdown(quote.source, SHORT_LENGTH), `¶${quote.paragraph}`];
	if (quote.date !== undefined || date === 'always') {
		where.push(quote.date === undefined ? 'date not stated' : shortMarkdown(quote.date, SHORT_LENGTH));
	}
	if (quote.copies > 0) {
		where.push(`and ${quote.copies === 1 ? '1 copy' : `${quote.copies} copies`}`);
	}
	const place = toPassageArgument({ document: quote.document, ...quote.target });
	return [
		`> ${excerptMarkdown(excerpt, QUOTE_LENGTH)}`,
		'',
		[...where, ...link(format, 'Open', 'open', 'Select this passage', place), ...link(format, 'Beside', 'beside', 'Select this passage beside', place)].join(' · '),
		'',
	];
}

function link(format: CardFormat, label: string, command: keyof typeof CARD_COMMANDS, title: string, ...args: readonly unknown[]): string[] {
	const id = CARD_COMMANDS[command];
	return format.commands.has(id) ? [commandLink(label, id, title, ...args)] : [];
}

// ---- Last line ----

function footParts(card: Card, format: CardFormat, comparison: readonly Quote[], passages: readonly Quote[]): string[] {
	const here = toPassageArgument(card);
	const shown = [...comparison, ...passages];
	// Numbers that cannot be compared are shown, but make no match.
	const matched = card.comparison?.relation === 'not-comparable' ? passages : shown;
	const leftOut = Math.max(0, card.total - matched.length);
	const total = shown.length + leftOut;
	const parts = nothingElsewhere(card, format, matched.length + leftOut);
	if (card.unplacedDate) {
		parts.push('publication date unknown', ...link(format, 'Set date…', 'setDate', 'Tell when this source was published', here.document));
	}
	if (leftOut > 0) {
		parts.push(`${plural(leftOut, 'passage')} left out`);
	}
	if (leftOut > 0 || (total > 0 && !card.entity)) {
		parts.push(...link(format, `All ${total}`, 'all', 'Show all cross-references of this passage', here));
	}
	if (shown.length > 0 && !(card.entity && total === shown.length)) {
		parts.push(...link(format, 'Peek', 'peek', 'Peek at these passages', shown.map((quote) => toPassageArgument({ document: quote.document, ...quote.target })), here));
	}
	if (card.entity) {
		const subject = card.maker ?? card.entity;
		const label = subject.sources <= 1 ? `${subject.mentions} here` : plural(subject.mentions, 'mention');
		parts.push(...link(format, label, 'mentions', 'Peek at every mention', here));
	}
	parts.push(...link(format, 'Fix…', 'fix', 'Correct this finding', here));
	return parts;
}

function nothingElsewhere(card: Card, format: CardFormat, matches: number): string[] {
	if (card.otherSources === 0) {
		return ['No other source yet'];
	}
	const parts: string[] = [];
	if (card.entity && card.entity.sources <= 1) {
		parts.push('The name is in no other source');
	}
	if (card.subject === 'claim' && !card.comparison && !card.unplacedDate) {
		parts.push(`No comparable ${format.claimKind === 'date' ? 'date' : 'number'} in ${plural(card.otherSources, 'other source')}`);
	}
	if (matches === 0) {
		parts.push('This sentence has no match');
	}
	return parts;
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
