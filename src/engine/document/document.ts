import type { Slices } from '../ports';
import { findSentences } from '../text/sentences';
import { TokenBuilder } from '../text/words';
import type { Sentence, SourceDocument, SourceInput } from '../types';
import { findPlainParagraphs } from './plainText';
import { readMetadata } from './metadata';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Reads a source into paragraphs, sentences and tokens. Cannot fail: odd input gives a plainer document. */
export function* parseDocument(input: SourceInput): Slices<SourceDocument> {
	const { text } = input;
	const paragraphs = findPlainParagraphs(text);
	const sentences: Sentence[] = [];
	const tokens = new TokenBuilder();
	let pauseAt = SLICE_UNITS;
	for (const [index, paragraph] of paragraphs.entries()) {
		for (const span of findSentences(text, paragraph)) {
			sentences.push({ ...span, paragraph: index });
			tokens.addSentence(text, span);
			if (span.end > pauseAt) {
				yield undefined;
				pauseAt = span.end + SLICE_UNITS;
			}
		}
	}
	return { id: input.id, version: input.version, name: input.name, text, paragraphs, sentences, tokens: tokens.build(), metadata: readMetadata(input, paragraphs), problems: [] };
}
