import type { Slices } from '../ports';
import { readSurfaces } from '../text/surfaces';
import type { AnalyzedDocument, SourceDocument, Tokens } from '../types';
import { FormatError, type ByteReader, type ByteWriter } from './bytes';
import { LiveDocuments, type MergedPart, type PartFormat } from './part';
import { NumberBuffer, Rows, RowsWriter } from './rows';
import { StringSearch } from './stringSearch';
import { StringTable } from './stringTable';
import { decodeUtf8, encodeUtf8 } from './utf8';

/** A text with what was found out about its tokens, but for their sentences. */
export interface CodedText {
	readonly text: string;
	readonly tokens: Omit<Tokens, 'sentenceStarts'>;
}

/** What the tag of a piece says: the kind of its token, and whether a space stands before that. */
const KIND_MASK = 3;
const AFTER_SPACE = 4;
/** The tag of a piece without a token; those with one are below. */
const NO_TOKEN = 8;

/** Pieces read or written between two pauses. */
const SLICE_PIECES = 20_000;

/** Read into by whoever looks at a row, until the next one is read. */
const buffer = new NumberBuffer();

/**
 * Texts with their tokens, in less than a third of the bytes: each is a row of numbers, of pieces in a table of all texts. A piece is
 * a token, with the space before it if there is just one, or else what stands between two tokens. Frequent pieces have small numbers,
 * which take fewer bytes. Each text is read alone. Immutable.
 *
 * Source: Moura, Navarro, Ziviani and Baeza-Yates, Fast and flexible word searching on compressed text, 2000: words as symbols of
 * whole bytes, single spaces left out. Their codes are optimal; ours are numbers in variable length, which any merge can make anew.
 */
export class CodedTexts {
	/** The pieces, each behind its tag. */
	readonly #pieces: StringTable;
	/** Piece of each number. */
	readonly #order: Int32Array;
	readonly #rows: Rows;

	private constructor(pieces: StringTable, order: Int32Array, rows: Rows) {
		if (order.length !== pieces.size) {
			throw new FormatError(`Expected ${pieces.size} pieces in order, got ${order.length}.`);
		}
		this.#pieces = pieces;
		this.#order = order;
		this.#rows = rows;
	}

	get count(): number {
		return this.#rows.count;
	}

	/** Bytes in memory. */
	get byteLength(): number {
		return this.#pieces.byteLength + this.#order.byteLength + this.#rows.byteLength;
	}

	/** Bytes of a text, without the pieces. Throws when there is none of that number. */
	size(text: number): number {
		return this.#rows.at(text).length;
	}

