import type { Background } from '../corpus/passageWords';
import type { Comparison } from '../types';
import type { ClaimFrame } from './claimFrames';
import { relateIntervals } from './intervals';

/** How two claims of one dimension go together; each is 0–1 unless said otherwise. */
export interface PairFeatures {
	/** Both give what they count the same state; another one. */
	readonly sameState: number;
	readonly otherState: number;
	/** The unit or noun is the same word. */
	readonly sameUnit: number;
	/** Share of entities near the claims, and in the sentences, that both name. */
	readonly nearEntities: number;
	readonly entities: number;
	/** Both name places, none the same. */
	readonly otherPlaces: number;
	/** Both name years, none the same; only one names a year. */
	readonly otherYears: number;
	readonly oneYear: number;
	/** One counts a part. */
	readonly onePart: number;
	/** Cosine of the words, those near the claims weighing more; and of the sentences. */
	readonly nearWords: number;
	readonly words: number;
	/** The values agree; how far apart they are, as |ln ratio| up to 3. */
	readonly sameValue: number;
	readonly valueGap: number;
	/** An age, a length of time, a share: numbers that stand everywhere. */
	readonly isAge: number;
	readonly isMoney: number;
	readonly isCount: number;
}

/** Tokens over which the weight of a word falls to about a third. */
const NEAR_TOKENS = 5;
const MOST_GAP = 3;

export function pairFeatures(a: ClaimFrame, b: ClaimFrame, background: Background): PairFeatures {
	const { relation } = relateIntervals(a.claim, b.claim);
	return {
		sameState: a.state !== undefined && a.state === b.state ? 1 : 0,
		otherState: a.state !== undefined && b.state !== undefined && a.state !== b.state ? 1 : 0,
		sameUnit: a.claim.unit === b.claim.unit ? 1 : 0,
		nearEntities: jaccard(a.nearEntities, b.nearEntities),
		entities: jaccard(a.entities, b.entities),
		otherPlaces: disjoint(a.places, b.places),
		otherYears: disjoint(a.dates, b.dates),
		oneYear: (a.dates.size > 0) === (b.dates.size > 0) ? 0 : 1,
		onePart: a.isPart === b.isPart ? 0 : 1,
		nearWords: cosine(a.terms, b.terms, background, (distance) => Math.exp(-distance / NEAR_TOKENS)),
		words: cosine(a.terms, b.terms, background, () => 1),
		sameValue: relation === 'agrees' ? 1 : 0,
		valueGap: gapOf(a, b),
		isAge: a.dimension === 'measure year' ? 1 : 0,
		isMoney: a.claim.kind === 'money' ? 1 : 0,
		isCount: a.claim.kind === 'count' ? 1 : 0,
	};
}

function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
	let shared = 0;
	for (const item of a) {
		shared += b.has(item) ? 1 : 0;
	}
	return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function disjoint<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
	return a.size > 0 && b.size > 0 && jaccard(a, b) === 0 ? 1 : 0;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, background: Background, decay: (distance: number) => number): number {
	let product = 0;
	const square = (terms: ReadonlyMap<string, number>): number => {
		let sum = 0;
		for (const [term, distance] of terms) {
			sum += (rarity(term, background) * decay(distance)) ** 2;
		}
		return sum;
	};
	for (const [term, distance] of a) {
		const other = b.get(term);
		if (other !== undefined) {
			product += rarity(term, background) ** 2 * decay(distance) * decay(other);
		}
	}
	return product === 0 ? 0 : product / Math.sqrt(square(a) * square(b));
}

function rarity(term: string, background: Background): number {
	return -Math.log(Math.max(1e-6, background.share(term)));
}

function gapOf(a: ClaimFrame, b: ClaimFrame): number {
	const left = middle(a);
	const right = middle(b);
	if (left === right) {
		return 0;
	}
	return left * right <= 0 ? MOST_GAP : Math.min(MOST_GAP, Math.abs(Math.log(left / right)));
}

function middle({ claim: { low, high } }: ClaimFrame): number {
	return low !== null && high !== null ? (low + high) / 2 : low ?? high ?? 0;
}

/** Probability from which on two claims are taken to speak of the same thing; a *differs* needs more, and below the least one nothing is said. */
const COMPARABLE = 0.5;
const DIFFERS = 0.7;
const NOTICED = 0.3;

/** Weights of a logistic regression on the labelled pairs of the dev set (November 2026), regularised with λ = 1. */
const WEIGHTS: Readonly<Record<keyof PairFeatures | 'bias', number>> = {
	bias: -0.5, sameState: 0.6, otherState: -1.5, sameUnit: 0.3, nearEntities: 0.6, entities: 0.2, otherPlaces: -0.5, otherYears: -1, oneYear: -0.4, onePart: -0.3,
	nearWords: 1.5, words: 2, sameValue: 1.2, valueGap: -0.8, isAge: -0.2, isMoney: -0.5, isCount: -0.2,
};

/** Compares two claims of one dimension; `undefined` where nothing can be said. Symmetric but for the sides' names. */
export function compareFrames(a: ClaimFrame, b: ClaimFrame, background: Background): Comparison | undefined {
	const features = pairFeatures(a, b, background);
	let sum = WEIGHTS.bias;
	for (const [name, value] of Object.entries(features) as [keyof PairFeatures, number][]) {
		sum += WEIGHTS[name] * value;
	}
	const score = 1 / (1 + Math.exp(-sum));
	const { relation, severity } = relateIntervals(a.claim, b.claim);
	if (score < NOTICED) {
		return undefined;
	}
	const isComparable = score >= (relation === 'differs' ? DIFFERS : COMPARABLE);
	return {
		a: a.place, b: b.place,
		relation: isComparable ? relation : 'not-comparable',
		severity: isComparable ? severity : undefined,
		score,
		reasons: [],
	};
}
