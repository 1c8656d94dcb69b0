import type { LiveDocuments } from '../storage/part';

/** So many segments of about one size become one, which is of the next size. */
const FANOUT = 8;
/** A segment is not merged with others beyond so many documents: merging holds it twice in memory. */
const MAX_DOCUMENTS = 16_384;
/** A segment of which more than this share is gone is written anew, so that what is gone costs no memory. */
const MAX_GONE = 0.5;

interface Sized {
	readonly live: LiveDocuments;
}

/**
 * Which segments should be merged next, by their place in the list, the smallest merge first; none when all is well. Merging by sizes
 * that grow by a factor touches each document a logarithmic number of times (O'Neil and others, "The log-structured merge-tree", 1996).
 */
export function findMerge(segments: readonly Sized[]): readonly number[] {
	const byLevel: number[][] = [];
	for (const [index, { live }] of segments.entries()) {
		const level = levelOf(live.liveCount);
		(byLevel[level] ??= []).push(index);
	}
	for (const [level, found = []] of byLevel.entries()) {
		if (found.length >= FANOUT) {
			// What is smaller goes with them: it will not be less work later.
			const all = [...byLevel.slice(0, level).flatMap((smaller) => smaller ?? []), ...found].sort((a, b) => a - b);
			if (all.reduce((sum, index) => sum + (segments[index]?.live.liveCount ?? 0), 0) <= MAX_DOCUMENTS) {
				return all;
			}
		}
	}
	const sparse = segments.findIndex(({ live }) => live.liveCount < (1 - MAX_GONE) * live.count);
	return sparse < 0 ? [] : [sparse];
}

function levelOf(count: number): number {
	let level = 0;
	for (let size = FANOUT; count >= size; size *= FANOUT) {
		level++;
	}
	return level;
}
