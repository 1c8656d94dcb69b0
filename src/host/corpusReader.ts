import * as vscode from 'vscode';
import type { Decision, Decisions, DocumentId, Engine, Logger, Snapshot } from '../engine';
import { affectsDecoding, AnalysisCache, type AnalysisCacheInit } from './analysisCache';
import { registerDecisionProblems } from './decisionProblems';
import { DecisionsFile } from './decisions';
import { DisposableStore } from './disposables';
import { nameOf, toId } from './documentIds';
import { EMPTY_SNAPSHOT } from './emptySnapshot';
import { EngineFeed } from './engineFeed';
import { Intake } from './intake';
import { describeError } from './log';
import type { Reader, ReaderState, ReaderUpdate, SkippedSource } from './reader';
import { affectsSettings, readSettings, saveIncludePatterns, type Settings } from './settings';
import { SourceList } from './sourceList';
import { CANDIDATE_PATTERN } from './sourceRules';
import type { Analyst } from '../worker/analyst';
import { createPause } from '../worker/pause';

export interface ReaderInit {
	readonly log: Logger;
	/** Called once, when there is something to analyse. */
	readonly loadEngine: () => Promise<Engine>;
	readonly analyst: Analyst;
	/** Keeps the files that the reader took as sources one by one. */
	readonly memento: vscode.Memento;
	/** Where what was found in sources is kept until the next start, if anywhere. */
	readonly cache: Pick<AnalysisCacheInit, 'storage' | 'engineVersion'> | undefined;
}

export interface StartableReader extends Reader {
	/** Begins to listen and to read. */
	start(): void;
	/** Writes what was found into the cache now, not only when nothing new comes. Never rejects. */
	keep(): Promise<void>;
}

/** While many sources are read, progress is shown this often. */
const PROGRESS_MS = 150;
/**
 * What was read so far is shown as soon as it is this part of what is shown already: what depends on the whole corpus is
 * computed anew for every snapshot, so that a fixed interval would cost the square of the number of sources.
 */
const NEW_PART = 1 / 4;

/** Makes the reader; nothing is read before `start`. */
export function createReader(init: ReaderInit): StartableReader {
	return new CorpusReader(init);
}

/** Everything that `Reader` gives, from one moment. */
type Published = Pick<Reader, 'snapshot' | 'state' | 'skipped' | 'settings'>;

/** Passes on what happens outside, and publishes what came of it. */
class CorpusReader implements StartableReader {
	readonly log: Logger;
	readonly #store = new DisposableStore();
	readonly #pause = createPause();
	readonly #onDidUpdate = this.#store.add(new vscode.EventEmitter<ReaderUpdate>());
	readonly onDidUpdate = this.#onDidUpdate.event;
	/** Fires whenever an answer that `snapshotFor` waits for may be there. */
	readonly #onDidStep = this.#store.add(new vscode.EventEmitter<void>());

	readonly #feed: EngineFeed;
	readonly #sources: SourceList;
	readonly #intake: Intake;
	readonly #cache: AnalysisCache | undefined;
	readonly #decisionsFile: DecisionsFile;
	#settings = readSettings();
	readonly #opened = new WeakSet<vscode.TextDocument>();

	/** The cache is being read; the first walk comes after that. */
	#isBeginning = false;
	/** Set from the start of a walk until all that it found is read. */
	#isIndexing = false;
	#indexTotal = 0;
	#lastPublish = 0;
	#published: Published;

