import type { Span } from '../engine';

/** Code units kept on each side of a quote: enough to tell two places with the same words apart. */
const CONTEXT_LENGTH = 32;

/** A place as exact text with what stands around it, as decisions keep it. */
export function quoteAt(text: string, { start, end }: Span) {
	return {
		exact: text.slice(start, end),
		prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
		suffix: text.slice(end, end + CONTEXT_LENGTH),
	};
}
