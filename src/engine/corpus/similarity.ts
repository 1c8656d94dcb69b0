import type { Slices } from '../ports';
import { finish } from '../slices';
import { DateSimilarity } from './dateSimilarity';
import { weighDocumentTerms, type DocumentWeights } from './documentWeights';
import { DocumentVectors, findNearest, findNearness, normalize, type Vector } from './nearness';
import { RecentlyUsed } from './recentlyUsed';
import type { WordIndex } from './wordIndex';

/** How near the documents of the corpus are to one of them; 0–1 each, by document. */
export interface Nearness {
	/** By their words. */
	readonly words: Float32Array;
	/** The same, with the words of the nearest documents added on this side; and the highest of all. */
	readonly expanded: Float32Array;
	readonly bestExpanded: number;
	/** The nearest documents by that, best first. */
	readonly nearest: readonly number[];
	/** Cosine of the dates that they name. */
	readonly dates: Float32Array;
}

/**
 * Rocchio's feedback without judgements: as many nearest documents, each times this weight over their number; of the words then as many as
 * weigh most. Fitted on ECB+ dev.
 */
const FEEDBACK = { documents: 6, weight: 3, terms: 120 };

/** Documents of which each sentence comes into question. */
const NEAREST = 40;

/** Numbers kept for later questions from the same documents; of each three by document. */
const MAX_KEPT = 1 << 20;

/**
 * Similarity of whole documents: logarithmic term counts × inverse document frequency (Salton and Buckley 1988, "lt"; for the lengths see
 * `lengthOf`), with pseudo-relevance feedback (Rocchio 1971, positive part only). No vector is stored: they are read from the words of the
 * documents.
 */
export class DocumentSimilarity {
	readonly #index: WordIndex;
	readonly #kept: RecentlyUsed<number, Nearness>;
	#weights: DocumentWeights | undefined;
	#vectors: DocumentVectors | undefined;
	#dates: DateSimilarity | undefined;

	constructor(index: WordIndex) {
		this.#index = index;
		this.#kept = new RecentlyUsed(Math.max(1, Math.floor(MAX_KEPT / (3 * Math.max(1, index.documentCount)))));
	}

	/** Does what the first question does otherwise: weighs all terms. */
	*prepare(): Slices<void> {
		this.#weights ??= yield* weighDocumentTerms(this.#index);
	}

	/** Linear in the postings of the rarer terms of the document and of the nearest ones; kept for the next question. */
	of(document: number): Nearness {
		return this.#kept.get(document, () => this.#compute(document));
	}

	#compute(document: number): Nearness {
		finish(this.prepare());
		const index = this.#index;
		const weights = this.#weights as DocumentWeights; // Made above.
		const vectors = (this.#vectors ??= new DocumentVectors(index, weights.weights));
		const own = vectors.vectorOf(document);
		const words = findNearness(index, weights, own);
		const helpers = findNearest(index, words, FEEDBACK.documents, document);
		const expanded = helpers.length > 0 ? findNearness(index, weights, addFeedback(own, helpers.map((each) => vectors.vectorOf(each)))) : words;
		const nearest = findNearest(index, expanded, NEAREST, document);
		this.#dates ??= new DateSimilarity(index);
		return { words, expanded, bestExpanded: nearest[0] === undefined ? 0 : expanded[nearest[0]] ?? 0, nearest, dates: this.#dates.of(document) };
	}
}

function addFeedback(own: Vector, nearest: readonly Vector[]): Vector {
	const sum = new Map(own);
	const factor = FEEDBACK.weight / nearest.length;
	for (const vector of nearest) {
		for (const [term, weight] of vector) {
			sum.set(term, (sum.get(term) ?? 0) + factor * weight);
		}
	}
	return normalize(new Map([...sum].sort(([, a], [, b]) => b - a).slice(0, FEEDBACK.terms)));
}
