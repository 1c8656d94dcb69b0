import type { Slices } from '../ports';
import { StringPool } from '../storage/stringPool';
import type { Background } from './passageWords';
import type { WordPart } from './wordPart';

/** What of a part is numbered. */
type Terms = Pick<WordPart, 'terms'>;

/** More than a part has terms: a number and a term in one number, to be sorted by both. */
const PAIR = 2 ** 21;
/** A part with at least this share of all terms is put in order by counting. */
const LARGE_PART = 1 / 16;
/** Terms in it for each that its parts have; from there on too many are of parts that are gone. */
const MOST_TERMS = 2;

/** The terms of a part in the dictionary's numbers, and back. */
export class NumberedTerms {
	/** Number of each term of the part. */
	readonly numbers: Int32Array;
	/** The same numbers, ascending, and the term of each. */
	readonly #sorted: Int32Array;
	readonly #terms: Int32Array;

	/** @param terms terms of the part in the order of their numbers. */
	constructor(numbers: Int32Array, terms: Int32Array) {
		this.numbers = numbers;
		this.#terms = terms;
		this.#sorted = new Int32Array(terms.length);
		for (let at = 0; at < terms.length; at++) {
			this.#sorted[at] = numbers[terms[at] as number] as number; // Terms of the part.
		}
	}

	/** The part's term of a number, or -1. */
	find(number: number): number {
		const sorted = this.#sorted;
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] as number) < number) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low < sorted.length && sorted[low] === number ? this.#terms[low] as number : -1;
	}
}

/**
 * Numbers the terms of several parts alike; those of the background come first. A number never changes its meaning, so that parts can
 * be added while snapshots are in use.
 */
export class Dictionary {
	/** Share of sentences of the background that have a term, 0–1, for those that it lists: by their numbers, which are below all others. */
	readonly listed: Float64Array;
	readonly unlistedShare: number;
	readonly #terms = new StringPool();
	readonly #parts = new WeakMap<Terms, NumberedTerms>();

	private constructor(background: Background) {
		this.listed = Float64Array.from(background.terms, (term) => background.share(term));
		this.unlistedShare = background.unlisted;
	}

	/** The dictionary before where it still serves, else another one; with all parts in it. */
	static *of(parts: readonly Terms[], background: Background, before: Dictionary | undefined): Slices<Dictionary> {
		const most = MOST_TERMS * parts.reduce((sum, { terms }) => sum + terms.size, background.terms.size);
		let dictionary = before;
		if (!dictionary || dictionary.size > most) {
			dictionary = new Dictionary(background);
			yield* dictionary.#terms.numbersOf(background.terms);
		}
		for (const part of parts) {
			yield* dictionary.#add(part);
		}
		return dictionary;
	}

	/** All numbers are below. */
	get size(): number {
		return this.#terms.size;
	}

	/** Number of a term, or -1. */
	find(term: string): number {
		return this.#terms.find(term);
	}

	nameOf(number: number): string {
		return this.#terms.at(number);
	}

	/** A term is a number when it begins with a digit. */
	isNumber(number: number): boolean {
		const byte = this.#terms.firstByteOf(number);
		return byte >= 0x30 && byte <= 0x39;
	}

	shareOf(number: number): number {
		return this.listed[number] ?? this.unlistedShare;
	}

	/** The terms of a part. Throws when the dictionary was not made with it. */
	termsOf(part: Terms): NumberedTerms {
		const terms = this.#parts.get(part);
		if (!terms) {
			throw new Error('Expected a part that the dictionary numbers.');
		}
		return terms;
	}

	*#add(part: Terms): Slices<void> {
		if (!this.#parts.has(part)) {
			const numbers = yield* this.#terms.numbersOf(part.terms);
			this.#parts.set(part, new NumberedTerms(numbers, numbers.length > LARGE_PART * this.size ? sortByCounting(numbers, this.size) : sortPairs(numbers)));
		}
	}
}

/** Indexes of different numbers, by these. */
function sortByCounting(numbers: Int32Array, limit: number): Int32Array {
	/** Index, plus 1, by number. */
	const indexes = new Int32Array(limit);
	for (let index = 0; index < numbers.length; index++) {
		indexes[numbers[index] as number] = index + 1; // In range by the loop.
	}
	const sorted = new Int32Array(numbers.length);
	let count = 0;
	for (let number = 0; number < limit; number++) {
		const index = indexes[number] as number;
		if (index > 0) {
			sorted[count++] = index - 1;
		}
	}
	return sorted;
}

/** The same for few of many. */
function sortPairs(numbers: Int32Array): Int32Array {
	const pairs = new Float64Array(numbers.length);
	for (let index = 0; index < numbers.length; index++) {
		pairs[index] = (numbers[index] as number) * PAIR + index; // In range by the loop, as below.
	}
	pairs.sort();
	const sorted = new Int32Array(numbers.length);
	for (let at = 0; at < sorted.length; at++) {
		sorted[at] = (pairs[at] as number) % PAIR;
	}
	return sorted;
}
