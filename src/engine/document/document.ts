import type { Slices } from '../ports';
import { eachSentence } from '../text/sentences';
import { TokenBuilder } from '../text/words';
import type { Sentence, SourceDocument, SourceInput, Span, Tokens } from '../types';
import { readFrontMatter } from './frontMatter';
import { findMarkdownBlocks } from './markdown';
import { readMetadata } from './metadata';
import { findParagraphs } from './paragraphs';
import { findPlainBlocks } from './plainText';
import { countSame, Unchanged, type Pieces } from './unchanged';

/** Text handled between two pauses, in code units: less than elsewhere, since the splitter is slow on odd text. */
const SLICE_UNITS = 8_000;
/** A first sentence with fewer words is no title. */
const MIN_TITLE_WORDS = 3;

/** A document with what reading a later text of the same source takes over from it. */
export interface ParsedDocument {
	readonly document: SourceDocument;
	/** The text as it was split, with its markup blanked. */
	readonly read: string;
	/** Sentences without the marks around them, and their words as a reader counts them. */
	readonly spans: readonly Span[];
	readonly words: readonly number[];
	/** First sentence of each paragraph, and at the end their number. */
	readonly paragraphStarts: readonly number[];
	/** The sentences that are those of the text before. */
	readonly unchanged: Unchanged | undefined;
}

/**
 * Reads a source into paragraphs, sentences and tokens. Cannot fail: odd input gives a plainer document.
 *
 * In Markdown a sentence is the slice with its marks; its tokens leave them out.
 */
export function* parseDocument(input: SourceInput): Slices<SourceDocument> {
	return (yield* parseAgain(input, undefined)).document;
}

/** The same for a text that was edited: the sentences of paragraphs before and behind the edit are taken over. */
export function* parseAgain(input: SourceInput, earlier: ParsedDocument | undefined): Slices<ParsedDocument> {
	const { text } = input;
	const front = readFrontMatter(text);
	const { blocks, markup } = input.format === 'markdown'
		? yield* findMarkdownBlocks(text, front.end)
		: { blocks: yield* findPlainBlocks(text, front.end), markup: [] };
	const read = blanked(text, markup);
	const paragraphs = yield* findParagraphs(read, blocks);
	const split = yield* splitParagraphs({ text, read, spans: paragraphs.list }, earlier);
	const { spans, words, paragraphStarts } = split;
	const outer = new MarkupEdges(markup);
	const sentences: Sentence[] = [];
	let total = 0;
	let firstSentence: Span | undefined;
	for (const [index, paragraph] of paragraphs.list.entries()) {
		let previousEnd = paragraph.start;
		for (let at = paragraphStarts[index] ?? 0; at < (paragraphStarts[index + 1] ?? 0); at++) {
			const span = spans[at] as Span; // In range by the paragraphs' own starts, as below.
			const count = words[at] as number;
			if (paragraph.kind !== 'note') {
				total += count;
			}
			if (paragraph.kind === 'prose' && !firstSentence && count >= MIN_TITLE_WORDS) {
				firstSentence = span;
			}
			const { start, end } = outer.widen(span, { start: previousEnd, end: paragraph.end });
			previousEnd = end;
			sentences.push({ start, end, paragraph: index });
		}
	}
	const metadata = readMetadata({ input, text: read, fields: front.fields, paragraphs, firstSentence, words: total });
	const document = { id: input.id, version: input.version, name: input.name, text, paragraphs: paragraphs.list, sentences, tokens: split.tokens, metadata, problems: [] };
	return { document, read, spans, words, paragraphStarts, unchanged: split.unchanged };
}

type SplitParagraphs = Pick<ParsedDocument, 'spans' | 'words' | 'paragraphStarts' | 'unchanged'> & { readonly tokens: Tokens };

function* splitParagraphs(later: Pieces, earlier: ParsedDocument | undefined): Slices<SplitParagraphs> {
	const { read, spans: paragraphs } = later;
	const same = earlier && countSame({ text: earlier.document.text, read: earlier.read, spans: earlier.document.paragraphs }, later);
	const tailStart = paragraphs.length - (same?.tail ?? 0);
	const spans: Span[] = [];
	const words: number[] = [];
	const paragraphStarts: number[] = [];
	const tokens = new TokenBuilder();
	let pauseAt = SLICE_UNITS;
	for (const [index, paragraph] of paragraphs.entries()) {
		paragraphStarts.push(spans.length);
		if (earlier && (index < (same?.head ?? 0) || index >= tailStart)) {
			const before = index < tailStart ? index : index - paragraphs.length + earlier.document.paragraphs.length;
			const shift = paragraph.start - (earlier.document.paragraphs[before]?.start ?? 0);
			const [from, to] = [earlier.paragraphStarts[before] ?? 0, earlier.paragraphStarts[before + 1] ?? 0];
			for (let at = from; at < to; at++) {
				const span = earlier.spans[at] as Span; // In range by the paragraph's own starts, as below.
				spans.push(shift === 0 ? span : { start: span.start + shift, end: span.end + shift });
				words.push(earlier.words[at] as number);
			}
			tokens.copySentences(earlier.document.tokens, from, to, shift);
			continue;
		}
		for (const span of eachSentence(read, paragraph)) {
			spans.push(span);
			words.push(tokens.addSentence(read, span));
			if (span.end > pauseAt) {
				yield undefined;
				pauseAt = span.end + SLICE_UNITS;
			}
		}
	}
	paragraphStarts.push(spans.length);
	const first = (index: number): number => paragraphStarts[index] ?? 0;
	const unchanged = earlier && same && new Unchanged({
		head: first(same.head), tail: spans.length - first(tailStart), earlier: earlier.spans.length, later: spans.length,
	});
	return { spans, words, paragraphStarts, unchanged, tokens: tokens.build() };
}

/** The text with its markup as white space, so that every offset stays. */
function blanked(text: string, markup: readonly Span[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const span of markup) {
		if (span.end > at) {
			const start = Math.max(at, span.start);
			parts.push(text.slice(at, start), ' '.repeat(span.end - start));
			at = span.end;
		}
	}
	return at === 0 ? text : parts.join('') + text.slice(at);
}

/** Gives a sentence the marks that touch it, so that `**Yes.**` is quoted with both of its pairs. */
class MarkupEdges {
	readonly #markup: readonly Span[];
	/** The first mark that does not end before the sentence asked for last. */
	#at = 0;

	/** @param markup by start; marks may touch, but do not overlap unless one lies in the other. */
	constructor(markup: readonly Span[]) {
		this.#markup = markup;
	}

	/** To be asked in reading order. */
	widen(sentence: Span, within: Span): Span {
		let { start, end } = sentence;
		while ((this.#markup[this.#at]?.start ?? Infinity) < start) {
			this.#at++;
		}
		for (let index = this.#at - 1; (this.#markup[index]?.start ?? -1) >= within.start && (this.#markup[index]?.end ?? -1) >= start; index--) {
			start = Math.min(start, this.#markup[index]?.start ?? start);
		}
		for (let index = this.#at; (this.#markup[index]?.start ?? Infinity) <= end && (this.#markup[index]?.end ?? Infinity) <= within.end; index++) {
			end = Math.max(end, this.#markup[index]?.end ?? end);
		}
		return { start, end };
	}
}
