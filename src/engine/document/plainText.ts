import type { Slices } from '../ports';
import type { Span } from '../types';

/** Text scanned between two pauses, in code units. */
const SLICE_UNITS = 20_000;
/** Widths, in code units, between which text is wrapped by hand; typewriters and mail clients wrap at 60 to 80. */
const WRAP_UNITS = { low: 50, high: 90 };
/** Lines looked at to tell whether a text is hard-wrapped. */
const SAMPLE_LINES = 400;

/** A piece of text with what its form says of it. */
export interface Block extends Span {
	/** `text` is prose until its words say otherwise. */
	readonly form: 'text' | 'heading' | 'aside';
	/** Level of a heading that is marked as one, 1 to 6. */
	readonly level?: number;
}

/** Blocks of plain text from `start` on, in order: each line that is not blank, or in hard-wrapped text each run of such lines. Bullets stay outside. */
export function* findPlainBlocks(text: string, start: number): Slices<Block[]> {
	const lines = yield* findLines(text, { start, end: text.length });
	const blocks: Block[] = [];
	const width = wrapWidth(text, lines);
	for (let index = 0; index < lines.length; index++) {
		const first = lines[index] as Span; // In range.
		let last = first;
		while (width && index + 1 < lines.length && continues(text, last, lines[index + 1] as Span, width)) {
			index++;
			last = lines[index] as Span;
		}
		if (!isBlank(text, first)) {
			const bullet = /^\s*(?:[•·▪■●‣◦]\s*|[*-]\s+)(?=\S)/.exec(text.slice(first.start, Math.min(first.end, first.start + 80)));
			blocks.push({ start: first.start + (bullet?.[0].length ?? 0), end: last.end, form: 'text' });
		}
	}
	return blocks;
}

/** Lines within a span, without their ends; blank ones too. A line ends with `\n`, `\r\n`, `\r`, U+2028 or U+2029. */
export function* findLines(text: string, within: Span): Slices<Span[]> {
	const lines: Span[] = [];
	const ending = /\r\n?|[\n\u2028\u2029]/g;
	ending.lastIndex = within.start;
	let pauseAt = within.start + SLICE_UNITS;
	let start = within.start;
	for (let match = ending.exec(text); match && match.index < within.end; match = ending.exec(text)) {
		lines.push({ start, end: match.index });
		start = ending.lastIndex;
		if (start > pauseAt) {
			yield undefined;
			pauseAt = start + SLICE_UNITS;
		}
	}
	lines.push({ start, end: Math.max(start, within.end) });
	return lines;
}

export function isBlank(text: string, line: Span): boolean {
	// Most lines show a letter at once; only blank ones are looked through.
	return !/\S/.test(text.slice(line.start, Math.min(line.end, line.start + 40))) && !text.slice(line.start, line.end).trim();
}

/**
 * Width at which a text is wrapped by hand, or 0. It is when most lines that another one follows at once are of 50 to 90
 * characters, end in mid-sentence, and go on in lower case half of the time, and hardly any line is longer.
 */
function wrapWidth(text: string, lines: readonly Span[]): number {
	let pairs = 0;
	let wrapped = 0;
	let lower = 0;
	let long = 0;
	let width = 0;
	let filled = 0;
	for (let index = 0; index < lines.length && filled < SAMPLE_LINES; index++) {
		const line = lines[index] as Span; // In range.
		if (isBlank(text, line)) {
			continue;
		}
		filled++;
		const units = line.end - line.start;
		long += units > WRAP_UNITS.high ? 1 : 0;
		const next = lines[index + 1];
		if (!next || isBlank(text, next)) {
			continue;
		}
		pairs++;
		if (units >= WRAP_UNITS.low && units <= WRAP_UNITS.high) {
			width = Math.max(width, units);
			wrapped += endsSentence(text, line) ? 0 : 1;
			lower += /^\s*\p{Ll}/u.test(text.slice(next.start, next.start + 20)) ? 1 : 0;
		}
	}
	return pairs >= 3 && wrapped * 10 >= pairs * 6 && lower * 2 >= pairs && long * 10 <= filled ? width : 0;
}

function endsSentence(text: string, line: Span): boolean {
	return /[.!?:…]["'”’)\]]*\s*$/.test(text.slice(Math.max(line.start, line.end - 12), line.end));
}

/** Does the paragraph of a wrapped line go on in the next one? Not when that one's first word had found room in this one. */
function continues(text: string, line: Span, next: Span, width: number): boolean {
	if (isBlank(text, line) || isBlank(text, next)) {
		return false;
	}
	const start = text.slice(next.start, next.start + 40);
	const word = /^\s*(\S*)/.exec(start)?.[1] ?? '';
	const room = width - (line.end - line.start) - word.length - 1;
	return room < 12 || /^\s*\p{Ll}/u.test(start);
}
