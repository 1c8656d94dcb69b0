import type { AnalyzedDocument, Span } from '../types';
import type { SharedTerm } from './alignment';

/** Words lighter than this share of the heaviest are left plain: they would be all over the quote. */
const LEAST_SHARE = 0.3;

/** Spans of the words that carry a match, by start; words with nothing between but white space or a hyphen are one. */
export function findHighlights(shared: readonly SharedTerm[], { document: { text, tokens } }: AnalyzedDocument): Span[] {
	const heaviest = shared.reduce((most, { weight }) => Math.max(most, weight), 0);
	const spans: Span[] = [];
	for (const { token, weight } of [...shared].sort((a, b) => a.token - b.token)) {
		const start = tokens.starts[token];
		const end = tokens.ends[token];
		if (start === undefined || end === undefined || weight < LEAST_SHARE * heaviest) {
			continue;
		}
		const last = spans[spans.length - 1];
		if (last && /^[\s-]*$/.test(text.slice(last.end, start))) {
			spans[spans.length - 1] = { start: last.start, end };
		} else {
			spans.push({ start, end });
		}
	}
	return spans;
}
