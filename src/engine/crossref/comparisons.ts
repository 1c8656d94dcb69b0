import type { Corpus } from '../corpus/corpus';
import type { Comparison, DocumentId, EntityId, Place } from '../types';
import { frameClaims, type ClaimFrame } from './claimFrames';
import type { ClaimWords } from './claimWords';
import { compareFrames } from './compareFrames';

/** What comparing needs to know beyond the documents. */
export interface ClaimContext {
	readonly words: ClaimWords;
	entityOf(place: Place): EntityId | undefined;
	/** With a year, or `undefined`. */
	publicationDate(id: DocumentId): string | undefined;
}

/** The numeric claims of a corpus, ready to be compared across sources. */
export class ClaimIndex {
	readonly #byDimension = new Map<string, ClaimFrame[]>();
	readonly #byPlace = new Map<string, ClaimFrame>();
	#all: readonly Comparison[] | undefined;

	constructor(corpus: Corpus, context: ClaimContext) {
		const frameContext = {
			words: context.words,
			background: corpus.words.background,
			entityOf: (place: Place) => context.entityOf(place),
			publicationDate: (id: DocumentId) => context.publicationDate(id),
		};
		for (const analyzed of corpus.documents) {
			for (const frame of frameClaims(analyzed, frameContext)) {
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

	/** Comparisons of one claim, those that say something first, then the most certain; `a` is the claim asked about. */
	of(place: Place): readonly Comparison[] {
		const frame = this.#byPlace.get(keyOf(place));
		const found = frame ? this.#compare(frame, (other) => other.place.document !== place.document) : [];
		return found.sort((x, y) => Number(x.relation === 'not-comparable') - Number(y.relation === 'not-comparable') || y.score - x.score);
	}

	#compare(frame: ClaimFrame, isWanted: (other: ClaimFrame) => boolean): Comparison[] {
		const others = this.#byDimension.get(frame.dimension) ?? [];
		return others.flatMap((other) => (isWanted(other) && compareFrames(frame, other)) || []);
	}
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
