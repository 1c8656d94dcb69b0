import * as vscode from 'vscode';
import type { DocumentId, Logger } from '../engine';
import { DisposableStore } from './disposables';
import { findAllOpen, findOpen, nameOf, toId } from './documentIds';
import { EditPauses } from './editPauses';
import type { EngineFeed, RestoredSegment } from './engineFeed';
import { describeError } from './log';
import type { SkippedSource } from './reader';
import { BYTES_PER_MB, readDocument, readFile } from './readSource';
import type { SourceList } from './sourceList';
import { WorkQueue } from './workQueue';
import type { Analyst } from '../worker/analyst';
import { Urgency } from '../worker/protocol';

export interface IntakeInit {
	readonly log: Logger;
	readonly sources: SourceList;
	readonly feed: EngineFeed;
	readonly analyst: Analyst;
	/** The setting at this moment. */
	readonly maxFileSizeMB: () => number;
}

/** What was read. */
export interface Taken {
	/** From an editor, so somebody is looking at it. */
	readonly isOpen: boolean;
}

/** Sources in an editor that are read at once; analysing sorts them by who looks at them. */
const PARALLEL_OPEN = 16;
/** Other sources: enough to keep every worker busy while the next ones are read. */
const PARALLEL_FILES = 10;

/** Reads sources and has them analysed, those in an editor first, and keeps those that cannot be read. */
export class Intake implements vscode.Disposable {
	readonly #init: IntakeInit;
	readonly #store = new DisposableStore();
	readonly #onDidTake = this.#store.add(new vscode.EventEmitter<Taken>());
	readonly #onDidRest = this.#store.add(new vscode.EventEmitter<void>());
	readonly #edits = this.#store.add(new EditPauses());
	/** Sources in an editor. */
	readonly #front = this.#store.add(new WorkQueue<DocumentId>(PARALLEL_OPEN, (id, token) => this.#take(id, token)));
	/** All others. */
	readonly #back = this.#store.add(new WorkQueue<DocumentId>(PARALLEL_FILES, (id, token) => this.#take(id, token)));
	readonly #skipped = new Map<DocumentId, SkippedSource>();
	#skippedByName: readonly SkippedSource[] | undefined;
	/** Taken from an earlier start; their files may be others by now. */
	readonly #unconfirmed = new Set<DocumentId>();
	readonly #onDidConfirm = this.#store.add(new vscode.EventEmitter<void>());
	/** Versions of texts from the disk count down, so that they never equal an editor's. */
	#diskVersion = 0;
	/** A source was read and handed to the engine's feed, or left out. */
	readonly onDidTake = this.#onDidTake.event;
	/** All sources in editors are read, or all others. */
	readonly onDidRest = this.#onDidRest.event;

	constructor(init: IntakeInit) {
		this.#init = init;
		this.#store.add(this.#edits.onDidPause((id) => this.add([id])));
		this.#store.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#hurry(editor?.document)));
		this.#store.add(this.#front.onDidDrain(() => this.#onDidRest.fire()));
		this.#store.add(this.#back.onDidDrain(() => this.#onDidRest.fire()));
	}

	/** Sources without an editor that are still to be read. */
	get backlog(): number {
		return this.#back.size;
	}

