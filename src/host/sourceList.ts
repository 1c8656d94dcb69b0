import * as vscode from 'vscode';
import type { DocumentId, Logger, Pause } from '../engine';
import { DisposableStore } from './disposables';
import { findAllOpen, toId } from './documentIds';
import type { Settings } from './settings';
import { createSourceRules, type SourceRules } from './sourceRules';
import { createPause } from '../worker/pause';
import { findFolders, findSources, SourceWatcher, type TouchedFiles } from './sources';

/** With more new paths than this at once, looking through the workspace is cheaper than asking for each. */
const MANY_FOLDERS = 100;
/** So many files are taken up between two pauses. */
const RESTORED_AT_ONCE = 100;
/** New folders are looked through again after this time. */
const NEW_FOLDER_MS = 1500;

const LOOSE_FILES = 'looseFiles';

export interface SourceListInit {
	readonly log: Logger;
	/** Keeps the files that the reader took as sources one by one. */
	readonly memento: vscode.Memento;
	readonly settings: Settings['sources'];
	/** Looks after work that nobody awaits. */
	readonly run: (promise: Thenable<unknown>, what: string) => void;
}

export interface SourceListChange {
	/** Sources that are new, or whose file may have changed. */
	readonly touched: readonly DocumentId[];
	/** What is no source any more. */
	readonly lost: readonly DocumentId[];
}

/** Which files are sources at this moment, by walking through the workspace and by following its events. */
export class SourceList implements vscode.Disposable {
	readonly #init: SourceListInit;
	readonly #store = new DisposableStore();
	readonly #emitter = this.#store.add(new vscode.EventEmitter<SourceListChange>());
	readonly #watcher = this.#store.add(new SourceWatcher());
	readonly #files = new Map<DocumentId, vscode.Uri>();
	readonly #loose = new Map<DocumentId, vscode.Uri>();
	readonly #rechecks = new Set<ReturnType<typeof setTimeout>>();
	#rules: SourceRules;
	#candidates = 0;
	#walk: vscode.CancellationTokenSource | undefined;
	readonly onDidChange = this.#emitter.event;

	constructor(init: SourceListInit) {
		this.#init = init;
		this.#rules = readRules(init.settings);
		for (const text of init.memento.get<readonly string[]>(LOOSE_FILES, [])) {
			this.#addLoose(vscode.Uri.parse(text));
		}
		this.#store.add(this.#watcher.onDidTouch((files) => init.run(this.#follow(files), 'Following changed files')));
	}

	get size(): number {
		return this.#files.size;
	}

	/** Text files that are no sources, but could be, at the last walk. */
	get candidates(): number {
		return this.#candidates;
	}

	get isWalking(): boolean {
		return this.#walk !== undefined;
	}

	has(id: DocumentId): boolean {
		return this.#files.has(id);
	}

	find(id: DocumentId): vscode.Uri | undefined {
		return this.#files.get(id);
	}

	/** Takes over changed settings or workspace folders; `walk` finds what they change. */
	setRules(settings: Settings['sources']): void {
		this.#rules = readRules(settings);
	}

