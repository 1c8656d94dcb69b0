import { isPassage, type Corpus, type CorpusIndex } from '../corpus/corpus';
import { addScores, SentenceScores, weighTerms } from '../corpus/ranking';
import type { Nearness } from '../corpus/similarity';
import { findTextTerms } from '../corpus/terms';
import { TopSentences } from '../corpus/topSentences';
import type { AnalyzedDocument, DocumentId, Place, Sentence } from '../types';
import { align, makeRelatedNumbers, type Alignment, type Passage, type RelatedNumbers, type SharedTerm } from './alignment';
import { CopyKeys, isCopy, type CopyKey } from './copies';
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

export interface RankOptions {
	/** How many at most. */
	readonly top: number;
}

/**
 * Constants of the ranking, in shares of the best word score of the query. From our bench on ECB+ dev (November 2026), where nDCG is flat around each of them.
 * What each part adds there to nDCG@10 condensed: words alone 0.76, similarity of the documents 0.06, surroundings 0.01, feedback to the similarity 0.015,
 * dates 0.01, related words 0.005. The match score takes 0.003 and adds 0.007 to the strict one.
 */
export const RANKING = {
	/** How much a term counts that is only related to one of the query. */
	related: 0.7,
	/** Sentences on each side of the query that make up its surroundings, each further one counting this much less. */
	window: 3,
	windowDecay: 0.7,
	surroundings: 0.4,
	/** Similarity of the documents' words (with feedback, divided by the most similar's) and dates. */
	documents: 0.5,
	documentsRaw: 0.1,
	dates: 0.2,
	/** Match score of the best candidates, which are put in order again; what is shown as a match comes before what is not. */
	match: 1.25,
	matched: 0.8,
	candidates: 100,
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
	readonly aroundWeight: number;
	readonly nearness: Nearness | undefined;
	/** Document of the query, or -1. */
	readonly own: number;
	/** By document of the passage. */
	readonly weighers: Map<number, (term: number) => number>;
}

/** A passage before copies are marked. */
type Found = Omit<RankedPassage, 'isCopy' | 'copyOf'> & { readonly number: number };

/** Passages kept in numbers of the postings. */
const MAX_KEPT = 50_000;

/** What a typed text does not have; the median of right passages on ECB+ dev. */
const FREE_TEXT = { surroundings: 0.2, documents: 0.45, dates: 0.5 };

/** Ranks passages of one corpus. Holds what the queries share. */
export class PassageRanker {
	readonly #corpus: Corpus;
	readonly #index: CorpusIndex;
	readonly #weights: Float64Array;
	readonly #related: RelatedNumbers;
	readonly #direct: SentenceScores;
	readonly #around: SentenceScores;
	readonly #local: LocalWeights;
	readonly #copyKeys: CopyKeys;
	readonly #passages = new Map<number, Passage>();
	readonly #names = new Map<number, ReadonlySet<number>>();

	constructor(corpus: Corpus) {
		this.#corpus = corpus;
		this.#index = corpus.index;
		const { postings } = this.#index;
		this.#weights = weighTerms(postings, corpus.words.background);
		this.#copyKeys = new CopyKeys(corpus);
		this.#local = new LocalWeights(this.#index, corpus.words.background);
		this.#related = makeRelatedNumbers(postings, corpus.words);
		this.#direct = new SentenceScores(postings.sentenceCount);
		this.#around = new SentenceScores(postings.sentenceCount);
	}

