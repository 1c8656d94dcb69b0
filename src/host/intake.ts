import * as vscode from 'vscode';
import type { DocumentId, Logger } from '../engine';
import { DisposableStore } from './disposables';
import { findOpen, nameOf } from './documentIds';
import { EditPauses } from './editPauses';
import type { EngineFeed } from './engineFeed';
import { describeError } from './log';
import type { SkippedSource } from './reader';
import { BYTES_PER_MB, readDocument, readFile } from './readSource';
import type { SourceList } from './sourceList';
import { WorkQueue } from './workQueue';

export interface IntakeInit {
	readonly log: Logger;
	readonly sources: SourceList;
	readonly feed: EngineFeed;
	/** The setting at this moment. */
	readonly maxFileSizeMB: () => number;
}

/** What was read. */
export interface Taken {
	/** From an editor, so somebody is looking at it. */
	readonly isOpen: boolean;
}

/** Reads and analyses sources one by one, those in an editor first, and keeps those that cannot be read. */
export class Intake implements vscode.Disposable {
	readonly #init: IntakeInit;
	readonly #store = new DisposableStore();
	readonly #onDidTake = this.#store.add(new vscode.EventEmitter<Taken>());
	readonly #onDidRest = this.#store.add(new vscode.EventEmitter<void>());
	readonly #edits = this.#store.add(new EditPauses());
	/** Sources in an editor. */
	readonly #front = this.#store.add(new WorkQueue<DocumentId>((id, token) => this.#take(id, token)));
	/** All others. */
	readonly #back = this.#store.add(new WorkQueue<DocumentId>((id, token) => this.#take(id, token)));
	readonly #skipped = new Map<DocumentId, SkippedSource>();
	/** Versions of texts from the disk count down, so that they never equal an editor's. */
	#diskVersion = 0;
	/** A source was read and handed to the engine's feed, or left out. */
	readonly onDidTake = this.#onDidTake.event;
	/** All sources in editors are read, or all others. */
	readonly onDidRest = this.#onDidRest.event;

	constructor(init: IntakeInit) {
		this.#init = init;
		this.#store.add(this.#edits.onDidPause((id) => this.add(id)));
		this.#store.add(this.#front.onDidDrain(() => this.#onDidRest.fire()));
		this.#store.add(this.#back.onDidDrain(() => this.#onDidRest.fire()));
	}

	/** Sources without an editor that are still to be read. */
	get backlog(): number {
		return this.#back.size;
	}

	/** By name. */
	get skipped(): readonly SkippedSource[] {
		return [...this.#skipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	isSkipped(id: DocumentId): boolean {
		return this.#skipped.has(id);
	}

	/** Tells whether the text in an editor is being read, or soon will be. */
	isExpected(id: DocumentId): boolean {
		return this.#front.has(id);
	}

	/** Reads a source as it is now, as soon as its turn comes. */
	add(id: DocumentId): void {
		if (findOpen(id)) {
			this.#back.delete(id);
			this.#front.add(id);
		} else {
			this.#front.delete(id);
			this.#back.add(id);
		}
	}

	/** Reads a source once its edits pause; what is being found in the text before is of no use. */
	addEdited(id: DocumentId): void {
		this.#front.delete(id);
		this.#back.delete(id);
		this.#edits.add(id);
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
		this.#skipped.delete(id);
		this.#init.feed.remove(id);
	}

	/** Stops reading sources without an editor. */
	clearBacklog(): void {
		this.#back.clear();
	}

	dispose(): void {
		this.#store.dispose();
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
			const result = open ? await readDocument(open, maxBytes) : await readFile(uri, maxBytes);
			if (isStale()) {
				return;
			}
			if (result.kind === 'gone') {
				sources.drop(id);
				return;
			}
			if (result.kind === 'skipped') {
				this.#skip({ id, uri, name: nameOf(uri), kind: result.why, reason: result.reason, action: result.action });
				return;
			}
			const format = uri.path.toLowerCase().endsWith('.md') ? 'markdown' : 'plain';
			const analyzed = await feed.analyze({ id, version, text: result.text, name: nameOf(uri), format }, token);
			if (analyzed && !isStale()) {
				this.#skipped.delete(id);
				feed.put(id, { analyzed, open });
			}
		} catch (error) {
			if (!isStale()) {
				this.#skip({ id, uri, name: nameOf(uri), kind: 'failed', reason: `Cannot be analysed: ${describeError(error)}`, action: undefined });
			}
		} finally {
			this.#onDidTake.fire({ isOpen: open !== undefined });
		}
	}

	#skip(source: SkippedSource): void {
		if (this.#skipped.get(source.id)?.reason !== source.reason) {
			this.#init.log.warn(`${source.name} is left out: ${source.reason}`);
		}
		this.#init.feed.remove(source.id);
		this.#skipped.set(source.id, source);
	}
}
