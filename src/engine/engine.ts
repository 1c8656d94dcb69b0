import { analyze } from './annotate/pipeline';
import { loadResources, type Resources } from './annotate/resources';
import type { Decisions } from './corpus/decisions';
import type { CancelToken, Logger, Pause } from './ports';
import { CorpusSnapshot, type Snapshot } from './snapshot';
import type { AnalyzedDocument, DocumentId, SourceInput } from './types';

/** The bytes of the files in `data/`; without weights the mentions come from compromise. */
export interface EngineData {
	readonly lexicon: Uint8Array;
	readonly weights: Uint8Array | undefined;
}

export interface EngineInit {
	readonly data: EngineData;
	readonly logger: Logger;
	/** Called between slices of long work. */
	readonly pause: Pause;
}

export interface Change {
	/** Added, or put in the place of the document with the same id. */
	readonly put?: readonly AnalyzedDocument[];
	readonly remove?: readonly DocumentId[];
	/** All decisions of the reader, in the place of those before. */
	readonly decisions?: Decisions;
}

/** Holds the corpus. A document is analysed first, then applied; reading is from a snapshot. */
export interface Engine {
	/**
	 * Finds everything that the text alone says, with pauses. Leaves the corpus as it is.
	 * Gives `undefined` when cancelled; rejects only on a fault of ours.
	 */
	analyze(input: SourceInput, token: CancelToken): Promise<AnalyzedDocument | undefined>;
	/** Applies a change as one step and gives the snapshot behind it. Cheap: lists and indexes are built when first asked for. */
	apply(change: Change): Snapshot;
	readonly snapshot: Snapshot;
}

/** Throws when the data is not in our format. */
export function makeEngine(init: EngineInit): Engine {
	return new CorpusEngine(init);
}

class CorpusEngine implements Engine {
	readonly #init: EngineInit;
	readonly #resources: Resources;
	#snapshot: CorpusSnapshot;

	constructor(init: EngineInit) {
		this.#init = init;
		this.#resources = loadResources(init.data);
		this.#snapshot = CorpusSnapshot.empty(this.#resources);
	}

	get snapshot(): Snapshot {
		return this.#snapshot;
	}

	async analyze(input: SourceInput, token: CancelToken): Promise<AnalyzedDocument | undefined> {
		await this.#resources.fallback?.load(); // Only where the weights are missing.
		const slices = analyze(input, this.#resources);
		for (;;) {
			if (token.isCancellationRequested) {
				return undefined;
			}
			const step = slices.next();
			if (step.done) {
				return step.value;
			}
			await this.#init.pause();
		}
	}

	apply(change: Change): Snapshot {
		this.#snapshot = this.#snapshot.with(change);
		return this.#snapshot;
	}
}