	/** Passages of other documents, best first; none for a note or a sentence without content. */
	rank({ document, sentence }: PassageQuery, { top }: RankOptions): RankedPassage[] {
		const number = this.#corpus.numberOf(document);
		const analyzed = this.#corpus.documents[number];
		if (!analyzed || !isPassage(analyzed, sentence)) {
			return [];
		}
		const query = { ...this.#passageOf(number, sentence), known: 1 };
		if (query.terms.length === 0) {
			return [];
		}
		const around = this.#surroundings(number, sentence);
		const nearness = this.#index.similarity.of(number);
		const neighbours = this.#neighbours(number, sentence).map((passage) => new Set(passage.terms));
		return this.#markCopies(this.#find({ query, neighbours, nearness, own: number }, around, top), this.#copyKeys.of(number, sentence));
	}

	/** Passages of all documents for a text that is none of them, best first. */
	search(text: string, { top }: RankOptions): RankedPassage[] {
		const { postings } = this.#index;
		const wanted = findTextTerms(text, this.#corpus.words.rules);
		const terms = wanted.map((term) => postings.terms.get(term) ?? -1).filter((term) => term >= 0);
		const query = { terms, tokens: terms.map((_, at) => at), isName: () => false, known: share(terms.length, wanted.length) };
		return this.#markCopies(this.#find({ query, neighbours: [], nearness: undefined, own: -1 }, new Map(), top), undefined);
	}

	#find(asked: Pick<Context, 'query' | 'neighbours' | 'nearness' | 'own'>, around: ReadonlyMap<number, number>, top: number): Found[] {
		const { query, nearness, own } = asked;
		const { postings } = this.#index;
		addScores(postings, this.#weights, this.#expanded(query), this.#direct);
		addScores(postings, this.#weights, around, this.#around);
		const bestDirect = this.#best(this.#direct, own);
		const bestAround = this.#best(this.#around, own);
		const bestNear = nearness ? nearness.expanded.reduce((a, b) => Math.max(a, b), 0) : 0;
		const best = new TopSentences(Math.max(top, RANKING.candidates));
		const consider = (sentence: number): void => {
			const document = postings.documents[sentence] as number; // The postings' own number.
			if (document !== own) {
				const near = nearness
					? RANKING.documents * share(nearness.expanded[document] as number, bestNear) + RANKING.documentsRaw * (nearness.words[document] as number)
						+ RANKING.dates * (nearness.dates[document] as number)
					: 0;
				best.offer(sentence, share(this.#direct.values[sentence] as number, bestDirect)
					+ RANKING.surroundings * share(this.#around.values[sentence] as number, bestAround) + near);
			}
		};
		for (const sentence of this.#direct.touched) {
			consider(sentence);
		}
		for (const sentence of this.#around.touched) {
			if (this.#direct.values[sentence] === 0) {
				consider(sentence);
			}
		}
		const context = { ...asked, wanted: new Set(query.terms), aroundWeight: this.#weigh(around), weighers: new Map() };
		const found = best.take().map(({ sentence, score }) => this.#describe(context, sentence, score));
		found.sort((a, b) => b.rankScore - a.rankScore);
		this.#direct.clear();
		this.#around.clear();
		return found.slice(0, top);
	}

	#describe(context: Context, sentence: number, rankScore: number): Found {
		const { postings } = this.#index;
		const number = postings.documents[sentence] as number; // The postings' own number.
		const index = sentence - (postings.documentStarts[number] as number);
		const { document } = this.#corpus.documents[number] as AnalyzedDocument; // Postings are made from the documents and their sentences.
		const { start, end } = document.sentences[index] as Sentence;
		let weigher = context.weighers.get(number);
		if (!weigher) {
			weigher = this.#local.weigher(context.own, number);
			context.weighers.set(number, weigher);
		}
		const passage = this.#passageOf(number, index);
		const alignment = align(context.wanted, passage, weigher, this.#related);
		const lack = alignment.cosine * Math.max(0, 1 - Math.min(context.wanted.size, new Set(passage.terms).size) / SUPPORT.words);
		const support = lack > SUPPORT.least ? lack * this.#support(context.neighbours, number, index, weigher) : 0;
		const features = this.#features(context, alignment, support, sentence, number);
		const score = scoreMatch(features);
		const matched = score >= MATCH_THRESHOLD ? RANKING.matched : 0;
		return { document: document.id, start, end, sentence: index, number, rankScore: rankScore + RANKING.match * score + matched, score, shared: alignment.shared, features };
	}

	/** Marks each passage that repeats the query or a better one. */
	#markCopies(found: readonly Found[], query: CopyKey | undefined): RankedPassage[] {
		const originals: { key: CopyKey; place: Place }[] = [];
		return found.map(({ number, ...passage }) => {
			const key = this.#copyKeys.of(number, passage.sentence);
			const original = originals.find((each) => isCopy(each.key, key));
			if (!original) {
				const { document, start, end } = passage;
				originals.push({ key, place: { document, start, end } });
			}
			return { ...passage, isCopy: query !== undefined && isCopy(query, key), copyOf: original?.place };
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
		const analyzed = this.#corpus.documents[document];
		const found: Passage[] = [];
		for (let index = sentence - SUPPORT.window; index <= sentence + SUPPORT.window; index++) {
			if (analyzed && index !== sentence && isPassage(analyzed, index)) {
				found.push(this.#passageOf(document, index));
			}
		}
		return found;
	}

	#features({ query, nearness, aroundWeight }: Context, { cosine, heaviest, shared }: Alignment, support: number, sentence: number, number: number): MatchFeatures {
		const words = shared.length;
		return nearness
			? {
				cosine, words, heaviest, support,
				surroundings: share(this.#around.values[sentence] as number, aroundWeight), // A number of the postings.
				documents: nearness.words[number] ?? 0,
				dates: nearness.dates[number] ?? 0,
			}
			: { cosine: cosine * query.known, words, heaviest, support, ...FREE_TEXT };
	}

	#weigh(bag: ReadonlyMap<number, number>): number {
		let weight = 0;
		for (const [term, factor] of bag) {
			weight += factor * (this.#weights[term] as number); // A number of the postings.
		}
		return weight;
	}

	#passageOf(document: number, sentence: number): Passage {
		const key = (this.#index.postings.documentStarts[document] ?? 0) + sentence;
		let passage = this.#passages.get(key);
		if (!passage) {
			passage = this.#readPassage(document, sentence);
			if (this.#passages.size >= MAX_KEPT) {
				this.#passages.clear();
			}
			this.#passages.set(key, passage);
		}
		return passage;
	}

	#readPassage(document: number, sentence: number): Passage {
		const terms = this.#index.terms[document];
		const numbers = this.#index.postings.termNumbers[document];
		if (!terms || !numbers) {
			return { terms: [], tokens: [], isName: () => false };
		}
		const start = terms.sentenceStarts[sentence];
		const end = terms.sentenceStarts[sentence + 1];
		return {
			terms: Array.from(terms.occurrences.subarray(start, end), (term) => numbers[term] as number), // One number for each term of the vocabulary.
			tokens: Array.from(terms.tokens.subarray(start, end)),
			isName: (token) => this.#nameTokens(document).has(token),
		};
	}

	/** Tokens of a document that are part of a name. */
	#nameTokens(document: number): ReadonlySet<number> {
		let names = this.#names.get(document);
		if (!names) {
			names = findNameTokens(this.#corpus.documents[document]);
			this.#names.set(document, names);
		}
		return names;
	}

	/** The query's terms, and at less weight what is related to them. */
	#expanded(query: Passage): Map<number, number> {
		const bag = countTerms(query.terms);
		for (const [term, count] of [...bag]) {
			for (const related of this.#related(term)) {
				const weight = RANKING.related * count * Math.min(1, share(this.#weights[term] as number, this.#weights[related] as number));
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
				const analyzed = this.#corpus.documents[document];
				if (analyzed && isPassage(analyzed, neighbour)) {
					for (const term of this.#passageOf(document, neighbour).terms) {
						bag.set(term, (bag.get(term) ?? 0) + RANKING.windowDecay ** (distance - 1));
					}
				}
			}
		}
		return bag;
	}

	/** Highest score outside the query's own document. */
	#best(scores: SentenceScores, own: number): number {
		const { documents } = this.#index.postings;
		let best = 0;
		for (const sentence of scores.touched) {
			if (documents[sentence] !== own) {
				best = Math.max(best, scores.values[sentence] as number);
			}
		}
		return best;
	}
}

/** One pass over tokens and mentions, both by start. */
function findNameTokens(analyzed: AnalyzedDocument | undefined): ReadonlySet<number> {
	const names = new Set<number>();
	const { starts, ends } = analyzed?.document.tokens ?? { starts: [], ends: [] };
	let token = 0;
	for (const { start, end } of analyzed?.mentions ?? []) {
		while (token < starts.length && (starts[token] as number) < start) {
			token++;
		}
		for (; token < starts.length && (ends[token] as number) <= end; token++) {
			names.add(token);
		}
	}
	return names;
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
