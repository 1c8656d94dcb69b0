import type { Slices } from '../ports';
import { documentFormat, type DocumentPart } from '../storage/documentPart';
import { FormatError } from '../storage/bytes';
import type { MergedPart } from '../storage/part';
import { readSections, writeSections } from '../storage/sections';
import type { AnalyzedDocument } from '../types';
import { readNameLists, type NameLists } from './aliases';
import { namePartFormat, type NamePart } from './namePart';
import { makePassageWords, type PassageWords } from './passageWords';
import { sourceFormat, type SourcePart } from './sourcePart';
import type { WordSections } from './terms';
import { wordFormat, type WordPart } from './wordPart';

/** Grows with every change of what a part holds or how it is written: bytes of another version are not read. */
const FORMAT_VERSION = 6;

/** A run of documents with everything that depends on their texts alone; immutable. */
export interface Segment {
	readonly documents: DocumentPart;
	readonly words: WordPart;
	readonly names: NamePart;
	readonly sources: SourcePart;
}

/** What the parts of a segment read besides the documents. */
export interface SegmentResources {
	readonly words: PassageWords;
	readonly lists: NameLists;
}

/** Throws when the word lists are not in our format. */
export function readSegmentResources(sections: WordSections): SegmentResources {
	return { words: makePassageWords(sections), lists: readNameLists(sections) };
}

/** @param documents with different ids. */
export function* buildSegment(documents: readonly AnalyzedDocument[], { words, lists }: SegmentResources): Slices<Segment> {
	return {
		documents: yield* documentFormat.build(documents),
		words: yield* wordFormat.build(documents, words),
		names: yield* namePartFormat.build(documents, lists),
		sources: yield* sourceFormat.build(documents),
	};
}

/** Drops the documents that are gone; keeps the order of segments and of the documents in them. */
export function* mergeSegments(inputs: readonly MergedPart<Segment>[]): Slices<Segment> {
	return {
		documents: yield* documentFormat.merge(inputs.map(({ part, live }) => ({ part: part.documents, live }))),
		words: yield* wordFormat.merge(inputs.map(({ part, live }) => ({ part: part.words, live }))),
		names: yield* namePartFormat.merge(inputs.map(({ part, live }) => ({ part: part.names, live }))),
		sources: yield* sourceFormat.merge(inputs.map(({ part, live }) => ({ part: part.sources, live }))),
	};
}

/** In a buffer of its own, which can be kept in a file or sent to another thread. */
export function writeSegment({ documents, words, names, sources }: Segment): Slices<Uint8Array<ArrayBuffer>> {
	return writeSections(FORMAT_VERSION, [
		(writer) => documentFormat.write(documents, writer),
		(writer) => wordFormat.write(words, writer),
		(writer) => namePartFormat.write(names, writer),
		(writer) => sourceFormat.write(sources, writer),
	]);
}

/** Reads in place what `writeSegment` wrote. Throws a `FormatError` on bytes of another format; those that were changed since may be read as something else. */
export function readSegment(bytes: Uint8Array): Segment {
	const [documents, words, names, sources] = readSections<[DocumentPart, WordPart, NamePart, SourcePart]>(bytes, FORMAT_VERSION, [
		(reader) => documentFormat.read(reader),
		(reader) => wordFormat.read(reader),
		(reader) => namePartFormat.read(reader),
		(reader) => sourceFormat.read(reader),
	]);
	if (words.sentenceStarts.length !== documents.count + 1 || names.entityStarts.length !== documents.count + 1 || sources.starts.length !== documents.count + 1) {
		throw new FormatError(`Expected the words, names and sources of ${documents.count} documents.`);
	}
	return { documents, words, names, sources };
}
