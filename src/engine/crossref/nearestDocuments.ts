import type { Corpus } from '../corpus/corpus';
import type { DocumentId } from '../types';

/** Cosine of two documents' words below which they have next to nothing in common. */
const LEAST = 0.05;

/** The documents whose words are nearest to those of one, best first; the first in the corpus among equals. */
export function findNearest(corpus: Corpus, id: DocumentId, count: number): DocumentId[] {
	const number = corpus.numberOf(id);
	if (number < 0) {
		return [];
	}
	const { words } = corpus.index.similarity.of(number);
	const near: number[] = [];
	words.forEach((cosine, other) => {
		if (cosine >= LEAST) {
			near.push(other);
		}
	});
	return near.sort((a, b) => (words[b] as number) - (words[a] as number) || a - b).slice(0, count).map((other) => corpus.idOf(other)); // Each has a cosine.
}
