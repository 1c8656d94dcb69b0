import { findClaims } from '../../src/engine/annotate/claims';
import { parseLexicon } from '../../src/engine/annotate/lexicon';
import { parseDocument } from '../../src/engine/document/document';
import { finish } from '../../src/engine/slices';
import type { DocumentId, NumericClaim, SourceDocument } from '../../src/engine/types';
import { readEngineData } from './engineData';
import { checkMarked, type Expected } from './marked';

const resources = { lexicon: parseLexicon(new TextDecoder().decode(readEngineData().lexicon)) };

/** A text as a document. */
export function documentOf(text: string): SourceDocument {
	return finish(parseDocument({ id: 'a.txt' as DocumentId, version: 1, text, name: 'a.txt', format: 'plain' }));
}

/** The numeric claims of a document. */
export function claimsIn(document: SourceDocument): readonly NumericClaim[] {
	return finish(findClaims(document, resources));
}

/** The numeric claims of a text. */
export function claimsOf(text: string): readonly NumericClaim[] {
	return claimsIn(documentOf(text));
}

/**
 * Checks all claims of a marked text: `[[at least 24 people|count >=24 person]]`. The label is kind, value, unit:
 * `24` exact (the middle of its rounding), `>=24`, `>24`, `<=24`, `<24`, `10..15` a range, `~90..110` about, `?24..99` vague.
 */
export function checkClaims(marked: string): void {
	checkMarked(marked, (text) => claimsOf(text).map((claim): Expected => ({ start: claim.start, end: claim.end, label: describe(claim) })));
}

/** Checks that a text has no claims but dates. */
export function checkNoNumbers(text: string): void {
	checkMarked(text, (plain) => claimsOf(plain).filter((claim) => claim.kind !== 'date').map((claim): Expected => ({ start: claim.start, end: claim.end, label: describe(claim) })));
}

function describe({ kind, low, high, bound, unit }: NumericClaim): string {
	const value = kind === 'date' ? (bound === 'exact' ? '' : bound) : describeValue(low, high, bound);
	return [kind, value, unit].filter((part) => part !== '').join(' ');
}

function describeValue(low: number | null, high: number | null, bound: NumericClaim['bound']): string {
	const [a, b] = [low, high].map((side) => side === null ? '' : String(Number(side.toPrecision(9))));
	switch (bound) {
		case 'exact':
			return low === null || high === null ? `${a}..${b}` : String(Number(((low + high) / 2).toPrecision(9)));
		case 'at-least':
			return `>=${a}`;
		case 'more-than':
			return `>${a}`;
		case 'at-most':
			return `<=${b}`;
		case 'less-than':
			return `<${b}`;
		case 'range':
			return `${a}..${b}`;
		case 'about':
			return `~${a}..${b}`;
		case 'vague':
			return `?${a}..${b}`;
	}
}
