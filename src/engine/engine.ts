import { readLexicon, type Lexicon } from './annotate/lexicon';
import type { AddedSegment, CorpusSegment } from './corpus/corpus';
import type { Decisions } from './corpus/decisions';
import type { MergeOptions } from './corpus/mergePolicy';
import { readSegment, writeSegment, type Segment } from './corpus/segment';
import type { Pause, Slices } from './ports';
import { CorpusSnapshot, type Snapshot } from './snapshot';
import type { AnalyzedDocument, DocumentId } from './types';

export { readLexicon };

export interface EngineInit {
	/** The bytes of the word lists. */
	readonly lexicon: Uint8Array;
	/** Called between steps of long work. */
	readonly pause: Pause;
}

export interface Change {
	/** Added, or put in the place of the document with the same id. */
	readonly put?: readonly AnalyzedDocument[];
	/** The same in segments; what `put` has by the same id counts. */
	readonly segments?: readonly AddedSegment[];
	readonly remove?: readonly DocumentId[];
	/** All decisions of the reader, in the place of those before. */
	readonly decisions?: Decisions;
}

/** Holds the corpus. A document is analysed first (`Analyzer`), then applied; reading is from a snapshot. */
export interface Engine {
	/** Applies a change as one step and gives the snapshot behind it. Cheap: lists and indexes are built when first asked for. */
	apply(change: Change): Snapshot;
	readonly snapshot: Snapshot;
	/** What the corpus consists of: to be kept in files as `writeSegment` writes them. Those of a change that follows are the same objects where they stay. */
	readonly segments: readonly CorpusSegment[];
	/**
	 * Makes segments into fewer ones while there are many, in slices, to be run in pauses; changes may be applied in between. The
	 * snapshot behind it says the same under the same revision, and lets go of what is not needed any more.
	 */
	merge(options: MergeOptions): Slices<void>;
	/** Makes what the first question to the snapshot would have to wait for, in slices, to be run in pauses. */
	prepare(): Slices<void>;
	/** Does in slices, to be run in pauses, what `apply` would have to do at once for this document. */
	pack(analyzed: AnalyzedDocument): Slices<void>;
	/** In a buffer of its own, which can be kept or sent to another thread. */
	writeSegment(segment: Segment): Slices<Uint8Array<ArrayBuffer>>;
	/** Throws a `FormatError` on bytes that this version of the engine did not write. Whether they were changed since, who kept them has to know. */
	readSegment(bytes: Uint8Array): Segment;
}

/** Throws when the word lists are not in our format. */
export function makeEngine(lexicon: Lexicon): Engine {
	return new CorpusEngine(lexicon);
}

class CorpusEngine implements Engine {
	/** Segments of documents that are to be applied. */
	readonly #packed = new WeakMap<AnalyzedDocument, Segment>();
	#snapshot: CorpusSnapshot;

	constructor(lexicon: Lexicon) {
		this.#snapshot = CorpusSnapshot.empty(lexicon);
	}

	get snapshot(): Snapshot {
		return this.#snapshot;
	}

	get segments(): readonly CorpusSegment[] {
		return this.#snapshot.segments;
	}

	*merge(options: MergeOptions): Slices<void> {
		let isMerged = false;
		for (let merged = yield* this.#snapshot.merge(options); merged; merged = yield* this.#snapshot.merge(options)) {
			this.#snapshot = this.#snapshot.withMerged(merged);
			isMerged = true;
			yield undefined;
		}
		if (isMerged) {
			yield* this.prepare(); // The next question is not to pay for it.
		}
	}

	prepare(): Slices<void> {
		return this.#snapshot.prepare();
	}

	*pack(analyzed: AnalyzedDocument): Slices<void> {
		this.#packed.set(analyzed, yield* this.#snapshot.pack(analyzed));
	}

	writeSegment(segment: Segment): Slices<Uint8Array<ArrayBuffer>> {
		return writeSegment(segment);
	}

	readSegment(bytes: Uint8Array): Segment {
		return readSegment(bytes);
	}

	apply({ put = [], segments = [], ...change }: Change): Snapshot {
		const last = [...new Map(put.map((analyzed) => [analyzed.document.id, analyzed])).values()];
		const packed = last.flatMap((analyzed) => {
			const segment = this.#packed.get(analyzed);
			return segment ? [{ segment }] : [];
		});
		this.#snapshot = this.#snapshot.with({ ...change, put: last.filter((analyzed) => !this.#packed.has(analyzed)), segments: [...segments, ...packed] });
		return this.#snapshot;
	}
}
