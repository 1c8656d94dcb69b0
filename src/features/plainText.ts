/**
 * Text of sources as labels of trees, quick picks, lenses and the status bar show it: plain, on one line.
 * A source is not trusted: it must not draw an icon, turn the line around or hide a part of it.
 */
import type { Span } from '../engine';

/** A label and the parts of it in bold, as VS Code's tree labels take them: half-open offsets into `text`. */
export interface PlainLabel {
	readonly text: string;
	readonly highlights: [number, number][];
}

/** Behind the dollar sign: `$(name)` would be an icon in quick picks, lenses and the status bar. */
const WORD_JOINER = '\u2060';
const ELLIPSIS = '…';
/** Code units before a match at most, so that it stands in the visible part of a narrow row. */
const LEAD_LENGTH = 24;
/** So many times a row's length is read of a text, in case that most of it is white space. */
const WHITE_SPACE_FACTOR = 8;
/** A tooltip shows a whole passage, unless it is a monster. */
const TOOLTIP_LENGTH = 1200;

/** One line without controls and without icons. Bidirectional controls are left out, white space becomes one space. */
export function toPlainLabel(text: string): string {
	return toPlainQuote(text, []).text;
}

/** The same cut at a word's edge to at most `maxLength` code units, the ellipsis included. */
export function toShortLabel(text: string, maxLength: number): string {
	return cutLabel(toPlainPart(text, [], maxLength), 0, maxLength).text;
}

/** A passage for a tooltip or a screen reader. */
export function toPlainPassage(text: string): string {
	return toShortLabel(text, TOOLTIP_LENGTH);
}

/**
 * A passage as a label, with the parts that carry the match.
 * @param text an exact slice of a source.
 * @param highlights spans into `text`, by start, not overlapping.
 */
export function toPlainQuote(text: string, highlights: readonly Span[]): PlainLabel {
	let label = '';
	/** A space is owed before the next visible character. */
	let owesSpace = false;
	let offset = 0;
	let next = 0;
	let opened = -1;
	/** Kept apart, since looking into a string that is being joined copies it. */
	let last = '';
	const bold: [number, number][] = [];
	for (const character of text) {
		const highlight = highlights[next];
		const isBlank = isWhiteSpace(character);
		const isVisible = !isBlank && !isControl(character);
		if (isBlank && last !== '') {
			owesSpace = true;
		}
		if (isVisible) {
			if (owesSpace) {
				label += ' ';
				last = ' ';
				owesSpace = false;
			}
			if (highlight && opened < 0 && offset >= highlight.start && offset < highlight.end) {
				opened = label.length;
			}
			label += character === '(' && last === '$' ? WORD_JOINER + character : character;
			last = character;
		}
		offset += character.length;
		if (highlight && offset >= highlight.end) {
			if (opened >= 0 && label.length > opened) {
				bold.push([opened, label.length]);
			}
			opened = -1;
			next++;
		}
	}
	return { text: label, highlights: bold };
}

/**
 * The passage around its first match in at most `maxLength` code units: cut at words' edges with an ellipsis,
 * the match inside and near the beginning.
 */
export function toShortQuote(text: string, highlights: readonly Span[], maxLength: number): PlainLabel {
	const label = toPlainPart(text, highlights, maxLength);
	const firstBold = label.highlights[0];
	let start = 0;
	if (firstBold && firstBold[1] > maxLength - ELLIPSIS.length) {
		start = findWordStart(label.text, Math.max(0, firstBold[0] - LEAD_LENGTH));
	}
	return cutLabel(label, start, maxLength);
}

/** A match with what stands around it, the match within the first words: for rows that list mentions. */
export function toContextQuote(text: string, match: Span, maxLength: number): PlainLabel {
	const label = toPlainPart(text, [match], maxLength);
	const bold = label.highlights[0];
	const start = bold && bold[0] > LEAD_LENGTH ? findWordStart(label.text, bold[0] - LEAD_LENGTH) : 0;
	return cutLabel(label, start, maxLength);
}

/** A label and whether the text goes on before and behind it. */
interface PartLabel extends PlainLabel {
	readonly before: boolean;
	readonly after: boolean;
}

/** The text around the first match, of which a row shows a part at most: a passage may be a line of megabytes. */
function toPlainPart(text: string, highlights: readonly Span[], maxLength: number): PartLabel {
	const room = maxLength * WHITE_SPACE_FACTOR;
	const first = highlights[0]?.start ?? 0;
	const start = first > room ? atBoundary(text, first - room) : 0;
	const end = Math.min(text.length, atBoundary(text, first + room));
	const shifted = highlights.filter((span) => span.start < end).map((span) => ({ start: span.start - start, end: Math.min(span.end, end) - start }));
	return { ...toPlainQuote(text.slice(start, end), shifted), before: start > 0, after: end < text.length };
}

/** The label from `start` on in at most `maxLength` code units, with an ellipsis where the text goes on. */
function cutLabel(label: PartLabel, start: number, maxLength: number): PlainLabel {
	const lead = start > 0 || label.before ? ELLIPSIS : '';
	const tail = label.after ? ELLIPSIS : '';
	const fits = lead.length + label.text.length - start + tail.length <= maxLength;
	const end = fits ? label.text.length : start + findCut(label.text.slice(start), maxLength - lead.length - ELLIPSIS.length);
	const text = lead + label.text.slice(start, end) + (fits ? tail : ELLIPSIS);
	const highlights: [number, number][] = [];
	for (const [from, to] of label.highlights) {
		const left = Math.max(from, start) - start + lead.length;
		const right = Math.min(to, end) - start + lead.length;
		if (left < right) {
			highlights.push([left, right]);
		}
	}
	return { text, highlights };
}

/** Where to cut `label` so that at most `maxLength` code units stay: behind a word where one ends in the last third. */
function findCut(label: string, maxLength: number): number {
	if (label.length <= maxLength) {
		return label.length;
	}
	const space = label.lastIndexOf(' ', maxLength);
	const cut = space > maxLength * 2 / 3 ? space : maxLength;
	return isHighSurrogate(label.charCodeAt(cut - 1)) ? cut - 1 : cut;
}

/** The start of the first word at or behind `offset`, or `offset` itself in the middle of a very long one. */
function findWordStart(label: string, offset: number): number {
	if (offset === 0) {
		return 0;
	}
	const space = label.indexOf(' ', offset - 1);
	const start = space >= 0 && space - offset < LEAD_LENGTH / 2 ? space + 1 : offset;
	return isHighSurrogate(label.charCodeAt(start - 1)) ? start - 1 : start;
}

function atBoundary(text: string, offset: number): number {
	return offset < text.length && isHighSurrogate(text.charCodeAt(offset - 1)) ? offset - 1 : offset;
}

function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code < 0xdc00;
}

function isWhiteSpace(character: string): boolean {
	return !isPlainLetter(character) && /^[\s\u0085]$/u.test(character) && character !== '\ufeff';
}

/** What is not seen but acts: controls, marks of direction, invisible tags, halves of pairs. Joiners stay, since scripts and emoji need them. */
function isControl(character: string): boolean {
	return !isPlainLetter(character) && /^[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]$/u.test(character);
}

/** Most characters are, so the patterns are seldom asked. */
function isPlainLetter(character: string): boolean {
	return character > ' ' && character <= '~';
}
