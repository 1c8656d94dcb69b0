import type { AnalyzedDocument, CancelToken, SourceInput } from '../engine';
import type { Urgency } from './protocol';

/** Says when it is cancelled, too; VS Code's own tokens do. */
export interface DropToken extends CancelToken {
	onCancellationRequested(listener: () => void): { dispose(): void };
}

/** What was found in a source: as a document when it is in an editor, which is to show it at once; else packed as the corpus will hold it. */
export type FoundSource =
	| { readonly kind: 'document'; readonly analyzed: AnalyzedDocument }
	/** What `Engine.readSegment` reads. */
	| { readonly kind: 'segment'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Finds everything that the text of a source says, wherever that is done. */
export interface Analyst {
	/** Gives `undefined` when cancelled. Rejects when this source cannot be analysed, with a reason for its row. */
	analyze(input: SourceInput, urgency: Urgency, token: DropToken): Promise<FoundSource | undefined>;
	/** A source will come soon. */
	prepare(): void;
	dispose(): void;
}
