import type { Slices } from '../ports';
import type { Mention, SourceDocument } from '../types';
import type { Resources } from './resources';

/** Mentions of a document, by start, not overlapping. */
export function* findMentions(document: SourceDocument, resources: Resources): Slices<Mention[]> {
	const { starts, ends, sentenceStarts } = document.tokens;
	const mentions: Mention[] = [];
	const names = resources.tagger ? yield* resources.tagger.tag(document) : [];
	let sentence = 0;
	for (const { first, last, type } of names) {
		while (first >= (sentenceStarts[sentence + 1] as number)) { // The last one is the number of tokens.
			sentence++;
		}
		mentions.push({ kind: 'mention', start: starts[first] as number, end: ends[last] as number, type, sentence, maker: undefined, descriptions: [], rule: 'tagger' }); // In range.
	}
	return mentions;
}
