import { BagScores } from '../corpus/bagScores';
import type { Corpus } from '../corpus/corpus';
import { RecentlyUsed } from '../corpus/recentlyUsed';
import type { SentenceRange } from '../corpus/sentenceScores';
import type { Nearness } from '../corpus/similarity';
import { findTextTerms } from '../corpus/terms';
import type { WordIndex } from '../corpus/wordIndex';
import type { DocumentId, Place } from '../types';
import { align, makeRelatedNumbers, type Alignment, type Passage, type RelatedNumbers, type SharedTerm } from './alignment';
import { findBestSentences } from './bestSentences';
import { copyKeyOf, isCopy, OriginalSentences, type CopyKey } from './copies';
import { LocalWeights } from './localWeights';
import { MATCH_THRESHOLD, scoreMatch, type MatchFeatures } from './calibration';

/** A sentence of the corpus. */
export interface PassageQuery {
	readonly document: DocumentId;
	/** Index into the document's sentences. */
	readonly sentence: number;
}

/** A passage of another source, as found for a query. */
export interface RankedPassage extends Place {
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** What the order comes from; means nothing between two queries. */
	readonly rankScore: number;
	/** Calibrated match score, 0–1: the same meaning for every query. */
	readonly score: number;
	/** Words that carry the match, in reading order of the passage. */
	readonly shared: readonly SharedTerm[];
	/** It says what the query says in nearly the same words. */
	readonly isCopy: boolean;
	/** The better-ranked passage that says the same in nearly the same words. */
	readonly copyOf: Place | undefined;
	/** What the match score was made from. */
	readonly features: MatchFeatures;
}

/** A sentence with its score, before its document is read. */
export interface ScoredPassage {
	readonly document: DocumentId;
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** As that of `RankedPassage`. */
	readonly score: number;
}

export interface RankOptions {
	/** How many at most. */
	readonly top: number;
	/** Of these only those for which it holds; all without it. */
	readonly isWanted?: (passage: ScoredPassage) => boolean;
}

/**
 * Constants of the ranking, in shares of the best word score of the query, besides those of `bestSentences.ts`. From our bench on ECB+ dev
 * (November 2026), where nDCG is flat around each of them.
 * What each part adds there to nDCG@10 condensed: words alone 0.76, similarity of the documents 0.06, surroundings 0.01, feedback to the similarity 0.015,
 * dates 0.01, related words 0.005. The match score takes 0.003 and adds 0.007 to the strict one.
 */
export const RANKING = {
	/** How much a term counts that is only related to one of the query. */
	related: 0.7,
	/** Sentences on each side of the query that make up its surroundings, each further one counting this much less. */
	window: 3,
	windowDecay: 0.7,
	/** Words of the surroundings that are asked for, the weightiest. */
	windowTerms: 30,
	/** Match score of the best candidates, which are put in order again; what is shown as a match comes before what is not. */
	match: 1.25,
	matched: 0.8,
	candidates: 45,
};

/**
 * A short sentence ("So they lifted the ban.") shares few words with another that reports the same. It is supported where
 * the sentences around the two go together. From our bench on ECB+ dev, November 2026.
 */
export const SUPPORT = {
	/** Sentences on each side. */
	window: 2,
	/** A sentence of as many different words needs no support; one of fewer needs it the more. */
	words: 10,
	/** Cosine × ln(1 + words shared) of two sentences that fully go together. */
	full: 0.5,
	/** Less is not worth looking: it changes the match score by less than 0.1. */
	least: 0.05,
};

/** A query with the share of its words that stand in the corpus at all. */
interface Query extends Passage {
	readonly known: number;
}

/** What all passages found for one query are compared with. */
interface Context {
	readonly query: Query;
	/** Its distinct terms, and those of each sentence close by. */
	readonly wanted: ReadonlySet<number>;
	readonly neighbours: readonly ReadonlySet<number>[];
	/** Scores for its surroundings, and the most that they can be. */
	readonly around: BagScores;
	readonly aroundWeight: number;
	readonly nearness: Nearness | undefined;
	/** Document of the query, or -1. */
	readonly own: number;
	/** By document of the passage. */
	readonly weighers: Map<number, (term: number) => number>;
}

/** A passage before its place is looked up and copies are marked. */
interface Found {
	/** Number in the index. */
	readonly document: number;
	readonly sentence: number;
	readonly rankScore: number;
	readonly score: number;
	readonly shared: readonly SharedTerm[];
	readonly features: MatchFeatures;
}

/** Passages kept as they were read. */
const MAX_KEPT = 5000;

/** What a typed text does not have; the median of right passages on ECB+ dev. */
const FREE_TEXT = { surroundings: 0.2, documents: 0.45, dates: 0.5 };

/** What of a corpus is ranked. */
export type RankedCorpus = Pick<Corpus, 'words' | 'index' | 'numberOf' | 'idOf' | 'placeOf'>;

