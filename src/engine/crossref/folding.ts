import type { CrossReference, Match, Place } from '../types';

/**
 * Folds passages that repeat another one into it, so that syndicated copy is one row. A passage whose numbers relate
 * otherwise than those of the one it repeats stays on its own, and the first copy stands for an original that is not shown.
 * @param shown the best first.
 * @param wordsOf the words of a passage: the same words are a copy, too, where the ranking did not reach.
 */
export function foldCopies(shown: readonly CrossReference[], wordsOf: (place: Place) => string): Match[] {
	const folded = new Map<string, { readonly reference: CrossReference; readonly copies: Place[] }>();
	/** Where the copies of an original go, by the original's place, and by the words of what stands already. */
	const homes = new Map<string, string>();
	for (const reference of shown) {
		const { document, start, end, copyOf, relation } = reference;
		const keys = [`place ${relation} ${keyOf(copyOf ?? reference)}`, `words ${relation} ${wordsOf(reference)}`];
		const home = keys.map((key) => homes.get(key)).find((key) => key !== undefined);
		const own = keyOf(reference);
		if (home === undefined) {
			folded.set(own, { reference, copies: [] });
		} else {
			folded.get(home)?.copies.push({ document, start, end });
		}
		for (const key of keys) {
			homes.set(key, homes.get(key) ?? home ?? own);
		}
	}
	return [...folded.values()].map(({ reference, copies }) => ({ ...reference, copies }));
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
