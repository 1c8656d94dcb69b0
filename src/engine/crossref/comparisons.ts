import type { Corpus } from '../corpus/corpus';
import type { Comparison, DocumentId, EntityId, Place } from '../types';
import { frameClaims, type ClaimFrame, type ClaimWords } from './claimFrames';
import { compareFrames } from './comparability';

/** What comparing needs to know beyond the documents. */
export interface ClaimContext {
	readonly words: ClaimWords;
	entityOf(place: Place): EntityId | undefined;
	/** With a year, or `undefined`. */
	publicationDate(id: DocumentId): string | undefined;
}

/** The numeric claims of a corpus, ready to be compared across sources. */
export class ClaimIndex {
	readonly #corpus: Corpus;
	readonly #byDimension = new Map<string, ClaimFrame[]>();
	readonly #byPlace = new Map<string, ClaimFrame>();
	#all: readonly Comparison[] | undefined;

	constructor(corpus: Corpus, context: ClaimContext) {
		this.#corpus = corpus;
		for (const analyzed of corpus.documents) {
			for (const frame of frameClaims(analyzed, context.words, (place) => context.entityOf(place))) {
				this.#byPlace.set(keyOf(frame.place), frame);
				const same = this.#byDimension.get(frame.dimension);
				if (same) {
					same.push(frame);
				} else {
					this.#byDimension.set(frame.dimension, [frame]);
				}
			}
		}
	}

	/** By place of the first, then of the second; each pair once. */
	get all(): readonly Comparison[] {
		this.#all ??= [...this.#byPlace.values()].flatMap((frame) => this.#compare(frame, (other) => other.place.document > frame.place.document));
		return this.#all;
	}

	/** Comparisons of one claim, the most certain first; `a` is the claim asked about. */
	of(place: Place): readonly Comparison[] {
		const frame = this.#byPlace.get(keyOf(place));
		return frame ? this.#compare(frame, (other) => other.place.document !== place.document).sort((x, y) => y.score - x.score) : [];
	}

	#compare(frame: ClaimFrame, isWanted: (other: ClaimFrame) => boolean): Comparison[] {
		const others = this.#byDimension.get(frame.dimension) ?? [];
		return others.flatMap((other) => (isWanted(other) && compareFrames(frame, other, this.#corpus.words.background)) || []);
	}
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
