import { decodeCommit, describeSegments, encodeCommit, type Commit, type CommittedSegment } from './commit';
import { compareCommits, formatFileName, parseFileName, type CacheFolder, type CommitName } from './folder';
import { areEqual, findLitter } from './litter';
import { mapInParallel } from './parallel';
import { countParts, encodePart, sliceSegment } from './segmentFiles';
import { readSegment } from './segmentReader';
import { areSameFacts, type CachedSource, type FileFacts } from './sources';

export interface SourceCacheInit {
	readonly folder: CacheFolder;
	/** Names the engine and its data: what others wrote is not read. */
	readonly key: string;
	/** 16 hexadecimal digits that no other window has, now or before. */
	readonly writer: string;
	/** The most that the segments may take on the disk. */
	readonly maxBytes: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Lets other work of the thread run; called between pieces of work of some milliseconds. */
	readonly pause: () => Promise<void>;
	/** Takes one line about what went wrong. */
	readonly log: (line: string) => void;
}

/** A segment as it was saved. */
export interface LoadedSegment {
	/** For each document, in order. */
	readonly sources: readonly CachedSource[];
	readonly bytes: Uint8Array;
}

/** A segment to be saved. */
export interface SegmentToSave {
	/** The same object as long as the bytes are the same: what was written once is not written again. */
	readonly identity: object;
	/** For each document, in order. */
	readonly sources: readonly CachedSource[];
	/** Called only when the segment has to be written. */
	readonly toBytes: () => Uint8Array | Promise<Uint8Array>;
}

export interface SaveResult {
	readonly kind: 'saved' | 'unchanged' | 'failed';
	/** New files, without the commit. */
	readonly partsWritten: number;
}

/** Segments read at the same time. */
const PARALLEL_SEGMENTS = 4;

/** A segment that lies in files already. */
interface StoredSegment {
	readonly parts: readonly string[];
	readonly byteLength: number;
	/** What its files say of each source. */
	readonly files: readonly (FileFacts | undefined)[];
}

/**
 * Keeps segments of analysed sources in a folder, so that the next start need not analyse them again.
 *
 * No file is ever changed: a save writes new parts, then a commit that names all parts in use, and removes what is out of
 * use once the commit was read back. So whatever is interrupted, torn or damaged, an earlier commit or a part of one is
 * what the next start finds; a damaged part costs only its own segment. (As Lucene commits its `segments_N`.)
 * Windows with the same folder write names of their own, and the latest commit counts.
 */
export class SourceCache {
	readonly #init: SourceCacheInit;
	readonly #stored = new WeakMap<object, StoredSegment>();
	/** What the newest commit of ours says, or the one that was loaded. */
	#committed = '';
	#lastNumber = 0;
	#saving: Promise<unknown> = Promise.resolve();

	constructor(init: SourceCacheInit) {
		this.#init = init;
	}

	/** All that is there and whole, for this key; nothing when there is none. Never rejects. */
	async load(): Promise<readonly LoadedSegment[]> {
		const commit = await this.#findCommit();
		if (!commit) {
			return [];
		}
		this.#committed = describeSegments(commit.segments);
		const loaded = await mapInParallel(commit.segments, PARALLEL_SEGMENTS, async (committed) => {
			try {
				const { segment, files } = await readSegment(this.#init.folder, committed, this.#init.pause);
				this.#stored.set(segment, { parts: committed.parts, byteLength: committed.byteLength, files });
				return [segment];
			} catch (error) {
				this.#log(`${committed.sourceCount} sources are analysed anew`, error);
				return [];
			}
		});
		return loaded.flat();
	}

	/** Takes an object to stand for a loaded segment, as its `identity` in what is saved. */
	adopt(identity: object, loaded: LoadedSegment): void {
		const stored = this.#stored.get(loaded);
		if (stored) {
			this.#stored.set(identity, stored);
		}
	}

	/** Makes the cache hold these segments and no others, as far as they have room. Never rejects. */
	save(segments: readonly SegmentToSave[]): Promise<SaveResult> {
		const saved = this.#saving.then(() => this.#save(segments));
		this.#saving = saved;
		return saved;
	}

	async #findCommit(): Promise<Commit | undefined> {
		const { folder, key } = this.#init;
		let names: readonly string[];
		try {
			names = await folder.list();
		} catch (error) {
			this.#log('the cache cannot be listed', error);
			return undefined;
		}
		for (const name of toCommits(names).map(formatFileName)) {
			try {
				const commit = decodeCommit(name, await folder.read(name));
				if (commit.key === key) {
					return commit;
				}
			} catch (error) {
				this.#log('an earlier state is looked for', error);
			}
		}
		return undefined;
	}

