/** A file as it was when its text was analysed. */
export interface FileFacts {
	readonly sizeBytes: number;
	/** When it was last changed and made, in milliseconds since 1970. `UNSURE` when that proves nothing. */
	readonly mtimeMs: number;
	readonly ctimeMs: number;
	/** `hashHex` of its bytes. */
	readonly hash: string;
}

/** What a file system tells of a file without reading it. */
export interface FileStat {
	readonly sizeBytes: number;
	readonly mtimeMs: number;
	readonly ctimeMs: number;
}

/** A document of a cached segment. */
export interface CachedSource {
	/** URI of the file. */
	readonly id: string;
	readonly name: string;
	/** `undefined`: the document is not to be used any more, or its text is not that of a file. */
	readonly file: FileFacts | undefined;
}

/** A time that equals no other. */
export const UNSURE = -1;
/** The coarsest clock among common file systems, FAT's. */
const CLOCK_MS = 2000;

/**
 * The facts of a file, from what was told before it was read.
 *
 * A file changed again within one tick of its clock keeps its time, so a time that was hardly over proves nothing: git's
 * "racily clean" entries, https://git-scm.com/docs/racy-git.
 */
export function toFileFacts(stat: FileStat, statedAtMs: number, hash: string): FileFacts {
	const isSettled = stat.mtimeMs > 0 && stat.mtimeMs < statedAtMs - CLOCK_MS;
	return { sizeBytes: stat.sizeBytes, mtimeMs: isSettled ? stat.mtimeMs : UNSURE, ctimeMs: stat.ctimeMs, hash };
}

/** Tells whether a file is the one that was read, as far as that shows without reading it; `false` proves nothing. */
export function isUntouched(file: FileFacts, now: FileStat): boolean {
	return file.mtimeMs !== UNSURE && file.sizeBytes === now.sizeBytes && file.mtimeMs === now.mtimeMs && file.ctimeMs === now.ctimeMs;
}

export function areSameFacts(a: FileFacts | undefined, b: FileFacts | undefined): boolean {
	return a === b || (a !== undefined && b !== undefined
		&& a.sizeBytes === b.sizeBytes && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.hash === b.hash);
}
