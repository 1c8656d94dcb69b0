import type { Span } from '../types';

/** The sentences that an edit left as they were: those of the paragraphs before it and behind it. */
export class Unchanged {
	readonly #head: number;
	readonly #tail: number;
	readonly #shift: number;

	/** @param counts numbers of sentences: before and behind the edit, and in the earlier and the later text. */
	constructor(counts: { readonly head: number; readonly tail: number; readonly earlier: number; readonly later: number }) {
		this.#head = counts.head;
		this.#tail = counts.later - counts.tail;
		this.#shift = counts.earlier - counts.later;
	}

	/** Index of the same sentence in the earlier text, or -1. */
	earlier(sentence: number): number {
		return sentence < this.#head ? sentence : sentence >= this.#tail ? sentence + this.#shift : -1;
	}
}

/** A text and its pieces, in order. */
export interface Pieces {
	readonly text: string;
	/** The same with its markup blanked. */
	readonly read: string;
	readonly spans: readonly Span[];
}

/** How many pieces at the beginning and at the end of two texts are the same, none counted twice. Linear in the text. */
export function countSame(earlier: Pieces, later: Pieces): { readonly head: number; readonly tail: number } {
	const same = (x: Span | undefined, y: Span | undefined): boolean => x !== undefined && y !== undefined
		&& x.end - x.start === y.end - y.start && earlier.text.slice(x.start, x.end) === later.text.slice(y.start, y.end)
		&& (later.read === later.text || earlier.read.slice(x.start, x.end) === later.read.slice(y.start, y.end));
	const most = Math.min(earlier.spans.length, later.spans.length);
	let head = 0;
	while (head < most && same(earlier.spans[head], later.spans[head])) {
		head++;
	}
	let tail = 0;
	while (tail < most - head && same(earlier.spans[earlier.spans.length - 1 - tail], later.spans[later.spans.length - 1 - tail])) {
		tail++;
	}
	return { head, tail };
}
