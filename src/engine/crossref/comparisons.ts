import type { Corpus } from '../corpus/corpus';
import type { ClaimRelation, Comparison, DocumentId, EntityId, Place } from '../types';
import { ClaimCandidates } from './claimCandidates';
import { frameClaims, type ClaimFrame } from './claimFrames';
import type { ClaimWords } from './claimWords';
import { compareFrames } from './compareFrames';
import { relateIntervals } from './intervals';

/** What comparing needs to know beyond the documents. */
export interface ClaimContext {
	readonly words: ClaimWords;
	entityOf(place: Place): EntityId | undefined;
	/** With a year, or `undefined`. */
	publicationDate(id: DocumentId): string | undefined;
}

/** A text that counts one sort of thing more often is a table, or hostile: only the first are compared, which bounds the cost of a pair of texts. */
const MOST_IN_DOCUMENT = 200;

/** The numeric claims of a corpus, ready to be compared across sources. */
export class ClaimIndex {
	readonly #candidates: ClaimCandidates;
	/** By dimension and document. */
	readonly #ofDocument = new Map<string, ClaimFrame[]>();
	readonly #byPlace = new Map<string, ClaimFrame>();
	#all: readonly Comparison[] | undefined;

	constructor(corpus: Corpus, context: ClaimContext) {
		const frameContext = {
			words: context.words,
			background: corpus.words.background,
			entityOf: (place: Place) => context.entityOf(place),
			publicationDate: (id: DocumentId) => context.publicationDate(id),
		};
		const frames: ClaimFrame[] = [];
		for (const frame of corpus.documents.flatMap((analyzed) => frameClaims(analyzed, frameContext))) {
			const key = siblingKey(frame, frame.place.document);
			const siblings = this.#ofDocument.get(key) ?? [];
			if (siblings.length < MOST_IN_DOCUMENT) {
				siblings.push(frame);
				this.#ofDocument.set(key, siblings);
				this.#byPlace.set(keyOf(frame.place), frame);
				frames.push(frame);
			}
		}
		this.#candidates = new ClaimCandidates(frames);
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
		return this.#candidates.of(frame).flatMap((other) => {
			const comparison = isWanted(other) ? compareFrames(frame, other) : undefined;
			return comparison && !this.#isSettled(frame, other, comparison.relation) ? [comparison] : [];
		});
	}

	/**
	 * The sources give the same numbers elsewhere. One of them having both is enough against a *differs*: it tells of two things, or
	 * reports both numbers of one. When each number stands in both sources, nothing is left to say of the pair crosswise.
	 */
	#isSettled(a: ClaimFrame, b: ClaimFrame, relation: ClaimRelation): boolean {
		switch (relation) {
			case 'differs':
				return this.#hasLike(a, b.place.document) || this.#hasLike(b, a.place.document);
			case 'not-comparable':
				return relateIntervals(a.value, b.value).relation !== 'agrees' && this.#hasLike(a, b.place.document) && this.#hasLike(b, a.place.document);
			default:
				return false;
		}
	}

	#hasLike(frame: ClaimFrame, document: DocumentId): boolean {
		const siblings = this.#ofDocument.get(siblingKey(frame, document)) ?? [];
		return siblings.some((sibling) => isLike(frame, sibling));
	}
}

/** The same number, or its conversion, and nothing said against it. */
function isLike(a: ClaimFrame, b: ClaimFrame): boolean {
	const { relation } = relateIntervals(a.value, b.value);
	const isSame = relation === 'agrees' || (relation === 'compatible' && a.claim.kind === 'measure');
	return isSame && (a.state === undefined || b.state === undefined || a.state === b.state);
}

function siblingKey({ dimension }: ClaimFrame, document: DocumentId): string {
	return `${dimension} ${document}`;
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
