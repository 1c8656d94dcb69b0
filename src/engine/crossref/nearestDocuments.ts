import type { Corpus } from '../corpus/corpus';
import type { DocumentId } from '../types';

/** Cosine of two documents' words below which they have next to nothing in common. */
const LEAST = 0.05;

/** The documents whose words are nearest to those of one, best first; the first by id among equals. */
export function findNearest(corpus: Corpus, id: DocumentId, count: number): DocumentId[] {
	const number = corpus.numberOf(id);
	if (number < 0) {
		return [];
	}
	const { words } = corpus.index.similarity.of(number);
	return words.highest(count, number).filter((other) => words.of(other) >= LEAST).map((other) => corpus.idOf(other));
}
