import type { Card, DocumentId, Place, Quote, Relation, Snapshot, Span } from '../../src/engine';
import { CARD_COMMANDS } from '../../src/features/cardMarkdown';

/** What a card may be at most, whatever the sources hold. */
const LINES = 16;
const HEAD_LINES = 8;
const QUOTE_LENGTH = 160;
const LINE_LENGTH = 240;
const PART_QUOTES = 2;
/** A word up to this long is never cut in two. */
const WORD_LENGTH = 40;
const ORDER: readonly Relation[] = ['differs', 'agrees', 'compatible', 'match', 'related'];

const LINK = /(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(command:([\w.]+)\?([\w.%-]+) "[\w -]+"\)/g;
const OUR_LABELS = /^(?:Open|Beside|Peek|Fix…|Set date…|All \d+|\d+ here|\d+ mentions?)$/;

/** What a card breaks of its limits, in words; nothing when all of them hold. */
export function findCardFaults(card: Card, markdown: string, snapshot: Snapshot): string[] {
	return [...findDataFaults(card, snapshot), ...findMarkdownFaults(card, markdown, snapshot)];
}

/** Quotes are exact slices, few, and in the order promised. */
function findDataFaults(card: Card, snapshot: Snapshot): string[] {
	const faults: string[] = [];
	const isSlice = ({ document, start, end }: Place, text: string, inner: readonly Span[]): void => {
		if (start >= end || snapshot.findDocument(document)?.document.text.slice(start, end) !== text) {
			faults.push(`not the exact slice: ${text}`);
		}
		if (inner.some((span) => span.start < start || span.end > end || span.start >= span.end)) {
			faults.push(`a span outside its quote: ${text}`);
		}
	};
	const { comparison, passages, about } = card;
	isSlice(card, card.text, []);
	for (const quote of [...(comparison ? [comparison.quote] : []), ...passages, ...about]) {
		isSlice(quote, quote.text, [quote.target, ...quote.highlights]);
		if (quote.document === card.document) {
			faults.push(`quotes its own source: ${quote.text}`);
		}
	}
	for (const side of comparison ? [comparison.here, comparison.there] : []) {
		isSlice({ document: side.document, ...side.clause }, side.clauseText, [side]);
		isSlice(side, side.value, []);
	}
	if (passages.length > PART_QUOTES || about.length > PART_QUOTES) {
		faults.push(`${passages.length} and ${about.length} quotes in its parts`);
	}
	if (passages.some(({ relation }) => relation === 'not-comparable')) {
		faults.push('a passage whose numbers cannot be compared');
	}
	const [first, second] = passages;
	if (first && second) {
		if (ORDER.indexOf(first.relation) > ORDER.indexOf(second.relation) && first.document === second.document) {
			faults.push(`${first.relation} before ${second.relation}`);
		}
		const sentence = snapshot.findSentence(card.document, card.start)?.sentence;
		const others = sentence ? snapshot.matches({ document: card.document, start: sentence.start, end: sentence.end }) : [];
		if (first.document === second.document && others.some(({ document, relation }) => relation !== 'not-comparable' && document !== first.document && document !== comparison?.quote.document)) {
			faults.push('a second passage of one source before the first of another');
		}
	}
	return faults;
}

/** Lines, links, signs and quotes of the Markdown. */
function findMarkdownFaults(card: Card, markdown: string, snapshot: Snapshot): string[] {
	const faults: string[] = [];
	const lines = markdown.split('\n');
	if (lines.length > LINES) {
		faults.push(`${lines.length} lines`);
	}
	for (const [, label = '', id = '', encoded = ''] of markdown.matchAll(LINK)) {
		faults.push(...findLinkFaults(label, id, encoded, snapshot));
	}
	for (const line of lines) {
		const shown = showMarkdown(line);
		if (shown.length > LINE_LENGTH) {
			faults.push(`a line of ${shown.length} characters`);
		}
		if (/^(?: {4}|\t)/.test(line)) {
			faults.push(`an indented line: ${line}`);
		}
		const bare = line.replace(LINK, '').replace(/\\[!-/:-@[-`{-~]/g, '').replace(/^> /, '').replace(/\*\*/g, '');
		// Our own words: `here:`, `¶5:`, `not comparable:`, `25 = 25`, `1, in this source only`.
		const ours = bare.replace(/(?:^here|¶\d+|speaker|not comparable|its maker):/g, '').replace(/ [=≠/] /g, '').replace(/(?:mentions?, in this source only|sources, \d+ here)/g, '');
		if (/[!-,./:-@[-`{-~\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u.test(ours)) {
			faults.push(`an unescaped sign: ${line}`);
		}
	}
	const quotes = lines.flatMap((line, index) => (line.startsWith('> ') ? [index] : []));
	if (quotes.some((index) => lines[index + 1] !== '' || (index > 0 && lines[index - 1] !== ''))) {
		faults.push('a quote without blank lines around it');
	}
	const [firstQuote] = quotes;
	if (firstQuote !== undefined && !lines.slice(0, HEAD_LINES).some((line, index) => index > firstQuote && line.includes('[Open]('))) {
		faults.push('the first quote or its link stands too low');
	}
	const all = [...(card.comparison ? [card.comparison.quote] : []), ...card.passages, ...card.about];
	for (const index of quotes) {
		faults.push(...findQuoteFaults(lines[index] ?? '', all, snapshot));
	}
	if (card.total > all.length && !/passages? left out · \[All \d+\]/.test(markdown)) {
		faults.push('does not say how many it leaves out');
	}
	return faults;
}

function findLinkFaults(label: string, id: string, encoded: string, snapshot: Snapshot): string[] {
	const args = JSON.parse(decodeURIComponent(encoded)) as unknown;
	const places = (Array.isArray(args) ? args.flat() : []) as readonly Partial<Place>[]; // Our own encoding of our own places.
	const known = places.every((place) => typeof place === 'string'
		|| (snapshot.findDocument(place.document as DocumentId)?.document.text.length ?? -1) >= (place.end ?? Infinity));
	return [
		...(Object.values<string>(CARD_COMMANDS).includes(id) ? [] : [`a link to ${id}`]),
		...(OUR_LABELS.test(label) ? [] : [`a link named ${label}`]),
		...(places.length > 0 && known ? [] : [`a link to no place: ${encoded}`]),
	];
}

/** The quote of a line: verbatim, short, the match in bold, cut at words and around claims. */
function findQuoteFaults(line: string, quotes: readonly Quote[], snapshot: Snapshot): string[] {
	const shown = showMarkdown(line.slice(2));
	const cutBefore = /^\[…\] /.exec(shown)?.[0].length ?? 0;
	const cutAfter = / \[…\]$/.exec(shown)?.[0].length ?? 0;
	const excerpt = shown.slice(cutBefore, shown.length - cutAfter);
	// Two quotes may hold the same words.
	const faults = quotes.filter(({ text }) => fold(text).includes(excerpt)).map((quote) => findCutFaults(line, excerpt, quote, snapshot));
	const [fewest] = faults.sort((x, y) => x.length - y.length);
	return [
		...(fewest && excerpt !== '' ? fewest : ['not verbatim']),
		...(shown.length > QUOTE_LENGTH ? [`a quote of ${shown.length} characters`] : []),
	].map((fault) => `${fault}: ${shown}`);
}

/** Where the excerpt was cut, and whether its match is in bold. */
function findCutFaults(line: string, excerpt: string, quote: Quote, snapshot: Snapshot): string[] {
	const faults: string[] = [];
	const isWhole = quote.target.start === quote.start && quote.target.end === quote.end;
	if (!line.includes('**') && (quote.highlights.some((span) => isSeen(quote, span)) || (!isWhole && isSeen(quote, quote.target)))) {
		faults.push('no match in bold');
	}
	const whole = fold(quote.text);
	const start = whole.indexOf(excerpt);
	const end = start + excerpt.length;
	for (const edge of [start, end]) {
		const word = `${/\S*$/.exec(whole.slice(0, edge))?.[0] ?? ''}|${/^\S*/.exec(whole.slice(edge))?.[0] ?? ''}`;
		if (!word.startsWith('|') && !word.endsWith('|') && word.length <= WORD_LENGTH) {
			faults.push(`the word ${word} cut in two`);
		}
	}
	for (const claim of snapshot.findDocument(quote.document)?.claims ?? []) {
		if (claim.start >= quote.start && claim.end <= quote.end) {
			const from = fold(quote.text.slice(0, claim.start - quote.start), 'keep').length;
			const to = from + fold(quote.text.slice(claim.start - quote.start, claim.end - quote.start), 'keep').length;
			if (to - from <= QUOTE_LENGTH / 2 && whole.lastIndexOf(excerpt) === start && ((from < start && start < to) || (from < end && end < to))) {
				faults.push(`the claim ${whole.slice(from, to)} cut in two`);
			}
		}
	}
	return faults;
}

function isSeen(quote: Quote, span: Span): boolean {
	return /[\p{L}\p{N}]/u.test(quote.text.slice(span.start - quote.start, span.end - quote.start));
}

/** A line of a card as the reader sees it. */
export function showMarkdown(line: string): string {
	return line.replace(LINK, '$1').replace(/(?<!\\)((?:\\\\)*)\*\*/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** On one line, without what is not seen. */
function fold(text: string, edges: 'trim' | 'keep' = 'trim'): string {
	const folded = text.replace(/[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|(?!\s)\p{Cc}/gu, '').replace(/\s+/g, ' ');
	return edges === 'trim' ? folded.trim() : folded;
}
