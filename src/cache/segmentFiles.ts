import { frame, unframe } from './frame';
import { readFacts, readList, readRecord, readString, readTuple, writeFacts } from './json';
import type { CachedSource } from './sources';

/** A file holds at most this much of a segment, so that neither writing nor checking it holds the thread. */
const PART_BYTES = 4 * 1024 * 1024;
const PART_SOURCES = 2000;
const LENGTH_BYTES = 4;

/** A share of a segment's sources and bytes, as one file holds it. */
export interface SegmentPart {
	readonly sources: readonly CachedSource[];
	readonly bytes: Uint8Array;
}

/** How many files a segment takes. */
export function countParts(sources: number, bytes: number): number {
	return Math.max(1, Math.ceil(bytes / PART_BYTES), Math.ceil(sources / PART_SOURCES));
}

/** The share of a segment that its file number `index` holds; the shares in order are the segment. */
export function sliceSegment(segment: SegmentPart, index: number): SegmentPart {
	return {
		sources: segment.sources.slice(index * PART_SOURCES, (index + 1) * PART_SOURCES),
		bytes: segment.bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES),
	};
}

/** @param name of the file: a file under another name than its own is not read. */
export function encodePart(name: string, { sources, bytes }: SegmentPart): Uint8Array {
	const rows = sources.map(({ id, name: sourceName, file }) => [id, sourceName, writeFacts(file)]);
	const head = new TextEncoder().encode(JSON.stringify({ name, sources: rows }));
	const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
	length.setUint32(0, head.length, true);
	return frame(new Uint8Array(length.buffer), head, bytes);
}

/** Throws when the file is not the one that was written under this name. */
export function decodePart(name: string, file: Uint8Array): SegmentPart {
	const payload = unframe(file);
	if (!payload || payload.length < LENGTH_BYTES) {
		throw new Error(`${name} is damaged`);
	}
	const headEnd = LENGTH_BYTES + new DataView(payload.buffer, payload.byteOffset, LENGTH_BYTES).getUint32(0, true);
	const head = readRecord(JSON.parse(new TextDecoder().decode(payload.subarray(LENGTH_BYTES, headEnd))));
	if (head.name !== name) {
		throw new Error(`${name} holds another file`);
	}
	return { sources: readList(head.sources, readSource), bytes: payload.subarray(headEnd) };
}

function readSource(row: unknown): CachedSource {
	const [id, name, file] = readTuple(row, 3);
	return { id: readString(id), name: readString(name), file: readFacts(file) };
}
