import type { Nearness } from '../corpus/similarity';
import { TopSentences } from '../corpus/topSentences';
import type { WordIndex } from '../corpus/wordIndex';

/** What counts beside the words of a sentence, in shares of the best word score of the query; found as the constants of `passages.ts`. */
const BESIDE = {
	/** Sentences around the query. */
	surroundings: 0.4,
	/** Similarity of the documents' words (with feedback, divided by the most similar's) and dates. */
	documents: 0.5,
	documentsRaw: 0.1,
	dates: 0.2,
};

/** What is known of the sentences of a corpus for one query. */
export interface SentenceQuery {
	/** Scores by sentence for its words and for those around it, and the highest of them outside the query's document. */
	readonly direct: Float32Array;
	readonly bestDirect: number;
	readonly around: Float32Array;
	readonly bestAround: number;
	/** Of the query's document; `undefined` without one. */
	readonly nearness: Nearness | undefined;
	/** The query's document, of which nothing is wanted, or -1. */
	readonly own: number;
}

interface ScoredSentence {
	readonly sentence: number;
	readonly score: number;
}

/**
 * The best sentences by words, surroundings and documents together. First by what their documents add at least, so that the exact nearness
 * is needed only of those that can still be among the best; the result is the same as with that of all.
 */
export function findBestSentences(index: WordIndex, query: SentenceQuery, limit: number): ScoredSentence[] {
	const words = new WordScores(index, query);
	const { nearness } = query;
	if (!nearness) {
		return words.best(limit, -Infinity, NOTHING);
	}
	const { least, most, near } = boundsOf(nearness, index.documentCount, query.own);
	const certain = words.best(limit, -Infinity, { least: near, most: least, of: (document) => least[document] ?? 0 });
	const needed = certain.length < limit ? -Infinity : certain[certain.length - 1]?.score ?? -Infinity;
	return words.best(limit, needed, { least: 0, most, of: (document) => weighNearness(nearness, document) });
}

/** Documents with this share of what the nearest one adds hold most of the best sentences, so that what these score is needed of all others. */
const NEAR = 0.5;

/** What documents add to the scores of their sentences. */
interface Added {
	/** Documents that add less are left out. */
	readonly least: number;
	/** At most so much, by document. */
	readonly most: Float64Array | undefined;
	of(document: number): number;
}

const NOTHING: Added = { least: 0, most: undefined, of: () => 0 };

/** Scores by words and surroundings, in shares of the best ones. */
class WordScores {
	readonly #index: WordIndex;
	readonly #query: SentenceQuery;

	constructor(index: WordIndex, query: SentenceQuery) {
		this.#index = index;
		this.#query = query;
	}

	/** @param least what scores less cannot be among the best. */
	best(limit: number, least: number, added: Added): ScoredSentence[] {
		const { direct, bestDirect, around, bestAround, own } = this.#query;
		const directShare = share(1, bestDirect);
		const aroundShare = BESIDE.surroundings * share(1, bestAround);
		const best = new TopSentences(limit, (a, b) => this.#index.compareSentences(a, b));
		for (const { words: { part, live }, firstDocument, firstSentence } of this.#index.segments) {
			for (let local = 0; local < live.count; local++) {
				const document = firstDocument + local;
				const most = added.most?.[document] ?? 0;
				if (most < added.least || document === own) {
					continue;
				}
				let needed = Math.max(least, best.least) - most;
				const end = firstSentence + (part.sentenceStarts[local + 1] as number); // A document of the part.
				for (let sentence = firstSentence + (part.sentenceStarts[local] as number); sentence < end; sentence++) {
					const score = (direct[sentence] as number) * directShare + (around[sentence] as number) * aroundShare; // 0 in documents that are gone.
					if (score > 0 && score >= needed) {
						best.offer(sentence, score + added.of(document));
						needed = Math.max(least, best.least) - most;
					}
				}
			}
		}
		return best.take();
	}
}

function weighNearness({ words, expanded, bestExpanded, dates }: Nearness, document: number): number {
	return BESIDE.documents * share(expanded.of(document), bestExpanded) + BESIDE.documentsRaw * words.of(document) + BESIDE.dates * (dates[document] ?? 0);
}

/** The same at least and at most, by document; and `NEAR` of the highest of these, but for the query's own document. */
interface Bounds {
	readonly least: Float64Array;
	readonly most: Float64Array;
	readonly near: number;
}

/** Each sentence of a document asks for them. */
const known = new WeakMap<Nearness, Bounds>();

function boundsOf(nearness: Nearness, count: number, own: number): Bounds {
	const bounds = known.get(nearness) ?? boundNearness(nearness, count, own);
	known.set(nearness, bounds);
	return bounds;
}

function boundNearness({ words, expanded, bestExpanded, dates }: Nearness, count: number, own: number): Bounds {
	let highest = 0;
	const least = new Float64Array(count);
	const most = new Float64Array(count);
	for (let document = 0; document < count; document++) {
		const byDates = BESIDE.dates * (dates[document] as number); // One for each document.
		const low = (BESIDE.documents * share(expanded.leastOf(document), bestExpanded) + BESIDE.documentsRaw * words.leastOf(document) + byDates) * (1 - ROUNDING);
		const high = (BESIDE.documents * Math.min(1, share(expanded.mostOf(document), bestExpanded)) + BESIDE.documentsRaw * words.mostOf(document) + byDates) * (1 + ROUNDING);
		least[document] = low;
		most[document] = high;
		highest = document === own ? highest : Math.max(highest, low);
	}
	return { least, most, near: NEAR * highest };
}

/** Room for the rounding of sums. */
const ROUNDING = 1e-9;

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
