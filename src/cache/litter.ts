import { decodeCommit } from './commit';
import { formatFileName, parseFileName, type CacheFolder } from './folder';

/** What another window wrote is left alone for so long: it may be about to commit it, or to fall back on it. */
const GRACE_MS = 60 * 60 * 1000;

/**
 * Finds the files of ours in a folder that are of no use any more, commits first: all of this window's that are not in
 * use, and those that others left behind. Files that the cache did not name are never among them.
 *
 * @param inUse names that the newest commit needs, its own included.
 */
export async function findLitter(folder: CacheFolder, inUse: ReadonlySet<string>, { writer, nowMs }: { readonly writer: string; readonly nowMs: number }): Promise<readonly string[]> {
	const kept = new Set(inUse);
	const litter: string[] = [];
	const names = (await folder.list()).map(parseFileName).filter((name) => name !== undefined);
	const isYoung = (name: { readonly writer: string; readonly createdMs: number }): boolean => name.writer !== writer && Math.abs(nowMs - name.createdMs) < GRACE_MS;
	for (const commit of names.filter(({ kind }) => kind === 'commit')) {
		const name = formatFileName(commit);
		if (kept.has(name)) {
			continue;
		}
		if (!isYoung(commit)) {
			litter.push(name);
			continue;
		}
		try {
			decodeCommit(name, await folder.read(name)).segments.forEach(({ parts }) => parts.forEach((part) => kept.add(part)));
		} catch {
			// Being written, or damaged: its parts are as young as it is.
		}
	}
	for (const part of names.filter(({ kind }) => kind === 'part')) {
		const name = formatFileName(part);
		if (!kept.has(name) && !isYoung(part)) {
			litter.push(name);
		}
	}
	return litter;
}

export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
