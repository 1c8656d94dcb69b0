import { findQuote, type Span, type TextQuote } from '../engine';

/** Code units kept on each side of a quote; more where the same words stand elsewhere too. */
const CONTEXT_LENGTH = 32;

/** A place as exact text with as much of what stands around it as tells it from all others, as decisions keep it. */
export function quoteAt(text: string, { start, end }: Span): TextQuote {
	for (let length = CONTEXT_LENGTH; ; length *= 4) {
		const from = atCharacter(text, Math.max(0, start - length));
		const to = atCharacter(text, Math.min(text.length, end + length));
		const quote = { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
		if ((from === 0 && to === text.length) || findQuote(text, quote)) {
			return quote;
		}
	}
}

/** The offset, or the one before when it is inside a surrogate pair or a line end. */
function atCharacter(text: string, offset: number): number {
	const pair = text.slice(offset - 1, offset + 1);
	return offset > 0 && (pair === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair)) ? offset - 1 : offset;
}
