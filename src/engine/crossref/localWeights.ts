import type { DocumentWords } from '../corpus/documentWords';
import { BM25 } from '../corpus/ranking';
import { lowerBound } from '../corpus/signedSentences';
import type { WordIndex } from '../corpus/wordIndex';

/** From our bench on ECB+ dev, November 2026. */
export const LOCAL = {
	/** Sentences of usual news that are counted in beside those of the two documents. */
	prior: 15,
	/** Taken off each weight: what stands in about one of e^offset sentences counts no more. */
	offset: 1.5,
	least: 0.1,
};

/** Documents whose counts are kept. */
const MAX_KEPT = 256;

/**
 * How much a word tells two sentences of two documents apart from the others of the same two: words that stand all over both
 * are their common topic, and sharing them says little. It depends on the two documents and the background alone, so that it means
 * the same in a corpus of two and of thousands.
 */
export class LocalWeights {
	readonly #index: WordIndex;
	readonly #counts = new Map<number, Int32Array>();

	constructor(index: WordIndex) {
		this.#index = index;
	}

	/** Weights for sentences of two documents; the first may be none, -1. */
	weigher(first: number, second: number): (term: number) => number {
		const { dictionary } = this.#index;
		const total = this.#sizeOf(first) + this.#sizeOf(second) + LOCAL.prior;
		const known = new Map<number, number>();
		return (term) => {
			const before = known.get(term);
			if (before !== undefined) {
				return before;
			}
			const found = this.#countIn(first, term) + this.#countIn(second, term) + LOCAL.prior * dictionary.shareOf(term);
			const weight = Math.max(LOCAL.least, Math.log((total + 1) / (found + 0.5)) - LOCAL.offset) * (dictionary.isNumber(term) ? BM25.number : 1);
			known.set(term, weight);
			return weight;
		};
	}

	#sizeOf(document: number): number {
		return document < 0 ? 0 : this.#index.sentencesOf(document);
	}

	/** Sentences of a document with a term. */
	#countIn(document: number, term: number): number {
		if (document < 0) {
			return 0;
		}
		const { terms } = this.#index.segmentOf(document);
		const words = this.#index.wordsOf(document);
		const own = terms.find(term);
		const place = lowerBound(words.vocabulary, own, 0);
		return words.vocabulary[place] === own ? this.#countsOf(document, words)[place] ?? 0 : 0;
	}

	/** Number of sentences of a document with each term of its vocabulary. */
	#countsOf(document: number, words: DocumentWords): Int32Array {
		let counts = this.#counts.get(document);
		if (!counts) {
			counts = countSentences(words);
			if (this.#counts.size >= MAX_KEPT) {
				this.#counts.clear();
			}
			this.#counts.set(document, counts);
		}
		return counts;
	}
}

function countSentences({ vocabulary, occurrences, sentenceStarts }: DocumentWords): Int32Array {
	const counts = new Int32Array(vocabulary.length);
	const last = new Int32Array(vocabulary.length).fill(-1);
	for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
		const end = sentenceStarts[sentence + 1] as number; // In range by the loop.
		for (let at = sentenceStarts[sentence] as number; at < end; at++) {
			const place = occurrences[at] as number; // Of the vocabulary.
			counts[place] = (counts[place] as number) + (last[place] === sentence ? 0 : 1);
			last[place] = sentence;
		}
	}
	return counts;
}
