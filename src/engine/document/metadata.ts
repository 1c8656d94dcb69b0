import type { Metadata, Paragraph, SourceInput } from '../types';

/** What the text and the name of a source say about it. */
export function readMetadata(input: SourceInput, _paragraphs: readonly Paragraph[]): Metadata {
	return { title: input.name, titleSpan: undefined, outlet: undefined, date: undefined, byline: undefined, words: 0 };
}
