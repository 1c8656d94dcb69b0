/**
 * Source text as Markdown that shows as the same plain text.
 *
 * The rule was tried on VS Code's own renderer with hostile and fuzzed strings: every ASCII punctuation mark is escaped,
 * and icons are off. `MarkdownString.appendText` is not used, since `<command:…>` in it became a live link.
 */

import type { Span } from '../engine';

/** Text that shows as itself, on one line, in Markdown without HTML and without icons. */
export function escapeMarkdown(text: string): string {
	return escapeSigns(onOneLine(text).trim());
}

/** The same cut to at most `limit` characters. */
export function shortMarkdown(text: string, limit: number): string {
	return excerptMarkdown({ text, bold: [], core: { start: 0, end: 0 }, whole: [] }, limit);
}

/** A link that runs a command. `label` and `title` are our own words, never text of a source. */
export function commandLink(label: string, command: string, title: string, ...args: readonly unknown[]): string {
	return `[${label}](command:${command}?${encodeArguments(args)} "${title}")`;
}

/** What may hold a longer text to be cut. */
export interface Excerpt {
	readonly text: string;
	/** Set in bold, by start. */
	readonly bold: readonly Span[];
	/** Must be inside, as far as it fits. */
	readonly core: Span;
	/** Never cut in two. */
	readonly whole: readonly Span[];
}

const CUT = '[…]';

/**
 * An excerpt of at most `limit` characters as Markdown, cut at word edges with `[…]`, its bold spans in bold.
 * Bold is widened to the word where CommonMark could not open or close it (CommonMark 0.31, section 6.2).
 */
export function excerptMarkdown(excerpt: Excerpt, limit: number): string {
	const { text } = excerpt;
	const window = cutWindow(excerpt, limit);
	const parts: string[] = [];
	if (window.start > 0) {
		parts.push(escapeSigns(CUT), ' ');
	}
	let at = window.start;
	for (const span of boldRuns(text, window, excerpt.bold)) {
		parts.push(escapeSigns(onOneLine(text.slice(at, span.start))), '**', escapeSigns(onOneLine(text.slice(span.start, span.end))), '**');
		at = span.end;
	}
	parts.push(escapeSigns(onOneLine(text.slice(at, window.end))));
	if (window.end < text.length) {
		parts.push(' ', escapeSigns(CUT));
	}
	return parts.join('').trim();
}

/**
 * The part of a text that an excerpt of at most `limit` characters shows, white space at its edges left out.
 * The core decides where; the rest is shared between both sides, word by word.
 */
export function cutWindow(excerpt: Excerpt, limit: number): Span {
	const { text } = excerpt;
	const all = trimSpan(text, { start: 0, end: text.length });
	if (all.end - all.start <= limit) {
		return all;
	}
	const room = limit - 2 * (CUT.length + 1);
	const core = chooseCore(excerpt, all, room);
	const spare = room - (core.end - core.start);
	// A third of the room before the match, the rest behind it; what one side does not need goes to the other.
	const before = Math.min(core.start - all.start, Math.max(Math.floor(spare / 3), spare - (all.end - core.end)));
	const window = {
		start: wordStartFrom(text, core.start - before, core.start, all.start),
		end: wordEndFrom(text, core.end + spare - before, core.end, all.end),
	};
	return trimSpan(text, withoutSplits(text, window, core, excerpt.whole));
}

/** The part that must be seen: in whole words and whole claims, as far as it fits. */
function chooseCore({ text, bold, core, whole }: Excerpt, all: Span, room: number): Span {
	const isSeen = (span: Span): boolean => span.start >= all.start && span.end <= all.end && span.start < span.end;
	const wanted = [{ start: Math.max(all.start, core.start), end: Math.min(all.end, core.end) }];
	// Where the core does not fit, the run of bold spans that shows the most of them; text without spaces is cut anywhere.
	for (const spans of [widen(text, wanted, whole), widen(text, bold, whole), wanted, bold]) {
		const run = heaviestRun(spans.filter(isSeen), room);
		if (run) {
			return run;
		}
	}
	return { start: all.start, end: all.start };
}

/** Of spans by start, those that stand within `room` of each other and are longest together. */
function heaviestRun(spans: readonly Span[], room: number): Span | undefined {
	let best: Span | undefined;
	let bestWeight = -1;
	let weight = 0;
	let first = 0;
	for (const [last, span] of spans.entries()) {
		weight += span.end - span.start;
		let opening = spans[first] ?? span;
		while (first < last && span.end - opening.start > room) {
			weight -= opening.end - opening.start;
			first++;
			opening = spans[first] ?? span;
		}
		if (weight > bestWeight && span.end - opening.start <= room) {
			best = { start: opening.start, end: span.end };
			bestWeight = weight;
		}
	}
	return best;
}

/** Each span with the claims that it touches, out to the edges of its words. All by start; neither overlap each other. */
function widen(text: string, spans: readonly Span[], whole: readonly Span[]): Span[] {
	let claim = 0;
	return spans.map((span) => {
		while ((whole[claim]?.end ?? Infinity) <= span.start) {
			claim++;
		}
		let { start, end } = span;
		for (let touched = whole[claim], next = claim; touched && touched.start < span.end; touched = whole[++next]) {
			start = Math.min(start, touched.start);
			end = Math.max(end, touched.end);
		}
		const [before, after] = [wordEdge(text, start, 0, -1), wordEdge(text, end, text.length, 1)];
		return { start: start - before <= WIDEST ? before : start, end: after - end <= WIDEST ? after : end };
	});
}

