import type { LiveDocuments } from '../storage/part';
import type { AnalyzedDocument } from '../types';
import type { Segment } from './segment';

/** Code units of text that are kept decoded: some hundred articles. */
const MAX_UNITS = 2_000_000;
/** More documents than any segment has. */
const MAX_DOCUMENTS = 2 ** 24;

/** Documents of segments, decoded when they are asked for; those asked for last are kept. Shared by all corpora of one engine. */
export class DecodedDocuments {
	readonly #maxUnits: number;
	/** The one that was asked for last comes last. */
	readonly #kept = new Map<number, AnalyzedDocument>();
	readonly #numbers = new WeakMap<Segment, number>();
	#nextNumber = 0;
	#units = 0;

	constructor(maxUnits = MAX_UNITS) {
		this.#maxUnits = maxUnits;
	}

	/** Throws a `FormatError` when its bytes are malformed. */
	get(segment: Segment, document: number): AnalyzedDocument {
		const key = this.#key(segment, document);
		let found = this.#kept.get(key);
		if (found) {
			this.#kept.delete(key);
			this.#kept.set(key, found);
		} else {
			found = segment.documents.decode(document);
			this.#add(key, found);
		}
		return found;
	}

	/** Keeps documents that were just made into a segment, in its order. */
	keep(segment: Segment, documents: readonly AnalyzedDocument[]): void {
		documents.forEach((analyzed, document) => this.#add(this.#key(segment, document), analyzed));
	}

	/** What is kept of a segment is that of another one, behind its first `first` documents. */
	move(from: Segment, live: LiveDocuments, to: Segment, first: number): void {
		let next = first;
		for (const document of live) {
			const key = this.#key(from, document);
			const analyzed = this.#kept.get(key);
			if (analyzed) {
				this.#kept.delete(key);
				this.#kept.set(this.#key(to, next), analyzed);
			}
			next++;
		}
	}

	#add(key: number, analyzed: AnalyzedDocument): void {
		this.#kept.set(key, analyzed);
		this.#units += analyzed.document.text.length;
		for (const [oldest, { document }] of this.#kept) {
			if (this.#units <= this.#maxUnits || oldest === key) {
				return;
			}
			this.#kept.delete(oldest);
			this.#units -= document.text.length;
		}
	}

	#key(segment: Segment, document: number): number {
		let number = this.#numbers.get(segment);
		if (number === undefined) {
			number = this.#nextNumber++;
			this.#numbers.set(segment, number);
		}
		return number * MAX_DOCUMENTS + document;
	}
}