/** Ranks passages of one corpus. Holds what the queries share. */
export class PassageRanker {
	readonly #corpus: RankedCorpus;
	readonly #index: WordIndex;
	readonly #related: RelatedNumbers;
	readonly #local: LocalWeights;
	/** By sentence, as queries from near documents find the same ones. */
	readonly #passages = new RecentlyUsed<number, Passage>(MAX_KEPT);
	readonly #copyKeys = new RecentlyUsed<number, CopyKey>(MAX_KEPT);
	/** Of the document that was asked from last. */
	#weighers: { readonly own: number; readonly byDocument: Context['weighers'] } | undefined;

	constructor(corpus: RankedCorpus) {
		this.#corpus = corpus;
		this.#index = corpus.index;
		this.#local = new LocalWeights(this.#index);
		this.#related = makeRelatedNumbers(this.#index, corpus.words);
	}

	/** Passages of other documents, best first; none for a note or a sentence without content. */
	rank({ document, sentence }: PassageQuery, options: RankOptions): RankedPassage[] {
		const own = this.#corpus.numberOf(document);
		if (own < 0 || !this.#index.isPassage(own, sentence)) {
			return [];
		}
		const query = { ...this.#passageOf(own, sentence), known: 1 };
		const around = this.#surroundings(own, sentence);
		const nearness = this.#index.similarity.of(own);
		const neighbours = this.#neighbours(own, sentence).map((passage) => new Set(passage.terms));
		return this.#markCopies(this.#find({ query, neighbours, nearness, own }, around, options.top), this.#copyKeyOf(own, sentence), options);
	}

	/** Passages of all documents for a text that is none of them, best first. */
	search(text: string, options: RankOptions): RankedPassage[] {
		const wanted = findTextTerms(text, this.#corpus.words.rules);
		const terms = wanted.map((term) => this.#index.find(term)).filter((term) => term >= 0);
		const query = { terms, tokens: terms.map((_, at) => at), isName: () => false, known: share(terms.length, wanted.length) };
		return this.#markCopies(this.#find({ query, neighbours: [], nearness: undefined, own: -1 }, new Map(), options.top), undefined, options);
	}

	#find(asked: Pick<Context, 'query' | 'neighbours' | 'nearness' | 'own'>, around: ReadonlyMap<number, number>, top: number): Found[] {
		const direct = this.#index.scratch;
		try {
			direct.add(this.#index, this.#expanded(asked.query));
			const bestDirect = direct.highestOutside(this.#sentencesOf(asked.own));
			const surroundings = new BagScores(this.#index, around);
			const context = { ...asked, wanted: new Set(asked.query.terms), around: surroundings, aroundWeight: this.#weigh(around), weighers: this.#weighersOf(asked.own) };
			const found = findBestSentences(this.#index, { ...asked, direct, bestDirect, around: surroundings }, Math.max(top, RANKING.candidates))
				.map(({ item, score }) => this.#describe(context, item, score));
			found.sort((a, b) => b.rankScore - a.rankScore);
			return found.slice(0, top);
		} finally {
			direct.clear();
		}
	}

	/** Those of the sentences of one document are the same. */
	#weighersOf(own: number): Context['weighers'] {
		if (this.#weighers?.own !== own) {
			this.#weighers = { own, byDocument: new Map() };
		}
		return this.#weighers.byDocument;
	}

	#sentencesOf(document: number): SentenceRange {
		const first = document < 0 ? 0 : this.#index.firstSentenceOf(document);
		return { first, end: document < 0 ? 0 : first + this.#index.sentencesOf(document) };
	}

	#describe(context: Context, number: number, rankScore: number): Found {
		const document = this.#index.documentOf(number);
		const sentence = number - this.#index.firstSentenceOf(document);
		let weigher = context.weighers.get(document);
		if (!weigher) {
			weigher = this.#local.weigher(context.own, document);
			context.weighers.set(document, weigher);
		}
		const passage = this.#passageOf(document, sentence);
		const alignment = align(context.wanted, passage, weigher, this.#related);
		const lack = alignment.cosine * Math.max(0, 1 - Math.min(context.wanted.size, new Set(passage.terms).size) / SUPPORT.words);
		const support = lack > SUPPORT.least ? lack * this.#support(context.neighbours, document, sentence, weigher) : 0;
		const features = this.#features(context, alignment, support, sentence, document);
		const score = scoreMatch(features);
		const matched = score >= MATCH_THRESHOLD ? RANKING.matched : 0;
		return { document, sentence, rankScore: rankScore + RANKING.match * score + matched, score, shared: alignment.shared, features };
	}

	/** Marks each passage that repeats the query or a better one, and looks up where those stand that are wanted. */
	#markCopies(all: readonly Found[], query: CopyKey | undefined, { isWanted = () => true }: RankOptions): RankedPassage[] {
		const originals = new OriginalSentences<Found>();
		return all.flatMap((found): RankedPassage[] => {
			const key = this.#copyKeyOf(found.document, found.sentence);
			const original = originals.findOrAdd(key, found);
			const { sentence, score } = found;
			if (!isWanted({ document: this.#corpus.idOf(found.document), sentence, score })) {
				return [];
			}
			const copyOf = original && this.#corpus.placeOf(original.document, original.sentence);
			return [{ ...found, ...this.#corpus.placeOf(found.document, sentence), isCopy: query !== undefined && isCopy(query, key), copyOf }];
		});
	}

	/** How well the best two sentences go together of those around the query and around a passage, 0–1. */
	#support(neighbours: readonly ReadonlySet<number>[], document: number, sentence: number, weigher: (term: number) => number): number {
		let best = 0;
		for (const passage of neighbours.length > 0 ? this.#neighbours(document, sentence) : []) {
			for (const wanted of neighbours) {
				const { cosine, shared } = align(wanted, passage, weigher, this.#related);
				best = Math.max(best, cosine * Math.log1p(shared.length));
			}
		}
		return Math.min(1, best / SUPPORT.full);
	}

	#neighbours(document: number, sentence: number): Passage[] {
		const found: Passage[] = [];
		for (let index = sentence - SUPPORT.window; index <= sentence + SUPPORT.window; index++) {
			if (index !== sentence && this.#index.isPassage(document, index)) {
				found.push(this.#passageOf(document, index));
			}
		}
		return found;
	}

	#features({ query, nearness, around, aroundWeight }: Context, { cosine, heaviest, shared }: Alignment, support: number, sentence: number, document: number): MatchFeatures {
		const words = shared.length;
		return nearness
			? {
				cosine, words, heaviest, support,
				surroundings: share(around.of(document)[sentence] ?? 0, aroundWeight),
				documents: nearness.words[document] ?? 0,
				dates: nearness.dates[document] ?? 0,
			}
			: { cosine: cosine * query.known, words, heaviest, support, ...FREE_TEXT };
	}

	#weigh(bag: ReadonlyMap<number, number>): number {
		let weight = 0;
		for (const entry of bag) {
			weight += this.#impactOf(entry);
		}
		return weight;
	}

	#impactOf([term, factor]: readonly [number, number]): number {
		return factor * this.#index.weightOf(term);
	}

	#passageOf(document: number, sentence: number): Passage {
		return this.#passages.get(this.#index.firstSentenceOf(document) + sentence, () => this.#readPassage(document, sentence));
	}

	#copyKeyOf(document: number, sentence: number): CopyKey {
		return this.#copyKeys.get(this.#index.firstSentenceOf(document) + sentence, () => copyKeyOf(this.#index, document, sentence));
	}

	#readPassage(document: number, sentence: number): Passage {
		const { terms: { numbers } } = this.#index.segmentOf(document);
		const { vocabulary, occurrences, tokens, names, sentenceStarts } = this.#index.wordsOf(document);
		const start = sentenceStarts[sentence];
		const end = sentenceStarts[sentence + 1];
		const places = Array.from(tokens.subarray(start, end));
		const named = new Set(places.filter((_, at) => names[(start ?? 0) + at] === 1));
		return {
			terms: Array.from(occurrences.subarray(start, end), (place) => numbers[vocabulary[place] as number] as number), // Terms of the document's part.
			tokens: places,
			isName: (token) => named.has(token),
		};
	}

	/** The query's terms, and at less weight what is related to them. */
	#expanded(query: Passage): Map<number, number> {
		const bag = countTerms(query.terms);
		for (const [term, count] of [...bag]) {
			for (const related of this.#related(term)) {
				const weight = RANKING.related * count * Math.min(1, share(this.#index.weightOf(term), this.#index.weightOf(related)));
				if (weight > 0) {
					bag.set(related, Math.max(bag.get(related) ?? 0, weight));
				}
			}
		}
		return bag;
	}

	#surroundings(document: number, sentence: number): Map<number, number> {
		const bag = new Map<number, number>();
		for (let distance = 1; distance <= RANKING.window; distance++) {
			for (const neighbour of [sentence - distance, sentence + distance]) {
				if (this.#index.isPassage(document, neighbour)) {
					for (const term of this.#passageOf(document, neighbour).terms) {
						bag.set(term, (bag.get(term) ?? 0) + RANKING.windowDecay ** (distance - 1));
					}
				}
			}
		}
		return new Map([...bag].sort((a, b) => this.#impactOf(b) - this.#impactOf(a)).slice(0, RANKING.windowTerms));
	}
}

function countTerms(terms: readonly number[]): Map<number, number> {
	const bag = new Map<number, number>();
	for (const term of terms) {
		bag.set(term, (bag.get(term) ?? 0) + 1);
	}
	return bag;
}

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