	/** Two passes. Throws a `FormatError` when its bytes are malformed. */
	decode(text: number): CodedText {
		const { bytes, starts: pieceStarts } = this.#pieces;
		const count = buffer.read(this.#rows, text);
		const { numbers } = buffer;
		let length = 0;
		let tokens = 0;
		for (let index = 0; index < count; index++) {
			const piece = this.#pieceOf(numbers[index] as number); // In range by the loop.
			const start = pieceStarts[piece] as number; // A piece that there is, as below.
			const size = (pieceStarts[piece + 1] as number) - start;
			if (size === 0) {
				throw new FormatError(`Expected a piece with a tag, got number ${numbers[index]} without.`);
			}
			length += size - 1;
			tokens += (bytes[start] as number) < NO_TOKEN ? 1 : 0;
		}
		const encoded = new Uint8Array(length);
		const [starts, ends, kinds] = [new Int32Array(tokens), new Int32Array(tokens), new Uint8Array(tokens)];
		let at = 0;
		let units = 0;
		let token = 0;
		for (let index = 0; index < count; index++) {
			const piece = this.#pieceOf(numbers[index] as number);
			const end = pieceStarts[piece + 1] as number;
			let from = pieceStarts[piece] as number;
			const tag = bytes[from] as number;
			const before = units;
			for (from++; from < end; from++) {
				const byte = bytes[from] as number;
				encoded[at++] = byte;
				units += (byte & 0xc0) === 0x80 ? 0 : 1; // Of the bytes of a code unit the first one is of another form.
			}
			if (tag < NO_TOKEN) {
				starts[token] = before + ((tag & AFTER_SPACE) === 0 ? 0 : 1);
				ends[token] = units;
				kinds[token] = tag & KIND_MASK;
				token++;
			}
		}
		const decoded = decodeUtf8(encoded, refuseByte);
		if (decoded.length !== units) {
			throw new FormatError(`Expected ${units} code units, got ${decoded.length}.`);
		}
		return { text: decoded, tokens: { starts, ends, kinds } };
	}

	/** Numbers of the texts that hold a string. None is decoded: each piece is searched once, and again only behind what begins the string. */
	containing(text: string): number[] {
		const { bytes, starts } = this.#pieces;
		const search = new StringSearch(encodeUtf8(text));
		const run = (state: number, piece: number): number => search.run(state, bytes, (starts[piece] as number) + 1, starts[piece + 1] as number); // In range.
		const first = this.#order.map((piece) => run(0, piece));
		const all = search.length;
		const found: number[] = [];
		for (let row = 0; row < this.count; row++) {
			const count = buffer.read(this.#rows, row);
			const { numbers } = buffer;
			let state = 0;
			for (let index = 0; index < count && state < all; index++) {
				const number = numbers[index] as number; // In range by the loop.
				state = state === 0 ? first[number] ?? 0 : run(state, this.#pieceOf(number));
			}
			if (state === all) {
				found.push(row);
			}
		}
		return found;
	}

	#pieceOf(number: number): number {
		const piece = this.#order[number];
		if (piece === undefined) {
			throw new FormatError(`Expected one of ${this.#order.length} pieces, got number ${number}.`);
		}
		return piece;
	}

	/** Occurrences of each piece in live texts. */
	*#countPieces(live: LiveDocuments): Slices<Int32Array> {
		const counts = new Int32Array(this.#order.length);
		let work = 0;
		for (const row of live) {
			const count = buffer.read(this.#rows, row);
			for (let index = 0; index < count; index++) {
				const piece = this.#pieceOf(buffer.numbers[index] as number); // In range by the loop.
				counts[piece] = (counts[piece] as number) + 1;
			}
			work += count;
			if (work > SLICE_PIECES) {
				yield undefined;
				work = 0;
			}
		}
		return counts;
	}

	/** @param documents of which the tokens do not overlap; throws otherwise. */
	static *build(documents: readonly AnalyzedDocument[]): Slices<CodedTexts> {
		const texts: CodedTexts[] = [];
		for (const { document } of documents) {
			texts.push(yield* CodedTexts.#buildText(document));
		}
		return texts.length === 1 && texts[0] ? texts[0] : yield* CodedTexts.merge(texts.map((part) => ({ part, live: LiveDocuments.all(1) })));
	}

	static *#buildText(document: SourceDocument): Slices<CodedTexts> {
		const { list, numbers } = yield* splitIntoPieces(document);
		const sorted = [...list].sort();
		yield undefined;
		const places = new Map<string, number>();
		for (const piece of sorted) { // A map made of pairs takes twice as long.
			places.set(piece, places.size);
		}
		const placeOf = new Int32Array(list.length);
		for (let index = 0; index < list.length; index++) {
			placeOf[index] = places.get(list[index] as string) as number; // In range by the loop; the list is what was sorted.
		}
		yield undefined;
		const counts = new Int32Array(sorted.length);
		for (let at = 0; at < numbers.length; at++) {
			const place = placeOf[numbers[at] as number] as number; // In range by the loop, as below.
			counts[place] = (counts[place] as number) + 1;
		}
		yield undefined;
		const order = orderByCount(counts);
		const numberOf = invert(order);
		const rows = new RowsWriter();
		for (let at = 0; at < numbers.length; at++) {
			rows.writer.varint(numberOf[placeOf[numbers[at] as number] as number] as number);
		}
		rows.end();
		yield undefined;
		return new CodedTexts(StringTable.from(sorted), order, yield* rows.take());
	}

	/** Drops the texts that are gone; keeps the order of the others. Near linear in what is kept. */
	static *merge(inputs: readonly MergedPart<CodedTexts>[]): Slices<CodedTexts> {
		const counted: { readonly part: CodedTexts; readonly live: LiveDocuments; readonly counts: Int32Array }[] = [];
		for (const { part, live } of inputs) {
			counted.push({ part, live, counts: yield* part.#countPieces(live) });
			yield undefined;
		}
		const { table, numbers: places } = yield* StringTable.merge(counted.map(({ part, counts }) => ({ table: part.#pieces, keep: counts })));
		const total = new Int32Array(table.size);
		for (const [input, { counts }] of counted.entries()) {
			const placeOf = places[input] as Int32Array; // One for each input, as below.
			for (let piece = 0; piece < counts.length; piece++) {
				const place = placeOf[piece] as number;
				if (place >= 0) {
					total[place] = (total[place] as number) + (counts[piece] as number);
				}
			}
			yield undefined;
		}
		const order = orderByCount(total);
		const numberOf = invert(order);
		const rows = new RowsWriter();
		let work = 0;
		for (const [input, { part, live }] of counted.entries()) {
			const placeOf = places[input] as Int32Array;
			const renumbered = part.#order.map((piece) => numberOf[placeOf[piece] as number] ?? -1); // Those of texts that are gone have no place.
			for (const row of live) {
				const count = buffer.read(part.#rows, row);
				for (let index = 0; index < count; index++) {
					rows.writer.varint(renumbered[buffer.numbers[index] as number] as number); // Numbers that were counted above.
				}
				rows.end();
				work += count;
				if (work > SLICE_PIECES) {
					yield undefined;
					work = 0;
				}
			}
		}
		return new CodedTexts(table, order, yield* rows.take());
	}

	static write(part: CodedTexts, writer: ByteWriter): void {
		part.#pieces.write(writer);
		writer.array(part.#order);
		part.#rows.write(writer);
	}

	static read(reader: ByteReader): CodedTexts {
		const pieces = StringTable.read(reader);
		return new CodedTexts(pieces, reader.int32sBelow(pieces.size), Rows.read(reader));
	}
}

/** The pieces of a text, each once, and their numbers in reading order. */
function* splitIntoPieces({ text, tokens }: SourceDocument): Slices<{ readonly list: readonly string[]; readonly numbers: readonly number[] }> {
	const { starts, ends, kinds } = tokens;
	const { list: surfaces, numbers: surfaceOf } = yield* readSurfaces({ text, tokens });
	const list: string[] = [];
	const numbers: number[] = [];
	const withToken = new Int32Array(surfaces.length * NO_TOKEN).fill(-1);
	const withoutToken = new Map<string, number>();
	const addGap = (gap: string): void => {
		const number = withoutToken.get(gap) ?? list.push(String.fromCharCode(NO_TOKEN) + gap) - 1;
		withoutToken.set(gap, number);
		numbers.push(number);
	};
	let end = 0;
	for (let token = 0; token < starts.length; token++) {
		const start = starts[token] as number; // In range by the loop, as are all below.
		if (start < end) {
			throw new RangeError(`Expected tokens one behind the other, got one at ${start} in front of ${end}.`);
		}
		const isAfterSpace = start === end + 1 && text[end] === ' ';
		if (start > end && !isAfterSpace) {
			addGap(text.slice(end, start));
		}
		const tag = (kinds[token] as number) | (isAfterSpace ? AFTER_SPACE : 0);
		const key = (surfaceOf[token] as number) * NO_TOKEN + tag;
		let number = withToken[key] as number;
		if (number < 0) {
			number = list.push(String.fromCharCode(tag) + text.slice(isAfterSpace ? end : start, ends[token])) - 1;
			withToken[key] = number;
		}
		numbers.push(number);
		end = ends[token] as number;
		if (token % SLICE_PIECES === SLICE_PIECES - 1) {
			yield undefined;
		}
	}
	if (end < text.length) {
		addGap(text.slice(end));
	}
	return { list, numbers };
}

/**
 * The pieces, frequent ones first: by the logarithm of their counts, so that they need not be sorted but only counted out, and equal
 * ones by number. That costs 1 % of the bytes.
 */
function orderByCount(counts: Int32Array): Int32Array {
	const places = new Int32Array(33 + 1); // Where each group begins: a logarithm takes 33 values.
	for (let piece = 0; piece < counts.length; piece++) {
		const next = Math.clz32(counts[piece] as number) + 1; // In range by the loop, as below.
		places[next] = (places[next] as number) + 1;
	}
	for (let group = 1; group < places.length; group++) {
		places[group] = (places[group] as number) + (places[group - 1] as number);
	}
	const order = new Int32Array(counts.length);
	for (let piece = 0; piece < counts.length; piece++) {
		const group = Math.clz32(counts[piece] as number);
		const place = places[group] as number;
		order[place] = piece;
		places[group] = place + 1;
	}
	return order;
}

function invert(order: Int32Array): Int32Array {
	const places = new Int32Array(order.length);
	for (let place = 0; place < order.length; place++) {
		places[order[place] as number] = place; // In range by the loop.
	}
	return places;
}

function refuseByte(at: number): never {
	throw new FormatError(`Expected text, got a byte at ${at} that is none.`);
}

/** The compiler's word that this is a part like the others. */
export const textFormat: PartFormat<CodedTexts, void> = CodedTexts;
