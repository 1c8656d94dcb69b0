import type { CommittedSegment } from './commit';
import type { CacheFolder } from './folder';
import { mapInParallel } from './parallel';
import { countParts, decodePart, sliceSegment } from './segmentFiles';
import type { LoadedSegment } from './sourceCache';
import type { FileFacts } from './sources';

/** Files asked for at the same time. */
const PARALLEL_READS = 4;

/**
 * Reads a segment from its files, with what became of its sources later on. `files`: what the files themselves say.
 * Rejects when a file is missing, damaged, or not the one that was committed.
 *
 * @param pause is called between files.
 */
export async function readSegment(folder: CacheFolder, committed: CommittedSegment, pause: () => Promise<void>): Promise<{ readonly segment: LoadedSegment; readonly files: readonly (FileFacts | undefined)[] }> {
	const { parts, byteLength, sourceCount, changed } = committed;
	if (parts.length !== countParts(sourceCount, byteLength)) {
		throw new Error(`${parts.join(', ')} cannot hold what was committed`);
	}
	const bytes = new Uint8Array(byteLength);
	const shares = await mapInParallel(parts, PARALLEL_READS, async (name, index) => {
		const file = await folder.read(name);
		await pause();
		const part = decodePart(name, file);
		const place = sliceSegment({ sources: [], bytes }, index).bytes;
		if (part.bytes.length !== place.length) {
			throw new Error(`${name} is not what was committed`);
		}
		place.set(part.bytes);
		return part.sources;
	});
	const sources = shares.flat();
	if (sources.length !== sourceCount) {
		throw new Error(`${parts.join(', ')} are not what was committed`);
	}
	const files = sources.map(({ file }) => file);
	const later = new Map(changed);
	return { segment: { sources: sources.map((source, index) => (later.has(index) ? { ...source, file: later.get(index) } : source)), bytes }, files };
}
