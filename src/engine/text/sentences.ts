import nlp from 'compromise/one';
import type { Span } from '../types';

/**
 * Longest piece of text, in code units, that the splitter is given at once. Its time grows with the square of the
 * pieces that it joins ("A. A. A. …"), so this bounds the time; it is also the longest sentence that we make.
 */
const WINDOW_UNITS = 2000;

/** Sentence spans within one paragraph, by start, without surrounding white space. Linear in the paragraph's length. */
export function findSentences(text: string, paragraph: Span): Span[] {
	return [...eachSentence(text, paragraph)];
}

/**
 * The same one by one, so that a paragraph of megabytes can be left between two sentences.
 *
 * The rules are those of compromise (Spencer Kelly and contributors, MIT): abbreviations, initials, brackets and quotes.
 * We add windows, so that cost and length stay bounded on any text, and mend what news shows it to miss (`endsOf`).
 * A line break inside a paragraph is white space.
 */
export function* eachSentence(text: string, paragraph: Span): Generator<Span, void, undefined> {
	let at = paragraph.start;
	while (at < paragraph.end) {
		const last = at + WINDOW_UNITS >= paragraph.end;
		const end = last ? paragraph.end : windowEnd(text, at);
		const ends = endsOf(text.slice(at, end).replace(/[\r\n\u2028\u2029]/g, ' '));
		// The last piece may go on behind the window: it is taken up again with the next, unless it fills the window.
		const whole = last || ends.length === 1 ? ends.length : ends.length - 1;
		const base = at;
		for (const pieceEnd of ends.slice(0, whole)) {
			const span = trimmed(text, at, base + pieceEnd);
			if (span) {
				yield span;
			}
			at = base + pieceEnd;
		}
	}
}

/** Ends of the sentences of one window; the last one is the window's length. */
function endsOf(window: string): number[] {
	const ends = new Set<number>();
	let end = 0;
	for (const piece of splitSentences(window)) {
		end += piece.length;
		ends.add(closingEnd(window, end));
	}
	for (const missed of missedEnds(window)) {
		ends.add(missed);
	}
	const sorted = [...ends].sort((a, b) => a - b);
	const kept: number[] = [];
	for (const at of sorted) {
		const piece = window.slice(kept.at(-1) ?? 0, at);
		if (at === window.length) {
			// Signs that are left over belong to the sentence before.
			if (kept.length > 0 && !/[\p{L}\p{N}]/u.test(piece)) {
				kept.pop();
			}
			kept.push(at);
		} else if (/[\p{L}\p{N}\p{So}]/u.test(piece) && !goesOn(window, at)) {
			kept.push(at);
		}
	}
	return kept;
}

/** The pieces joined are the text again, so that offsets follow from lengths. */
function splitSentences(text: string): string[] {
	if (!/[.!?…。！？]/.test(text)) {
		return [text]; // A heading or a line of a list; asking costs more than the look.
	}
	const world = nlp.world() as unknown as { methods: { one: { tokenize: { splitSentences(text: string, world: unknown): string[] } } } };
	const pieces = world.methods.one.tokenize.splitSentences(text, world); // Not in its typings; pinned by version and by our tests.
	return pieces.length > 0 && pieces.join('') === text ? pieces : [text];
}

/** A quote or bracket that closes without a space before it belongs to the sentence that it closes. */
function closingEnd(window: string, end: number): number {
	let at = end;
	while (at < window.length && /[”’)\]]/.test(window[at] as string) && !/\s/.test(window[at - 1] ?? ' ')) { // Below the length.
		at++;
	}
	return at;
}

/** Abbreviations in front of a number, and those that stand between two names. */
const BEFORE_NUMBER = /(?:^|[^\p{L}])(?:Nos?|Figs?|Vols?|Arts?|Secs?|Ch|Eq|Ref|pp?|App|Ex)\.\s*$/u;
const BETWEEN_NAMES = /(?:^|\s)(?:vs|v|aka|a\.k\.a)\.\s*$|(?:^|\s)Yahoo!\s*$/;

