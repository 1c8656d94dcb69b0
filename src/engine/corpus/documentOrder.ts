import type { Slices } from '../ports';
import type { DocumentPart } from '../storage/documentPart';
import type { LiveDocuments } from '../storage/part';

interface OrderedSegment {
	readonly segment: { readonly documents: DocumentPart };
	readonly live: LiveDocuments;
	/** Number of its first document. */
	readonly first: number;
}

/**
 * Numbers of all live documents by their ids. Each segment knows its own order; of these the two shortest become one until one is
 * left. Where one is much longer than the other, it is searched in growing steps (Bentley and Yao, 1976), so that a change of a few
 * documents costs little more than copying.
 */
export function* orderDocuments(segments: readonly OrderedSegment[]): Slices<Int32Array> {
	const owners: OrderedSegment[] = [];
	const runs: Int32Array[] = [];
	for (const owner of segments) {
		for (let document = 0; document < owner.live.count; document++) {
			owners.push(owner);
		}
		runs.push(owner.segment.documents.byId.filter((document) => owner.live.has(document)).map((document) => owner.first + document));
		yield undefined;
	}
	const isBefore = (a: number, b: number): boolean => {
		const [first, second] = [owners[a], owners[b]];
		return first !== undefined && second !== undefined
			&& first.segment.documents.compareIds(a - first.first, second.segment.documents, b - second.first) < 0;
	};
	runs.sort((a, b) => b.length - a.length);
	for (let shortest = runs.pop(); shortest; shortest = runs.pop()) {
		const next = runs.pop();
		if (!next) {
			return shortest;
		}
		const merged = mergeRuns(next, shortest, isBefore);
		const place = runs.findIndex((run) => run.length < merged.length);
		runs.splice(place < 0 ? runs.length : place, 0, merged);
		yield undefined;
	}
	return new Int32Array(0);
}

function mergeRuns(long: Int32Array, short: Int32Array, isBefore: (a: number, b: number) => boolean): Int32Array {
	const merged = new Int32Array(long.length + short.length);
	let from = 0;
	for (const [index, each] of short.entries()) {
		const to = findPlace(long, from, (other) => isBefore(other, each));
		merged.set(long.subarray(from, to), from + index);
		merged[to + index] = each;
		from = to;
	}
	merged.set(long.subarray(from), from + short.length);
	return merged;
}

/** Where, from `from` on, the entries end that are before what is searched. */
function findPlace(run: Int32Array, from: number, isBefore: (entry: number) => boolean): number {
	const reaches = (at: number): boolean => at >= run.length || !isBefore(run[at] as number); // Below the length.
	let low = from;
	let step = 1;
	while (!reaches(low + step - 1)) {
		low += step;
		step *= 2;
	}
	let high = Math.min(run.length, low + step - 1);
	while (low < high) {
		const middle = (low + high) >> 1;
		if (reaches(middle)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return low;
}
