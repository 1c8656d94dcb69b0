/** Terms of a query with how much each counts; numbers of the dictionary. */
export type TermBag = ReadonlyMap<number, number>;

/** Constants of the sentence score. k1 and b: our bench on ECB+ dev, November 2026. */
export const BM25 = {
	k1: 0.9,
	b: 0.4,
	/** Sentences that the background counts for, so that weights mean something in a corpus of two articles. */
	priorSentences: 50,
	/** How much a number counts beside a word of the same rarity. */
	number: 1.5,
};

/** What the weight of a term depends on. */
export interface TermStatistics {
	/** Passages with the term, of so many. */
	readonly found: number;
	readonly passages: number;
	/** Share of the background's sentences that have it, 0–1. */
	readonly share: number;
	readonly isNumber: boolean;
}

/**
 * Inverse document frequency over sentences: ln(1 + (N − n + 0.5) / (n + 0.5)) (Robertson and Spärck Jones 1976,
 * never negative as in Lucene), with N and n of the corpus and of the background together.
 */
export function weighTerm({ found, passages, share, isNumber }: TermStatistics): number {
	const n = found + BM25.priorSentences * share;
	const total = passages + BM25.priorSentences;
	return Math.log(1 + (total - n + 0.5) / (n + 0.5)) * (isNumber ? BM25.number : 1);
}

/** What a sentence of a length divides by in BM25 (Robertson and Zaragoza 2009, eq. 3.15), besides the count. */
export function normFor(averageLength: number): (length: number) => number {
	return (length) => BM25.k1 * (1 - BM25.b + (BM25.b * length) / averageLength);
}