	constructor(init: ReaderInit) {
		const { log, memento } = init;
		this.log = log;
		this.#feed = new EngineFeed(init.loadEngine, init.analyst, this.#pause, log);
		this.#sources = this.#store.add(new SourceList({
			log, memento, settings: this.#settings.sources, run: (promise, what) => this.run(promise, what),
		}));
		this.#cache = init.cache && this.#store.add(new AnalysisCache({
			...init.cache, log, pause: this.#pause, getSegments: () => this.#feed.segments(),
		}));
		this.#intake = this.#store.add(new Intake({
			log, sources: this.#sources, feed: this.#feed, analyst: init.analyst, maxFileSizeMB: () => this.#settings.sources.maxFileSizeMB,
		}));
		this.#decisionsFile = this.#store.add(new DecisionsFile(log));
		this.#published = { snapshot: EMPTY_SNAPSHOT, state: this.#getState(), skipped: this.#intake.skipped, settings: this.#settings };
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

	start(): void {
		const { workspace } = vscode;
		const listen = (subscription: vscode.Disposable): void => void this.#store.add(subscription);
		listen(this.#sources.onDidChange(({ touched, lost }) => {
			lost.forEach((id) => this.#intake.drop(id));
			this.#intake.add(touched);
			this.#publish();
		}));
		listen(this.#intake.onDidTake(({ isOpen }) => {
			if (isOpen) {
				this.#publish();
			} else if (performance.now() - this.#lastPublish > PROGRESS_MS) {
				this.#publish({ sources: this.#feed.pending > this.#feed.size * NEW_PART });
			}
		}));
		listen(this.#intake.onDidRest(() => {
			this.#isIndexing &&= this.#isBeginning || this.#sources.isWalking || this.#intake.backlog > 0;
			this.#publish();
			this.run(this.#tidy(), 'Tidying the corpus'); // Even if nothing new came with the rest.
			this.#cache?.saveSoon();
		}));
		listen(this.#decisionsFile.onDidChange((decisions) => {
			this.#feed.setDecisions(decisions);
			this.#publish();
		}));
		listen(registerDecisionProblems(this, this.#decisionsFile));
		listen(workspace.onDidOpenTextDocument((document) => this.#onOpen(document)));
		listen(workspace.onDidCloseTextDocument((document) => this.#onClose(document)));
		listen(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0 && this.isSource(document)) {
				this.#intake.addEdited(toId(document.uri));
				this.#onDidStep.fire();
			}
		}));
		listen(workspace.onDidChangeWorkspaceFolders(() => {
			this.#sources.setRules(this.#settings.sources);
			this.run(this.refresh(), 'Looking for sources');
			this.run(this.#decisionsFile.load(), 'Reading the decisions');
		}));
		listen(workspace.onDidChangeConfiguration((event) => this.#onConfiguration(event)));
		workspace.textDocuments.forEach((document) => this.#onOpen(document));
		this.run(this.#decisionsFile.load(), 'Reading the decisions');
		this.#isIndexing = true;
		this.#isBeginning = true;
		this.#publish();
		this.run(this.#begin(), 'Looking for sources');
	}

	async keep(): Promise<void> {
		await this.#cache?.save();
	}

	async snapshotFor(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Snapshot | undefined> {
		const { version } = document;
		const id = toId(document.uri);
		this.#intake.flushEdits(id);
		let isAsked = false;
		for (;;) {
			if (token.isCancellationRequested || document.isClosed || document.version !== version || !this.#sources.has(id) || this.#intake.isSkipped(id)) {
				return undefined;
			}
			if (this.isCurrent(document)) {
				return this.snapshot;
			}
			if (!isAsked && !this.#intake.isExpected(id)) {
				this.#intake.add([id]); // Reading it was cancelled, say.
			}
			isAsked = true;
			if (!(await this.#nextStep(token))) {
				return undefined;
			}
		}
	}

	async confirm(ids: Iterable<DocumentId>): Promise<boolean> {
		const { revision } = this.snapshot;
		await this.#intake.confirm(ids);
		this.#publish();
		return this.snapshot.revision === revision;
	}

	isConfirmed(ids: Iterable<DocumentId>): boolean {
		return this.#intake.isConfirmed(ids);
	}

	isCurrent(document: vscode.TextDocument): boolean {
		return this.#feed.holds(toId(document.uri), document);
	}

	isSource(document: vscode.TextDocument): boolean {
		return this.#sources.has(toId(document.uri));
	}

	toId(uri: vscode.Uri): DocumentId {
		return toId(uri);
	}

	toUri(id: DocumentId): vscode.Uri {
		return this.#sources.find(id) ?? vscode.Uri.parse(id, true);
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
		this.#isIndexing = true;
		this.#indexTotal = 0;
		this.#publish();
		if (await this.#sources.walk()) {
			this.#indexTotal = this.#intake.backlog;
			this.#isIndexing = this.#indexTotal > 0;
			this.#publish();
		}
	}

	cancelIndexing(): void {
		this.#sources.cancelWalk();
		this.#intake.clearBacklog();
		this.#isIndexing = false;
		this.#publish();
	}

	async useFolderFiles(): Promise<void> {
		try {
			await saveIncludePatterns([...new Set([...this.settings.sources.include, CANDIDATE_PATTERN])]);
		} catch (error) {
			this.log.warn(`The patterns cannot be kept: ${describeError(error)}`);
			await this.#sources.useCandidates();
		}
	}

	async useLooseFile(uri: vscode.Uri): Promise<void> {
		await this.#sources.useFiles([uri]);
	}

	run(promise: Thenable<unknown>, what: string): void {
		promise.then(undefined, (error: unknown) => {
			if (!(error instanceof vscode.CancellationError)) {
				this.log.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			}
		});
	}

	dispose(): void {
		this.#store.dispose();
	}

	/** Shows what was found at an earlier start, then finds out whether it still holds. */
	async #begin(): Promise<void> {
		try {
			const segments = await this.#cache?.load(() => this.#feed.load()) ?? [];
			const ids = segments.flatMap(({ sources }) => sources.flatMap(({ id, file }) => (file ? [id] : [])));
			await this.#sources.restore(ids, this.#pause);
			this.#intake.restore(segments);
			this.#publish();
		} catch (error) {
			this.log.error(`Sources are read anew: ${describeError(error)}`);
		}
		this.#isBeginning = false;
		await this.refresh();
	}

	/** Makes the next question quick, and lets go of what segments took before they were merged. */
	async #tidy(): Promise<void> {
		const snapshot = await this.#feed.tidy({ isAtRest: !this.#isIndexing });
		if (snapshot?.revision === this.snapshot.revision) {
			this.#published = { ...this.#published, snapshot };
			this.#cache?.saveSoon();
		}
	}

	#onOpen(document: vscode.TextDocument): void {
		// Changing the language opens an open document again. One whose file is gone would become a source, be found out and
		// get its old language back, over and over.
		if (!this.#opened.has(document)) {
			this.#opened.add(document);
			this.#sources.open(document);
		}
	}

	#onClose(document: vscode.TextDocument): void {
		const id = toId(document.uri);
		// Changing the language closes and opens the same document, which is not closed then.
		if (document.isClosed && this.#sources.has(id)) {
			this.#intake.forgetEdits(id);
			this.#intake.add([id]);
		}
		this.#onDidStep.fire();
	}

	#onConfiguration(event: vscode.ConfigurationChangeEvent): void {
		const before = this.#settings;
		if (affectsSettings(event)) {
			this.#settings = readSettings();
		}
		const isDecodedAnew = affectsDecoding(event);
		if (isDecodedAnew) {
			this.#intake.forgetFiles();
			this.#cache?.restart();
		}
		const isSame = JSON.stringify(before.sources) === JSON.stringify(this.#settings.sources);
		if (!isSame || event.affectsConfiguration('files.exclude') || isDecodedAnew) {
			this.#sources.setRules(this.#settings.sources);
			vscode.workspace.textDocuments.forEach((document) => this.#sources.open(document));
			this.run(this.refresh(), 'Looking for sources');
		}
		this.#publish();
	}

	/** Applies what was found since the last time, unless that can wait, and tells of everything new in one event. */
	#publish({ sources = true } = {}): void {
		this.#lastPublish = performance.now();
		const before = this.#published;
		const applied = sources ? this.#feed.apply() : undefined;
		const snapshot = applied?.snapshot ?? before.snapshot;
		const state = this.#getState();
		const { skipped } = this.#intake;
		const stateChanged = JSON.stringify(state) !== JSON.stringify(before.state)
			|| skipped !== before.skipped;
		const snapshotChanged = snapshot !== before.snapshot;
		const settingsChanged = this.#settings !== before.settings;
		if (stateChanged || snapshotChanged || settingsChanged) {
			this.#published = { snapshot, state, skipped, settings: this.#settings };
			this.#onDidUpdate.fire({ snapshot, snapshotChanged, documents: applied?.documents ?? new Set(), stateChanged, settingsChanged });
		}
		this.#onDidStep.fire();
		if (applied) {
			this.#cache?.saveSoon();
			this.run(this.#tidy(), 'Tidying the corpus');
		}
	}

	#getState(): ReaderState {
		if (this.#isIndexing) {
			return { kind: 'indexing', done: Math.max(0, this.#indexTotal - this.#intake.backlog), total: this.#indexTotal };
		}
		if (this.#sources.size > 0) {
			return { kind: 'ready' };
		}
		return vscode.workspace.workspaceFolders?.length ? { kind: 'noSources', candidates: this.#sources.candidates } : { kind: 'noFolder' };
	}

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
}
