import type { Slices } from '../ports';
import type { EntityType } from '../types';
import { isCapitalized, isPause, Taken, type Name, type NameLists, type TokenText } from './names';

/** Longest name that is looked for elsewhere, in tokens. */
const MAX_TOKENS = 12;
/** From which share of its places on the type of a name holds for all of them. */
const LEAST_SHARE = 2 / 3;

/** What the document calls by one surface. */
interface Known {
	readonly counts: Map<EntityType, number>;
	readonly tokens: number;
	readonly maker: number;
}

/**
 * Finds what was accepted once everywhere in the document: whole tokens, exactly as written, the longest first; and people by
 * the last part of their full name. A surface has one type where most of its places agree. One pass over the tokens.
 *
 * Single words are found where they can hardly be anything else: not a function word, and not at a sentence's beginning when the
 * document has the word in lower case too.
 */
export function* propagate(names: readonly Name[], text: TokenText, lists: NameLists): Slices<Name[]> {
	const book = new NameBook(names, text);
	const lower = new Set(text.surfaces.filter((surface) => surface === surface.toLowerCase()));
	const taken = new Taken(text.count, names);
	const found: Name[] = names.map((name) => book.settle(name));
	for (let token = 0; token < text.count; token++) {
		if (isPause(token)) {
			yield undefined;
		}
		if (taken.at(token) !== -1) {
			continue;
		}
		const match = book.findAt(token, taken);
		if (match && (match.last > token || isSafe(match, text, lists, lower))) {
			found.push(match);
			token = match.last;
		}
	}
	return found.sort((a, b) => a.first - b.first);
}

/** Is a single word the name here too? */
function isSafe({ first, places }: Match, text: TokenText, lists: NameLists, lower: ReadonlySet<string>): boolean {
	const surface = text.surface(first);
	const folded = surface.toLowerCase();
	if (surface === folded || surface.length < 2) {
		return false;
	}
	if (text.touches(first) && /^\p{Sc}/u.test(text.surface(first + 1))) {
		return false; // The country of a currency: US$.
	}
	if (surface === surface.toUpperCase()) {
		return true; // US is not us.
	}
	return !lists.stopWords.has(folded) && !lists.roles.has(folded) && (!lower.has(folded) || (places > 1 && !text.isFirstWord(first)));
}

/** A place where a known name stands. */
interface Match extends Name {
	/** How often the tagger found it. */
	readonly places: number;
}

/** The names of a document by surface. */
class NameBook {
	readonly #text: TokenText;
	readonly #known = new Map<string, Known>();
	/** Lengths in tokens of the names that begin with a surface, the longest first; by the surface's number. */
	readonly #lengths = new Map<number, number[]>();

	constructor(names: readonly Name[], text: TokenText) {
		this.#text = text;
		for (const { first, last, type, maker } of names) {
			this.#note(first, last, type, maker);
			const surname = text.surface(last);
			if (type === 'person' && first < last && isCapitalized(surname) && surname.length > 2 && !surname.endsWith('.')) {
				this.#note(last, last, type, 0);
			}
		}
		for (const lengths of this.#lengths.values()) {
			lengths.sort((a, b) => b - a);
		}
	}

	/** The longest known name that begins at a token and is free. */
	findAt(first: number, taken: Taken): Match | undefined {
		for (const length of this.#lengths.get(this.#text.number(first)) ?? []) {
			const last = first + length - 1;
			const known = this.#text.together(first, last) && taken.isFree(first, last) ? this.#known.get(this.#text.run(first, last)) : undefined;
			if (known?.tokens === length) {
				const [type, places] = mostFrequent(known);
				return { first, last, type, maker: known.maker, rule: 'propagation', places };
			}
		}
		return undefined;
	}

	/** The name with the type that most of its places have. */
	settle(name: Name): Name {
		const known = this.#known.get(this.#text.run(name.first, name.last));
		if (!known || known.counts.size < 2) {
			return name;
		}
		const [type, places] = mostFrequent(known);
		const all = [...known.counts.values()].reduce((sum, count) => sum + count, 0);
		return type !== name.type && places >= all * LEAST_SHARE ? { ...name, type, maker: 0 } : name;
	}

	#note(first: number, last: number, type: EntityType, maker: number): void {
		const length = last - first + 1;
		if (length > MAX_TOKENS) {
			return;
		}
		const surface = this.#text.run(first, last);
		const known = this.#known.get(surface) ?? { counts: new Map<EntityType, number>(), tokens: length, maker };
		known.counts.set(type, (known.counts.get(type) ?? 0) + 1);
		this.#known.set(surface, known);
		const key = this.#text.number(first);
		const lengths = this.#lengths.get(key);
		if (!lengths) {
			this.#lengths.set(key, [length]);
		} else if (!lengths.includes(length)) {
			lengths.push(length);
		}
	}
}

function mostFrequent(known: Known): readonly [EntityType, number] {
	return [...known.counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
}
