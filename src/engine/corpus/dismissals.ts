import { contains } from '../text/span';
import type { AnalyzedDocument, DocumentId, Place, Span } from '../types';
import type { Decisions } from './decisions';
import { findQuote } from './quotes';

/** Tells whether the reader dismissed what connects two places of different sources; the order of the two does not matter. */
export type IsDismissed = (a: Place, b: Place) => boolean;

const NOTHING: IsDismissed = () => false;

/**
 * The pairs that the reader dismissed. Two passages that were dismissed take the comparisons of their numbers with them;
 * two numbers that were dismissed leave the passages around them alone. A pair of which one side has changed is none.
 * @param documentNamed by its path; only sources that a decision names are asked for.
 */
export function findDismissals(documentNamed: (name: string) => AnalyzedDocument | undefined, { list }: Decisions): IsDismissed {
	const dismissals = list.flatMap((decision) => decision.kind === 'dismiss' ? [decision] : []);
	if (dismissals.length === 0) {
		return NOTHING;
	}
	const pairs = new Map<DocumentId, Map<DocumentId, (readonly [Span, Span])[]>>();
	for (const { a, b } of dismissals) {
		const [first, second] = [documentNamed(a.source)?.document, documentNamed(b.source)?.document];
		const from = first && findQuote(first.text, a);
		const to = second && findQuote(second.text, b);
		if (from && to) {
			addPair(pairs, first.id, second.id, [from, to]);
			addPair(pairs, second.id, first.id, [to, from]);
		}
	}
	return (a, b) => pairs.get(a.document)?.get(b.document)?.some(([from, to]) => contains(from, a) && contains(to, b)) ?? false;
}

function addPair(pairs: Map<DocumentId, Map<DocumentId, (readonly [Span, Span])[]>>, a: DocumentId, b: DocumentId, pair: readonly [Span, Span]): void {
	const byOther = pairs.get(a) ?? new Map<DocumentId, (readonly [Span, Span])[]>();
	byOther.set(b, [...(byOther.get(b) ?? []), pair]);
	pairs.set(a, byOther);
}
