import { parseDocument } from '../document/document';
import type { Slices } from '../ports';
import type { AnalyzedDocument, SourceInput } from '../types';
import { findClaims } from './claims';
import { findMentions } from './entities';
import type { Resources } from './resources';

/** Everything that the text alone says, in slices. Text is split and tokenised once, for all recognisers. */
export function* analyze(input: SourceInput, resources: Resources): Slices<AnalyzedDocument> {
	const document = yield* parseDocument(input);
	const mentions = yield* findMentions(document, resources);
	const claims = yield* findClaims(document, resources);
	return { document, mentions, claims };
}

/** Runs a sliced computation to its end without a pause. */
export function finish<T>(slices: Slices<T>): T {
	for (;;) {
		const step = slices.next();
		if (step.done) {
			return step.value;
		}
	}
}
