import { parseAgain, type ParsedDocument } from '../document/document';
import type { Slices } from '../ports';
import type { AnalyzedDocument, SourceInput } from '../types';
import { findClaimsAgain, type FoundClaims } from './claims';
import { findMentions, tagNames } from './entities';
import type { Resources } from './resources';
import type { Tagged } from './tagger';

/** Everything that the text alone says, in slices. Text is split and tokenised once, for all recognisers. */
export function* analyze(input: SourceInput, resources: Resources): Slices<AnalyzedDocument> {
	return (yield* analyzeAgain(input, resources, undefined)).analyzed;
}

/** An analysed text with what analysing it again after an edit takes over. */
export interface Analysis {
	readonly analyzed: AnalyzedDocument;
	readonly parsed: ParsedDocument;
	readonly tagged: Tagged;
	readonly claims: FoundClaims;
}

/**
 * The same, at the cost of what changed: sentences of paragraphs that an edit left alone are split, tagged and read for
 * claims no second time. What is found does not depend on the earlier analysis.
 */
export function* analyzeAgain(input: SourceInput, resources: Resources, earlier: Analysis | undefined): Slices<Analysis> {
	const parsed = yield* parseAgain(input, earlier?.parsed);
	const { document, unchanged } = parsed;
	const tagged = yield* tagNames(document, resources, earlier && unchanged && { tagged: earlier.tagged, unchanged });
	const mentions = yield* findMentions(document, resources, tagged);
	const claims = yield* findClaimsAgain(document, resources, earlier && unchanged && { found: earlier.claims, unchanged });
	return { analyzed: { document, mentions, claims: claims.claims }, parsed, tagged, claims };
}
