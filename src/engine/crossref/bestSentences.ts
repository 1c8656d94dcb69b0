import type { SentenceScores } from '../corpus/ranking';
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
	readonly direct: SentenceScores;
	readonly around: SentenceScores;
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
	const bounds = boundNearness(nearness, index.documentCount, query.own);
	const certain = words.best(limit, -Infinity, { most: bounds.least, highest: bounds.highestLeast, of: (document) => bounds.least[document] ?? 0 });
	const least = certain.length < limit ? -Infinity : certain[certain.length - 1]?.score ?? -Infinity;
	return words.best(limit, least, { most: bounds.most, highest: bounds.highestMost, of: (document) => weighNearness(nearness, document) });
}

/** What documents add to the scores of their sentences. */
interface Added {
	/** At most so much, by document, and of all. */
	readonly most: Float64Array | undefined;
	readonly highest: number;
	of(document: number): number;
}

const NOTHING: Added = { most: undefined, highest: 0, of: () => 0 };

/** Scores by words and surroundings, in shares of the best ones. */
class WordScores {
	readonly #index: WordIndex;
	readonly #query: SentenceQuery;
	readonly #bestDirect: number;
	readonly #bestAround: number;

	constructor(index: WordIndex, query: SentenceQuery) {
		this.#index = index;
		this.#query = query;
		this.#bestDirect = this.#highest(query.direct);
		this.#bestAround = this.#highest(query.around);
	}

	/** @param least what scores less cannot be among the best. */
	best(limit: number, least: number, added: Added): ScoredSentence[] {
		const { direct, around } = this.#query;
		const best = new TopSentences(limit, (a, b) => this.#index.compareSentences(a, b));
		for (const sentence of direct.touched) {
			this.#offer(sentence, best, least, added);
		}
		for (const sentence of around.touched) {
			if (direct.values[sentence] === 0) {
				this.#offer(sentence, best, least, added);
			}
		}
		return best.take();
	}

	#offer(sentence: number, best: TopSentences, least: number, added: Added): void {
		const { direct, around, own } = this.#query;
		const score = share(direct.values[sentence] as number, this.#bestDirect) + BESIDE.surroundings * share(around.values[sentence] as number, this.#bestAround);
		const needed = best.least > least ? best.least : least;
		if (score + added.highest < needed) {
			return; // Not even in the nearest document.
		}
		const document = this.#index.documentOf(sentence);
		if (document !== own && score + (added.most?.[document] ?? 0) >= needed) {
			best.offer(sentence, score + added.of(document));
		}
	}

	/** Highest score outside the query's own document. */
	#highest(scores: SentenceScores): number {
		let best = 0;
		for (const sentence of scores.touched) {
			const score = scores.values[sentence] as number; // Touched.
			if (score > best && this.#index.documentOf(sentence) !== this.#query.own) {
				best = score;
			}
		}
		return best;
	}
}

function weighNearness({ words, expanded, bestExpanded, dates }: Nearness, document: number): number {
	return BESIDE.documents * share(expanded.of(document), bestExpanded) + BESIDE.documentsRaw * words.of(document) + BESIDE.dates * (dates[document] ?? 0);
}

/** The same at least and at most, by document. */
function boundNearness({ words, expanded, bestExpanded, dates }: Nearness, count: number, own: number): { readonly least: Float64Array; readonly most: Float64Array; readonly highestLeast: number; readonly highestMost: number } {
	const least = new Float64Array(count);
	const most = new Float64Array(count);
	let highestLeast = 0;
	let highestMost = 0;
	for (let document = 0; document < count; document++) {
		const byDates = BESIDE.dates * (dates[document] as number); // One for each document.
		const low = (BESIDE.documents * share(expanded.leastOf(document), bestExpanded) + BESIDE.documentsRaw * words.leastOf(document) + byDates) * (1 - ROUNDING);
		const high = (BESIDE.documents * Math.min(1, share(expanded.mostOf(document), bestExpanded)) + BESIDE.documentsRaw * words.mostOf(document) + byDates) * (1 + ROUNDING);
		least[document] = low;
		most[document] = high;
		highestLeast = document === own ? highestLeast : Math.max(highestLeast, low);
		highestMost = document === own ? highestMost : Math.max(highestMost, high);
	}
	return { least, most, highestLeast, highestMost };
}

/** Room for the rounding of sums. */
const ROUNDING = 1e-9;

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
