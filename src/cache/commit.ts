import { parseFileName } from './folder';
import { frame, unframe } from './frame';
import { readFacts, readIndex, readList, readRecord, readString, readTuple, writeFacts } from './json';
import type { FileFacts } from './sources';

/** A segment as its files hold it, and what became of its sources since they were written. */
export interface CommittedSegment {
	/** Names of its files, in order. */
	readonly parts: readonly string[];
	readonly sourceCount: number;
	readonly byteLength: number;
	/** By number of the source. */
	readonly changed: readonly (readonly [number, FileFacts | undefined])[];
}

/** All that the cache holds at one moment. */
export interface Commit {
	/** The engine and its data that made the segments; no other may read them. */
	readonly key: string;
	readonly segments: readonly CommittedSegment[];
}

/** @param name of the file: a file under another name than its own is not read. */
export function encodeCommit(name: string, { key, segments }: Commit): Uint8Array {
	return frame(new TextEncoder().encode(JSON.stringify({ name, key, segments: segments.map(toRow) })));
}

/** The same for equal segments and for no others. */
export function describeSegments(segments: readonly CommittedSegment[]): string {
	return JSON.stringify(segments.map(toRow));
}

/** Throws when the file is not the one that was written under this name. */
export function decodeCommit(name: string, file: Uint8Array): Commit {
	const payload = unframe(file);
	if (!payload) {
		throw new Error(`${name} is damaged`);
	}
	const commit = readRecord(JSON.parse(new TextDecoder().decode(payload)));
	if (commit.name !== name) {
		throw new Error(`${name} holds another file`);
	}
	return { key: readString(commit.key), segments: readList(commit.segments, readSegment) };
}

function toRow({ parts, sourceCount, byteLength, changed }: CommittedSegment): readonly unknown[] {
	return [parts, sourceCount, byteLength, changed.map(([index, file]) => [index, writeFacts(file)])];
}

function readSegment(row: unknown): CommittedSegment {
	const [parts, count, byteLength, changed] = readTuple(row, 4);
	const sourceCount = readIndex(count, 2 ** 31);
	const names = readList(parts, readPartName);
	return {
		parts: names,
		sourceCount,
		byteLength: readIndex(byteLength, 2 ** 32),
		changed: readList(changed, (item) => {
			const [index, facts] = readTuple(item, 2);
			return [readIndex(index, sourceCount), readFacts(facts)] as const;
		}),
	};
}

/** Whatever a commit says, only files of ours are read. */
function readPartName(value: unknown): string {
	const name = readString(value);
	if (parseFileName(name)?.kind !== 'part') {
		throw new Error(`${name} is no name of a part`);
	}
	return name;
}
