import type { Background } from '../corpus/passageWords';

/** Terms with their weight, and the length of that vector. */
export interface WeightedTerms {
	readonly weights: ReadonlyMap<string, number>;
	readonly norm: number;
}

const LEAST_SHARE = 1e-6;

/**
 * Terms weigh as much as they are rare in other texts.
 * @param distances terms by distance to the claim in tokens. @param decay tokens over which the weight falls to 1/e.
 */
export function weighTerms(distances: ReadonlyMap<string, number>, background: Background, decay: number): WeightedTerms {
	return weigh(distances, background, (distance) => Math.exp(-distance / decay));
}

/** Terms weigh the more the oftener they stand in the text, too, by the logarithm of their count. */
export function weighCounts(counts: ReadonlyMap<string, number>, background: Background): WeightedTerms {
	return weigh(counts, background, (count) => 1 + Math.log(count));
}

function weigh(terms: ReadonlyMap<string, number>, background: Background, toFactor: (value: number) => number): WeightedTerms {
	const weights = new Map<string, number>();
	let square = 0;
	for (const [term, value] of terms) {
		const weight = -Math.log(Math.max(LEAST_SHARE, background.share(term))) * toFactor(value);
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

/** What was computed for two documents, which many pairs of claims ask for. */
const known = new WeakMap<WeightedTerms, WeakMap<WeightedTerms, number>>();

/** `similarity` of two documents' words. */
export function storySimilarity(a: WeightedTerms, b: WeightedTerms): number {
	const others = known.get(a) ?? new WeakMap<WeightedTerms, number>();
	known.set(a, others);
	const found = others.get(b) ?? known.get(b)?.get(a) ?? similarity(a, b);
	others.set(b, found);
	return found;
}
