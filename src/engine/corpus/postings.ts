import type { Slices } from '../ports';
import { Rows } from '../storage/rows';

/**
 * Which sentences hold a term and how often: a row for each term. Sentences ascend and are written as gaps, in variable-length
 * integers (Manning, Raghavan and Schütze 2008, section 5.3): twice the gap behind the sentence before, less one, and 1 more where
 * the term stands there more than once; then that number less two follows.
 */
export type Postings = Rows;

/** One part of what is merged. */
export interface MergedPostings {
	readonly postings: Postings;
	/** New number of each term; -1 for those that are gone. */
	readonly terms: Int32Array;
	/** New number of each sentence, ascending through all parts; -1 for those that are gone. */
	readonly sentences: Int32Array;
}

/** The postings of one term, read into arrays that are used again for the next. */
export class PostingBuffer {
	sentences = new Int32Array(1024);
	counts = new Int32Array(1024);

	/** Gives the number of postings; 0 for no term, -1. */
	read({ starts, bytes }: Postings, term: number): number {
		if (term < 0) {
			return 0;
		}
		const end = starts[term + 1] ?? 0;
		let at = starts[term] ?? 0;
		this.#reserve(end - at);
		const { sentences, counts } = this;
		let count = 0;
		let sentence = -1;
		while (at < end) {
			let byte = bytes[at++] as number; // Before the end.
			let code = byte & 0x7f;
			for (let shift = 7; byte >= 0x80; shift += 7) {
				byte = bytes[at++] as number;
				code |= (byte & 0x7f) << shift;
			}
			sentence += (code >>> 1) + 1;
			let times = 1;
			if ((code & 1) === 1) {
				byte = bytes[at++] as number;
				times = byte & 0x7f;
				for (let shift = 7; byte >= 0x80; shift += 7) {
					byte = bytes[at++] as number;
					times |= (byte & 0x7f) << shift;
				}
				times += 2;
			}
			sentences[count] = sentence;
			counts[count] = times;
			count++;
		}
		return count;
	}

	/** A posting takes a byte at least. */
	#reserve(count: number): void {
		if (count > this.sentences.length) {
			this.sentences = new Int32Array(2 * count);
			this.counts = new Int32Array(2 * count);
		}
	}
}

/**
 * Writes postings in two passes over the same entries, sentences ascending within a term: first each is measured, then added where
 * the first pass left room for it.
 */
export class PostingsBuilder {
	/** Bytes of each row, one place behind; then where each row begins. */
	readonly #starts: Int32Array;
	/** The sentence before, by term. */
	readonly #last: Int32Array;
	#next: Int32Array | undefined;
	#bytes = new Uint8Array(0);

	constructor(termCount: number) {
		this.#starts = new Int32Array(termCount + 1);
		this.#last = new Int32Array(termCount).fill(-1);
	}

	measure(term: number, sentence: number, count: number): void {
		const gap = sentence - (this.#last[term] as number) - 1; // The caller's terms are below the number given.
		this.#last[term] = sentence;
		this.#starts[term + 1] = (this.#starts[term + 1] as number) + sizeOf(2 * gap) + (count > 1 ? sizeOf(count - 2) : 0);
	}

	/** Ends the first pass. */
	layOut(): void {
		const starts = this.#starts;
		for (let term = 1; term < starts.length; term++) {
			starts[term] = (starts[term] as number) + (starts[term - 1] as number);
		}
		this.#bytes = new Uint8Array(starts[starts.length - 1] as number);
		this.#next = starts.slice();
		this.#last.fill(-1);
	}

	add(term: number, sentence: number, count: number): void {
		if (!this.#next) {
			throw new Error('Expected all postings to be measured first.');
		}
		const gap = sentence - (this.#last[term] as number) - 1;
		this.#last[term] = sentence;
		let at = this.#put(this.#next[term] as number, 2 * gap + (count > 1 ? 1 : 0));
		if (count > 1) {
			at = this.#put(at, count - 2);
		}
		this.#next[term] = at;
	}

	get postings(): Postings {
		return new Rows(this.#bytes, this.#starts);
	}

	#put(at: number, value: number): number {
		let next = at;
		let rest = value;
		while (rest >= 0x80) {
			this.#bytes[next++] = (rest & 0x7f) | 0x80;
			rest >>>= 7;
		}
		this.#bytes[next++] = rest;
		return next;
	}
}

/** Bytes of a variable-length integer. */
function sizeOf(value: number): number {
	let size = 1;
	for (let rest = value >>> 7; rest > 0; rest >>>= 7) {
		size++;
	}
	return size;
}

/** Postings handled between two pauses. */
const SLICE_POSTINGS = 50_000;

/** Postings of all parts together, near linear in their number. */
export function* mergePostings(parts: readonly MergedPostings[], termCount: number): Slices<Postings> {
	const builder = new PostingsBuilder(termCount);
	const buffer = new PostingBuffer();
	let work = 0;
	for (const pass of ['measure', 'add'] as const) {
		for (const { postings, terms, sentences } of parts) {
			for (let term = 0; term < terms.length; term++) {
				const number = terms[term] as number; // In range by the loop.
				const size = number < 0 ? 0 : buffer.read(postings, term);
				for (let at = 0; at < size; at++) {
					const sentence = sentences[buffer.sentences[at] as number] as number; // Of the part's own sentences.
					if (sentence >= 0) {
						builder[pass](number, sentence, buffer.counts[at] as number);
					}
				}
				work += size + 1;
				if (work > SLICE_POSTINGS) {
					yield undefined;
					work = 0;
				}
			}
		}
		if (pass === 'measure') {
			builder.layOut();
		}
	}
	return builder.postings;
}
