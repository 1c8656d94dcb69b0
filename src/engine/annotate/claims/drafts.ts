import type { Bound, ClaimKind } from '../../types';
import type { Atoms } from './atoms';
import type { CountedNoun } from './nouns';
import type { NumberWords } from './numberWords';

/** A claim in the making: atoms `from` up to but without `to`. */
export interface Draft {
	readonly from: number;
	readonly to: number;
	readonly kind: ClaimKind;
	readonly low: number | null;
	readonly high: number | null;
	readonly bound: Bound;
	readonly unit: string;
	/** What is counted. */
	readonly noun?: CountedNoun | undefined;
	/** The unit is taken from elsewhere, not from the words behind the number. */
	readonly bare?: boolean;
}

/** How many claims back one may be looked up from another. */
const RECENT = 8;

/** The last claim of a sentence, not far back, that fits. */
export function findRecent(found: readonly Draft[], fits: (draft: Draft) => boolean): Draft | undefined {
	for (let index = found.length - 1; index >= Math.max(0, found.length - RECENT); index--) {
		const draft = found[index];
		if (draft && fits(draft)) {
			return draft;
		}
	}
	return undefined;
}

/** What the recognisers read: one sentence, what was found in it, and the last counted noun before it. */
export interface Scan {
	readonly atoms: Atoms;
	readonly words: NumberWords;
	/** Claims of this sentence so far. */
	readonly found: Draft[];
	/** First atom behind the last claim: nothing may begin before it. */
	floor: number;
	/** The sentence speaks of an index or a market. */
	readonly index: boolean;
	/** The sentence speaks of games or votes. */
	readonly score: boolean;
	/** Digits that name a model in this document (`717`, behind `Boeing` elsewhere). */
	readonly names: ReadonlySet<string>;
	/** Unit of the last count in the sentence before, for a bare number. */
	readonly lastCount: string;
}
