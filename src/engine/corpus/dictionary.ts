import type { Slices } from '../ports';
import { StringTable } from '../storage/stringTable';
import type { Background } from './passageWords';
import { isNumberTerm } from './terms';
import type { WordPart } from './wordPart';

/** What of a part is numbered. */
type Terms = Pick<WordPart, 'terms'>;

/** In the place of the first part of an empty corpus. */
const EMPTY: Terms = { terms: StringTable.from([]) };
/** Terms numbered between two pauses. */
const SLICE_TERMS = 4000;
/** More than a part has terms: a number and a term in one number, to be sorted by both. */
const PAIR = 2 ** 21;
/** Terms that the largest part does not have, as a share of its own: from this on another part should be the first. */
const MOST_OTHERS = 0.5;

/** The terms of a part in the dictionary's numbers, and back. */
export class NumberedTerms {
	/** Number of each term of the part. */
	readonly numbers: Int32Array;
	/** The same numbers, ascending, and the term of each; `undefined` where a term's number is that of the part. */
	readonly #sorted: { readonly numbers: Int32Array; readonly terms: Int32Array } | undefined;

	constructor(numbers: Int32Array, sorted: { readonly numbers: Int32Array; readonly terms: Int32Array } | undefined) {
		this.numbers = numbers;
		this.#sorted = sorted;
	}

	/** The part's term of a number, or -1. */
	find(number: number): number {
		if (!this.#sorted) {
			return number < this.numbers.length ? number : -1;
		}
		const { numbers, terms } = this.#sorted;
		let low = 0;
		let high = numbers.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((numbers[middle] as number) < number) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low < numbers.length && numbers[low] === number ? terms[low] as number : -1;
	}
}

/**
 * Numbers the terms of several parts alike. Those of the part with the most terms keep their numbers; others follow. A number never
 * changes its meaning, so that parts can be added while snapshots are in use.
 */
export class Dictionary {
	readonly #first: Terms;
	readonly #background: Background;
	readonly #others = new Map<string, number>();
	readonly #otherNames: string[] = [];
	readonly #parts = new WeakMap<Terms, NumberedTerms>();
	readonly #listed = new Map<number, number>();
	/** Terms of the first part that begin with a digit stand together. */
	readonly #digits: { readonly start: number; readonly end: number };

	/** @param listed number of each term of the background in the first part. */
	private constructor(first: Terms, background: Background, listed: Int32Array) {
		this.#first = first;
		this.#background = background;
		this.#digits = { start: first.terms.lowerBound('0'), end: first.terms.lowerBound(':') };
		for (let at = 0; at < listed.length; at++) {
			if ((listed[at] as number) >= 0) {
				this.#listed.set(listed[at] as number, background.share(background.terms.at(at)));
			}
		}
		this.#parts.set(first, new NumberedTerms(Int32Array.from({ length: first.terms.size }, (_, term) => term), undefined));
	}

	/** The dictionary before where it still serves, else another one; with all parts in it. */
	static *of(parts: readonly Terms[], background: Background, before: Dictionary | undefined): Slices<Dictionary> {
		const first = parts.reduce((most, part) => (most.terms.size >= part.terms.size ? most : part), EMPTY);
		const dictionary = before && before.#serves(parts, first) ? before : new Dictionary(first, background, yield* findAll(background.terms, first.terms));
		for (const part of parts) {
			yield* dictionary.#add(part);
		}
		return dictionary;
	}

	#serves(parts: readonly Terms[], first: Terms): boolean {
		const { size } = this.#first.terms;
		return parts.includes(this.#first) && this.#others.size <= MOST_OTHERS * size && first.terms.size <= 2 * size;
	}

	/** All numbers are below. */
	get size(): number {
		return this.#first.terms.size + this.#otherNames.length;
	}

	/** Number of a term, or -1. */
	find(term: string): number {
		const number = this.#first.terms.find(term);
		return number >= 0 ? number : this.#others.get(term) ?? -1;
	}

	nameOf(number: number): string {
		const { terms } = this.#first;
		return number < terms.size ? terms.at(number) : this.#otherNames[number - terms.size] ?? '';
	}

	/** It begins with a digit. */
	isNumber(number: number): boolean {
		const { start, end } = this.#digits;
		return number < this.#first.terms.size ? number >= start && number < end : isNumberTerm(this.nameOf(number));
	}

	/** Share of sentences of the background that have a term, 0–1, for those that it lists. */
	get listed(): ReadonlyMap<number, number> {
		return this.#listed;
	}

	get unlistedShare(): number {
		return this.#background.unlisted;
	}

	shareOf(number: number): number {
		return this.#listed.get(number) ?? this.#background.unlisted;
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
		if (this.#parts.has(part)) {
			return;
		}
		const numbers = yield* findAll(part.terms, this.#first.terms);
		const terms = new Int32Array(numbers.length);
		let known = 0;
		for (let term = 0; term < numbers.length; term++) {
			if ((numbers[term] as number) >= 0) { // In range by the loop.
				terms[known++] = term;
			}
		}
		yield undefined;
		const others = new Float64Array(numbers.length - known);
		let done = 0;
		for (let term = 0; term < numbers.length; term++) {
			if ((numbers[term] as number) >= 0) {
				continue;
			}
			const number = this.#numberOther(part.terms.at(term));
			numbers[term] = number;
			others[done++] = number * PAIR + term;
			if (done % SLICE_TERMS === 0) {
				yield undefined;
			}
		}
		// Those of the first part ascend with the terms, and come before all others.
		others.sort();
		for (let at = 0; at < others.length; at++) {
			terms[known + at] = (others[at] as number) % PAIR;
		}
		yield undefined;
		const sorted = new Int32Array(terms.length);
		for (let at = 0; at < terms.length; at++) {
			sorted[at] = numbers[terms[at] as number] as number;
		}
		this.#parts.set(part, new NumberedTerms(numbers, { numbers: sorted, terms }));
	}

	#numberOther(term: string): number {
		const known = this.#others.get(term);
		if (known !== undefined) {
			return known;
		}
		const number = this.size;
		this.#others.set(term, number);
		this.#otherNames.push(term);
		if (this.#background.terms.find(term) >= 0) {
			this.#listed.set(number, this.#background.share(term));
		}
		return number;
	}
}

/**
 * Number of each string of a table in another one, or -1. Each is looked for from the one before on, in steps that double (Bentley and
 * Yao 1976), so that it costs little whether one table is much smaller or both are alike.
 */
function* findAll(strings: StringTable, table: StringTable): Slices<Int32Array> {
	const numbers = new Int32Array(strings.size);
	let low = 0;
	for (let index = 0; index < strings.size; index++) {
		let high = low;
		for (let step = 1; high < table.size && table.compare(high, strings, index) < 0; step *= 2) {
			low = high + 1;
			high += step;
		}
		high = Math.min(high, table.size);
		while (low < high) {
			const middle = (low + high) >> 1;
			if (table.compare(middle, strings, index) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		numbers[index] = low < table.size && table.compare(low, strings, index) === 0 ? low : -1;
		if (index % SLICE_TERMS === SLICE_TERMS - 1) {
			yield undefined;
		}
	}
	return numbers;
}
