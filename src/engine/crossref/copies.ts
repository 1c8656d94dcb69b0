import type { WordIndex } from '../corpus/wordIndex';

/** Constants of what counts as a copy. */
const COPY = {
	/** Least resemblance of two sentences. */
	sentences: 0.75,
	/** Least number of terms: shorter sentences are alike by chance. */
	terms: 4,
} as const;

/** A sentence as it is compared for copies. */
export interface CopyKey {
	/** Distinct terms, ascending. */
	readonly terms: readonly number[];
	/** Numbers and negations: they have to be the same. */
	readonly exact: string;
}

/** The key of a sentence. @param document its number in the index. */
export function copyKeyOf(index: WordIndex, document: number, sentence: number): CopyKey {
	const { terms: { numbers } } = index.segmentOf(document);
	const { vocabulary, occurrences, sentenceStarts } = index.wordsOf(document);
	const own = occurrences.subarray(sentenceStarts[sentence], sentenceStarts[sentence + 1]);
	const all = Array.from(own, (place) => numbers[vocabulary[place] as number] as number); // Terms of the document's part.
	const exact = all.filter((term) => index.dictionary.isNumber(term)).sort((a, b) => a - b);
	return { terms: [...new Set(all)].sort((a, b) => a - b), exact: `${exact.join(' ')}/${index.negationsIn(document, sentence)}` };
}

/** Tells whether two sentences say the same in nearly the same words: resemblance of their terms (Broder 1997), the same numbers and negations. */
export function isCopy(a: CopyKey, b: CopyKey): boolean {
	const [fewer, more] = a.terms.length < b.terms.length ? [a.terms, b.terms] : [b.terms, a.terms];
	if (fewer.length < COPY.terms || fewer.length < COPY.sentences * more.length || a.exact !== b.exact) {
		return false;
	}
	const shared = countShared(fewer, more);
	return shared >= COPY.sentences * (fewer.length + more.length - shared);
}

interface Original<T> {
	readonly key: CopyKey;
	readonly value: T;
	/** How many came before. */
	readonly order: number;
}

/**
 * Sentences of which none repeats another one. Two that do share one of their first terms, of which the more count the longer they are
 * (prefix filter: Bayardo, Ma and Srikant 2007), so that few are compared.
 */
export class OriginalSentences<T> {
	readonly #byTerm = new Map<number, Original<T>[]>();
	#count = 0;

	/** The first one that the sentence repeats; without one it is kept as an original itself. */
	findOrAdd(key: CopyKey, value: T): T | undefined {
		if (key.terms.length < COPY.terms) {
			return undefined; // Too short to repeat one, or to be repeated.
		}
		const prefix = key.terms.slice(0, key.terms.length - Math.ceil(COPY.sentences * key.terms.length) + 1);
		let first: Original<T> | undefined;
		for (const term of prefix) {
			for (const original of this.#byTerm.get(term) ?? []) {
				if ((!first || original.order < first.order) && isCopy(original.key, key)) {
					first = original;
				}
			}
		}
		if (first) {
			return first.value;
		}
		const added = { key, value, order: this.#count++ };
		for (const term of prefix) {
			const same = this.#byTerm.get(term);
			if (same) {
				same.push(added);
			} else {
				this.#byTerm.set(term, [added]);
			}
		}
		return undefined;
	}
}

function countShared(a: readonly number[], b: readonly number[]): number {
	let shared = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		const difference = (a[i] as number) - (b[j] as number); // In range by the loop.
		shared += difference === 0 ? 1 : 0;
		i += difference <= 0 ? 1 : 0;
		j += difference >= 0 ? 1 : 0;
	}
	return shared;
}
