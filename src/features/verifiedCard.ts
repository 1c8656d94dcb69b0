import type { Card, CardComparison, ClaimSide, DocumentId, Quote, Span } from '../engine';

/** A card whose every quote is the exact slice of its source, and what had to be dropped for that. */
export interface VerifiedCard {
	readonly card: Card;
	/** In words, for the log; without text of sources. */
	readonly problems: readonly string[];
}

/**
 * Compares every quote and clause with the text it claims to come from; one that differs is dropped.
 * @param textOf the text of a source at the version that the card was made from.
 */
export function verifyCard(card: Card, textOf: (id: DocumentId) => string | undefined): VerifiedCard {
	const problems: string[] = [];
	const isExact = (id: DocumentId, span: Span, text: string, inner: readonly Span[]): boolean => {
		const source = textOf(id);
		const exact = source !== undefined && span.start < span.end && source.slice(span.start, span.end) === text
			&& inner.every((part) => span.start <= part.start && part.start <= part.end && part.end <= span.end);
		if (!exact) {
			problems.push(`dropped a quote that is not the slice ${span.start}–${span.end} of ${id}`);
		}
		return exact;
	};
	const isQuote = (quote: Quote): boolean => isExact(quote.document, quote, quote.text, [...quote.highlights, quote.target]);
	const isSide = (side: ClaimSide): boolean => isExact(side.document, side.clause, side.clauseText, [side]);
	const isComparison = ({ here, there, quote }: CardComparison): boolean => isSide(here) && isSide(there) && isQuote(quote);
	const { comparison } = card;
	return {
		card: {
			...card,
			comparison: comparison && isComparison(comparison) ? comparison : undefined,
			passages: card.passages.filter(isQuote),
			about: card.about.filter(isQuote),
		},
		problems,
	};
}
