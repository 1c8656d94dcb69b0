import type { WordIndex } from '../corpus/wordIndex';
import type { DocumentId } from '../types';

/** Constants of what counts as a duplicate. */
const DUPLICATE = {
	/** Least resemblance of two documents. */
	resemblance: 0.8,
	/** Least number of sentences of a document that can be one. */
	sentences: 3,
	/** A sentence in more documents than this is a boilerplate and tells nothing about them. */
	boilerplate: 50,
} as const;

/** A document that repeats another one. */
export interface DuplicateDocument {
	readonly document: DocumentId;
	/** Published earlier as far as the dates say, else first by id. */
	readonly of: DocumentId;
	/** Share of the sentences of either that both have, 0–1. */
	readonly resemblance: number;
}

/** What of a corpus tells duplicates. */
export interface DuplicateCorpus {
	readonly index: WordIndex;
	idOf(document: number): DocumentId;
	/** Publication date as the text states it. */
	dateOf(document: number): string | undefined;
}

/**
 * Documents that repeat another one sentence by sentence, by id. Looks only at sentences that several documents have: those within a
 * segment and between two are kept with the segments, so that a change costs what it brings.
 */
export function findDuplicates(corpus: DuplicateCorpus): DuplicateDocument[] {
	const { index } = corpus;
	const shared = findSharers(index);
	const dates = new Map([...shared.keys()].map((document) => [document, corpus.dateOf(document) ?? '']));
	const order = [...shared.keys()].sort((a, b) => compareDates(dates.get(a) ?? '', dates.get(b) ?? '') || index.compareDocuments(a, b));
	const isCopyOf = new Map<number, DuplicateDocument>();
	for (const document of order) {
		const size = index.signedCountOf(document);
		if (isCopyOf.has(document) || size < DUPLICATE.sentences) {
			continue;
		}
		for (const [other, count] of countTogether(shared.get(document) ?? [], document)) {
			const resemblance = count / (size + index.signedCountOf(other) - count);
			if (!isCopyOf.has(other) && resemblance >= DUPLICATE.resemblance) {
				isCopyOf.set(other, { document: corpus.idOf(other), of: corpus.idOf(document), resemblance });
			}
		}
	}
	return [...isCopyOf].sort(([a], [b]) => index.compareDocuments(a, b)).map(([, duplicate]) => duplicate);
}

/** For each document that shares a sentence, the documents that have each of those, itself among them. */
function findSharers({ signed }: WordIndex): Map<number, (readonly number[])[]> {
	const sharers = new Map<number, (readonly number[])[]>();
	for (const signature of signed.findShared()) {
		const documents = signed.signersOf(signature);
		if (documents.length > 1 && documents.length <= DUPLICATE.boilerplate) {
			for (const document of documents) {
				const lists = sharers.get(document);
				if (lists) {
					lists.push(documents);
				} else {
					sharers.set(document, [documents]);
				}
			}
		}
	}
	return sharers;
}

/** How many of the lists hold each other document. */
function countTogether(lists: readonly (readonly number[])[], document: number): Map<number, number> {
	const counts = new Map<number, number>();
	for (const other of lists.flat()) {
		if (other !== document) {
			counts.set(other, (counts.get(other) ?? 0) + 1);
		}
	}
	return counts;
}

/** The unknown come last. */
function compareDates(a: string, b: string): number {
	if (a === '' || b === '' || a === b) {
		return a === b ? 0 : a === '' ? 1 : -1;
	}
	return a < b ? -1 : 1;
}
