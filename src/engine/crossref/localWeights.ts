import type { CorpusIndex } from '../corpus/corpus';
import type { Background } from '../corpus/passageWords';
import { isNumberTerm, BM25 } from '../corpus/ranking';
import type { DocumentTerms } from '../corpus/terms';

/** From our bench on ECB+ dev, November 2026. */
export const LOCAL = {
	/** Sentences of usual news that are counted in beside those of the two documents. */
	prior: 15,
	/** Taken off each weight: what stands in about one of e^offset sentences counts no more. */
	offset: 1.5,
	least: 0.1,
};

/** Documents whose counts are kept. */
const MAX_KEPT = 2000;

/**
 * How much a word tells two sentences of two documents apart from the others of the same two: words that stand all over both
 * are their common topic, and sharing them says little. It depends on the two documents and the background alone, so that it means
 * the same in a corpus of two and of thousands.
 */
export class LocalWeights {
	readonly #index: CorpusIndex;
	readonly #shares: Float64Array;
	readonly #isNumber: Uint8Array;
	readonly #counts = new Map<number, ReadonlyMap<number, number>>();

	constructor(index: CorpusIndex, background: Background) {
		this.#index = index;
		this.#shares = new Float64Array(index.postings.termCount);
		this.#isNumber = new Uint8Array(index.postings.termCount);
		for (const [term, number] of index.postings.terms) {
			this.#shares[number] = background.share(term);
			this.#isNumber[number] = isNumberTerm(term) ? 1 : 0;
		}
	}

	/** Weights for sentences of two documents; the first may be none, -1. */
	weigher(first: number, second: number): (term: number) => number {
		const a = this.#countsOf(first);
		const b = this.#countsOf(second);
		const total = this.#sizeOf(first) + this.#sizeOf(second) + LOCAL.prior;
		const known = new Map<number, number>();
		return (term) => {
			const before = known.get(term);
			if (before !== undefined) {
				return before;
			}
			const found = (a.get(term) ?? 0) + (b.get(term) ?? 0) + LOCAL.prior * (this.#shares[term] as number); // The caller's number is one of the postings'.
			const weight = Math.max(LOCAL.least, Math.log((total + 1) / (found + 0.5)) - LOCAL.offset) * (this.#isNumber[term] ? BM25.number : 1);
			known.set(term, weight);
			return weight;
		};
	}

	#sizeOf(document: number): number {
		return (this.#index.terms[document]?.sentenceStarts.length ?? 1) - 1;
	}

	/** Number of sentences of a document with each of its terms. */
	#countsOf(document: number): ReadonlyMap<number, number> {
		const terms = this.#index.terms[document];
		const numbers = this.#index.postings.termNumbers[document];
		let counts = this.#counts.get(document);
		if (!counts && terms && numbers) {
			counts = countSentences(terms, numbers);
			if (this.#counts.size >= MAX_KEPT) {
				this.#counts.clear();
			}
			this.#counts.set(document, counts);
		}
		return counts ?? new Map();
	}
}

function countSentences(terms: DocumentTerms, numbers: Int32Array): Map<number, number> {
	const counts = new Map<number, number>();
	for (let sentence = 0; sentence + 1 < terms.sentenceStarts.length; sentence++) {
		const distinct = new Set(terms.occurrences.subarray(terms.sentenceStarts[sentence], terms.sentenceStarts[sentence + 1]));
		for (const term of distinct) {
			const number = numbers[term] as number; // One for each term of the vocabulary.
			counts.set(number, (counts.get(number) ?? 0) + 1);
		}
	}
	return counts;
}
