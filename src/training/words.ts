import { hashWord, packWord, shortHash, Vocabulary } from '../engine/annotate/vocabulary';
import { cluster } from './clusters';
import type { Vectors } from './vectors';

/** What is known of words beforehand, as it is written with the weights. */
export interface WordTable {
	/** Short hashes, ascending, each once. */
	readonly hashes: Int32Array;
	readonly values: Uint16Array;
	readonly coarse: Uint8Array;
}

const CLUSTER_ROUNDS = 12;
/** Groups of clusters, for words that are near each other but not in one cluster. */
const GROUPS = 96;
const GROUP_ROUNDS = 20;

/** Clusters words by their vectors, and the clusters into groups. */
export function clusterWords(vectors: Vectors, flags: ReadonlyMap<string, number>): WordTable {
	const { assigned, centroids } = cluster(vectors.values, vectors.dimensions, CLUSTERS, CLUSTER_ROUNDS);
	const groups = cluster(centroids, vectors.dimensions, GROUPS, GROUP_ROUNDS);
	return makeWordTable(vectors.words, assigned, groups.assigned, flags);
}

/** Cluster 0 is for words without one. */
export const CLUSTERS = 1023;

/**
 * Joins clusters and flags of words.
 * @param words the clustered ones, the most frequent first: they win where two words share a hash.
 * @param coarse group of each cluster, 0 … `CLUSTERS` - 1.
 */
export function makeWordTable(words: readonly string[], clusters: Uint16Array, coarse: ArrayLike<number>, flags: ReadonlyMap<string, number>): WordTable {
	const table = new Map<number, number>();
	const put = (word: string, cluster: number): void => {
		const hash = shortHash(hashWord(word));
		if (!table.has(hash)) {
			table.set(hash, packWord(cluster, flags.get(word) ?? 0));
		}
	};
	for (const [index, word] of words.entries()) {
		put(word, (clusters[index] as number) + 1); // Parallel arrays.
	}
	for (const word of flags.keys()) {
		put(word, 0);
	}
	const hashes = Int32Array.from([...table.keys()].sort((a, b) => a - b));
	return {
		hashes,
		values: Uint16Array.from(hashes, (hash) => table.get(hash) ?? 0),
		coarse: Uint8Array.from([255, ...Array.from(coarse)]),
	};
}

export const toVocabulary = (table: WordTable): Vocabulary => new Vocabulary(table.hashes, table.values, table.coarse);
