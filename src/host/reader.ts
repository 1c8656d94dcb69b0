import type * as vscode from 'vscode';
import type { Decision, Decisions, DocumentId, Logger, Snapshot } from '../engine';
import type { Settings } from './settings';

/** What the views show as a whole (their rows come from the snapshot). */
export type ReaderState =
	| { readonly kind: 'noFolder' }
	/** `candidates`: text files of the folder that `useFolderFiles` would take. */
	| { readonly kind: 'noSources'; readonly candidates: number }
	| { readonly kind: 'indexing'; readonly done: number; readonly total: number }
	| { readonly kind: 'ready' };

/** A file that matches but cannot be read as a source; it keeps a row that says why. */
export interface SkippedSource {
	readonly id: DocumentId;
	readonly uri: vscode.Uri;
	/** Path relative to the workspace. */
	readonly name: string;
	readonly kind: 'binary' | 'encoding' | 'tooBig' | 'unreadable' | 'failed';
	/** A sentence for the row and the log: "Larger than 5 MB". */
	readonly reason: string;
	/** What the reader can do about it, for a click on the row. */
	readonly action: vscode.Command | undefined;
}

/** What changed; several changes may come in one event. */
export interface ReaderUpdate {
	readonly snapshot: Snapshot;
	/** `snapshot` is another one than before. */
	readonly snapshotChanged: boolean;
	/** Sources put or removed since the last event. With a change of decisions every source may look different. */
	readonly documents: ReadonlySet<DocumentId>;
	/** `state` or `skipped` is another one than before. */
	readonly stateChanged: boolean;
	readonly settingsChanged: boolean;
}

/**
 * Owns the engine and keeps it up to date with the workspace: open editors win over the disk, edits come in within
 * 300 ms, the source being read comes first. Everything that it gives is read-only and belongs to one moment.
 */
export interface Reader extends vscode.Disposable {
	/** The latest; without sources at first. */
	readonly snapshot: Snapshot;
	readonly state: ReaderState;
	/** By name. */
	readonly skipped: readonly SkippedSource[];
	readonly settings: Settings;
	readonly decisions: Decisions;
	readonly log: Logger;
	readonly onDidUpdate: vscode.Event<ReaderUpdate>;

	/**
	 * Waits until the reader has seen `document.version` and gives the snapshot that holds exactly this text.
	 * `undefined` when it is no source, cannot be read, is closed, was edited meanwhile, or `token` is cancelled.
	 */
	snapshotFor(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Snapshot | undefined>;
	/**
	 * Waits until it is known that these sources are what their files hold, as those from an earlier start may not be.
	 * `false`: the snapshot is another one since.
	 */
	confirm(ids: Iterable<DocumentId>): Promise<boolean>;
	/** Tells whether that is known already. */
	isConfirmed(ids: Iterable<DocumentId>): boolean;
	/** Tells at once whether `snapshot` holds exactly the text that `document` has now. */
	isCurrent(document: vscode.TextDocument): boolean;
	/** Tells whether the document is a source; a skipped file is one too. */
	isSource(document: vscode.TextDocument): boolean;

	toId(uri: vscode.Uri): DocumentId;
	toUri(id: DocumentId): vscode.Uri;
	/** Path relative to the workspace, with `/`, as decisions name sources. */
	nameOf(id: DocumentId): string;
	/** The text that the latest snapshot holds; its offsets are those of the snapshot's spans. */
	textOf(id: DocumentId): string | undefined;

	/** Adds decisions to the decisions file and applies them. Tells the reader when they cannot be kept; never throws. */
	decide(...decisions: readonly Decision[]): Promise<boolean>;
	/** Removes equal decisions from the decisions file. */
	undecide(...decisions: readonly Decision[]): Promise<boolean>;

	/** Looks for sources anew; not needed, since files are watched. */
	refresh(): Promise<void>;
	/** Stops reading further sources until the next refresh; what was read stays usable. */
	cancelIndexing(): void;
	/** Takes all text files of the workspace folders as sources (a workspace setting). */
	useFolderFiles(): Promise<void>;
	/** Takes one file as a source although no pattern matches it. */
	useLooseFile(uri: vscode.Uri): Promise<void>;

	/** Looks after a promise that nobody awaits: a rejection is logged as `what` that failed; cancellation is not. */
	run(promise: Thenable<unknown>, what: string): void;
}