	async #save(segments: readonly SegmentToSave[]): Promise<SaveResult> {
		const { folder, key, now, writer } = this.#init;
		const attempt: string[] = [];
		const storedNow = new Map<object, StoredSegment>();
		try {
			const present = new Set(await folder.list());
			let roomBytes = this.#init.maxBytes;
			for (const segment of segments) {
				const known = this.#stored.get(segment.identity);
				const stored = known?.parts.every((name) => present.has(name)) ? known : await this.#write(segment, roomBytes, attempt);
				if (stored && stored.byteLength <= roomBytes) {
					roomBytes -= stored.byteLength;
					storedNow.set(segment.identity, stored);
				}
			}
			const partsWritten = attempt.length;
			const rows = segments.flatMap(({ identity, sources }) => {
				const stored = storedNow.get(identity);
				return stored ? [toCommitted(stored, sources)] : [];
			});
			const committed = describeSegments(rows);
			if (committed === this.#committed) {
				return { kind: 'unchanged', partsWritten };
			}
			const generation = 1 + Math.max(0, ...toCommits([...present]).map((commit) => commit.generation));
			const name = formatFileName({ kind: 'commit', generation, createdMs: now(), writer });
			const bytes = encodeCommit(name, { key, segments: rows });
			attempt.push(name);
			await folder.write(name, bytes);
			if (!areEqual(await folder.read(name), bytes)) {
				throw new Error(`${name} was not written as it should be`);
			}
			storedNow.forEach((stored, identity) => this.#stored.set(identity, stored));
			this.#committed = committed;
			await this.#tidy(name, rows);
			return { kind: 'saved', partsWritten };
		} catch (error) {
			this.#log('the cache cannot be written', error);
			await this.#takeBack(attempt);
			return { kind: 'failed', partsWritten: 0 };
		}
	}

	/** Writes a segment's parts; `undefined` when there is no room for it, or nothing that a later start could use. */
	async #write({ sources, toBytes }: SegmentToSave, roomBytes: number, attempt: string[]): Promise<StoredSegment | undefined> {
		if (sources.every(({ file }) => file === undefined)) {
			return undefined;
		}
		const { folder, now, writer, pause } = this.#init;
		const bytes = await toBytes();
		if (bytes.length > roomBytes) {
			return undefined;
		}
		const parts: string[] = [];
		for (let index = 0; index < countParts(sources.length, bytes.length); index++) {
			const name = formatFileName({ kind: 'part', createdMs: now(), writer, number: ++this.#lastNumber });
			attempt.push(name);
			parts.push(name);
			await pause();
			await folder.write(name, encodePart(name, sliceSegment({ sources, bytes }, index)));
		}
		return { parts, byteLength: bytes.length, files: sources.map(({ file }) => file) };
	}

	/** Removes what no window needs any more. */
	async #tidy(current: string, segments: readonly CommittedSegment[]): Promise<void> {
		const { folder, writer, now } = this.#init;
		try {
			const inUse = new Set([current, ...segments.flatMap(({ parts }) => parts)]);
			for (const name of await findLitter(folder, inUse, { writer, nowMs: now() })) {
				await folder.delete(name);
			}
		} catch (error) {
			this.#log('the cache cannot be tidied', error);
		}
	}

	/** Removes what a failed save wrote, its commit first: without that, nothing names the rest. */
	async #takeBack(attempt: readonly string[]): Promise<void> {
		try {
			const present = new Set(await this.#init.folder.list());
			for (const name of [...attempt].reverse().filter((written) => present.has(written))) {
				await this.#init.folder.delete(name);
			}
		} catch {
			// What stays is litter for a later save.
		}
	}

	#log(what: string, error: unknown): void {
		this.#init.log(`Cache: ${what} (${error instanceof Error ? error.message : String(error)})`);
	}
}

/** The commits among the names, the latest first. */
function toCommits(names: readonly string[]): readonly CommitName[] {
	return names.map(parseFileName).filter((name) => name?.kind === 'commit').sort(compareCommits);
}

function toCommitted({ parts, byteLength, files }: StoredSegment, sources: readonly CachedSource[]): CommittedSegment {
	if (sources.length !== files.length) {
		throw new RangeError(`A segment of ${files.length} documents came with ${sources.length} sources`);
	}
	const changed = sources.flatMap(({ file }, index) => (areSameFacts(file, files[index]) ? [] : [[index, file] as const]));
	return { parts, byteLength, sourceCount: sources.length, changed };
}
