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

/** One line without controls and without icons. Bidirectional controls are left out, white space becomes one space. */
export function toPlainLabel(text: string): string {
	return toPlainQuote(text, []).text;
}

/** The same cut at a word's edge to at most `maxLength` code units, the ellipsis included. */
export function toShortLabel(text: string, maxLength: number): string {
	const label = toPlainLabel(text);
	return label.length <= maxLength ? label : label.slice(0, findCut(label, maxLength - ELLIPSIS.length)) + ELLIPSIS;
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
	const bold: [number, number][] = [];
	for (const character of text) {
		const highlight = highlights[next];
		const isBlank = isWhiteSpace(character);
		const isVisible = !isBlank && !isControl(character);
		if (isBlank && label !== '') {
			owesSpace = true;
		}
		if (isVisible) {
			if (owesSpace) {
				label += ' ';
				owesSpace = false;
			}
			if (highlight && opened < 0 && offset >= highlight.start && offset < highlight.end) {
				opened = label.length;
			}
			label += character === '(' && label.endsWith('$') ? WORD_JOINER + character : character;
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
	const label = toPlainQuote(text, highlights);
	if (label.text.length <= maxLength) {
		return label;
	}
	const firstBold = label.highlights[0];
	let start = 0;
	if (firstBold && firstBold[1] > maxLength - ELLIPSIS.length) {
		start = findWordStart(label.text, Math.max(0, firstBold[0] - LEAD_LENGTH));
	}
	return cutLabel(label, start, maxLength);
}

/** A match with what stands around it, the match within the first words: for rows that list mentions. */
export function toContextQuote(text: string, match: Span, maxLength: number): PlainLabel {
	const label = toPlainQuote(text, [match]);
	const bold = label.highlights[0];
	const start = bold && bold[0] > LEAD_LENGTH ? findWordStart(label.text, bold[0] - LEAD_LENGTH) : 0;
	return cutLabel(label, start, maxLength);
}

function cutLabel(label: PlainLabel, start: number, maxLength: number): PlainLabel {
	const lead = start > 0 ? ELLIPSIS : '';
	const rest = label.text.length - start;
	const fits = rest + lead.length <= maxLength;
	const end = fits ? label.text.length : start + findCut(label.text.slice(start), maxLength - lead.length - ELLIPSIS.length);
	const text = lead + label.text.slice(start, end) + (fits ? '' : ELLIPSIS);
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

function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code < 0xdc00;
}

function isWhiteSpace(character: string): boolean {
	return /^[\s\u0085]$/u.test(character) && character !== '\ufeff';
}

/** What is not seen but acts: controls, marks of direction, invisible tags, halves of pairs. Joiners stay, since scripts and emoji need them. */
function isControl(character: string): boolean {
	return /^[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]$/u.test(character);
}
