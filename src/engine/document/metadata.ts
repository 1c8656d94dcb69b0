import type { Metadata, SourceInput, Span } from '../types';
import { readByline } from './notes';
import type { Paragraphs } from './paragraphs';
import { findDateInName, findStatedDate } from './statedDate';

/** A title cut from a sentence has at most so many code units, the sign of the cut included. */
const MAX_TITLE_UNITS = 60;
/** A date that the text stamps itself with is looked for in so many code units of its prose. */
const STAMP_UNITS = 600;

/** What of a document its metadata is read from. */
export interface MetadataSource {
	readonly input: SourceInput;
	/** The text with its markup blanked. */
	readonly text: string;
	readonly fields: ReadonlyMap<string, string>;
	readonly paragraphs: Paragraphs;
	/** The first sentence of prose with some words. */
	readonly firstSentence: Span | undefined;
	readonly words: number;
}

/** What the text and the name of a source say about it. Nothing is guessed: a date without its year is none. */
export function readMetadata(source: MetadataSource): Metadata {
	const { text, paragraphs, fields, input } = source;
	const notes = paragraphs.list.flatMap((paragraph, index) => {
		const role = paragraphs.roles[index];
		return role && paragraph.kind === 'note' ? [{ role, line: text.slice(paragraph.start, paragraph.end).trim() }] : [];
	});
	const first = paragraphs.list.find((paragraph) => paragraph.kind === 'prose');
	const opening = first ? text.slice(first.start, Math.min(first.end, first.start + STAMP_UNITS)) : '';
	const dateline = readDateline(opening);
	const byline = notes.filter((note) => note.role === 'byline').map((note) => readByline(note.line)).find(Boolean);
	const field = (...keys: string[]): string | undefined => keys.map((key) => fields.get(key) || lineField(notes, key)).find(Boolean);
	const titleParagraph = paragraphs.list[paragraphs.title];
	const lineTitle = titleParagraph ? plain(text.slice(titleParagraph.start, titleParagraph.end)) : '';
	const frontTitle = field('title', 'headline');
	return {
		title: frontTitle || lineTitle || (source.firstSentence ? cut(plain(text.slice(source.firstSentence.start + (dateline?.length ?? 0) * Number(source.firstSentence.start === first?.start), source.firstSentence.end))) : '') || stem(input.name),
		titleSpan: titleParagraph && (!frontTitle || plain(frontTitle) === lineTitle) ? trimmed(text, titleParagraph) : undefined,
		outlet: field('outlet', 'publisher', 'publication', 'site', 'sitename') ?? asOutlet(field('source')) ?? provenanceOutlet(notes) ?? byline?.outlet ?? dateline?.outlet,
		date: asDate(field('date', 'published', 'pubdate', 'publishdate', 'publish_date', 'published_at', 'datepublished')) ?? stampedDate(notes, lineTitle, opening) ?? dateline?.date ?? findDateInName(input.name),
		byline: field('author', 'authors', 'byline', 'by', 'reporter') ?? byline?.names,
		words: source.words,
	};
}

interface Note {
	readonly role: string;
	readonly line: string;
}

/** The value of a line `Title: …` at the edge of a text. */
function lineField(notes: readonly Note[], key: string): string | undefined {
	const note = notes.find(({ role, line }) => role === 'field' && line.toLowerCase().startsWith(key) && /^\s*[:：]/.test(line.slice(key.length)));
	return note && plain(note.line.slice(key.length).replace(/^\s*[:：]/, ''));
}

function asDate(value: string | undefined): string | undefined {
	return value ? findStatedDate(value)?.iso : undefined;
}

/** Host of an address, else a short name as it stands. */
function asOutlet(value: string | undefined): string | undefined {
	const host = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?=[/:?#]|$)/i.exec(value?.trim() ?? '')?.[1];
	if (host) {
		return host.toLowerCase();
	}
	const name = value?.split(/\s+(?:published|posted|updated|date)\s*[:：]|\s{2,}|\s*[|•·]\s*/i)[0]?.trim().replace(/[.,;)\]]+$/, '');
	return name && name.length <= 40 && !findStatedDate(name) && /^\p{Lu}|^the\s\p{Lu}/u.test(name) ? name : undefined;
}