/** The first word start from `from` to `limit`; a word longer than the room is cut between two characters. */
function wordStartFrom(text: string, from: number, limit: number, first: number): number {
	if (from <= first) {
		return first;
	}
	for (let at = from; at <= limit; at++) {
		if (isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at))) {
			return at;
		}
	}
	return atBoundary(text, from);
}

/** The last word end from `limit` to `from`. */
function wordEndFrom(text: string, from: number, limit: number, last: number): number {
	if (from >= last) {
		return last;
	}
	for (let at = from; at >= limit; at--) {
		if (isSpace(text.charAt(at)) && !isSpace(text.charAt(at - 1))) {
			return at;
		}
	}
	return atBoundary(text, from);
}

/** Leaves out a span at an edge that would be cut in two, with the rest of its word, unless the core lies in it. */
function withoutSplits(text: string, window: Span, core: Span, whole: readonly Span[]): Span {
	let { start, end } = window;
	for (const span of whole) {
		if (span.start < start && start < span.end && span.end <= core.start) {
			start = wordStartFrom(text, span.end, core.start, 0);
		}
		if (span.start < end && end < span.end && span.start >= core.end) {
			end = wordEndFrom(text, span.start, core.end, text.length);
		}
	}
	return { start, end };
}

/** The bold spans within a window, widened where needed; those that touch or have only white space between become one. */
function boldRuns(text: string, window: Span, bold: readonly Span[]): readonly Span[] {
	const runs: { start: number; end: number }[] = [];
	for (const span of bold) {
		const run = boldRun(text, window, span);
		const last = runs.at(-1);
		if (run && last && (run.start <= last.end || text.slice(last.end, run.start).trim() === '')) {
			last.end = Math.max(last.end, run.end);
		} else if (run) {
			runs.push({ ...run });
		}
	}
	return runs;
}

/** How far bold is widened; beyond, as in text without spaces, it gives up the sign at its edge instead. */
const WIDEST = 40;

function boldRun(text: string, window: Span, span: Span): Span | undefined {
	const run = trimSpan(text, { start: Math.max(window.start, span.start), end: Math.min(window.end, span.end) });
	let start = atBoundary(text, run.start);
	let end = atBoundary(text, run.end);
	if (start >= end) {
		return undefined;
	}
	if (isSign(characterAt(text, start)) && isLetter(characterBefore(text, start, window.start))) {
		const widened = wordEdge(text, start, window.start, -1);
		start = start - widened <= WIDEST ? widened : skipSigns(text, start, end, 1);
	}
	if (isSign(characterBefore(text, end, start)) && end < window.end && isLetter(characterAt(text, end))) {
		const widened = wordEdge(text, end, window.end, 1);
		end = widened - end <= WIDEST ? widened : skipSigns(text, end, start, -1);
	}
	return start < end ? { start, end } : undefined;
}

/** Walks over everything that is not white space. */
function wordEdge(text: string, from: number, limit: number, step: 1 | -1): number {
	let at = from;
	while (at !== limit && !isSpace(text.charAt(step > 0 ? at : at - 1)) && Math.abs(at - from) <= WIDEST) {
		at += step;
	}
	return at;
}

function skipSigns(text: string, from: number, limit: number, step: 1 | -1): number {
	let at = from;
	while (at !== limit && !isLetter(step > 0 ? characterAt(text, at) : characterBefore(text, at, limit))) {
		at += step;
	}
	return at;
}

function trimSpan(text: string, span: Span): Span {
	let { start, end } = span;
	while (start < end && isSpace(text.charAt(start))) {
		start++;
	}
	while (end > start && isSpace(text.charAt(end - 1))) {
		end--;
	}
	return { start, end };
}

/** The character there, both halves of a pair; empty behind the end. What is not shown is passed over. */
function characterAt(text: string, at: number): string {
	for (let from = at; from < text.length && from < at + 8; ) {
		const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
		if (neutralize(character) !== '') {
			return character;
		}
		from += character.length;
	}
	return '';
}

function characterBefore(text: string, at: number, first: number): string {
	for (let from = at; from > first && from > at - 8; ) {
		const low = text.charCodeAt(from - 1);
		const width = low >= 0xdc00 && low <= 0xdfff && from - 2 >= first ? 2 : 1;
		const character = text.slice(from - width, from);
		if (neutralize(character) !== '') {
			return character;
		}
		from -= width;
	}
	return '';
}

/** The offset itself, or behind the pair that it would split. */
function atBoundary(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function isSpace(character: string): boolean {
	return /^\s$/.test(character);
}

function isSign(character: string): boolean {
	return /^[\p{P}\p{S}]/u.test(character);
}

function isLetter(character: string): boolean {
	return character !== '' && !isSign(character) && !/^\s/u.test(character);
}

/**
 * Without what is not seen but acts: controls, marks of direction, zero-width characters, invisible tags, halves of pairs.
 * Joiners stay, since scripts and emoji need them.
 */
function neutralize(text: string): string {
	return text.replace(/[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|(?!\s)\p{Cc}/gu, '');
}

function onOneLine(text: string): string {
	// The rule of lines first: a byte-order mark is white space to JavaScript, and must not become a space.
	return neutralize(text).replace(/\s+/g, ' ');
}

function escapeSigns(text: string): string {
	return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function encodeArguments(args: readonly unknown[]): string {
	// The five that encodeURIComponent leaves alone would end or style the link.
	return encodeURIComponent(JSON.stringify(args)).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
