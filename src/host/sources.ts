import * as vscode from 'vscode';
import { DisposableStore } from './disposables';
import { describeError } from './log';
import type { Logger } from '../engine';
import type { SourceRules } from './sourceRules';
import { createPause } from '../worker/pause';

/** What a walk over the workspace found. */
export interface Found {
	readonly sources: readonly vscode.Uri[];
	/** Text files that are no sources, but could be. */
	readonly candidates: readonly vscode.Uri[];
}

/** Folders read at the same time; each is one call to the machine that holds the files. */
const PARALLEL_READS = 8;

/**
 * Finds the sources below some folders by reading directories: searching for files never returns on file systems without
 * a search provider. Links to folders are not followed, since they may lead back. A folder that cannot be read is logged.
 */
export async function findSources(roots: readonly vscode.Uri[], rules: SourceRules, log: Logger, token: vscode.CancellationToken): Promise<Found> {
	const sources = new Map<string, vscode.Uri>(); // By URI: a file below two roots is one source.
	const candidates = new Map<string, vscode.Uri>();
	const seen = new Set<string>();
	const waiting = [...roots];
	const pause = createPause();

	async function work(): Promise<void> {
		for (let folder = waiting.pop(); folder && !token.isCancellationRequested; folder = waiting.pop()) {
			const key = folder.toString();
			if (seen.has(key)) {
				continue;
			}
			seen.add(key);
			let entries: [string, vscode.FileType][];
			try {
				entries = await vscode.workspace.fs.readDirectory(folder);
			} catch (error) {
				log.warn(`Folder ${key} cannot be read: ${describeError(error)}`);
				continue;
			}
			for (const [name, type] of entries) {
				const uri = vscode.Uri.joinPath(folder, name);
				if (type === vscode.FileType.Directory) {
					if (!rules.skipsFolder(uri)) {
						waiting.push(uri);
					}
				} else if ((type & vscode.FileType.File) !== 0) {
					if (rules.isSource(uri)) {
						sources.set(uri.toString(), uri);
					} else if (rules.isCandidate(uri)) {
						candidates.set(uri.toString(), uri);
					}
				}
				await pause(); // A folder may hold any number of files.
			}
		}
	}

	while (waiting.length > 0 && !token.isCancellationRequested) {
		await Promise.all(Array.from({ length: Math.min(PARALLEL_READS, waiting.length) }, work));
	}
	return { sources: sorted(sources), candidates: sorted(candidates) };
}

function sorted(uris: ReadonlyMap<string, vscode.Uri>): vscode.Uri[] {
	return [...uris].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, uri]) => uri);
}

/** Those of the paths that are folders. */
export async function findFolders(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
	const found = await Promise.all(uris.map(async (uri) => {
		try {
			return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory ? [uri] : [];
		} catch {
			return []; // Removed.
		}
	}));
	return found.flat();
}

export interface TouchedFile {
	readonly uri: vscode.Uri;
	/** Its content was written, so it is a file; else it was made, renamed or removed, and may be a folder. */
	readonly isWritten: boolean;
}

/** Files whose state on the disk may have changed, by URI. */
export type TouchedFiles = ReadonlyMap<string, TouchedFile>;

/** How long file events are gathered … */
const GATHER_MS = 100;
/** … and from this many on, as when a branch is switched, until no more have come for a while: VS Code passes them on in lots. */
const BURST = 200;
const BURST_PAUSE_MS = 400;
const BURST_LIMIT_MS = 4000;

/** Watches the workspace folders, and files outside them, and tells of bursts in one event. */
export class SourceWatcher implements vscode.Disposable {
	readonly #store = new DisposableStore();
	readonly #emitter = this.#store.add(new vscode.EventEmitter<TouchedFiles>());
	readonly #single = new Map<string, vscode.Disposable>();
	#touched = new Map<string, TouchedFile>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the first and the last event of those gathered came. */
	#firstAt = 0;
	#lastAt = 0;
	readonly onDidTouch = this.#emitter.event;

	constructor() {
		// All files, not those of the patterns: removing or renaming a folder is one event for the folder alone.
		this.#watch('**/*', this.#store);
		this.#store.add(vscode.workspace.onDidRenameFiles(({ files }) => files.forEach(({ oldUri, newUri }) => this.#touch([oldUri, newUri]))));
		this.#store.add(vscode.workspace.onDidDeleteFiles(({ files }) => this.#touch(files)));
		this.#store.add(vscode.workspace.onDidCreateFiles(({ files }) => this.#touch(files)));
	}

	/** Watches a file outside the workspace folders too. */
	watchFile(uri: vscode.Uri): void {
		const key = uri.toString();
		if (!this.#single.has(key)) {
			const store = this.#store.add(new DisposableStore());
			this.#single.set(key, store);
			this.#watch(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.slice(uri.path.lastIndexOf('/') + 1)), store);
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#store.dispose();
	}

	#watch(pattern: vscode.GlobPattern, store: DisposableStore): void {
		const watcher = store.add(vscode.workspace.createFileSystemWatcher(pattern));
		store.add(watcher.onDidCreate((uri) => this.#touch([uri])));
		store.add(watcher.onDidChange((uri) => this.#touch([uri], true)));
		store.add(watcher.onDidDelete((uri) => this.#touch([uri])));
	}

	#touch(uris: readonly vscode.Uri[], isWritten = false): void {
		for (const uri of uris) {
			const key = uri.toString();
			this.#touched.set(key, { uri, isWritten: isWritten && this.#touched.get(key)?.isWritten !== false });
		}
		this.#lastAt = performance.now();
		if (this.#timer === undefined) {
			this.#firstAt = this.#lastAt;
			this.#timer = setTimeout(() => this.#tell(), GATHER_MS);
		}
	}

	#tell(): void {
		const now = performance.now();
		if (this.#touched.size >= BURST && now - this.#lastAt < BURST_PAUSE_MS && now - this.#firstAt < BURST_LIMIT_MS) {
			this.#timer = setTimeout(() => this.#tell(), BURST_PAUSE_MS);
			return;
		}
		this.#timer = undefined;
		const touched = this.#touched;
		this.#touched = new Map();
		this.#emitter.fire(touched);
	}
}
