import type { Slices } from '../ports';
import type { AnalyzedDocument } from '../types';
import type { ByteReader, ByteWriter } from './bytes';

/**
 * How one part of a segment is made. A part holds what depends on the texts of a run of documents alone, numbered from 0 in their
 * order; it is immutable. Building n documents at once is the same as merging n parts of one, in any grouping, and the same after
 * writing and reading.
 */
export interface PartFormat<P, R> {
	/** @param resources what it reads besides the documents. */
	build(documents: readonly AnalyzedDocument[], resources: R): Slices<P>;
	/** Drops the documents that are gone; keeps the order of parts and of the documents in them. */
	merge(inputs: readonly MergedPart<P>[]): Slices<P>;
	write(part: P, writer: ByteWriter): void;
	/** Reads arrays in place where it can. Throws a `FormatError` on what is malformed. */
	read(reader: ByteReader): P;
}

export interface MergedPart<P> {
	readonly part: P;
	readonly live: LiveDocuments;
}

/** Which documents of a segment are still in the corpus; immutable. */
export class LiveDocuments {
	/** Documents of the segment. */
	readonly count: number;
	/** Those of them that are live. */
	readonly liveCount: number;
	/** One for each document that is gone; `undefined` while none is. */
	readonly #gone: Uint8Array | undefined;

	private constructor(count: number, liveCount: number, gone: Uint8Array | undefined) {
		this.count = count;
		this.liveCount = liveCount;
		this.#gone = gone;
	}

	static all(count: number): LiveDocuments {
		return new LiveDocuments(count, count, undefined);
	}

	has(document: number): boolean {
		return document >= 0 && document < this.count && this.#gone?.[document] !== 1;
	}

	/** Live documents, ascending. */
	*[Symbol.iterator](): Generator<number, void> {
		for (let document = 0; document < this.count; document++) {
			if (this.has(document)) {
				yield document;
			}
		}
	}

	without(documents: Iterable<number>): LiveDocuments {
		const gone = this.#gone?.slice() ?? new Uint8Array(this.count);
		let liveCount = this.liveCount;
		for (const document of documents) {
			if (gone[document] === 0) {
				gone[document] = 1;
				liveCount--;
			}
		}
		return liveCount === this.liveCount ? this : new LiveDocuments(this.count, liveCount, gone);
	}

	/** Number of each document among the live ones, counted from `first`; -1 for those that are gone. */
	renumber(first = 0): Int32Array {
		const numbers = new Int32Array(this.count).fill(-1);
		let next = first;
		for (const document of this) {
			numbers[document] = next++;
		}
		return numbers;
	}
}
