import type { Corpus } from '../corpus/corpus';
import { findNearest } from '../corpus/nearness';
import type { DocumentId } from '../types';

/** Nearness of two documents' words below which they have next to nothing in common. */
const LEAST = 0.05;

/** The documents whose words are nearest to those of one, best first; the first by id among equals. */
export function findNearestDocuments(corpus: Corpus, id: DocumentId, count: number): DocumentId[] {
	const number = corpus.numberOf(id);
	if (number < 0) {
		return [];
	}
	const { words } = corpus.index.similarity.of(number);
	return findNearest(corpus.index, words, count, number).filter((other) => (words[other] ?? 0) >= LEAST).map((other) => corpus.idOf(other));
}
