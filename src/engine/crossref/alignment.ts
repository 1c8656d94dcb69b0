import type { PassageWords } from '../corpus/passageWords';
import type { WordIndex } from '../corpus/wordIndex';

/** Terms of one sentence in reading order, as numbers of the dictionary, with the token of each. */
export interface Passage {
	readonly terms: readonly number[];
	/** Ascending. Neighbours in the text have neighbouring tokens. */
	readonly tokens: readonly number[];
	/** Tells whether a token is part of a name. */
	readonly isName: (token: number) => boolean;
}

/** A term of the found passage that the query has too. */
export interface SharedTerm {
	readonly term: number;
	/** Token of the found passage. */
	readonly token: number;
	/** Rarity, larger is rarer. */
	readonly weight: number;
	/** The query has the term itself, not only a related one. */
	readonly same: boolean;
}

/** How two sentences go together word by word. */
export interface Alignment {
	/** In reading order of the found passage, each term once. */
	readonly shared: readonly SharedTerm[];
	/** Weight of the weightiest word shared that is not part of a name of the found passage. */
	readonly heaviest: number;
	/** Cosine of the weights, 0–1. */
	readonly cosine: number;
}

/** Numbers of related terms that stand in the corpus, by number. */
export type RelatedNumbers = (term: number) => readonly number[];

/** Looks related terms up, once each. */
export function makeRelatedNumbers(index: WordIndex, words: PassageWords): RelatedNumbers {
	const cache = new Map<number, readonly number[]>();
	return (term) => {
		let numbers = cache.get(term);
		if (!numbers) {
			const related = words.related.get(index.dictionary.nameOf(term)) ?? [];
			numbers = related.map((name) => index.find(name)).filter((number) => number >= 0);
			cache.set(term, numbers);
		}
		return numbers;
	};
}

/** Compares the distinct terms of a query with a found passage; linear in their words. A related term counts as much as the same one. */
export function align(wanted: ReadonlySet<number>, found: Passage, weightOf: (term: number) => number, relatedNumbers: RelatedNumbers): Alignment {
	const seen = new Set<number>();
	const shared: SharedTerm[] = [];
	let foundSquares = 0;
	let product = 0;
	let heaviest = 0;
	for (let index = 0; index < found.terms.length; index++) {
		const term = found.terms[index] as number; // In range by the loop.
		if (seen.has(term)) {
			continue;
		}
		seen.add(term);
		const own = weightOf(term);
		foundSquares += own * own;
		const same = wanted.has(term);
		const partner = same ? term : relatedNumbers(term).find((each) => wanted.has(each));
		if (partner === undefined) {
			continue;
		}
		const token = found.tokens[index] as number; // One token for each term.
		product += own * weightOf(partner);
		shared.push({ term, token, weight: own, same });
		if (own > heaviest && !found.isName(token)) {
			heaviest = own;
		}
	}
	let querySquares = 0;
	for (const term of wanted) {
		querySquares += weightOf(term) ** 2;
	}
	return {
		shared,
		heaviest,
		cosine: Math.min(1, ratio(product, Math.sqrt(querySquares * foundSquares))),
	};
}

function ratio(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
