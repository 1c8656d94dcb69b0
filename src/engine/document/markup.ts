import type { Slices } from '../ports';
import type { Span } from '../types';
import type { Block } from './plainText';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Farthest end, in code units, that a link's target, a tag or a comment is looked for. */
const REACH_UNITS = 1000;
/** Deepest nesting of link texts. */
const MAX_DEPTH = 50;

/**
 * Adds the marks within one block of Markdown: emphasis, code ticks, escapes, links with their targets, images, tags,
 * comments, footnote calls, the bars of a table's row. One pass; the look-ahead is bounded.
 */
export function* findMarkup(text: string, block: Block, marks: Span[]): Slices<void> {
	const brackets: { at: number; image: boolean }[] = [];
	// Searched in the block alone: a search that finds nothing would run to the end of the text for each block.
	const piece = text.slice(block.start, block.end);
	const special = /[\\`*_~[\]<|!]/g;
	let pauseAt = Math.ceil((block.start + 1) / SLICE_UNITS) * SLICE_UNITS;
	for (let match = special.exec(piece); match; match = special.exec(piece)) {
		const at = block.start + match.index;
		let end = at + 1;
		switch (match[0]) {
			case '\\':
				if (/[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) {
					marks.push({ start: at, end });
					end++;
				}
				break;
			case '`':
				end = runEnd(text, at, block.end);
				marks.push({ start: at, end });
				break;
			case '*':
			case '_':
			case '~':
				end = runEnd(text, at, block.end);
				if (isEmphasis(text, at, end, block)) {
					marks.push({ start: at, end });
				}
				break;
			case '|':
				if (block.form === 'aside') {
					marks.push({ start: at, end });
				}
				break;
			case '!':
				if (text[at + 1] === '[') {
					brackets.push({ at, image: true });
					end = at + 2;
				}
				break;
			case '[':
				if (text[at + 1] === '^') {
					const close = text.slice(at, Math.min(block.end, at + 200)).indexOf(']');
					if (close > 0) {
						end = at + close + 1;
						marks.push({ start: at, end });
					}
				} else {
					brackets.push({ at, image: false });
				}
				break;
			case ']': {
				const open = brackets.pop();
				const target = open ? targetEnd(text, at + 1, block.end) : 0;
				if (open && target) {
					if (open.image) {
						marks.push({ start: open.at, end: target });
					} else {
						marks.push({ start: open.at, end: open.at + 1 }, { start: at, end: target });
					}
					end = target;
				}
				break;
			}
			default:
				end = tagEnd(text, at, block.end, marks);
		}
		if (brackets.length > MAX_DEPTH) {
			brackets.shift();
		}
		special.lastIndex = end - block.start;
		if (end > pauseAt) {
			yield undefined;
			pauseAt = end + SLICE_UNITS;
		}
	}
}

function runEnd(text: string, at: number, limit: number): number {
	let end = at + 1;
	while (end < limit && text[end] === text[at]) {
		end++;
	}
	return end;
}

/** Marks of emphasis touch a word on one side; `_` and a single `~` do not stand inside a word. */
function isEmphasis(text: string, start: number, end: number, block: Span): boolean {
	const before = start > block.start ? text[start - 1] ?? ' ' : ' ';
	const after = end < block.end ? text[end] ?? ' ' : ' ';
	if (/\s/.test(before) && /\s/.test(after)) {
		return false;
	}
	if (text[start] === '*') {
		return !(/\d/.test(before) && /\d/.test(after));
	}
	return (text[start] === '_' || end - start === 2) && !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}

/** End of `(target)` or `[label]` that starts at `at`, or 0. */
function targetEnd(text: string, at: number, limit: number): number {
	const open = text[at];
	if (open !== '(' && open !== '[') {
		return 0;
	}
	const close = open === '(' ? ')' : ']';
	let depth = 0;
	for (let end = at; end < Math.min(limit, at + REACH_UNITS); end++) {
		const sign = text[end];
		if (sign === '\\') {
			end++;
		} else if (sign === open) {
			depth++;
		} else if (sign === close && --depth === 0) {
			return end + 1;
		}
	}
	return 0;
}

/** Marks a tag or comment that starts at `at`, the brackets only of `<https://…>`; gives where to go on. */
function tagEnd(text: string, at: number, limit: number, marks: Span[]): number {
	const ahead = text.slice(at, Math.min(limit, at + REACH_UNITS));
	if (ahead.startsWith('<!--')) {
		const close = ahead.indexOf('-->');
		if (close > 0) {
			marks.push({ start: at, end: at + close + 3 });
			return at + close + 3;
		}
		return at + 1;
	}
	const head = /^<(?:\/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]{1,64}@)/.exec(ahead)?.[0];
	const close = head ? ahead.indexOf('>') : -1;
	if (!head || close < 0) {
		return at + 1;
	}
	if (head.endsWith(':') || head.endsWith('@')) {
		marks.push({ start: at, end: at + 1 }, { start: at + close, end: at + close + 1 });
	} else {
		marks.push({ start: at, end: at + close + 1 });
	}
	return at + close + 1;
}
