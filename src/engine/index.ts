/**
 * The engine's surface: everything outside imports it from here. Importing costs little: what is large runs when an engine
 * is made.
 */
import type { Analyzer, EngineData } from './analyzer';
import type { Engine, EngineInit } from './engine';

export type * from './types';
export type * from './ports';
export type { Decision, Decisions, TextQuote } from './corpus/decisions';
export { findQuote } from './corpus/quotes';
export { foldName } from './text/normalize';
export type { AddedSegment, CorpusSegment } from './corpus/corpus';
export type { MergeOptions } from './corpus/mergePolicy';
export type { Segment } from './corpus/segment';
export type { Analyzer, EngineData } from './analyzer';
export type { Engine, EngineInit, Change } from './engine';
export type { Snapshot, SourceSummary, ReferenceQuery, ReferenceOptions } from './snapshot';
export type { DuplicateDocument } from './crossref/duplicates';
export type { ComparedClaims, ComparedNames, ComparedPassages, OneSidedPassage, SourceComparison, UsedName } from './crossref/sourceComparison';
export { finish } from './slices';
export { ENTITY_TYPES } from './types';

/** Makes an engine. Rejects when the data is not in our format. */
export async function createEngine({ lexicon, pause }: EngineInit): Promise<Engine> {
	const { makeEngine, readLexicon } = await import('./engine');
	const words = readLexicon(lexicon);
	await pause(); // The rest takes as long.
	return makeEngine(words);
}

/** Makes what finds everything that a text alone says, without a corpus. Rejects when the data is not in our format. */
export async function createAnalyzer(data: EngineData): Promise<Analyzer> {
	const { makeAnalyzer } = await import('./analyzer');
	return makeAnalyzer(data);
}
