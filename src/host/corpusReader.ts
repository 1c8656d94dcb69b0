import * as vscode from 'vscode';
import type { Decision, Decisions, DocumentId, Engine, Logger, Snapshot } from '../engine';
import { DecisionsFile } from './decisions';
import { registerDecisionProblems } from './decisionProblems';
import { DisposableStore } from './disposables';
import { EMPTY_SNAPSHOT } from './emptySnapshot';
import { EngineFeed } from './engineFeed';
import { describeError } from './log';
import type { Reader, ReaderState, ReaderUpdate, SkippedSource } from './reader';
import { BYTES_PER_MB, readDocument, readFile, type ReadResult } from './readSource';
import { affectsSettings, readSettings, saveIncludePatterns, type Settings } from './settings';
import { CANDIDATE_PATTERN, createSourceRules, type SourceRules } from './sourceRules';
import { findFolders, findSources, SourceWatcher, type TouchedFiles } from './sources';
import { WorkQueue } from './workQueue';

export interface ReaderInit {
	readonly log: Logger;
	/** Called once, when there is something to analyse. */
	readonly loadEngine: () => Promise<Engine>;
	/** Keeps the files that the reader took as sources one by one. */
	readonly memento: vscode.Memento;
}

/** An edit is taken up this long after the last one … */
const EDIT_PAUSE_MS = 80;
/** … and at the latest this long after the first, so that highlights follow within 300 ms. */
const EDIT_LIMIT_MS = 160;
/** While many sources are read, what was read so far is shown this often. */
const PUBLISH_MS = 150;

/** With more new paths than this at once, looking through the workspace is cheaper than asking for each. */
const MANY_FOLDERS = 100;

/** New folders are looked through again after this time. */
const NEW_FOLDER_MS = 1500;

const LOOSE_FILES = 'looseFiles';

/** Makes the reader; nothing is read before `start`. */
export function createReader(init: ReaderInit): Reader & { start(): void } {
	return new CorpusReader(init);
}

class CorpusReader implements Reader {
	readonly log: Logger;
	readonly #store = new DisposableStore();
	readonly #onDidUpdate = this.#store.add(new vscode.EventEmitter<ReaderUpdate>());
	readonly onDidUpdate = this.#onDidUpdate.event;
	/** Fires whenever an answer that `snapshotFor` waits for may be there. */
	readonly #onDidStep = this.#store.add(new vscode.EventEmitter<void>());

	readonly #feed: EngineFeed;
	readonly #memento: vscode.Memento;

	#settings = readSettings();
	#rules: SourceRules;
	readonly #loose = new Map<DocumentId, vscode.Uri>();
	readonly #files = new Map<DocumentId, vscode.Uri>();
	readonly #skipped = new Map<DocumentId, SkippedSource>();
	#candidates = 0;
	/** Versions of texts from the disk count down, so that they never equal an editor's. */
	#diskVersion = 0;

	readonly #watcher: SourceWatcher;
	readonly #decisionsFile: DecisionsFile;
	/** Sources in an editor, which somebody is looking at. */
	readonly #front: WorkQueue<DocumentId>;
	/** All others. */
	readonly #back: WorkQueue<DocumentId>;
	readonly #edited = new Map<DocumentId, { readonly since: number; readonly timer: ReturnType<typeof setTimeout> }>();
	readonly #recheck = new Set<ReturnType<typeof setTimeout>>();
	#walk: vscode.CancellationTokenSource | undefined;
	/** Set from the start of a walk until all that it found is read. */
	#isIndexing = false;
	#indexTotal = 0;

	#lastPublish = 0;
	#published: { readonly snapshot: Snapshot; readonly state: ReaderState; readonly skipped: readonly SkippedSource[]; readonly settings: Settings };

