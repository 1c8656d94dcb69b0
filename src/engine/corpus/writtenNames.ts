import type { Slices } from '../ports';
import { foldName } from '../text/normalize';
import type { AnalyzedDocument } from '../types';
import type { CorpusSegment } from './corpus';
import type { Segment } from './segment';

/** What documents may hold. */
interface WantedNames {
	/** Words as they are written. */
	readonly words: Iterable<string>;
	/** Folded names of what was found. */
	readonly folded: Iterable<string>;
}

/** Documents that may hold one of these, by their numbers in the segment; some of them may be gone. Only texts are searched, none is decoded. */
export function findWithNames({ documents, names }: Segment, { words, folded }: WantedNames): ReadonlySet<number> {
	const searched = new Set(words);
	const keys = new Set(Array.from(folded, (name) => names.keys.find(name)));
	keys.delete(-1);
	for (let surface = 0; keys.size > 0 && surface < names.surfaces.size; surface++) {
		if (keys.has(names.folds[surface] ?? -1)) {
			searched.add(longestWord(names.surfaces.at(surface)));
		}
	}
	return new Set([...searched].flatMap((word) => documents.withText(word)));
}

/** Documents in segments, as they were found in their texts. */
export interface WrittenCorpus {
	readonly segments: readonly CorpusSegment[];
	at(number: number): AnalyzedDocument;
}

/** Some text holds a name as it is written, or names something so whatever its case; what decisions make of it does not matter. */
export function* isWritten(corpus: WrittenCorpus, name: string): Slices<boolean> {
	const folded = foldName(name);
	for (const { segment, live, first } of corpus.segments) {
		for (const number of findWithNames(segment, { words: [longestWord(name)], folded: [folded] })) {
			if (live.has(number)) {
				const { document: { text }, mentions } = corpus.at(first + number);
				if (text.includes(name) || mentions.some(({ start, end }) => foldName(text.slice(start, end)) === folded)) {
					return true;
				}
				yield undefined;
			}
		}
		yield undefined;
	}
	return false;
}

/** Of the words between white space and signs; tokens are never longer. */
export function longestWord(name: string): string {
	return name.split(/[^\p{L}\p{N}]+/u).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
