import type { Background } from '../corpus/passageWords';

/** Terms with their weight, and the length of that vector. */
export interface WeightedTerms {
	readonly weights: ReadonlyMap<string, number>;
	readonly norm: number;
}

const LEAST_SHARE = 1e-6;

/** How much a term counts that stands in this share of other texts' sentences. */
export function weighShare(share: number): number {
	return -Math.log(Math.max(LEAST_SHARE, share));
}

/**
 * Terms weigh as much as they are rare in other texts.
 * @param distances terms by distance to the claim in tokens. @param decay tokens over which the weight falls to 1/e.
 */
export function weighTerms(distances: ReadonlyMap<string, number>, background: Background, decay: number): WeightedTerms {
	const weights = new Map<string, number>();
	let square = 0;
	for (const [term, distance] of distances) {
		const weight = weighShare(background.share(term)) * Math.exp(-distance / decay);
		weights.set(term, weight);
		square += weight * weight;
	}
	return { weights, norm: Math.sqrt(square) };
}

/** Cosine of two weighted sets of terms, 0–1. */
export function similarity(a: WeightedTerms, b: WeightedTerms): number {
	const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
	// Summed in the order of the words, so that both directions round alike.
	let product = 0;
	for (const term of sharedTerms(few, many)) {
		product += (few.weights.get(term) ?? 0) * (many.weights.get(term) ?? 0);
	}
	return product <= 0 ? 0 : Math.min(1, product / (a.norm * b.norm));
}

function sharedTerms(few: WeightedTerms, many: WeightedTerms): string[] {
	return [...few.weights.keys()].filter((term) => many.weights.has(term)).sort();
}
