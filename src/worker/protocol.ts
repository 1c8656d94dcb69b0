import type { AnalyzedDocument, EngineData, SourceDocument, SourceInput } from '../engine';
import type { FoundSource } from './analyst';

/**
 * What a worker is asked. `load` comes first and once; of several sources the most urgent is analysed first, and one
 * that is more urgent than the one under way is analysed before that goes on.
 */
export type WorkerRequest =
	| { readonly kind: 'load'; readonly data: EngineData }
	| { readonly kind: 'analyze'; readonly job: number; readonly urgency: Urgency; readonly input: SourceInput }
	| { readonly kind: 'cancel'; readonly job: number };

/** What a worker answers; every `analyze` gets one `done`, `failed` or `cancelled`. */
export type WorkerReply =
	| { readonly kind: 'loaded' }
	/** The data cannot be loaded. */
	| { readonly kind: 'unusable'; readonly reason: string }
	/** The source that is analysed from now on, and again every now and then as a sign of life. */
	| { readonly kind: 'progress'; readonly job: number }
	| { readonly kind: 'done'; readonly job: number; readonly result: PackedSource }
	| { readonly kind: 'cancelled'; readonly job: number }
	/** A fault of ours in this text alone; the worker goes on. */
	| { readonly kind: 'failed'; readonly job: number; readonly reason: string };

/** Who waits for a source; the higher, the sooner it is analysed. */
export const Urgency = { rest: 0, open: 1, visible: 2, read: 3 } as const;
export type Urgency = (typeof Urgency)[keyof typeof Urgency];

/** An error in words, as only these cross threads everywhere. */
export function toReason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What was found in a source, on its way to another thread: a document goes without its text, which the other side has. */
export type PackedSource =
	| { readonly kind: 'document'; readonly document: Omit<SourceDocument, 'text'>; readonly found: Omit<AnalyzedDocument, 'document'> }
	| Extract<FoundSource, { kind: 'segment' }>;

/** The document that is on its way. */
export function withoutText({ document: { text: _, ...document }, ...found }: AnalyzedDocument): PackedSource {
	return { kind: 'document', document, found };
}

/** What has arrived. */
export function unpack(source: PackedSource, { text }: SourceInput): FoundSource {
	return source.kind === 'segment' ? source : { kind: 'document', analyzed: { ...source.found, document: { ...source.document, text } } };
}
