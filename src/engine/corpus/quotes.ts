import type { Span } from '../types';
import type { TextQuote } from './decisions';

/**
 * Where a quote stands, only when its prefix and suffix stand around it and nowhere else: a quote of a text that has
 * changed is not moved to a place that looks like it. Line ends are equal, since an editor may change them.
 * Two passes over the text.
 */
export function findQuote(text: string, { exact, prefix, suffix }: TextQuote): Span | undefined {
	if (exact === '') {
		return undefined;
	}
	const hasReturns = text.includes('\r') || `${prefix}${exact}${suffix}`.includes('\r');
	const plain = hasReturns ? toLineFeeds : (part: string): string => part;
	const searched = plain(text);
	// A context may begin or end inside a line end.
	const before = plain(hasReturns && prefix.startsWith('\n') ? prefix.slice(1) : prefix);
	const whole = before + plain(exact) + plain(hasReturns && suffix.endsWith('\r') ? suffix.slice(0, -1) : suffix);
	const at = searched.indexOf(whole);
	if (at < 0 || searched.indexOf(whole, at + 1) >= 0) {
		return undefined;
	}
	const start = at + before.length;
	const end = start + plain(exact).length;
	return hasReturns ? { start: toOffset(text, start), end: toOffset(text, end) } : { start, end };
}

function toLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}

/** The offset in `text` of an offset in the text with plain line feeds. */
function toOffset(text: string, offset: number): number {
	let at = 0;
	for (let left = offset; left > 0; left--) {
		at += text.startsWith('\r\n', at) ? 2 : 1;
	}
	return at;
}
