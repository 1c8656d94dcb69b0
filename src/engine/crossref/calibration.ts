/** What a match score is made from. None of it depends on the size of the corpus or on the other passages found. */
export interface MatchFeatures {
	/** Cosine of the two sentences' words, 0–1; weights as in `LocalWeights`. */
	readonly cosine: number;
	/** Weight of the three weightiest things that both say. */
	readonly top: number;
	/** Score of the passage for what stands around the query, in shares of its weight. */
	readonly surroundings: number;
	/** Similarity of the two documents' words and of the dates that they name, 0–1 each. */
	readonly documents: number;
	readonly dates: number;
}

/**
 * Match score from which on a passage is shown as a match. On ECB+ dev, in folds by topic (November 2026), of the first three passages above it
 * 0.94 are right, and 0.92 of the sentences with an answer get one; the bounds were 0.93 and 0.85.
 */
export const MATCH_THRESHOLD = 0.8;

/**
 * Coefficients of a logistic regression (Platt 1999) on the first ten labelled passages of every labelled sentence of ECB+ dev,
 * 9,300 pairs, by `npm run bench -- --fit`, November 2026. It is apart from the ranking, so that it means the same for every query.
 */
export const MATCH = { constant: -2.1, cosine: 1.92, top: 1.06, surroundings: 1.37, documents: 2.57, dates: 0.84 };

/** Probability that a passage reports what the query reports, 0–1; 0 when they share no word and no related one. */
export function scoreMatch(features: MatchFeatures): number {
	if (features.top === 0) {
		return 0;
	}
	const sum = MATCH.constant + MATCH.cosine * features.cosine + MATCH.top * Math.log1p(features.top)
		+ MATCH.surroundings * Math.min(1, features.surroundings) + MATCH.documents * Math.sqrt(features.documents) + MATCH.dates * features.dates;
	return 1 / (1 + Math.exp(-sum));
}
