import { addToHash, finishHash, HASH_START } from '../hashing';
import type { Slices } from '../ports';
import { FormatError, type ByteReader, type ByteWriter } from '../storage/bytes';
import type { MergedPart, PartFormat } from '../storage/part';
import type { AnalyzedDocument, Metadata } from '../types';

/** What the sources of a run of documents want to be called; from the documents alone, and immutable. */
export interface SourcePart {
	/** Keys of the names of each source, as of `nameKey`, each once. */
	readonly names: Float64Array;
	/** Where those of each source begin, and at the end their number. */
	readonly starts: Int32Array;
}

/** Builds, merges, writes and reads `SourcePart`s. */
export const sourceFormat: PartFormat<SourcePart, void> = { build: buildSources, merge: mergeSources, write: writeSources, read: readSources };

/** Units of a title that serves as a short name. */
const SHORT_TITLE_UNITS = 32;
/** A file's stem longer than this is an id, shown by its beginning where that is unmistakable. */
const LONG_STEM_UNITS = 16;
const CUT_STEM_UNITS = 8;

/** Sources handled between two pauses. */
const SLICE_SOURCES = 256;

/** Names for a source, the preferred first, each once; the last one is its own and unmistakable. */
export function candidateNames(name: string, { outlet, title, titleSpan }: Metadata): readonly string[] {
	const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	// A title that is only the beginning of the text says less than the file's name.
	const shortTitle = titleSpan ? cut(title) : undefined;
	const shortStem = stem.length > LONG_STEM_UNITS && !/\s/.test(stem) ? `${stem.slice(0, CUT_STEM_UNITS)}…` : undefined;
	const others = [outlet, shortTitle, shortStem, stem].filter((candidate): candidate is string => candidate !== undefined && candidate !== '' && candidate !== name);
	return [...new Set(others), ...name === '' ? [] : [name]];
}

function cut(title: string): string {
	if (title.length <= SHORT_TITLE_UNITS) {
		return title;
	}
	const space = title.lastIndexOf(' ', SHORT_TITLE_UNITS - 1);
	return `${title.slice(0, space > SHORT_TITLE_UNITS / 2 ? space : SHORT_TITLE_UNITS - 1)}…`;
}

/**
 * A number from 1 to 2⁵³ that stands for a name: two hashes of its code units. Where two names should share one, neither counts as
 * unmistakable, and the sources are called by others of theirs.
 */
export function nameKey(name: string): number {
	let [low, high] = [HASH_START, ~HASH_START];
	for (let at = 0; at < name.length; at++) {
		const unit = name.charCodeAt(at);
		low = addToHash(low, unit);
		high = addToHash(high, unit);
	}
	return (finishHash(high) >>> 11) * 2 ** 32 + (finishHash(low) >>> 0) + 1;
}

function* buildSources(documents: readonly AnalyzedDocument[]): Slices<SourcePart> {
	const names: number[] = [];
	const starts = new Int32Array(documents.length + 1);
	for (const [index, { document }] of documents.entries()) {
		names.push(...candidateNames(document.name, document.metadata).map(nameKey)); // A handful.
		starts[index + 1] = names.length;
		if (index % SLICE_SOURCES === SLICE_SOURCES - 1) {
			yield undefined;
		}
	}
	return { names: Float64Array.from(names), starts };
}

function* mergeSources(inputs: readonly MergedPart<SourcePart>[]): Slices<SourcePart> {
	const count = inputs.reduce((sum, { live }) => sum + live.liveCount, 0);
	const names = new Float64Array(inputs.reduce((sum, { part }) => sum + part.names.length, 0));
	const starts = new Int32Array(count + 1);
	let next = 0;
	let end = 0;
	for (const { part, live } of inputs) {
		for (const source of live) {
			const own = namesOf(part, source);
			names.set(own, end);
			end += own.length;
			starts[++next] = end;
			if (next % SLICE_SOURCES === 0) {
				yield undefined;
			}
		}
		yield undefined; // There may be many of few sources.
	}
	return { names: names.slice(0, end), starts };
}

/** Keys of the names that a source wants. */
export function namesOf({ names, starts }: SourcePart, source: number): Float64Array {
	return names.subarray(starts[source], starts[source + 1]);
}

function writeSources({ names, starts }: SourcePart, writer: ByteWriter): void {
	writer.array(names);
	writer.array(starts);
}

function readSources(reader: ByteReader): SourcePart {
	const names = reader.float64s();
	if (!names.every((key) => Number.isInteger(key) && key > 0)) {
		throw new FormatError('Expected keys of names.');
	}
	return { names, starts: reader.starts(names.length) };
}
