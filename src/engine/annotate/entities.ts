import type { Slices } from '../ports';
import type { Mention, SourceDocument } from '../types';
import type { Resources } from './resources';

/** Mentions of a document, by start, not overlapping. */
// eslint-disable-next-line require-yield
export function* findMentions(_document: SourceDocument, _resources: Resources): Slices<Mention[]> {
	return [];
}