function provenanceOutlet(notes: readonly Note[]): string | undefined {
	for (const { role, line } of notes) {
		if (role === 'provenance') {
			const value = /[:：]\s*(.+)$/.exec(line.replace(/^https?:\/\//i, ': '))?.[1] ?? /\s(?:in|on|by|from|at)\s+(.+)$/.exec(line)?.[1];
			const outlet = asOutlet(value?.replace(/^\/\//, ''));
			if (outlet) {
				return outlet;
			}
		}
	}
	return notes.map(({ line }) => /^(?:copyright|©|\(c\))[\s©(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?((?:The\s+)?\p{Lu}[\p{L}&.' ]{1,38}?)(?:\.\s|\.?$|,|\s+All\s)/iu.exec(line)?.[1]).find(Boolean);
}

const PUBLISHED = /(?<!\p{L})(?:posted|published|publication date|date|released?|issued)(?!\p{L})/iu;
const UPDATED = /(?<!\p{L})(?:updated?|modified|edited)(?!\p{L})/iu;
const STAMP = /(?<!\p{L})(?:posted|published|updated)(?:\s+on)?\s*:?\s.{0,60}/iu;

/** The date that a note states: when it was published, before a plain date line, before an update; then a date at either end of the
 * title line, then one that the first paragraph is stamped with. */
function stampedDate(notes: readonly Note[], titleLine: string, opening: string): string | undefined {
	const lines = notes.filter(({ role }) => role !== 'caption' && role !== 'statement' && role !== 'promotion').map(({ line }) => line);
	const rank = (line: string): number => PUBLISHED.test(line) ? 0 : UPDATED.test(line) ? 2 : 1;
	for (const line of lines.sort((a, b) => rank(a) - rank(b))) {
		const date = findStatedDate(line)?.iso;
		if (date) {
			return date;
		}
	}
	const title = findStatedDate(titleLine);
	if (title && (title.index === 0 || (title.index + title.length === titleLine.length && !/(?<!\p{L})(?:on|in|of|by|for|since|until|before|after|from|to|at)\s+$/iu.test(titleLine.slice(0, title.index))))) {
		return title.iso;
	}
	const stamp = STAMP.exec(opening)?.[0];
	return stamp && /:|^(?:POSTED|PUBLISHED|UPDATED)/.test(stamp.slice(0, 14)) ? findStatedDate(stamp)?.iso : undefined;
}

interface Dateline {
	readonly outlet: string | undefined;
	readonly date: string | undefined;
	/** Code units before the first sentence proper. */
	readonly length: number;
}

/** Reads `LONDON, March 3, 2021 (Reuters) –` in front of the first paragraph. */
function readDateline(opening: string): Dateline | undefined {
	const match = /^\s*(\p{Lu}{2}[\p{L}.'’ -]{0,30}(?:,\s?[\p{Lu}.][\p{L}. ]{0,25}){0,2})(?:,?\s+([^()–—]{0,40}?))?\s*(?:\(([^()]{2,40})\))?\s*(?:--?|[–—])\s*(?=["“‘']?\p{Lu})/u.exec(opening.slice(0, 160));
	if (!match || (!match[3] && !/\p{Lu}{3}/u.test(match[1] ?? ''))) {
		return undefined;
	}
	const outlet = match[3] && /^\p{Lu}/u.test(match[3]) && !/\d/.test(match[3]) ? match[3] : undefined;
	return { outlet, date: findStatedDate(match[0])?.iso, length: match[0].length };
}

function plain(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Cuts at a word's edge. */
function cut(sentence: string): string {
	if (sentence.length <= MAX_TITLE_UNITS) {
		return sentence;
	}
	const room = sentence.slice(0, MAX_TITLE_UNITS);
	const edge = room.lastIndexOf(' ');
	const end = edge > MAX_TITLE_UNITS / 3 ? edge : MAX_TITLE_UNITS - 1;
	const code = sentence.charCodeAt(end - 1);
	return `${sentence.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end).replace(/[\s,;:–—-]+$/, '')}…`;
}

function stem(name: string): string {
	const file = name.split('/').at(-1) ?? name;
	return file.replace(/\.[^.]{1,10}$/, '') || name;
}

function trimmed(text: string, span: Span): Span {
	const piece = text.slice(span.start, span.end);
	return { start: span.start + piece.length - piece.trimStart().length, end: span.start + piece.trimEnd().length };
}