	/** By name; the same list as long as nothing changes. */
	get skipped(): readonly SkippedSource[] {
		return (this.#skippedByName ??= [...this.#skipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
	}

	isSkipped(id: DocumentId): boolean {
		return this.#skipped.has(id);
	}

	/** Tells whether the text in an editor is being read, or soon will be. */
	isExpected(id: DocumentId): boolean {
		return this.#front.has(id);
	}

	/** Takes up what was found in files at an earlier start, until they are looked at. */
	restore(segments: readonly RestoredSegment[]): void {
		const { feed, sources } = this.#init;
		feed.restore(segments, (id) => sources.has(id)).forEach((id) => this.#unconfirmed.add(id));
	}

	isConfirmed(ids: Iterable<DocumentId>): boolean {
		return this.#unconfirmed.size === 0 || ![...ids].some((id) => this.#unconfirmed.has(id));
	}

	/** Resolves once what the feed has of these sources is what their files or editors hold. */
	async confirm(ids: Iterable<DocumentId>): Promise<void> {
		const asked = [...ids].filter((id) => this.#unconfirmed.has(id));
		for (const id of asked) {
			this.#back.delete(id);
			this.#front.add(id);
		}
		while (asked.some((id) => this.#unconfirmed.has(id))) {
			await new Promise<void>((resolve) => {
				const subscription = this.#onDidConfirm.event(() => {
					subscription.dispose();
					resolve();
				});
			});
		}
	}

	/** Reads sources as they are now, as soon as their turn comes. */
	add(ids: Iterable<DocumentId>): void {
		const open = findAllOpen();
		for (const id of ids) {
			const [queue, other] = open.has(id) ? [this.#front, this.#back] : [this.#back, this.#front];
			other.delete(id);
			queue.add(id);
		}
	}

	/** Reads a source once its edits pause; what is being found in the text before is of no use. */
	addEdited(id: DocumentId): void {
		this.#front.delete(id);
		this.#back.delete(id);
		this.#edits.add(id);
		this.#init.analyst.prepare();
	}

	/** Waits no longer for a pause. */
	flushEdits(id: DocumentId): void {
		this.#edits.flush(id);
	}

	/** Forgets edits that were thrown away with their editor. */
	forgetEdits(id: DocumentId): void {
		this.#edits.delete(id);
	}

	/** Takes out what is no source any more. */
	drop(id: DocumentId): void {
		this.#edits.delete(id);
		this.#front.delete(id);
		this.#back.delete(id);
		this.#unskip(id);
		this.#init.feed.remove(id);
		this.#setConfirmed(id);
	}

	/** Forgets what is known of files, since the same bytes may be other texts from now on; all are to be added again. */
	forgetFiles(): void {
		this.#front.clear();
		this.#back.clear();
		this.#init.feed.forgetFiles();
	}

	/** Stops reading sources without an editor. */
	clearBacklog(): void {
		this.#back.clear();
	}

	dispose(): void {
		this.#store.dispose();
	}

	/** What the reader turns to comes first from now on. */
	#hurry(document: vscode.TextDocument | undefined): void {
		const id = document && toId(document.uri);
		if (id && this.#front.has(id)) {
			this.#front.add(id);
		}
	}

	/** Brings one source up to date: the file or editor as it is now. */
	async #take(id: DocumentId, token: vscode.CancellationToken): Promise<void> {
		const { sources, feed } = this.#init;
		const uri = sources.find(id);
		if (!uri) {
			return;
		}
		const open = findOpen(id);
		const version = open?.version ?? --this.#diskVersion;
		const isStale = (): boolean => token.isCancellationRequested || !sources.has(id) || findOpen(id) !== open || (open !== undefined && open.version !== version);
		try {
			const maxBytes = this.#init.maxFileSizeMB() * BYTES_PER_MB;
			const result = open ? await readDocument(open, maxBytes) : await readFile(uri, maxBytes, feed.findFile(id, nameOf(uri)));
			if (isStale()) {
				return;
			}
			if (result.kind === 'gone') {
				sources.drop(id);
				this.drop(id);
				return;
			}
			if (result.kind === 'same') {
				this.#unskip(id);
				feed.confirm(id, result.file);
				return;
			}
			if (result.kind === 'skipped') {
				this.#skip({ id, uri, name: nameOf(uri), kind: result.why, reason: result.reason, action: result.action });
				return;
			}
			const format = uri.path.toLowerCase().endsWith('.md') ? 'markdown' : 'plain';
			const found = await feed.analyze({ id, version, text: result.text, name: nameOf(uri), format }, urgencyOf(open), token);
			if (found && !isStale()) {
				this.#unskip(id);
				feed.put(id, found, { open, file: result.file });
			}
		} catch (error) {
			if (!isStale()) {
				this.#skip({ id, uri, name: nameOf(uri), kind: 'failed', reason: `Cannot be analysed: ${describeError(error)}`, action: undefined });
			}
		} finally {
			if (!isStale()) {
				this.#setConfirmed(id);
			}
			this.#onDidTake.fire({ isOpen: open !== undefined });
		}
	}

	#setConfirmed(id: DocumentId): void {
		if (this.#unconfirmed.delete(id)) {
			this.#onDidConfirm.fire();
		}
	}

	#skip(source: SkippedSource): void {
		if (this.#skipped.get(source.id)?.reason !== source.reason) {
			this.#init.log.warn(`${source.name} is left out: ${source.reason}`);
		}
		this.#init.feed.remove(source.id);
		this.#skipped.set(source.id, source);
		this.#skippedByName = undefined;
	}

	#unskip(id: DocumentId): void {
		if (this.#skipped.delete(id)) {
			this.#skippedByName = undefined;
		}
	}
}

/** The source being read comes first, then those in sight. */
function urgencyOf(document: vscode.TextDocument | undefined): Urgency {
	const { activeTextEditor, visibleTextEditors } = vscode.window;
	if (!document) {
		return Urgency.rest;
	}
	return activeTextEditor?.document === document ? Urgency.read
		: visibleTextEditors.some((editor) => editor.document === document) ? Urgency.visible : Urgency.open;
}
