import { makePassageWords } from '../../src/engine/corpus/passageWords';
import { wordFormat, type WordPart } from '../../src/engine/corpus/wordPart';
import { finish } from '../../src/engine/slices';
import { ByteReader, ByteWriter } from '../../src/engine/storage/bytes';
import { LiveDocuments } from '../../src/engine/storage/part';
import type { AnalyzedDocument } from '../../src/engine/types';
import { lexicon } from './corpora';

/** The shipped word lists as the index takes them. */
export const passageWords = makePassageWords(lexicon);

export function buildWords(documents: readonly AnalyzedDocument[]): WordPart {
	return finish(wordFormat.build(documents, passageWords));
}

/** @param gone documents of each part that are left out. */
export function mergeWords(parts: readonly WordPart[], gone: readonly (readonly number[])[] = []): WordPart {
	return finish(wordFormat.merge(parts.map((part, index) => ({ part, live: liveOf(part, gone[index]) }))));
}

export function liveOf(part: WordPart, gone: readonly number[] = []): LiveDocuments {
	return LiveDocuments.all(part.sentenceStarts.length - 1).without(gone);
}

export function writeWords(part: WordPart): Uint8Array {
	const writer = new ByteWriter();
	wordFormat.write(part, writer);
	return writer.take();
}

export function readWords(bytes: Uint8Array): WordPart {
	return wordFormat.read(new ByteReader(bytes));
}