	constructor(init: ReaderInit) {
		this.log = init.log;
		this.#feed = new EngineFeed(init.loadEngine, init.log);
		this.#memento = init.memento;
		this.#rules = this.#readRules();
		this.#watcher = this.#store.add(new SourceWatcher());
		this.#decisionsFile = this.#store.add(new DecisionsFile(init.log));
		this.#front = this.#store.add(new WorkQueue((id, token) => this.#update(id, token)));
		this.#back = this.#store.add(new WorkQueue((id, token) => this.#update(id, token)));
		this.#published = { snapshot: EMPTY_SNAPSHOT, state: this.#getState(), skipped: [], settings: this.#settings };
	}

	get snapshot(): Snapshot {
		return this.#published.snapshot;
	}
	get state(): ReaderState {
		return this.#published.state;
	}
	get skipped(): readonly SkippedSource[] {
		return this.#published.skipped;
	}
	get settings(): Settings {
		return this.#published.settings;
	}
	get decisions(): Decisions {
		return this.#decisionsFile.decisions;
	}

	/** Begins to listen and to read. */
	start(): void {
		const { workspace } = vscode;
		for (const text of this.#memento.get<readonly string[]>(LOOSE_FILES, [])) {
			this.#addLoose(vscode.Uri.parse(text));
		}
		const listen = (subscription: vscode.Disposable): void => void this.#store.add(subscription);
		listen(this.#front.onDidDrain(() => this.#publish()));
		listen(this.#back.onDidDrain(() => {
			this.#isIndexing = this.#walk !== undefined;
			this.#publish();
		}));
		listen(workspace.onDidOpenTextDocument((document) => this.#onOpen(document)));
		listen(workspace.onDidCloseTextDocument((document) => this.#onClose(document)));
		listen(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0) {
				this.#onEdit(document);
			}
		}));
		listen(this.#watcher.onDidTouch((files) => this.run(this.#onTouch(files), 'Following changed files')));
		listen(workspace.onDidChangeWorkspaceFolders(() => {
			this.#rules = this.#readRules();
			this.run(this.refresh(), 'Looking for sources');
			this.run(this.#decisionsFile.load(), 'Reading the decisions');
		}));
		listen(workspace.onDidChangeConfiguration((event) => this.#onConfiguration(event)));
		listen(this.#decisionsFile.onDidChange((decisions) => {
			this.#feed.setDecisions(decisions);
			this.#publish();
		}));
		listen(registerDecisionProblems(this, this.#decisionsFile));
		workspace.textDocuments.forEach((document) => this.#onOpen(document));
		this.run(this.#decisionsFile.load(), 'Reading the decisions');
		this.run(this.refresh(), 'Looking for sources');
	}

	async snapshotFor(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Snapshot | undefined> {
		const { version } = document;
		const id = this.toId(document.uri);
		this.#flushEdit(id);
		let isAsked = false;
		for (;;) {
			if (token.isCancellationRequested || document.isClosed || document.version !== version || !this.#files.has(id) || this.#skipped.has(id)) {
				return undefined;
			}
			if (this.isCurrent(document)) {
				return this.snapshot;
			}
			if (!isAsked && !this.#front.has(id)) {
				this.#enqueue(id); // Reading it was cancelled, say.
			}
			isAsked = true;
			if (!(await this.#nextStep(token))) {
				return undefined;
			}
		}
	}

	isCurrent(document: vscode.TextDocument): boolean {
		return this.#feed.holds(this.toId(document.uri), document);
	}

	isSource(document: vscode.TextDocument): boolean {
		return this.#files.has(this.toId(document.uri));
	}

	toId(uri: vscode.Uri): DocumentId {
		return uri.toString() as DocumentId; // The host's ids are URIs; this is where they are made.
	}

	toUri(id: DocumentId): vscode.Uri {
		return this.#files.get(id) ?? vscode.Uri.parse(id, true);
	}

	nameOf(id: DocumentId): string {
		return nameOf(this.toUri(id));
	}

	textOf(id: DocumentId): string | undefined {
		return this.snapshot.findDocument(id)?.document.text;
	}

	async decide(...decisions: readonly Decision[]): Promise<boolean> {
		return this.#decisionsFile.change({ add: decisions, remove: [] });
	}

	async undecide(...decisions: readonly Decision[]): Promise<boolean> {
		return this.#decisionsFile.change({ add: [], remove: decisions });
	}

	async refresh(): Promise<void> {
		this.#walk?.cancel();
		const walk = new vscode.CancellationTokenSource();
		this.#walk = walk;
		this.#isIndexing = true;
		this.#indexTotal = 0;
		this.#publish();
		const found = await findSources(roots(), this.#rules, this.log, walk.token);
		if (this.#walk !== walk) {
			return; // Another walk has taken over.
		}
		if (!walk.token.isCancellationRequested) {
			this.#candidates = found.candidates.length;
			const sources = new Map(found.sources.map((uri) => [this.toId(uri), uri]));
			for (const [id, uri] of [...this.#files].filter(([known]) => !sources.has(known))) {
				if (this.#loose.has(id) || this.#rules.isSource(uri)) {
					await this.#onTouchedSource(id, uri); // Made during the walk, or gone.
				} else {
					this.#remove(id);
				}
			}
			for (const [id, uri] of sources) {
				this.#files.set(id, uri);
				this.#enqueue(id);
			}
			this.log.info(`${this.#files.size} sources found`);
		}
		if (this.#walk === walk) {
			this.#walk = undefined;
			this.#indexTotal = this.#back.size;
			this.#isIndexing = this.#back.size > 0;
			this.#publish();
		}
	}

	cancelIndexing(): void {
		this.#walk?.cancel();
		this.#back.clear();
		this.#isIndexing = false;
		this.#publish();
	}

	async useFolderFiles(): Promise<void> {
		try {
			await saveIncludePatterns([...new Set([...this.settings.sources.include, CANDIDATE_PATTERN])]);
		} catch (error) {
			this.log.warn(`The patterns cannot be kept: ${describeError(error)}`);
						const { candidates } = await findSources(roots(), this.#rules, this.log, new vscode.CancellationTokenSource().token);
			await this.#useFiles(candidates);
		}
	}

	async useLooseFile(uri: vscode.Uri): Promise<void> {
		await this.#useFiles([uri]);
	}

	run(promise: Thenable<unknown>, what: string): void {
		promise.then(undefined, (error: unknown) => {
			if (!(error instanceof vscode.CancellationError)) {
				this.log.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			}
		});
	}

	dispose(): void {
		this.#walk?.cancel();
		this.#edited.forEach(({ timer }) => clearTimeout(timer));
		this.#recheck.forEach(clearTimeout);
		this.#store.dispose();
	}

	// ---- What happens outside ----

	#onOpen(document: vscode.TextDocument): void {
		const { uri } = document;
		const id = this.toId(uri);
		if (this.#files.has(id)) {
			this.#enqueue(id);
		} else if (this.#rules.isSource(uri)) {
			this.#files.set(id, uri);
			this.run(this.#onTouchedSource(id, uri), 'Opening a source'); // Its file may be gone by now.
		}
	}

	#onClose(document: vscode.TextDocument): void {
		const id = this.toId(document.uri);
		// Changing the language closes and opens the same document, which is not closed then.
		if (document.isClosed && this.#files.has(id)) {
			this.#forgetEdit(id);
			this.#enqueue(id);
		}
		this.#onDidStep.fire();
	}

	#onEdit(document: vscode.TextDocument): void {
		const id = this.toId(document.uri);
		if (!this.#files.has(id)) {
			return;
		}
		this.#front.delete(id); // What is being found in the text before is of no use.
		this.#back.delete(id);
		const now = performance.now();
		const since = this.#edited.get(id)?.since ?? now;
		this.#forgetEdit(id);
		const delay = Math.max(0, Math.min(EDIT_PAUSE_MS, since + EDIT_LIMIT_MS - now));
		this.#edited.set(id, { since, timer: setTimeout(() => this.#flushEdit(id), delay) });
		this.#onDidStep.fire();
	}

	#forgetEdit(id: DocumentId): void {
		clearTimeout(this.#edited.get(id)?.timer);
		this.#edited.delete(id);
	}

	#flushEdit(id: DocumentId): void {
		if (this.#edited.has(id)) {
			this.#forgetEdit(id);
			this.#enqueue(id);
		}
	}

	async #onTouch(files: TouchedFiles): Promise<void> {
		const maybeFolders: vscode.Uri[] = [];
		for (const { uri, isWritten } of files.values()) {
			const id = this.toId(uri);
			if (this.#files.has(id) || this.#rules.isSource(uri)) {
				await this.#onTouchedSource(id, uri);
			} else if (!isWritten && !this.#rules.skipsFolder(uri)) {
				maybeFolders.push(uri);
				for (const below of [...this.#files.keys()].filter((known) => known.startsWith(`${id}/`))) {
					await this.#onTouchedSource(below, this.toUri(below));
				}
			}
		}
		const folders = maybeFolders.length > MANY_FOLDERS ? roots() : await findFolders(maybeFolders);
		if (folders.length > 0) {
			await this.#addBelow(folders);
			// What is written into a new folder before the system watches it is in no event.
			const timer = setTimeout(() => {
				this.#recheck.delete(timer);
				this.run(this.#addBelow(folders), 'Following changed folders');
			}, NEW_FOLDER_MS);
			this.#recheck.add(timer);
		}
		this.#publish();
	}

	async #addBelow(folders: readonly vscode.Uri[]): Promise<void> {
		const { token } = new vscode.CancellationTokenSource();
		for (const uri of (await findSources(folders, this.#rules, this.log, token)).sources) {
			const id = this.toId(uri);
			if (!this.#files.has(id)) {
				this.#files.set(id, uri);
				this.#enqueue(id);
			}
		}
	}

	async #onTouchedSource(id: DocumentId, uri: vscode.Uri): Promise<void> {
		if (this.#findOpen(id) && !(await exists(uri))) {
			this.#remove(id); // Its editor may stay open; it is no source any more.
			return;
		}
		this.#files.set(id, uri);
		this.#enqueue(id);
	}

	#onConfiguration(event: vscode.ConfigurationChangeEvent): void {
		const before = this.#settings;
		if (affectsSettings(event)) {
			this.#settings = readSettings();
		}
		const isSame = JSON.stringify(before.sources) === JSON.stringify(this.#settings.sources);
		if (!isSame || event.affectsConfiguration('files.exclude') || event.affectsConfiguration('files.encoding')) {
			this.#rules = this.#readRules();
			vscode.workspace.textDocuments.forEach((document) => this.#onOpen(document));
			this.run(this.refresh(), 'Looking for sources');
		}
		this.#publish();
	}

	// ---- Reading and analysing ----

	#enqueue(id: DocumentId): void {
		if (this.#findOpen(id)) {
			this.#back.delete(id);
			this.#front.add(id);
		} else {
			this.#front.delete(id);
			this.#back.add(id);
		}
	}

	/** Brings one source up to date: the file or editor as it is now. */
	async #update(id: DocumentId, token: vscode.CancellationToken): Promise<void> {
		const uri = this.#files.get(id);
		if (!uri) {
			return;
		}
		const open = this.#findOpen(id);
		const version = open?.version ?? --this.#diskVersion;
		const isStale = (): boolean => token.isCancellationRequested || !this.#files.has(id) || this.#findOpen(id) !== open || (open !== undefined && open.version !== version);
		try {
			const maxBytes = this.#settings.sources.maxFileSizeMB * BYTES_PER_MB;
			const result = open ? await readDocument(open, maxBytes) : await readFile(uri, maxBytes);
			if (isStale()) {
				return;
			}
			if (result.kind !== 'text') {
				this.#keepOut(id, uri, result);
				return;
			}
			const format = uri.path.toLowerCase().endsWith('.md') ? 'markdown' : 'plain';
			const analyzed = await this.#feed.analyze({ id, version, text: result.text, name: nameOf(uri), format }, token);
			if (analyzed && !isStale()) {
				this.#skipped.delete(id);
				this.#feed.put(id, { analyzed, open });
			}
		} catch (error) {
			if (!isStale()) {
				this.#skip(id, uri, 'failed', `Cannot be analysed: ${describeError(error)}`, undefined);
			}
		} finally {
			if (open || performance.now() - this.#lastPublish > PUBLISH_MS) {
				this.#publish();
			}
		}
	}

	#keepOut(id: DocumentId, uri: vscode.Uri, result: Exclude<ReadResult, { readonly kind: 'text' }>): void {
		if (result.kind === 'gone') {
			this.#remove(id);
		} else {
			this.#skip(id, uri, result.why, result.reason, result.action);
		}
	}

	#skip(id: DocumentId, uri: vscode.Uri, kind: SkippedSource['kind'], reason: string, action: vscode.Command | undefined): void {
		const name = nameOf(uri);
		if (this.#skipped.get(id)?.reason !== reason) {
			this.log.warn(`${name} is left out: ${reason}`);
		}
		this.#feed.remove(id);
		this.#skipped.set(id, { id, uri, name, kind, reason, action });
	}

	#remove(id: DocumentId): void {
		this.#forgetEdit(id);
		this.#files.delete(id);
		this.#front.delete(id);
		this.#back.delete(id);
		this.#skipped.delete(id);
		this.#feed.remove(id);
	}

	// ---- Publishing ----

	/** Applies what was found since the last time and tells of everything new in one event. */
	#publish(): void {
		this.#lastPublish = performance.now();
		const before = this.#published;
		const applied = this.#feed.apply();
		const snapshot = applied?.snapshot ?? before.snapshot;
		const state = this.#getState();
		const skipped = [...this.#skipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
		const stateChanged = JSON.stringify(state) !== JSON.stringify(before.state)
			|| skipped.length !== before.skipped.length || skipped.some((item, i) => item !== before.skipped[i]);
		const snapshotChanged = snapshot !== before.snapshot;
		const settingsChanged = this.#settings !== before.settings;
		if (stateChanged || snapshotChanged || settingsChanged) {
			this.#published = { snapshot, state, skipped, settings: this.#settings };
			this.#onDidUpdate.fire({ snapshot, snapshotChanged, documents: applied?.documents ?? new Set(), stateChanged, settingsChanged });
		}
		this.#onDidStep.fire();
	}

	#getState(): ReaderState {
		if (this.#isIndexing) {
			return { kind: 'indexing', done: Math.max(0, this.#indexTotal - this.#back.size), total: this.#indexTotal };
		}
		if (this.#files.size > 0) {
			return { kind: 'ready' };
		}
		return vscode.workspace.workspaceFolders?.length ? { kind: 'noSources', candidates: this.#candidates } : { kind: 'noFolder' };
	}

	// ---- Helpers ----

	/** Resolves at the next step; `false` when cancelled before. */
	#nextStep(token: vscode.CancellationToken): Promise<boolean> {
		return new Promise((resolve) => {
			const store = new DisposableStore();
			const done = (go: boolean): void => {
				store.dispose();
				resolve(go);
			};
			store.add(this.#onDidStep.event(() => done(true)));
			store.add(token.onCancellationRequested(() => done(false)));
		});
	}

	#findOpen(id: DocumentId): vscode.TextDocument | undefined {
		return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === id);
	}

	#readRules(): SourceRules {
		return createSourceRules(this.#settings.sources, vscode.workspace.workspaceFolders ?? []);
	}

	#addLoose(uri: vscode.Uri): void {
		const id = this.toId(uri);
		this.#loose.set(id, uri);
		this.#files.set(id, uri);
		this.#watcher.watchFile(uri);
	}

	async #useFiles(uris: readonly vscode.Uri[]): Promise<void> {
		for (const uri of uris) {
			this.#addLoose(uri);
			this.#enqueue(this.toId(uri));
		}
		this.#publish();
		await this.#memento.update(LOOSE_FILES, [...this.#loose.keys()]);
	}
}

function roots(): vscode.Uri[] {
	return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

function nameOf(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
