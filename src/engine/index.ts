/**
 * The engine's surface: everything outside imports it from here. Importing costs little: what is large runs when an engine
 * is made.
 */
import type { Engine, EngineInit } from './engine';

export type * from './types';
export type * from './ports';
export type { Decision, Decisions, TextQuote } from './corpus/decisions';
export { findQuote } from './corpus/quotes';
export { foldName } from './text/normalize';
export type { Engine, EngineData, EngineInit, Change } from './engine';
export type { Snapshot, SourceSummary, ReferenceQuery, ReferenceOptions } from './snapshot';
export type { DuplicateDocument } from './crossref/copies';
export type { ComparedClaims, ComparedNames, ComparedPassages, OneSidedPassage, SourceComparison, UsedName } from './crossref/sourceComparison';
export { ENTITY_TYPES } from './types';

/** Makes an engine. Rejects when the data is not in our format. */
export async function createEngine(init: EngineInit): Promise<Engine> {
	const { makeEngine } = await import('./engine');
	return makeEngine(init);
}
