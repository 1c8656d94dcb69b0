import type { Span } from '../types';

/** Tells whether `inner` lies within `outer`; equal spans do. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** Tells whether two spans share at least one code unit; touching spans do not. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/**
 * Index of the span that holds `offset`, or -1. The end of a span counts as inside it unless another one starts there,
 * so that a caret behind the last letter still finds its word.
 * @param spans by start, not overlapping.
 */
export function findIndexAt(spans: readonly Span[], offset: number): number {
	let low = 0;
	let high = spans.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const span = spans[middle] as Span; // In range by construction.
		if (span.start <= offset) {
			low = middle + 1;
		} else {
			high = middle - 1;
		}
	}
	const found = spans[high];
	return found && offset <= found.end ? high : -1;
}
