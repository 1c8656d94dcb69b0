import type { AnalyzedDocument, ClaimRelation, Comparison, DocumentId, Place } from '../types';
import { findCandidates } from './claimCandidates';
import type { ClaimFrame, FrameContext } from './claimFrames';
import { compareFrames, mayShareEvent } from './compareFrames';
import { DocumentClaims } from './documentClaims';
import { relateIntervals } from './intervals';
import type { Comparisons } from './keptComparisons';
import { RecentlyUsed } from '../corpus/recentlyUsed';

/** What comparing needs to know beyond a document. */
export interface ClaimContext extends FrameContext {
	readonly documentCount: number;
	/** All, by id. */
	documents(): readonly DocumentId[];
	find(id: DocumentId): AnalyzedDocument | undefined;
	/** The documents whose words are nearest to those of one, at most `count`; in any order. */
	findNearest(id: DocumentId, count: number): readonly DocumentId[];
	/** How much alike the words of a document are to those of others, 0–1 each. */
	compareStories(id: DocumentId, others: readonly DocumentId[]): readonly number[];
}

/** A document that may tell of the same event as another one. */
interface RelatedDocument {
	readonly id: DocumentId;
	/** How much alike their words are, 0–1. */
	readonly story: number;
}

/** In a corpus of up to so many documents each is compared with all others, in a larger one with those that are nearest. */
const FEW_DOCUMENTS = 100;
const NEAREST = 32;
/** Documents whose frames are kept; more than a question needs. */
const MOST_KEPT = 150;

/**
 * The numeric claims of a corpus, compared across sources when asked for. Nothing is computed up front, and only the frames of the documents that were asked for
 * last are kept.
 */
export class ClaimIndex implements Comparisons {
	readonly #context: ClaimContext;
	readonly #claims = new RecentlyUsed<DocumentId, DocumentClaims | undefined>(MOST_KEPT);
	readonly #others = new RecentlyUsed<DocumentId, readonly RelatedDocument[]>(MOST_KEPT);

	constructor(context: ClaimContext) {
		this.#context = context;
	}

	/** By place of the first, then of the second; each pair once. Asks for every document: only for small corpora, and the command line. */
	get all(): readonly Comparison[] {
		return this.#context.documents().flatMap((id) => this.#claimsOf(id)?.frames.flatMap((frame) => this.#compare(frame).filter(({ b }) => b.document > id)) ?? []);
	}

	/** Comparisons of one claim, those that say something first, then the most certain; `a` is the claim asked about. */
	of(place: Place): readonly Comparison[] {
		const frame = this.#claimsOf(place.document)?.find(place);
		const found = frame ? this.#compare(frame) : [];
		return found.sort((x, y) => Number(x.relation === 'not-comparable') - Number(y.relation === 'not-comparable') || y.score - x.score);
	}

	#compare(frame: ClaimFrame): Comparison[] {
		const others = this.#othersOf(frame.place.document);
		const stories = new Map(others.map(({ id, story }) => [id, story]));
		return findCandidates(frame, others.flatMap(({ id }) => this.#claimsOf(id) ?? [])).flatMap((other) => {
			const comparison = compareFrames(frame, other, stories.get(other.place.document) ?? 0);
			return comparison && !this.#isSettled(frame, other, comparison.relation) ? [comparison] : [];
		});
	}

	#othersOf(document: DocumentId): readonly RelatedDocument[] {
		return this.#others.get(document, () => {
			const all = this.#context.documentCount <= FEW_DOCUMENTS ? this.#context.documents() : [...this.#context.findNearest(document, NEAREST)].sort();
			const others = all.filter((id) => id !== document);
			const stories = this.#context.compareStories(document, others);
			return others.map((id, at) => ({ id, story: stories[at] ?? 0 })).filter(({ story }) => mayShareEvent(story));
		});
	}

	#claimsOf(document: DocumentId): DocumentClaims | undefined {
		return this.#claims.get(document, () => {
			const analyzed = this.#context.find(document);
			return analyzed && new DocumentClaims(analyzed, this.#context);
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
		return this.#claimsOf(document)?.of(frame.dimension).some((sibling) => isLike(frame, sibling)) ?? false;
	}
}

/** The same number, or its conversion, and nothing said against it. */
function isLike(a: ClaimFrame, b: ClaimFrame): boolean {
	const { relation } = relateIntervals(a.value, b.value);
	const isSame = relation === 'agrees' || (relation === 'compatible' && a.claim.kind === 'measure');
	return isSame && (a.state === undefined || b.state === undefined || a.state === b.state);
}