	/** Looks through the workspace folders. Gives `false` when another walk has taken over meanwhile. */
	async walk(): Promise<boolean> {
		this.#walk?.cancel();
		const walk = new vscode.CancellationTokenSource();
		this.#walk = walk;
		const found = await findSources(roots(), this.#rules, this.#init.log, walk.token);
		if (this.#walk === walk && !walk.token.isCancellationRequested) {
			this.#candidates = found.candidates.length;
			const sources = new Map(found.sources.map((uri) => [toId(uri), uri]));
			const missing = [...this.#files].filter(([id]) => !sources.has(id));
			sources.forEach((uri, id) => this.#files.set(id, uri));
			const doubtful = new Map(missing.filter(([id, uri]) => this.#loose.has(id) || this.#rules.isSource(uri))); // Made during the walk, or gone.
			missing.forEach(([id]) => doubtful.has(id) || this.#files.delete(id));
			const taken = await this.#touchAll(doubtful);
			this.#tell([...sources.keys(), ...taken], missing.map(([id]) => id));
			this.#init.log.info(`${this.#files.size} sources found`);
		}
		if (this.#walk !== walk) {
			return false;
		}
		this.#walk = undefined;
		return true;
	}

	/** Takes up files of an earlier start that would be sources now, until a walk finds which of them are still there. */
	async restore(ids: readonly string[], pause: Pause): Promise<void> {
		for (const [index, text] of ids.entries()) {
			const uri = vscode.Uri.parse(text, true);
			const id = toId(uri);
			if (!this.#files.has(id) && this.#rules.isSource(uri)) {
				this.#files.set(id, uri);
			}
			if (index % RESTORED_AT_ONCE === 0) {
				await pause();
			}
		}
	}

	cancelWalk(): void {
		this.#walk?.cancel();
	}

	/** Takes up an opened document, if its path makes it a source. */
	open({ uri }: vscode.TextDocument): void {
		const id = toId(uri);
		if (this.#files.has(id)) {
			this.#tell([id], []);
		} else if (this.#rules.isSource(uri)) {
			this.#files.set(id, uri);
			this.#init.run(this.#touchAll(new Map([[id, uri]])).then(() => this.#tell([id], [id])), 'Opening a source'); // Its file may be gone by now.
		}
	}

	/** Takes files as sources although no pattern matches them, and keeps that. */
	async useFiles(uris: readonly vscode.Uri[]): Promise<void> {
		uris.forEach((uri) => this.#addLoose(uri));
		this.#tell(uris.map(toId), []);
		await this.#init.memento.update(LOOSE_FILES, [...this.#loose.keys()]);
	}

	/** The same for all that could be sources. */
	async useCandidates(): Promise<void> {
		const { candidates } = await findSources(roots(), this.#rules, this.#init.log, NEVER);
		await this.useFiles(candidates);
	}

	/** Takes out a source whose file turned out to be gone, without an event. */
	drop(id: DocumentId): void {
		this.#files.delete(id);
	}

	dispose(): void {
		this.#walk?.cancel();
		this.#rechecks.forEach(clearTimeout);
		this.#store.dispose();
	}

	async #follow(files: TouchedFiles): Promise<void> {
		const pause = createPause();
		const asked = new Map<DocumentId, vscode.Uri>();
		const maybeFolders = new Map<string, vscode.Uri>();
		for (const { uri, isWritten } of files.values()) {
			const id = toId(uri);
			if (this.#files.has(id) || this.#rules.isSource(uri)) {
				asked.set(id, uri);
			} else if (!isWritten && !this.#rules.skipsFolder(uri)) {
				maybeFolders.set(id, uri);
			}
			await pause();
		}
		for (const [id, uri] of maybeFolders.size > 0 ? this.#files : []) {
			if (isBelow(id, maybeFolders)) {
				asked.set(id, uri);
			}
			await pause();
		}
		await this.#touchAll(asked);
		const ids = [...asked.keys()];
		this.#tell(ids, ids);
		await this.#followFolders([...maybeFolders.values()]);
	}

	async #followFolders(maybeFolders: readonly vscode.Uri[]): Promise<void> {
		const folders = maybeFolders.length > MANY_FOLDERS ? roots() : await findFolders(maybeFolders);
		if (folders.length > 0) {
			await this.#addBelow(folders);
			// What is written into a new folder before the system watches it is in no event.
			const timer = setTimeout(() => {
				this.#rechecks.delete(timer);
				this.#init.run(this.#addBelow(folders), 'Following changed folders');
			}, NEW_FOLDER_MS);
			this.#rechecks.add(timer);
		}
	}

	async #addBelow(folders: readonly vscode.Uri[]): Promise<void> {
		const { sources } = await findSources(folders, this.#rules, this.#init.log, NEVER);
		sources.forEach((uri) => this.#files.set(toId(uri), uri));
		this.#tell(sources.map(toId), []); // Those known, too: a change of theirs may be in no event either.
	}

	/**
	 * Takes files for sources but those that are gone and that only an editor still holds; what no editor holds, reading
	 * will tell. Gives those that it took.
	 */
	async #touchAll(files: ReadonlyMap<DocumentId, vscode.Uri>): Promise<DocumentId[]> {
		const open = findAllOpen();
		const pause = createPause();
		const taken: DocumentId[] = [];
		for (const [id, uri] of files) {
			if (open.has(id) && !(await exists(uri))) {
				this.#files.delete(id);
			} else {
				this.#files.set(id, uri);
				taken.push(id);
			}
			await pause();
		}
		return taken;
	}

	/** Each id goes where it belongs by now. */
	#tell(touched: readonly DocumentId[], lost: readonly DocumentId[]): void {
		this.#emitter.fire({ touched: touched.filter((id) => this.#files.has(id)), lost: lost.filter((id) => !this.#files.has(id)) });
	}

	#addLoose(uri: vscode.Uri): void {
		const id = toId(uri);
		this.#loose.set(id, uri);
		this.#files.set(id, uri);
		this.#watcher.watchFile(uri);
	}
}

const NEVER: vscode.CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

function roots(): vscode.Uri[] {
	return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

function readRules(settings: Settings['sources']): SourceRules {
	return createSourceRules(settings, vscode.workspace.workspaceFolders ?? []);
}

/** Does a file lie in one of these folders, at any depth? */
function isBelow(id: DocumentId, folders: ReadonlyMap<string, vscode.Uri>): boolean {
	for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
		if (folders.has(id.slice(0, end))) {
			return true;
		}
	}
	return false;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
