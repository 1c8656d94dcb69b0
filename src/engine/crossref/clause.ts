import { TokenKind, type NumericClaim, type SourceDocument, type Span } from '../types';

/** Most tokens of a clause on each side of its claim. */
const BEFORE = 8;
const AFTER = 3;
const ENDS = new Set([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '"', '“', '”']);

/** The words around a claim, within its sentence and up to the nearest comma or bracket. */
export function findClause(document: SourceDocument, claim: NumericClaim): Span {
	const { starts, ends, kinds, sentenceStarts } = document.tokens;
	const first = sentenceStarts[claim.sentence] ?? 0;
	const last = sentenceStarts[claim.sentence + 1] ?? first;
	const isEnd = (token: number): boolean => kinds[token] === TokenKind.sign && ENDS.has(document.text.slice(starts[token], ends[token]));
	let from = first;
	while (from < last && (ends[from] ?? 0) <= claim.start) {
		from++;
	}
	let to = from;
	while (to + 1 < last && (ends[to] ?? 0) < claim.end) {
		to++;
	}
	for (let steps = 0; steps < BEFORE && from > first && !isEnd(from - 1); steps++) {
		from--;
	}
	for (let steps = 0; steps < AFTER && to + 1 < last && !isEnd(to + 1); steps++) {
		to++;
	}
	return { start: Math.min(starts[from] ?? claim.start, claim.start), end: Math.max(ends[to] ?? claim.end, claim.end) };
}
