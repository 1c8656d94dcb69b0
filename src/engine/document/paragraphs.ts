import type { Paragraph } from '../types';
import type { Slices } from '../ports';
import { findNoteRole, MAX_NOTE_UNITS, type NoteRole } from './notes';
import type { Block } from './plainText';

/** How many lines from either end count as the edge of a text. */
const EDGE_LINES = 8;
/** Among how many first lines a title is looked for. */
const TITLE_LINES = 20;
/** Longest title line and longest heading between prose, in code units. */
const MAX_TITLE_UNITS = 200;
const MAX_HEADING_UNITS = 100;
/** Blocks handled between two pauses. */
const SLICE_BLOCKS = 500;

export interface Paragraphs {
	readonly list: readonly Paragraph[];
	/** For each paragraph that is a note, what it is for. */
	readonly roles: readonly (NoteRole | undefined)[];
	/** Index of the title line, or -1. */
	readonly title: number;
}

/**
 * Decides what each block is: prose, a heading, or a note. A title line is a heading, since other sources report
 * the same in theirs.
 * @param text with its markup blanked.
 */
export function* findParagraphs(text: string, blocks: readonly Block[]): Slices<Paragraphs> {
	const roles: (NoteRole | undefined)[] = [];
	const lines: string[] = [];
	for (const [index, block] of blocks.entries()) {
		const line = block.end - block.start > MAX_NOTE_UNITS * 2 ? '' : text.slice(block.start, block.end).trim();
		const atEdge = index < EDGE_LINES || index >= blocks.length - EDGE_LINES;
		lines.push(line.length > MAX_TITLE_UNITS ? '' : line);
		roles.push(block.form === 'heading' ? undefined : findNoteRole(line, { atEdge }));
		if (index % SLICE_BLOCKS === SLICE_BLOCKS - 1) {
			yield undefined;
		}
	}
	const title = findTitle(blocks, lines, roles);
	const looksLikeHeading = blocks.map((block, index) => block.form === 'text' && !roles[index] && index > 0 && index + 1 < blocks.length && isHeading(lines[index] ?? ''));
	const prose = blocks.filter((block, index) => block.form === 'text' && !roles[index] && !looksLikeHeading[index]).length;
	// Where most lines look like headings, they are a list or a poem.
	const headings = looksLikeHeading.filter(Boolean).length <= prose;
	const list = blocks.map((block, index): Paragraph => {
		const heading = block.form === 'heading' || index === title || (headings && looksLikeHeading[index]);
		const kind = heading ? 'heading' : roles[index] || block.form === 'aside' ? 'note' : 'prose';
		return { start: block.start, end: block.end, kind };
	});
	return { list, roles, title };
}

/** The marked heading of the first level, else the first line before the prose that is no sentence, at best of three words. */
function findTitle(blocks: readonly Block[], lines: readonly string[], roles: readonly (NoteRole | undefined)[]): number {
	const top = blocks.findIndex((block) => block.level === 1);
	if (top >= 0) {
		return top;
	}
	// A title stands above something.
	let last = blocks.length - 1;
	while (last >= 0 && (blocks[last]?.form === 'aside' || roles[last])) {
		last--;
	}
	let found = -1;
	for (const [index, block] of blocks.slice(0, Math.max(0, Math.min(TITLE_LINES, last))).entries()) {
		if (roles[index] || block.form === 'aside') {
			continue;
		}
		const line = lines[index] ?? '';
		if (block.form !== 'heading' && !isTitle(line)) {
			break;
		}
		if (line.split(/\s+/).length >= 3) {
			return index;
		}
		found = found < 0 ? index : found;
	}
	return found;
}

function isTitle(line: string): boolean {
	return line.length > 0 && /[\p{L}\p{N}]/u.test(line) && !/[.。,，;；:：…]["'”’)\]]*$/u.test(line) && !/[.!?…]["”][^"“”]*$/.test(line) && !/[\p{Ll})]\. \p{Lu}/u.test(line);
}

function isHeading(line: string): boolean {
	return line.length > 0 && line.length <= MAX_HEADING_UNITS && /^["'“‘(]?[\p{Lu}\p{N}]/u.test(line) && /\p{L}/u.test(line)
		&& !/[.!?。！？,，;；:：…]["'”’)\]]*$/u.test(line) && !/[.!?]["”]\s/.test(line) && !/[\p{Ll})]\. \p{Lu}/u.test(line);
}
