import assert from 'node:assert/strict';

/** A span with what is expected of it, in words. */
export interface Expected {
	readonly start: number;
	readonly end: number;
	readonly label: string;
}

/**
 * Reads marked text: `It cost [[$4 million|money 4000000 USD]].` gives the plain text and the expected spans, by start.
 * Throws on a mark that is not closed.
 */
export function readMarked(marked: string): { readonly text: string; readonly expected: readonly Expected[] } {
	const expected: Expected[] = [];
	let text = '';
	let at = 0;
	for (;;) {
		const open = marked.indexOf('[[', at);
		if (open < 0) {
			return { text: text + marked.slice(at), expected };
		}
		const close = marked.indexOf(']]', open);
		const bar = marked.indexOf('|', open);
		if (close < 0 || bar < 0 || bar > close) {
			throw new Error(`Expected [[text|label]], got: ${marked.slice(open, open + 40)}`);
		}
		text += marked.slice(at, open);
		const surface = marked.slice(open + 2, bar);
		expected.push({ start: text.length, end: text.length + surface.length, label: marked.slice(bar + 1, close) });
		text += surface;
		at = close + 2;
	}
}

/** Checks that `find` gives exactly the marked spans with their labels. Shows both as marked text when not. */
export function checkMarked(marked: string, find: (text: string) => readonly Expected[]): void {
	const { text, expected } = readMarked(marked);
	assert.equal(toMarked(text, find(text)), toMarked(text, expected));
}

function toMarked(text: string, spans: readonly Expected[]): string {
	let out = '';
	let at = 0;
	for (const { start, end, label } of spans) {
		out += `${text.slice(at, start)}[[${text.slice(start, end)}|${label}]]`;
		at = end;
	}
	return out + text.slice(at);
}
