import type { Decisions } from './corpus/decisions';
import type { CancelToken, Logger, Pause } from './ports';
import type { Snapshot } from './snapshot';
import type { DocumentId, SourceInput } from './types';

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
	readonly put?: readonly SourceInput[];
	readonly remove?: readonly DocumentId[];
	readonly decisions?: Decisions;
}

/** Holds the corpus. Writing is by `apply`, reading from a snapshot. */
export interface Engine {
	/**
	 * Applies a change as one step and gives the snapshot behind it. Changes are applied in the order of the calls.
	 * Cancelled, it leaves everything as it was and gives the snapshot before.
	 */
	apply(change: Change, token: CancelToken): Promise<Snapshot>;
	snapshot(): Snapshot;
}

/** Throws when the data is not in our format. */
export function createEngine(_init: EngineInit): Engine {
	throw new Error('not yet');
}
