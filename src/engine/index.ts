/** The engine's surface: everything outside imports it from here. */
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
export { createEngine } from './engine';