/** Is the end at `at` none, since the sentence goes on behind an abbreviation? */
function goesOn(window: string, at: number): boolean {
	const before = window.slice(Math.max(0, at - 12), at);
	const next = window[at] ?? '';
	if (/\d/.test(next) && BEFORE_NUMBER.test(before)) {
		return true;
	}
	return BETWEEN_NAMES.test(before) && !STARTER.test(window.slice(at, at + 14));
}

/** Function words that, capitalised, begin a sentence. */
const STARTERS = 'The|He|She|It|In|But|On|An|This|They|These|That|Those|We|At|And|As|For|If|When|While|After|Before|His|Her|Its|Their|There|However|Meanwhile|Although|According|Since|With|Some|Many|No|Both|Earlier|Later|Last|What|Who|You|Our|My|Whether|Because|Though|Until|Such|Another|Each|Most|Several|Only|Instead|Then|Thus|Therefore|So|Yet|Now|Also|Even|Still|Where|How|Why|Is|Are|Was|Were';
const STARTER = new RegExp(`^(?:${STARTERS})(?=[\\s,])`, 'u');
/** A dot that may also end a sentence when a function word follows. */
const BEHIND_DOT = new RegExp(`\\.[”"’')\\]]{0,2}\\s{1,4}(?=(?:${STARTERS})[\\s,])`, 'gu');
const AMBIGUOUS = /(?:^|[^\p{L}.])(?:\p{L}\.(?:\p{L}\.)+|(?:etc|Inc|Corp|Co|Ltd|Jr|Sr|Bros|Ave|Blvd)\.)$/u;
// Patterns begin with the stop and look behind it from there, since stops are few and letters many.
/** Sentences that touch: `end.The`, `3.5%.The`, `end."The`. */
const TOUCHING = /\.(?<=(?:\p{Ll}{3}|\d%|\p{Ll}[)”"’])\.)(?!Com|Net|Org|Js)(?=\p{Lu}\p{Ll}+[\s,])|[.?](?<=\p{Ll}{2}[.?])(?:(?<=\.)["”]|(?<=\?)["”]?)(?=\p{Lu}\p{Ll}+[\s,])/gu;
/** A sentence that ends inside its quotes or brackets: `… over.” The`. */
const CLOSED = /\.(?<=(?:\p{Ll}{3}|[\d%])\.)(?<!(?:Corp|Bros)\.)[”")]{1,2}\s{1,4}(?=["“(]?\p{Lu})/gu;
const TOUCHING_NUMBER = new RegExp(`\\.(?<=\\d\\.)(?=(?:${STARTERS})[\\s,])`, 'gu');

/** Ends that compromise does not see. */
function missedEnds(window: string): number[] {
	const ends: number[] = [];
	for (const match of window.matchAll(BEHIND_DOT)) {
		if (AMBIGUOUS.test(window.slice(Math.max(0, match.index - 10), match.index + 1))) {
			ends.push(match.index + match[0].length);
		}
	}
	for (const pattern of [TOUCHING, TOUCHING_NUMBER, CLOSED]) {
		for (const match of window.matchAll(pattern)) {
			ends.push(match.index + match[0].length);
		}
	}
	return ends;
}

/** Cuts at white space, and never inside a surrogate pair. */
function windowEnd(text: string, start: number): number {
	const end = start + WINDOW_UNITS;
	for (let at = end; at > start + WINDOW_UNITS / 2; at--) {
		if (/\s/.test(text[at - 1] as string)) { // Within the text: a window is full here.
			return at;
		}
	}
	const code = text.charCodeAt(end - 1);
	return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}

function trimmed(text: string, start: number, end: number): Span | undefined {
	const piece = text.slice(start, end);
	const from = start + (piece.length - piece.trimStart().length);
	const to = start + piece.trimEnd().length;
	return from < to ? { start: from, end: to } : undefined;
}
