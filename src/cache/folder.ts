/** The one folder that the cache may touch, and all that it asks of it. Every call may reject, and none is atomic. */
export interface CacheFolder {
	/** Names of its files; none when there is no such folder yet. */
	list(): Promise<readonly string[]>;
	read(name: string): Promise<Uint8Array>;
	/** Makes the folder when it is missing. */
	write(name: string, bytes: Uint8Array): Promise<void>;
	delete(name: string): Promise<void>;
}

/** An analysed run of sources, in up to several files. */
export interface PartName {
	readonly kind: 'part';
	readonly createdMs: number;
	readonly writer: string;
	readonly number: number;
}

/** What the cache holds at one moment: the one of the highest generation counts. */
export interface CommitName {
	readonly kind: 'commit';
	readonly generation: number;
	readonly createdMs: number;
	readonly writer: string;
}

// Without leading zeros, so that each name has one form.
const PART = /^part-(0|[1-9]\d{0,14})-([0-9a-f]{16})-(0|[1-9]\d{0,14})$/;
const COMMIT = /^commit-(0|[1-9]\d{0,14})-(0|[1-9]\d{0,14})-([0-9a-f]{16})$/;

/** Reads the name of a file of ours; `undefined` for any other. */
export function parseFileName(name: string): PartName | CommitName | undefined {
	const part = PART.exec(name);
	if (part) {
		return { kind: 'part', createdMs: Number(part[1]), writer: part[2] ?? '', number: Number(part[3]) };
	}
	const commit = COMMIT.exec(name);
	return commit ? { kind: 'commit', generation: Number(commit[1]), createdMs: Number(commit[2]), writer: commit[3] ?? '' } : undefined;
}

export function formatFileName(name: PartName | CommitName): string {
	return name.kind === 'part'
		? `part-${name.createdMs}-${name.writer}-${name.number}`
		: `commit-${name.generation}-${name.createdMs}-${name.writer}`;
}

/** The latest first. Of two windows that wrote at once, the later one comes first. */
export function compareCommits(a: CommitName, b: CommitName): number {
	return b.generation - a.generation || b.createdMs - a.createdMs || (a.writer < b.writer ? 1 : -1);
}
