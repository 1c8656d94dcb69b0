import nlp from 'compromise/one';
import type { Span } from '../types';

/**
 * Longest piece of text, in code units, that the splitter is given at once. Its time grows with the square of the
 * pieces that it joins ("A. A. A. …"), so this bounds the time; it is also the longest sentence that we make.
 */
const WINDOW_UNITS = 2000;

/**
 * Sentence spans within one paragraph, by start, without surrounding white space. Linear in the paragraph's length.
 *
 * The rules are those of compromise (Spencer Kelly and contributors, MIT): abbreviations, initials, brackets and quotes.
 * We add windows, so that cost and length stay bounded on any text.
 */
export function findSentences(text: string, paragraph: Span): Span[] {
	const sentences: Span[] = [];
	let at = paragraph.start;
	while (at < paragraph.end) {
		const last = at + WINDOW_UNITS >= paragraph.end;
		const end = last ? paragraph.end : windowEnd(text, at);
		const pieces = splitSentences(text.slice(at, end));
		// The last piece may go on behind the window: it is taken up again with the next, unless it fills the window.
		const whole = last || pieces.length === 1 ? pieces.length : pieces.length - 1;
		for (const piece of pieces.slice(0, whole)) {
			const span = trimmed(text, at, at + piece.length);
			if (span) {
				sentences.push(span);
			}
			at += piece.length;
		}
	}
	return sentences;
}

/** The pieces joined are the text again, so that offsets follow from lengths. */
function splitSentences(text: string): string[] {
	const world = nlp.world() as unknown as { methods: { one: { tokenize: { splitSentences(text: string, world: unknown): string[] } } } };
	const pieces = world.methods.one.tokenize.splitSentences(text, world); // Not in its typings; pinned by version and by our tests.
	return pieces.length > 0 && pieces.join('') === text ? pieces : [text];
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
