import type { Slices } from '../ports';
import type { NumericClaim, SourceDocument } from '../types';
import type { Resources } from './resources';

/** Numeric claims of a document, by start, not overlapping. */
// eslint-disable-next-line require-yield
export function* findClaims(_document: SourceDocument, _resources: Resources): Slices<NumericClaim[]> {
	return [];
}
