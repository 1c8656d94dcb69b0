import type { Slices } from '../ports';
import type { Span } from '../types';
import { findMarkup } from './markup';
import { findLines, isBlank, type Block } from './plainText';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;
/** A line that goes on behind more units than this and ends its sentence is a paragraph of its own. */
const LONG_LINE_UNITS = 100;

export interface MarkdownBlocks {
	readonly blocks: readonly Block[];
	/** Marks inside the blocks (emphasis, link targets, quote marks, tags), by start: text that is not read. */
	readonly markup: readonly Span[];
}

/**
 * Blocks of a Markdown text from `start` on: headings, paragraphs, list items, quotes, table rows (as asides).
 * Code, raw HTML, comments, link definitions and rules give none. One pass over the lines.
 *
 * After CommonMark 0.31 (MacFarlane and others, 2024) with tables and strikethrough of GitHub; where we differ: a long
 * line that ends a sentence ends its paragraph, as does a hard break, and nested blocks are flat.
 */
export function* findMarkdownBlocks(text: string, start: number): Slices<MarkdownBlocks> {
	const lines = yield* findLines(text, { start, end: text.length });
	const reader = new BlockReader(text);
	let pauseAt = start + SLICE_UNITS;
	for (const [index, line] of lines.entries()) {
		reader.readLine(line, lines[index + 1]);
		if (line.end > pauseAt) {
			yield undefined;
			pauseAt = line.end + SLICE_UNITS;
		}
	}
	reader.close();
	const markup: Span[] = [...reader.marks];
	for (const block of reader.blocks) {
		yield* findMarkup(text, block, markup);
	}
	yield undefined;
	return { blocks: reader.blocks, markup: markup.sort((a, b) => a.start - b.start || a.end - b.end) };
}

const QUOTE = /^ {0,3}>[ \t]?/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/;
const ITEM = /^[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)/;
const INDENTED = /^(?: {4}|\t)/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\n]{1,200}\]:[ \t]*/;
const DELIMITER_ROW = /^ {0,3}[|:\- \t]+$/;
const RAW_TEXT = /^ {0,3}<(script|style|pre|textarea)(?=[\s>]|$)/i;
const HTML_BLOCK = /^ {0,3}<(?:\/?(?:address|article|aside|blockquote|body|br|button|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|input|li|link|main|menu|meta|nav|ol|option|p|param|picture|section|source|summary|svg|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video)(?=[\s/>]|$)|[?!][A-Za-z])/i;
/** How much of a line tells what it is; a whole line is looked at where it must match to its end. */
const HEAD_UNITS = 300;

/** Takes the lines of a text one after the other. */
class BlockReader {
	readonly blocks: Block[] = [];
	/** Quote marks at the beginning of lines inside a block. */
	readonly marks: Span[] = [];
	readonly #text: string;
	/** The paragraph that the next line may continue. */
	#open: { start: number; end: number; lineStart: number; form: Block['form'] } | undefined;
	#inList = false;
	#afterBlank = true;
	/** What ends the raw block that is being skipped; `blank` is a blank line. */
	#raw: 'blank' | RegExp | undefined;
	#inTable = false;

	constructor(text: string) {
		this.#text = text;
	}

