import type { AnalyzedDocument, DocumentId, Metadata, Paragraph, ParagraphKind, Sentence } from '../types';
import { ByteWriter, FormatError, type ByteReader } from './bytes';
import type { CodedText } from './codedTexts';
import { fromCode, codeOf, readNumber, readSpan, readText, writeNumber, writeSpan, writeText } from './compact';
import { readAnnotations, writeAnnotations } from './packedAnnotations';

/** What lists show of a document; read without the rest of it. */
export interface DocumentHead {
	readonly version: number;
	readonly name: string;
	readonly metadata: Metadata;
	readonly problems: readonly string[];
	/** Numbers of them. */
	readonly sentences: number;
	readonly mentions: number;
	readonly claims: number;
}

const PARAGRAPH_KINDS: readonly ParagraphKind[] = ['prose', 'heading', 'note'];

/** Writes what `readHead` reads: a document without its id, text and annotations. */
export function writeHead(writer: ByteWriter, { document, mentions, claims }: AnalyzedDocument): void {
	const { title, titleSpan, outlet, date, byline, words } = document.metadata;
	writer.string(document.name);
	writeNumber(writer, document.version);
	writer.string(title);
	writer.byte(titleSpan ? 1 : 0);
	if (titleSpan) {
		writeSpan(writer, titleSpan, 0);
	}
	[outlet, date, byline].forEach((text) => writeText(writer, text));
	for (const count of [words, document.sentences.length, mentions.length, claims.length, document.problems.length]) {
		writer.varint(count);
	}
	document.problems.forEach((problem) => writer.string(problem));
}

/** What the head of a document of this name begins with, and of no other. */
export function nameBytes(name: string): Uint8Array {
	const writer = new ByteWriter();
	writer.string(name);
	return writer.take();
}

/** Throws a `FormatError` on what is malformed. */
export function readHead(reader: ByteReader): DocumentHead {
	const name = reader.string();
	const version = readNumber(reader) ?? NaN;
	const title = reader.string();
	const titleSpan = reader.byte() === 0 ? undefined : readSpan(reader, 0, Number.MAX_SAFE_INTEGER);
	const [outlet, date, byline] = [readText(reader), readText(reader), readText(reader)];
	const [words, sentences, mentions, claims] = [reader.varint(), reader.varint(), reader.varint(), reader.varint()];
	const problems = Array.from({ length: reader.count() }, () => reader.string());
	return { version, name, metadata: { title, titleSpan, outlet, date, byline, words }, problems, sentences, mentions, claims };
}

/** Writes what `readBody` reads: paragraphs, sentences and annotations. */
export function writeBody(writer: ByteWriter, { document, mentions, claims }: AnalyzedDocument): void {
	const { paragraphs, sentences, tokens } = document;
	writer.varint(paragraphs.length);
	let near = 0;
	for (const paragraph of paragraphs) {
		writer.byte(codeOf(PARAGRAPH_KINDS, paragraph.kind));
		writeSpan(writer, paragraph, near);
		near = paragraph.end;
	}
	writer.varint(sentences.length);
	near = 0;
	let last = 0;
	for (const [index, sentence] of sentences.entries()) {
		writeSpan(writer, sentence, near);
		writer.zigzag(sentence.paragraph - last);
		writer.varint((tokens.sentenceStarts[index + 1] ?? 0) - (tokens.sentenceStarts[index] ?? 0));
		near = sentence.end;
		last = sentence.paragraph;
	}
	writeAnnotations(writer, mentions, claims);
}

/** Throws a `FormatError` on what is malformed, a span outside of the text too. */
export function readBody(reader: ByteReader, id: DocumentId, head: DocumentHead, { text, tokens }: CodedText): AnalyzedDocument {
	const units = text.length;
	const paragraphs: Paragraph[] = [];
	let near = 0;
	for (let left = reader.count(); left > 0; left--) {
		const kind = fromCode(PARAGRAPH_KINDS, reader.byte());
		const { start, end } = readSpan(reader, near, units);
		paragraphs.push({ start, end, kind });
		near = end;
	}
	const sentences: Sentence[] = [];
	const sentenceStarts = [0];
	near = 0;
	let paragraph = 0;
	let tokenCount = 0;
	for (let left = reader.count(); left > 0; left--) {
		const { start, end } = readSpan(reader, near, units);
		paragraph += reader.zigzag();
		fromCode(paragraphs, paragraph);
		sentences.push({ start, end, paragraph });
		near = end;
		tokenCount += reader.varint();
		sentenceStarts.push(tokenCount);
	}
	if (sentences.length !== head.sentences || tokenCount !== tokens.starts.length || (head.metadata.titleSpan?.end ?? 0) > units) {
		throw new FormatError(`Expected the text of ${head.name}, got another one.`);
	}
	const { version, name, metadata, problems } = head;
	return { document: { id, version, name, text, paragraphs, sentences, tokens: { ...tokens, sentenceStarts: Int32Array.from(sentenceStarts) }, metadata, problems }, ...readAnnotations(reader, units, sentences.length) };
}
