import { FormatError, type ByteWriter } from '../storage/bytes';
import { RowCursor, type Rows } from '../storage/rows';

/** The words of one document, by numbers of the part that holds it. */
export interface DocumentWords {
	/** Distinct terms, ascending. */
	readonly vocabulary: Int32Array;
	/** Occurrences of each of them. */
	readonly counts: Int32Array;
	/** Index into `vocabulary` of each occurrence, in reading order. */
	readonly occurrences: Int32Array;
	/** Token index of each occurrence, ascending. */
	readonly tokens: Int32Array;
	/** 1 for each occurrence that is part of a name. */
	readonly names: Uint8Array;
	/** Occurrence at which each sentence begins, and at the end their number. */
	readonly sentenceStarts: Int32Array;
}

/**
 * A row for each document, in variable-length integers: the number of its terms; for each term twice the gap behind the one before, less
 * one, and 1 more where it occurs more than once, followed by its count less two; then for each sentence the number of its occurrences,
 * and for each of these its index into the vocabulary, whether it is part of a name, and the gap behind the token before.
 */
export type DocumentRows = Rows;

/** Gaps between tokens from this on are written apart. */
const LONG_GAP = 3;

/** Appends the row of a document. */
export function writeDocumentWords({ vocabulary, counts, occurrences, tokens, names, sentenceStarts }: DocumentWords, writer: ByteWriter): void {
	writeVocabulary(vocabulary, counts, writer);
	let token = -1;
	for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
		const start = sentenceStarts[sentence] as number; // In range by the loop.
		const end = sentenceStarts[sentence + 1] as number;
		writer.varint(end - start);
		for (let at = start; at < end; at++) {
			const gap = (tokens[at] as number) - token - 1; // One token for each occurrence.
			token = tokens[at] as number;
			writer.varint((occurrences[at] as number) * 8 + (names[at] as number) * 4 + Math.min(gap, LONG_GAP));
			if (gap >= LONG_GAP) {
				writer.varint(gap - LONG_GAP);
			}
		}
	}
}

function writeVocabulary(vocabulary: Int32Array, counts: Int32Array, writer: ByteWriter): void {
	writer.varint(vocabulary.length);
	let last = -1;
	for (let at = 0; at < vocabulary.length; at++) {
		const term = vocabulary[at] as number; // In range by the loop.
		const count = counts[at] as number;
		writer.varint(2 * (term - last - 1) + (count > 1 ? 1 : 0));
		if (count > 1) {
			writer.varint(count - 2);
		}
		last = term;
	}
}

/** Appends the row of a document with other term numbers. @param terms new number of each term. */
export function renumberDocumentWords(rows: DocumentRows, document: number, terms: Int32Array, writer: ByteWriter): void {
	const cursor = new RowCursor(rows, document);
	const { vocabulary, counts } = readVocabulary(cursor);
	writeVocabulary(vocabulary.map((term) => terms[term] as number), counts, writer); // Its terms are live as it is.
	writer.bytes(cursor.rest());
}

/** Logarithmic count of a term's occurrences. */
export function logCount(count: number): number {
	return LOGARITHMS[count] ?? 1 + Math.log(count);
}

/** Few terms occur more often in one document. */
const LOGARITHMS = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** The distinct terms of one document with their counts, read into arrays that are used again for the next. */
export class VocabularyBuffer {
	terms = new Int32Array(1024);
	counts = new Int32Array(1024);

	/** Gives the number of terms, which ascend. */
	read({ starts, bytes }: DocumentRows, document: number): number {
		const end = starts[document + 1] ?? 0;
		let at = starts[document] ?? 0;
		const next = (): number => {
			let value = 0;
			for (let shift = 0; at < end; shift += 7) {
				const byte = bytes[at++] as number; // Before the end.
				value |= (byte & 0x7f) << shift;
				if (byte < 0x80) {
					break;
				}
			}
			return value;
		};
		const size = Math.min(next(), end - at);
		this.#reserve(size);
		const { terms, counts } = this;
		let term = -1;
		for (let index = 0; index < size; index++) {
			const code = next();
			term += (code >>> 1) + 1;
			terms[index] = term;
			counts[index] = (code & 1) === 1 ? next() + 2 : 1;
		}
		return size;
	}

	#reserve(count: number): void {
		if (count > this.terms.length) {
			this.terms = new Int32Array(2 * count);
			this.counts = new Int32Array(2 * count);
		}
	}
}

/** Throws a `FormatError` when the row cannot hold what it counts. @param sentenceCount sentences of the document. */
export function readDocumentWords(rows: DocumentRows, document: number, sentenceCount: number): DocumentWords {
	const cursor = new RowCursor(rows, document);
	const { vocabulary, counts } = readVocabulary(cursor);
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total < 0 || total > cursor.left) { // Counts of damaged bytes may run over.
		throw new FormatError(`Expected ${total} occurrences in ${cursor.left} bytes.`);
	}
	const occurrences = new Int32Array(total);
	const tokens = new Int32Array(total);
	const names = new Uint8Array(total);
	const sentenceStarts = new Int32Array(sentenceCount + 1);
	let at = 0;
	let token = -1;
	for (let sentence = 0; sentence < sentenceCount; sentence++) {
		for (let left = Math.min(cursor.next(), cursor.left); left > 0; left--) {
			const code = cursor.next();
			const gap = code & LONG_GAP;
			token += 1 + (gap === LONG_GAP ? LONG_GAP + cursor.next() : gap);
			occurrences[at] = code >>> 3;
			names[at] = (code >>> 2) & 1;
			tokens[at] = token;
			at++;
		}
		sentenceStarts[sentence + 1] = at;
	}
	return { vocabulary, counts, occurrences, tokens, names, sentenceStarts };
}

function readVocabulary(cursor: RowCursor): Pick<DocumentWords, 'vocabulary' | 'counts'> {
	const size = Math.min(cursor.next(), cursor.left);
	const vocabulary = new Int32Array(size);
	const counts = new Int32Array(size);
	let term = -1;
	for (let at = 0; at < size; at++) {
		const code = cursor.next();
		term += (code >>> 1) + 1;
		vocabulary[at] = term;
		counts[at] = (code & 1) === 1 ? cursor.next() + 2 : 1;
	}
	return { vocabulary, counts };
}
