import type { AnalyzedDocument, DocumentId, Metadata, Paragraph, ParagraphKind, Sentence, Tokens } from '../types';
import { ByteWriter, FormatError, type ByteReader } from './bytes';
import { fromCode, codeOf, readNumber, readSpan, readText, writeNumber, writeSpan, writeText } from './compact';
import { encodedLength, encodeInto } from './utf8';
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

/** What the body of a document holds when its text holds this one. */
export function textBytes(text: string): Uint8Array {
	const bytes = new Uint8Array(encodedLength(text));
	encodeInto(text, bytes, 0);
	return bytes;
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

/** Writes what `readBody` reads: text, paragraphs, sentences, tokens and annotations, in about 1.3 times the bytes of the text. */
export function writeBody(writer: ByteWriter, { document, mentions, claims }: AnalyzedDocument): void {
	const { text, paragraphs, sentences, tokens } = document;
	writer.string(text);
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
	writeTokens(writer, tokens);
	writeAnnotations(writer, mentions, claims);
}

/** Throws a `FormatError` on what is malformed, a span outside of the text too. */
export function readBody(reader: ByteReader, id: DocumentId, head: DocumentHead): AnalyzedDocument {
	const text = reader.string();
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
	if (sentences.length !== head.sentences || (head.metadata.titleSpan?.end ?? 0) > units) {
		throw new FormatError(`Expected the text of ${head.name}, got another one.`);
	}
	const tokens = { ...readTokens(reader, tokenCount, units), sentenceStarts: Int32Array.from(sentenceStarts) };
	const { version, name, metadata, problems } = head;
	return { document: { id, version, name, text, paragraphs, sentences, tokens, metadata, problems }, ...readAnnotations(reader, units, sentences.length) };
}

/** Bits of a token's byte: one for a space in front, two for its kind, the others for its length. */
const KIND_SHIFT = 1;
const LENGTH_SHIFT = 3;
/** Stands for a length or a gap that has no room in the byte: both follow. */
const ESCAPE = 31;

/** A byte for nearly every token. */
function writeTokens(writer: ByteWriter, { starts, ends, kinds }: Tokens): void {
	let near = 0;
	for (const [index, start] of starts.entries()) {
		const gap = start - near;
		const end = ends[index] as number; // As many as starts.
		const kind = (kinds[index] as number) << KIND_SHIFT;
		const rest = end - start - 1;
		if (gap >= 0 && gap <= 1 && rest >= 0 && rest < ESCAPE) {
			writer.byte((rest << LENGTH_SHIFT) | kind | gap);
		} else {
			writer.byte((ESCAPE << LENGTH_SHIFT) | kind);
			writeSpan(writer, { start, end }, near);
		}
		near = end;
	}
}

function readTokens(reader: ByteReader, count: number, units: number): Omit<Tokens, 'sentenceStarts'> {
	if (count > reader.left) {
		throw new FormatError(`Expected ${count} tokens, got ${reader.left} bytes.`);
	}
	const starts = new Int32Array(count);
	const ends = new Int32Array(count);
	const kinds = new Uint8Array(count);
	let near = 0;
	for (let index = 0; index < count; index++) {
		const code = reader.byte();
		const rest = code >> LENGTH_SHIFT;
		const span = rest === ESCAPE ? readSpan(reader, near, units) : undefined;
		const start = span?.start ?? near + (code & 1);
		near = span?.end ?? start + rest + 1;
		starts[index] = start;
		ends[index] = near;
		kinds[index] = (code >> KIND_SHIFT) & 3;
	}
	if (near > units) {
		throw new FormatError(`Expected tokens in ${units} code units, got one up to ${near}.`);
	}
	return { starts, ends, kinds };
}
