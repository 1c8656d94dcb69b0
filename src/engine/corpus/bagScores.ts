import { BM25, normFor, type TermBag } from './ranking';
import type { WordIndex } from './wordIndex';

/** BM25 scores of the sentences of single documents for a bag of terms: those that `SentenceScores` has of all. */
export class BagScores {
	readonly #index: WordIndex;
	readonly #bag: TermBag;
	readonly #norm: (length: number) => number;
	readonly #known = new Map<number, Float64Array>();

	constructor(index: WordIndex, bag: TermBag) {
		this.#index = index;
		this.#bag = bag;
		this.#norm = normFor(index.averageLength);
	}

	/** By sentence of the document. */
	of(document: number): Float64Array {
		let scores = this.#known.get(document);
		if (!scores) {
			scores = this.#score(document);
			this.#known.set(document, scores);
		}
		return scores;
	}

	#score(document: number): Float64Array {
		const { words: { lengths, part }, firstDocument, terms: { numbers } } = this.#index.segmentOf(document);
		const { vocabulary, occurrences, sentenceStarts } = this.#index.wordsOf(document);
		const first = part.sentenceStarts[document - firstDocument] ?? 0;
		const tops = new Float64Array(vocabulary.length);
		for (let place = 0; place < tops.length; place++) {
			tops[place] = this.#topOf(numbers[vocabulary[place] as number] as number); // Terms of the part.
		}
		const scores = new Float64Array(sentenceStarts.length - 1);
		const counts = new Uint32Array(vocabulary.length);
		for (let sentence = 0; sentence < scores.length; sentence++) {
			const length = lengths[first + sentence] as number; // In range by the loop.
			const start = sentenceStarts[sentence] as number;
			const end = length > 0 ? sentenceStarts[sentence + 1] as number : start;
			const norm = this.#norm(length);
			let score = 0;
			for (let at = start; at < end; at++) {
				const place = occurrences[at] as number; // Of the vocabulary.
				const top = tops[place] as number;
				if (top > 0) {
					const count = counts[place] as number;
					score += top * ((count + 1) / (count + 1 + norm) - count / (count + norm));
					counts[place] = count + 1;
				}
			}
			for (let at = start; score > 0 && at < end; at++) {
				counts[occurrences[at] as number] = 0;
			}
			scores[sentence] = score;
		}
		return scores;
	}

	#topOf(term: number): number {
		const factor = this.#bag.get(term);
		return factor === undefined ? 0 : factor * this.#index.weightOf(term) * (BM25.k1 + 1);
	}
}
