import type { EntityType } from '../types';

/**
 * A place in a text that survives edits: exact text with what stands before and after it
 * (W3C Web Annotation Data Model, 2017, TextQuoteSelector).
 */
export interface TextQuote {
	readonly exact: string;
	readonly prefix: string;
	readonly suffix: string;
}

/** What the reader decided. `source` is a path relative to the workspace, with `/`. */
export type Decision =
	| { readonly kind: 'not-entity'; readonly name: string; readonly source?: string; readonly quote?: TextQuote }
	| { readonly kind: 'merge'; readonly name: string; readonly into: string }
	| { readonly kind: 'alias'; readonly name: string; readonly alias: string }
	| { readonly kind: 'split'; readonly name: string; readonly alias: string }
	| { readonly kind: 'type'; readonly name: string; readonly type: EntityType }
	| { readonly kind: 'rename'; readonly name: string; readonly label: string }
	| { readonly kind: 'gazetteer'; readonly name: string; readonly type: EntityType; readonly aliases: readonly string[] }
	| { readonly kind: 'source-label'; readonly source: string; readonly label: string }
	| { readonly kind: 'source-date'; readonly source: string; readonly date: string }
	| { readonly kind: 'dismiss'; readonly a: TextQuote & { readonly source: string }; readonly b: TextQuote & { readonly source: string } };

export interface Decisions {
	readonly list: readonly Decision[];
}

export const NO_DECISIONS: Decisions = { list: [] };
