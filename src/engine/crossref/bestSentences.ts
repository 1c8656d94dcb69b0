import type { BagScores } from '../corpus/bagScores';
import type { SentenceScores } from '../corpus/sentenceScores';
import type { Nearness } from '../corpus/similarity';
import { TopScores, type Scored } from '../corpus/topScores';
import type { WordIndex } from '../corpus/wordIndex';

/** What counts beside the words of a sentence, in shares of the best word score of the query; found as the constants of `passages.ts`. */
const BESIDE = {
	/** Sentences around the query, in the nearest documents. */
	surroundings: 0.4,
	/** Similarity of the documents' words (with feedback, divided by the most similar's) and dates. */
	documents: 0.5,
	documentsRaw: 0.1,
	dates: 0.2,
};

/** So many sentences come into question by their words, wherever they stand, which score this share of the best one at least. */
const BY_WORDS = 100;
const LEAST_SHARE = 0.3;

/** What is known of the sentences of a corpus for one query. */
export interface SentenceQuery {
	/** Scores for its words, and the highest outside the query's document. */
	readonly direct: SentenceScores;
	readonly bestDirect: number;
	/** Scores for the words around it. */
	readonly around: BagScores;
	/** Of the query's document; `undefined` without one. */
	readonly nearness: Nearness | undefined;
	/** The query's document, of which nothing is wanted, or -1. */
	readonly own: number;
}

/**
 * The best sentences by words, surroundings and documents together, in two stages: those of the nearest documents and those that
 * have most of the words come into question.
 */
export function findBestSentences(index: WordIndex, query: SentenceQuery, limit: number): Scored[] {
	const { direct, around, nearness, own } = query;
	const toShare = (score: number): number => share(score, query.bestDirect);
	const byWords = nearness ? findByWords(index, query, BY_WORDS, LEAST_SHARE * query.bestDirect) : findByWords(index, query, limit, 0);
	if (!nearness) {
		return byWords.map(({ item, score }) => ({ item, score: toShare(score) }));
	}
	const best = new TopScores(limit, (a, b) => index.compareSentences(a, b));
	const highest = nearness.nearest.reduce((most, document) => around.of(document).reduce((a, b) => Math.max(a, b), most), 0);
	for (const document of nearness.nearest) {
		const first = index.firstSentenceOf(document);
		const near = weighNearness(nearness, document);
		for (const [sentence, score] of around.of(document).entries()) {
			const words = toShare(direct.of(first + sentence)) + BESIDE.surroundings * share(score, highest);
			if (words > 0) {
				best.offer(first + sentence, words + near);
			}
		}
	}
	const isNear = new Set([own, ...nearness.nearest]);
	for (const { item: sentence, score } of byWords) {
		const document = index.documentOf(sentence);
		if (!isNear.has(document)) {
			best.offer(sentence, toShare(score) + weighNearness(nearness, document));
		}
	}
	return best.take();
}

/** @param threshold what scores less is left out. */
function findByWords(index: WordIndex, { direct, own }: SentenceQuery, limit: number, threshold: number): Scored[] {
	const best = new TopScores(limit, (a, b) => index.compareSentences(a, b));
	direct.eachFrom(threshold, (sentence, score) => {
		if (index.documentOf(sentence) !== own) {
			best.offer(sentence, score);
		}
		return best.least;
	});
	return best.take();
}

/** @param document one of the index, as those of the nearness. */
function weighNearness({ words, expanded, bestExpanded, dates }: Nearness, document: number): number {
	return BESIDE.documents * share(expanded[document] as number, bestExpanded) + BESIDE.documentsRaw * (words[document] as number) + BESIDE.dates * (dates[document] as number);
}

function share(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
