import type { LiveDocuments } from '../storage/part';

/** So many segments of about one size become one, which is of the next size. */
const FANOUT = 8;
/** A segment is not merged with others beyond so many documents: merging holds it twice in memory. */
const MAX_DOCUMENTS = 16_384;
/** Fewer documents are found quickly enough in any number of segments. */
const LEAST_AT_REST = 512;
/** A segment of which more than this share is gone is written anew, so that what is gone costs no memory. */
const MAX_GONE = 0.5;

interface Sized {
	readonly live: LiveDocuments;
}

/** When segments are merged. */
export interface MergeOptions {
	/** No more changes are expected for a while: segments are made fewer than changes need, since a start and each question look into all of them. */
	readonly isAtRest: boolean;
}

/**
 * Which segments should be merged next, by their place in the list, the smallest merge first; none when all is well. Merging by sizes
 * that grow by a factor touches each document a logarithmic number of times (O'Neil and others, "The log-structured merge-tree", 1996).
 */
export function findMerge(segments: readonly Sized[], { isAtRest }: MergeOptions): readonly number[] {
	const byLevel: number[][] = [];
	for (const [index, { live }] of segments.entries()) {
		const level = levelOf(live.liveCount);
		(byLevel[level] ??= []).push(index);
	}
	for (const [level, found = []] of byLevel.entries()) {
		if (found.length >= FANOUT) {
			// What is smaller goes with them: it will not be less work later.
			const chosen = takeFitting([...byLevel.slice(0, level).flatMap((smaller) => smaller ?? []), ...found], segments);
			if (chosen.length > 1) {
				return chosen;
			}
		}
	}
	const sparse = segments.findIndex(({ live }) => live.liveCount < (1 - MAX_GONE) * live.count);
	return sparse >= 0 ? [sparse] : isAtRest ? findMergeAtRest(segments) : [];
}

/** All that have room in one segment, as long as that one did not hold nearly all of them before. */
function findMergeAtRest(segments: readonly Sized[]): readonly number[] {
	const sizeOf = (index: number): number => segments[index]?.live.liveCount ?? 0;
	const chosen = takeFitting([...segments.keys()].sort((a, b) => sizeOf(a) - sizeOf(b)), segments);
	const size = chosen.reduce((sum, index) => sum + sizeOf(index), 0);
	const largest = chosen.reduce((most, index) => Math.max(most, sizeOf(index)), 0);
	return chosen.length > 1 && size >= LEAST_AT_REST && FANOUT * (size - largest) >= largest ? chosen : [];
}

/** The first of these that have room in one segment together, by their place in the list. */
function takeFitting(indexes: readonly number[], segments: readonly Sized[]): readonly number[] {
	let size = 0;
	let count = 0;
	for (const index of indexes) {
		size += segments[index]?.live.liveCount ?? 0;
		if (size > MAX_DOCUMENTS) {
			break;
		}
		count++;
	}
	return indexes.slice(0, count).sort((a, b) => a - b);
}

function levelOf(count: number): number {
	let level = 0;
	for (let size = FANOUT; count >= size; size *= FANOUT) {
		level++;
	}
	return level;
}
