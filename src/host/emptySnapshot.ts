import type { Snapshot } from '../engine';

/** What there is to see before the engine is loaded. */
export const EMPTY_SNAPSHOT: Snapshot = {
	revision: 0,
	sources: [],
	sourceCount: 0,
	threshold: 1,
	entities: [],
	comparisons: [],
	*listSources() {
		return [];
	},
	*listEntities() {
		return [];
	},
	findDocument: () => undefined,
	findNamed: () => undefined,
	*isNamed() {
		return false;
	},
	findSource: () => undefined,
	findAnnotation: () => undefined,
	findSentence: () => undefined,
	findEntity: () => undefined,
	entityOf: () => undefined,
	isFrequent: () => false,
	references: () => [],
	matches: () => [],
	hasMatch: () => false,
	search: () => [],
	comparisonsOf: () => [],
	cardAt: () => undefined,
	duplicateOf: () => undefined,
	*compareSources() {
		return undefined;
	},
};
