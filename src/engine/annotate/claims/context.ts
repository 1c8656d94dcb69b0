import type { NumericClaim } from '../../types';
import type { Atoms } from './atoms';
import type { Draft } from './drafts';
import type { NumberWords } from './numberWords';

/** Turns the drafts of one sentence into claims, with what the clause says of them. */
export function readContexts(atoms: Atoms, drafts: readonly Draft[], _words: NumberWords, sentence: number, claims: NumericClaim[]): void {
	for (const draft of drafts) {
		claims.push({
			start: atoms.at(draft.from).start, end: atoms.at(draft.to - 1).end, kind: draft.kind, sentence, low: draft.low, high: draft.high, bound: draft.bound, unit: draft.unit,
			about: undefined, per: undefined, modality: 'asserted', attribution: undefined,
		});
	}
}
