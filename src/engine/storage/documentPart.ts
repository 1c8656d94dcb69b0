import type { Slices } from '../ports';
import type { AnalyzedDocument, DocumentId } from '../types';
import { ByteReader, FormatError, type ByteWriter } from './bytes';
import { CodedTexts } from './codedTexts';
import { nameBytes, readBody, readHead, writeBody, writeHead, type DocumentHead } from './packedDocument';
import type { MergedPart, PartFormat } from './part';
import { Rows, RowsWriter } from './rows';
import { StringTable } from './stringTable';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** What a part holds of each document, in their order. */
interface Columns {
	readonly heads: Rows;
	readonly texts: CodedTexts;
	readonly bodies: Rows;
}

/** The documents of a segment as bytes, each decoded when it is asked for. */
export class DocumentPart {
	/** Their ids, sorted; each stands once. */
	readonly #ids: StringTable;
	/** Place of each document's id in the table, and document of each id. */
	readonly #places: Int32Array;
	readonly #owners: Int32Array;
	readonly #heads: Rows;
	readonly #texts: CodedTexts;
	readonly #bodies: Rows;
	/** Ids that were asked for: a name that many documents have asks for thousands, again and again. */
	readonly #known: (DocumentId | undefined)[];
	readonly #named = new Map<string, readonly number[]>();
	readonly #withText = new Map<string, readonly number[]>();

	private constructor(ids: StringTable, places: Int32Array, { heads, texts, bodies }: Columns) {
		this.#ids = ids;
		this.#known = new Array<DocumentId | undefined>(places.length);
		this.#places = places;
		this.#heads = heads;
		this.#texts = texts;
		this.#bodies = bodies;
		this.#owners = new Int32Array(places.length).fill(-1);
		for (const [document, place] of places.entries()) {
			this.#owners[place] = document;
		}
		if (ids.size !== places.length || heads.count !== places.length || texts.count !== places.length || bodies.count !== places.length || this.#owners.includes(-1)) {
			throw new FormatError(`Expected ${places.length} documents of that many ids.`);
		}
	}

	get count(): number {
		return this.#places.length;
	}

	/** Bytes in memory. */
	get byteLength(): number {
		return this.#ids.byteLength + this.#places.byteLength + this.#owners.byteLength + this.#heads.byteLength + this.#texts.byteLength + this.#bodies.byteLength;
	}

	/** Number of the document of an id, or -1. */
	find(id: DocumentId): number {
		return this.#owners[this.#ids.find(id)] ?? -1;
	}

	/** Numbers of those of many documents that it has. @param sorted their ids in order, as bytes (`encodeUtf8`). */
	findSorted(sorted: readonly Uint8Array[]): number[] {
		return this.#ids.findSorted(sorted).map((place) => this.#owners[place] as number); // One for each id.
	}

	/** Throws when there is no document of that number. */
	id(document: number): DocumentId {
		return (this.#known[document] ??= this.#ids.at(this.#place(document)) as DocumentId); // The table holds nothing else.
	}

	/** Documents by their ids. */
	get byId(): Int32Array {
		return this.#owners;
	}

	/** Below 0, 0 or above 0, as the id of a document of this part stands to one of another. */
	compareIds(document: number, other: DocumentPart, otherDocument: number): number {
		return this.#ids.compare(this.#place(document), other.#ids, other.#place(otherDocument));
	}

	/** Throws a `FormatError` when its bytes are malformed, as `decode` does. */
	head(document: number): DocumentHead {
		return readHead(new ByteReader(this.#heads.at(document)));
	}

	/** Documents of a name; each name is searched once. */
	named(name: string): readonly number[] {
		let found = this.#named.get(name);
		if (!found) {
			found = this.#heads.beginningWith(nameBytes(name));
			this.#named.set(name, found);
		}
		return found;
	}

	/** Documents whose text holds a string; each string is searched once. */
	withText(text: string): readonly number[] {
		let found = this.#withText.get(text);
		if (!found) {
			found = this.#texts.containing(text);
			this.#withText.set(text, found);
		}
		return found;
	}

	/** About 10 µs for each 1,000 characters. */
	decode(document: number): AnalyzedDocument {
		return readBody(new ByteReader(this.#bodies.at(document)), this.id(document), this.head(document), this.#texts.decode(document));
	}

	/** Bytes of the packed document, without what it shares with others: what it costs to decode it. */
	size(document: number): number {
		return this.#texts.size(document) + this.#bodies.at(document).length;
	}

	#place(document: number): number {
		const place = this.#places[document];
		if (place === undefined) {
			throw new RangeError(`Expected one of ${this.count} documents, got ${document}.`);
		}
		return place;
	}

	/** @param documents with different ids. */
	static *build(documents: readonly AnalyzedDocument[]): Slices<DocumentPart> {
		const ids = documents.map(({ document }) => document.id);
		const table = StringTable.from([...ids].sort());
		const heads = new RowsWriter();
		const bodies = new RowsWriter();
		let units = 0;
		for (const analyzed of documents) {
			writeHead(heads.writer, analyzed);
			heads.end();
			writeBody(bodies.writer, analyzed);
			bodies.end();
			units += analyzed.document.text.length;
			if (units > SLICE_UNITS) {
				yield undefined;
				units = 0;
			}
		}
		return new DocumentPart(table, Int32Array.from(ids, (id) => table.find(id)), {
			heads: yield* heads.take(), texts: yield* CodedTexts.build(documents), bodies: yield* bodies.take(),
		});
	}

	static *merge(inputs: readonly MergedPart<DocumentPart>[]): Slices<DocumentPart> {
		const { table, numbers } = yield* StringTable.merge(inputs.map(({ part, live }) => ({
			table: part.#ids,
			keep: Uint8Array.from(part.#owners, (document) => (live.has(document) ? 1 : 0)),
		})));
		const places: number[] = [];
		for (const [input, { part, live }] of inputs.entries()) {
			for (const document of live) {
				places.push(numbers[input]?.[part.#place(document)] ?? -1);
			}
		}
		return new DocumentPart(table, Int32Array.from(places), {
			heads: yield* Rows.merge(inputs.map(({ part, live }) => ({ rows: part.#heads, live }))),
			texts: yield* CodedTexts.merge(inputs.map(({ part, live }) => ({ part: part.#texts, live }))),
			bodies: yield* Rows.merge(inputs.map(({ part, live }) => ({ rows: part.#bodies, live }))),
		});
	}

	static write(part: DocumentPart, writer: ByteWriter): void {
		part.#ids.write(writer);
		writer.array(part.#places);
		part.#heads.write(writer);
		CodedTexts.write(part.#texts, writer);
		part.#bodies.write(writer);
	}

	static read(reader: ByteReader): DocumentPart {
		return new DocumentPart(StringTable.read(reader), reader.int32s(), { heads: Rows.read(reader), texts: CodedTexts.read(reader), bodies: Rows.read(reader) });
	}
}

/** The compiler's word that this is a part like the others. */
export const documentFormat: PartFormat<DocumentPart, void> = DocumentPart;
