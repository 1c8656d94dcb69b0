import type { PassageWords } from '../corpus/passageWords';
import type { Postings } from '../corpus/postings';

/** Terms of one sentence in reading order, as numbers of the postings, with the token of each. */
export interface Passage {
	readonly terms: readonly number[];
	/** Ascending. Neighbours in the text have neighbouring tokens. */
	readonly tokens: readonly number[];
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
	/** Weight of what is shared: of each run of words that both have in a row, the heaviest counts whole and the others in part. */
	readonly weight: number;
	/** Runs of shared words: a name or a set phrase is one. */
	readonly runs: number;
	/** Share of the query's weight that the passage has, 0–1, and the other way round. */
	readonly coverage: number;
	readonly coverageBack: number;
	/** Cosine of the weights, 0–1. */
	readonly cosine: number;
}

export const ALIGNMENT = {
	/** How much a related term counts beside the same one. */
	related: 0.5,
	/** How much a further word counts within a run. */
	inRun: 0.4,
};

/** Numbers of related terms that stand in the corpus, by number. */
export type RelatedNumbers = (term: number) => readonly number[];

/** Looks related terms up in the postings, once each. */
export function makeRelatedNumbers(postings: Postings, words: PassageWords): RelatedNumbers {
	const names: string[] = [];
	for (const [name, number] of postings.terms) {
		names[number] = name;
	}
	const cache = new Map<number, readonly number[]>();
	return (term) => {
		let numbers = cache.get(term);
		if (!numbers) {
			const related = words.related.get(names[term] ?? '') ?? [];
			numbers = related.flatMap((name) => postings.terms.get(name) ?? []);
			cache.set(term, numbers);
		}
		return numbers;
	};
}

/** Compares a query with a found passage; linear in their words. */
export function align(query: Passage, found: Passage, weights: Float64Array, relatedNumbers: RelatedNumbers): Alignment {
	const wanted = new Map<number, number>();
	for (const [index, term] of query.terms.entries()) {
		if (!wanted.has(term)) {
			wanted.set(term, query.tokens[index] as number); // One token for each term.
		}
	}
	const seen = new Set<number>();
	const answered = new Map<number, number>();
	const shared: SharedTerm[] = [];
	let foundWeight = 0;
	let foundShared = 0;
	let foundSquares = 0;
	let product = 0;
	let weight = 0;
	let runs = 0;
	let run: { token: number; place: number; heaviest: number } | undefined;
	for (const [index, term] of found.terms.entries()) {
		const own = weights[term] as number;
		const token = found.tokens[index] as number;
		if (seen.has(term)) {
			continue;
		}
		seen.add(term);
		foundWeight += own;
		foundSquares += own * own;
		const same = wanted.has(term);
		const partner = same ? term : relatedNumbers(term).find((each) => wanted.has(each));
		if (partner === undefined) {
			continue;
		}
		const factor = same ? 1 : ALIGNMENT.related;
		const partnerWeight = weights[partner] as number;
		const place = wanted.get(partner) as number; // `partner` is wanted.
		answered.set(partner, Math.max(answered.get(partner) ?? 0, factor));
		foundShared += factor * own;
		product += factor * own * partnerWeight;
		shared.push({ term, token, weight: factor * own, same });
		const each = factor * Math.min(own, partnerWeight);
		if (run && token - run.token <= 2 && place > run.place && place - run.place <= 2) {
			weight += ALIGNMENT.inRun * Math.min(each, run.heaviest) + Math.max(0, each - run.heaviest);
			run = { token, place, heaviest: Math.max(each, run.heaviest) };
		} else {
			weight += each;
			runs++;
			run = { token, place, heaviest: each };
		}
	}
	let queryWeight = 0;
	let queryShared = 0;
	let querySquares = 0;
	for (const term of wanted.keys()) {
		const own = weights[term] as number;
		queryWeight += own;
		querySquares += own * own;
		queryShared += own * (answered.get(term) ?? 0);
	}
	return {
		shared, weight, runs,
		coverage: ratio(queryShared, queryWeight),
		coverageBack: ratio(foundShared, foundWeight),
		cosine: Math.min(1, ratio(product, Math.sqrt(querySquares * foundSquares))),
	};
}

function ratio(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
