import type { Slices } from '../ports';
import { eachSentence } from '../text/sentences';
import { TokenBuilder } from '../text/words';
import type { Sentence, SourceDocument, SourceInput, Span } from '../types';
import { readFrontMatter } from './frontMatter';
import { findMarkdownBlocks } from './markdown';
import { readMetadata } from './metadata';
import { findParagraphs } from './paragraphs';
import { findPlainBlocks } from './plainText';

/** Text handled between two pauses, in code units: less than elsewhere, since the splitter is slow on odd text. */
const SLICE_UNITS = 8_000;
/** A first sentence with fewer words is no title. */
const MIN_TITLE_WORDS = 3;

/**
 * Reads a source into paragraphs, sentences and tokens. Cannot fail: odd input gives a plainer document.
 *
 * In Markdown a sentence is the slice with its marks; its tokens leave them out.
 */
export function* parseDocument(input: SourceInput): Slices<SourceDocument> {
	const { text } = input;
	const front = readFrontMatter(text);
	const { blocks, markup } = input.format === 'markdown'
		? yield* findMarkdownBlocks(text, front.end)
		: { blocks: yield* findPlainBlocks(text, front.end), markup: [] };
	const read = blanked(text, markup);
	const paragraphs = yield* findParagraphs(read, blocks);
	const sentences: Sentence[] = [];
	const tokens = new TokenBuilder();
	const outer = new MarkupEdges(markup);
	let words = 0;
	let firstSentence: Span | undefined;
	let pauseAt = SLICE_UNITS;
	for (const [index, paragraph] of paragraphs.list.entries()) {
		let previousEnd = paragraph.start;
		for (const span of eachSentence(read, paragraph)) {
			const count = tokens.addSentence(read, span);
			if (paragraph.kind !== 'note') {
				words += count;
			}
			if (paragraph.kind === 'prose' && !firstSentence && count >= MIN_TITLE_WORDS) {
				firstSentence = span;
			}
			const sentence = outer.widen(span, { start: previousEnd, end: paragraph.end });
			previousEnd = sentence.end;
			sentences.push({ ...sentence, paragraph: index });
			if (span.end > pauseAt) {
				yield undefined;
				pauseAt = span.end + SLICE_UNITS;
			}
		}
	}
	const metadata = readMetadata({ input, text: read, fields: front.fields, paragraphs, firstSentence, words });
	return { id: input.id, version: input.version, name: input.name, text, paragraphs: paragraphs.list, sentences, tokens: tokens.build(), metadata, problems: [] };
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
