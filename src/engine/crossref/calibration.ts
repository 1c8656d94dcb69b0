/** What a match score is made from. */
export interface MatchFeatures {
	/** See `Alignment`. */
	readonly weight: number;
	readonly runs: number;
	readonly coverage: number;
	readonly coverageBack: number;
	readonly cosine: number;
	/** Score of the passage for the query's neighbours, in shares of their weight. */
	readonly surroundings: number;
	/** See `Nearness`. */
	readonly documents: number;
	readonly documentsExpanded: number;
	readonly dates: number;
	/** Distinct terms of the query. */
	readonly queryTerms: number;
}

/** Match score from which on a passage is shown as a match. */
export const MATCH_THRESHOLD = 0.5;

export function scoreMatch(features: MatchFeatures): number {
	return features.cosine;
}