	readLine(line: Span, next: Span | undefined): void {
		let start = line.start;
		for (let depth = 0; depth < 20; depth++) {
			const quote = QUOTE.exec(this.#text.slice(start, Math.min(line.end, start + 8)));
			if (!quote) {
				break;
			}
			start += quote[0].length;
		}
		const body = { start, end: line.end };
		if (isBlank(this.#text, body)) {
			this.close();
			this.#afterBlank = true;
			this.#raw = this.#raw === 'blank' ? undefined : this.#raw;
			this.#inTable = false;
			return;
		}
		const head = this.#text.slice(start, Math.min(line.end, start + HEAD_UNITS));
		if (!this.#skipsRaw(body, head)) {
			this.#readBody(line, body, head, next);
		}
		this.#afterBlank = false;
	}

	/** Ends the open paragraph. */
	close(): void {
		if (this.#open && this.#open.end > this.#open.start) {
			const { start, end, form } = this.#open;
			this.blocks.push({ start, end, form });
		}
		this.#open = undefined;
	}

	/** Tells whether a line is inside, or begins, a block whose text is not read. */
	#skipsRaw(body: Span, head: string): boolean {
		if (this.#raw) {
			if (this.#raw !== 'blank' && this.#raw.test(this.#text.slice(body.start, body.end))) {
				this.#raw = undefined;
			}
			return true;
		}
		const fence = FENCE.exec(head)?.[1];
		if (fence) {
			this.close();
			this.#raw = new RegExp(`^ {0,3}${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*$`);
			return true;
		}
		const tag = RAW_TEXT.exec(head)?.[1];
		const end = head.trimStart().startsWith('<!--') ? /-->/ : tag ? new RegExp(`</${tag}>`, 'i') : undefined;
		if (end) {
			this.close();
			this.#raw = end.test(this.#text.slice(body.start, body.end)) ? undefined : end;
			return true;
		}
		if (HTML_BLOCK.test(head)) {
			this.close();
			this.#raw = 'blank';
			return true;
		}
		return false;
	}

	#readBody(line: Span, body: Span, head: string, next: Span | undefined): void {
		const item = ITEM.exec(head);
		if (!this.#open && this.#afterBlank && !this.#inList && INDENTED.test(head)) {
			return; // Indented code.
		}
		if (body.end - body.start <= HEAD_UNITS) {
			// A bullet with nothing behind it is no heading.
			const setext = this.#open && this.#open.end > this.#open.start ? SETEXT.exec(head) : undefined;
			if (setext && this.#open) {
				this.#push(this.#open.start, this.#open.end, 'heading', setext[1]?.startsWith('=') ? 1 : 2);
				this.#open = undefined;
				return;
			}
			if (RULE.test(head)) {
				this.close();
				return;
			}
		}
		const atx = ATX.exec(head);
		if (atx) {
			this.close();
			this.#push(body.start + atx[0].length, headingEnd(this.#text, body), 'heading', atx[1]?.length ?? 1);
			return;
		}
		if (this.#readTable(body, head, next)) {
			return;
		}
		const footnote = this.#open ? undefined : FOOTNOTE.exec(head);
		if (footnote) {
			this.#start(body.start + footnote[0].length, body.end, 'aside');
			return;
		}
		if (!this.#open && DEFINITION.test(head)) {
			return;
		}
		if (item) {
			this.#inList = true;
			this.#start(body.start + item[0].length, body.end, 'text');
			return;
		}
		if (this.#open && !this.#endsParagraph(this.#open)) {
			if (body.start > line.start) {
				this.marks.push({ start: line.start, end: body.start });
			}
			this.#open.end = body.end;
			this.#open.lineStart = body.start;
			return;
		}
		if (!/^[ \t]/.test(head)) {
			this.#inList = false;
		}
		this.#start(body.start, body.end, 'text');
	}

	#readTable(body: Span, head: string, next: Span | undefined): boolean {
		if (!head.includes('|')) {
			this.#inTable = false;
			return false;
		}
		if (!this.#inTable) {
			const row = next ? this.#text.slice(next.start, Math.min(next.end, next.start + HEAD_UNITS)).replace(/^(?: {0,3}>)+/, '') : '';
			this.#inTable = row.includes('|') && row.includes('-') && DELIMITER_ROW.test(row);
		}
		if (!this.#inTable) {
			return false;
		}
		this.close();
		if (!DELIMITER_ROW.test(head)) {
			const from = /^[ \t|]*/.exec(head)?.[0].length ?? 0;
			this.#push(body.start + from, body.end, 'aside');
		}
		return true;
	}

	#start(start: number, end: number, form: Block['form']): void {
		this.close();
		this.#open = { start, end, lineStart: start, form };
	}

	#push(start: number, end: number, form: Block['form'], level?: number): void {
		if (end > start) {
			this.blocks.push(level === undefined ? { start, end, form } : { start, end, form, level });
		}
	}

	/** A hard break, or a long line at the end of its sentence. */
	#endsParagraph(open: Span & { readonly lineStart: number }): boolean {
		const tail = this.#text.slice(Math.max(open.start, open.end - 12), open.end);
		if (/(?: {2,}|\\)$/.test(tail)) {
			return true;
		}
		return open.end - open.lineStart > LONG_LINE_UNITS && /[.!?…]["'”’)\]*_]*$/.test(tail);
	}
}

/** End of a heading's text, without closing marks (`## Title ##`). */
function headingEnd(text: string, body: Span): number {
	let end = body.end;
	const back = (pattern: RegExp): void => {
		while (end > body.start && pattern.test(text[end - 1] as string)) { // Above the start.
			end--;
		}
	};
	back(/\s/);
	const whole = end;
	back(/#/);
	if (end < whole && /\s/.test(text[end - 1] ?? '')) {
		back(/\s/);
		return end;
	}
	return whole;
}
