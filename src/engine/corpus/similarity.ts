import { finish } from '../annotate/pipeline';
import type { Slices } from '../ports';
import { DateSimilarity } from './dateSimilarity';
import { DocumentWeights } from './documentWeights';
import { Cosines, DocumentVectors, normalize, type Vector } from './nearness';
import type { WordIndex } from './wordIndex';

/** How near the documents of the corpus are to one of them; 0–1 each. */
export interface Nearness {
	/** Cosine of the words. */
	readonly words: Cosines;
	/** The same, with the words of the nearest documents added on this side; and the highest of all. */
	readonly expanded: Cosines;
	readonly bestExpanded: number;
	/** The nearest documents by that, best first. */
	readonly nearest: readonly number[];
	/** Cosine of the dates that they name, by document. */
	readonly dates: Float64Array;
}

/**
 * Rocchio's feedback without judgements: as many nearest documents, each times this weight over their number; of the words then as many as
 * weigh most. Fitted on ECB+ dev.
 */
const FEEDBACK = { documents: 6, weight: 3, terms: 120 };

/** Documents of which each sentence comes into question. */
const NEAREST = 40;

/** Numbers kept for later questions from the same documents. */
const MAX_KEPT = 1 << 19;

/**
 * Similarity of whole documents: cosine of logarithmic term counts × inverse document frequency (Salton and Buckley 1988, "ltc"),
 * with pseudo-relevance feedback (Rocchio 1971, positive part only). No vector is stored: they are read from the words of the documents.
 */
export class DocumentSimilarity {
	readonly #index: WordIndex;
	readonly #kept = new Map<number, Nearness>();
	/** Of an earlier corpus: not that one's similarity, else every snapshot would keep all those before it. */
	readonly #before: DocumentWeights | undefined;
	#weights: DocumentWeights | undefined;
	#vectors: DocumentVectors | undefined;
	#dates: DateSimilarity | undefined;

	/** @param before that of nearly the same corpus. */
	constructor(index: WordIndex, before: DocumentSimilarity | undefined) {
		this.#index = index;
		this.#before = before && (before.#weights ?? before.#before);
	}

	/** Does what the first question does otherwise: weighs all terms, and measures documents that are new. */
	*prepare(): Slices<void> {
		this.#weights ??= yield* DocumentWeights.of(this.#index, this.#before);
	}

	/** Near linear in the postings of the rarer terms of the document and of the nearest ones; kept for the next question. */
	of(document: number): Nearness {
		let nearness = this.#kept.get(document);
		if (!nearness) {
			nearness = this.#compute(document);
			if ((this.#kept.size + 1) * 3 * this.#index.documentCount > MAX_KEPT) {
				this.#kept.clear();
			}
			this.#kept.set(document, nearness);
		}
		return nearness;
	}

	#compute(document: number): Nearness {
		finish(this.prepare());
		const weights = this.#weights as DocumentWeights; // Made above.
		const vectors = (this.#vectors ??= new DocumentVectors(this.#index, weights));
		const cosinesOf = (vector: Vector): Cosines => new Cosines(this.#index, weights, vectors, vector);
		const own = vectors.vectorOf(document);
		const words = cosinesOf(own);
		const nearest = words.highest(FEEDBACK.documents, document);
		const expanded = nearest.length > 0 ? cosinesOf(addFeedback(own, nearest.map((each) => vectors.vectorOf(each)))) : words;
		const near = expanded.highest(NEAREST, document);
		this.#dates ??= new DateSimilarity(this.#index);
		return { words, expanded, bestExpanded: near[0] === undefined ? 0 : expanded.of(near[0]), nearest: near, dates: this.#dates.of(document) };
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
