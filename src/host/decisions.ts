import * as vscode from 'vscode';
import type { Decision, Decisions, Logger } from '../engine';
import { LineMap, toRange } from './convert';
import { decisionKey, formatDecisions, parseDecisions, type ParsedDecisions } from './decisionsFormat';
import { DisposableStore } from './disposables';
import { describeError } from './log';

/** The decisions file, below the first workspace folder. */
export const DECISIONS_PATH = ['.grounded-reader', 'decisions.json'] as const;

const NONE: Decisions = { list: [] };
/** Another window may be in the middle of writing: what cannot be read is read again this often, this far apart. */
const READ_TRIES = 4;
const READ_PAUSE_MS = 60;
/**
 * Another window may have read before we wrote and write after it. A change counts as kept when it is still there after
 * this time, or after several times what reading and writing took, whichever is longer.
 */
const SETTLE_MS = 300;
const SETTLE_CYCLES = 4;
const WRITE_TRIES = 20;
/** When the file is read after its last event. */
const LOAD_AFTER_MS = [50, 1500];

/** What is to become of the file: both hold however often it is applied. */
interface Edit {
	readonly add: readonly Decision[];
	readonly remove: readonly Decision[];
}

/** Reads and writes the reader's decisions. Read, merge, write, read back, try again: two windows lose nothing. */
export class DecisionsFile implements vscode.Disposable {
	readonly #log: Logger;
	readonly #store = new DisposableStore();
	readonly #emitter = this.#store.add(new vscode.EventEmitter<Decisions>());
	readonly #problems = this.#store.add(vscode.languages.createDiagnosticCollection('grounded-reader-decisions'));
	#timers: readonly ReturnType<typeof setTimeout>[] = [];
	/** The last good state. */
	#decisions: Decisions = NONE;
	#parsed: ParsedDecisions | undefined;
	#text: string | undefined;
	/** Changes that are still to be written, all by the next write. */
	#waiting: Edit | undefined;
	#writing: Promise<void> = Promise.resolve();
	readonly onDidChange = this.#emitter.event;

	constructor(log: Logger) {
		this.#log = log;
		// The folder too: removing it is one event for the folder alone.
		const watcher = this.#store.add(vscode.workspace.createFileSystemWatcher(`**/{${DECISIONS_PATH[0]},${DECISIONS_PATH.join('/')}}`));
		const onEvent = (uri: vscode.Uri): void => {
			if (this.uri?.toString().startsWith(uri.toString())) {
				this.#timers.forEach(clearTimeout);
				// What is written into a new folder before the system watches it is in no event.
				this.#timers = LOAD_AFTER_MS.map((delayMs) => setTimeout(() => void this.load(), delayMs)); // Never rejects.
			}
		};
		this.#store.add(watcher.onDidCreate(onEvent));
		this.#store.add(watcher.onDidChange(onEvent));
		this.#store.add(watcher.onDidDelete(onEvent));
	}

	get decisions(): Decisions {
		return this.#decisions;
	}

	/** The file as it was last read, when it is valid. */
	get parsed(): Extract<ParsedDecisions, { readonly kind: 'valid' }> | undefined {
		return this.#parsed?.kind === 'valid' ? this.#parsed : undefined;
	}

	/** The text that `parsed` was read from. */
	get text(): string {
		return this.#text ?? '';
	}

	/** `undefined` without a workspace folder. */
	get uri(): vscode.Uri | undefined {
		const folder = vscode.workspace.workspaceFolders?.[0];
		return folder && vscode.Uri.joinPath(folder.uri, ...DECISIONS_PATH);
	}

	/** Reads the file. One that cannot be used is reported in Problems; the last good state stays in use. */
	async load(): Promise<void> {
		const { uri } = this;
		if (!uri) {
			this.#use({ kind: 'valid', decisions: NONE, spans: [] }, undefined);
			return;
		}
		try {
			const { text, parsed } = await readPatiently(uri);
			this.#use(parsed, text);
			if (parsed.kind === 'valid') {
				this.#problems.delete(uri);
			} else {
				this.#problems.set(uri, parsed.problems.map(({ message, start, end }) => {
					const problem = new vscode.Diagnostic(rangeIn(text ?? '', start, end), `${message}. The last good decisions stay in use.`, vscode.DiagnosticSeverity.Error);
					problem.source = 'Grounded Reader';
					return problem;
				}));
			}
		} catch (error) {
			this.#log.warn(`The decisions cannot be read: ${describeError(error)}`);
		}
	}

	/**
	 * Adds and removes decisions; resolves when no other window can undo it unknowingly any more. They are in use before
	 * that. Tells the reader when it cannot be. Never throws.
	 */
	async change(edit: Edit): Promise<boolean> {
		const { uri } = this;
		if (!uri) {
			void vscode.window.showErrorMessage('Open a folder first: corrections are kept in a file of the folder.');
			return false;
		}
		if (this.#waiting) {
			this.#waiting = joined(this.#waiting, edit);
		} else {
			this.#waiting = edit;
			this.#writing = this.#writing.then(undefined, () => undefined).then(async () => {
				const all = this.#waiting ?? edit;
				this.#waiting = undefined;
				await this.#write(uri, all);
			});
		}
		try {
			await this.#writing;
			return true;
		} catch (error) {
			this.#log.warn(`A decision cannot be kept: ${describeError(error)}`);
			void vscode.window.showErrorMessage(`The correction cannot be kept: ${describeError(error)}`);
			return false;
		}
	}

	dispose(): void {
		this.#timers.forEach(clearTimeout);
		this.#store.dispose();
	}

	async #write(uri: vscode.Uri, edit: Edit): Promise<void> {
		for (let tries = 0; tries < WRITE_TRIES; tries++) {
			const start = performance.now();
			const { text, parsed } = await readPatiently(uri);
			this.#use(parsed, text);
			if (parsed.kind === 'invalid') {
				throw new Error(`${DECISIONS_PATH.join('/')} is not valid: ${parsed.problems[0]?.message ?? ''}`);
			}
			if (isIn(edit, parsed.decisions)) {
				return;
			}
			const list = applied(edit, parsed.decisions.list);
			const written = formatDecisions(list);
			const next = parseDecisions(written);
			if (next.kind === 'invalid') {
				throw new Error(next.problems[0]?.message ?? 'it contradicts another one'); // A circle of merges.
			}
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(written));
			this.#use(next, written);
			const settleMs = Math.max(SETTLE_MS, SETTLE_CYCLES * (performance.now() - start));
			await sleep(settleMs * (1 + Math.random() * Math.min(tries, 4))); // Not the same for both windows.
		}
		throw new Error('other windows keep changing the file');
	}

	#use(parsed: ParsedDecisions, text: string | undefined): void {
		this.#text = text;
		this.#parsed = parsed;
		if (parsed.kind === 'valid' && formatDecisions(parsed.decisions.list) !== formatDecisions(this.#decisions.list)) {
			this.#decisions = parsed.decisions;
			this.#emitter.fire(this.#decisions);
		}
	}
}

function isIn({ add, remove }: Edit, { list }: Decisions): boolean {
	const keys = new Set(list.map(decisionKey));
	return add.every((decision) => keys.has(decisionKey(decision))) && !remove.some((decision) => keys.has(decisionKey(decision)));
}

/** Both edits, one after the other. */
function joined(first: Edit, then: Edit): Edit {
	const added = new Set(then.add.map(decisionKey));
	const removed = new Set(then.remove.map(decisionKey));
	return {
		add: [...first.add.filter((decision) => !removed.has(decisionKey(decision))), ...then.add],
		remove: [...first.remove.filter((decision) => !added.has(decisionKey(decision))), ...then.remove],
	};
}

function applied({ add, remove }: Edit, list: readonly Decision[]): readonly Decision[] {
	const removed = new Set(remove.map(decisionKey));
	return [...list.filter((decision) => !removed.has(decisionKey(decision))), ...add];
}

/** Reads the file; a short or missing one may be another window's write under way, so it gets some time. */
async function readPatiently(uri: vscode.Uri): Promise<{ readonly text: string | undefined; readonly parsed: ParsedDecisions }> {
	for (let tries = 1; ; tries++) {
		const text = await readText(uri);
		if (text === undefined) {
			return { text, parsed: { kind: 'valid', decisions: NONE, spans: [] } };
		}
		const parsed = parseDecisions(text);
		if (parsed.kind === 'valid' || tries === READ_TRIES) {
			return { text, parsed };
		}
		await sleep(READ_PAUSE_MS);
	}
}

/** `undefined` when there is no such file; other failures reject. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return undefined;
		}
		throw error;
	}
}

function rangeIn(text: string, start: number, end: number): vscode.Range {
	const map = new LineMap(text);
	return toRange(map, { start, end });
}

function sleep(delayMs: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, delayMs));
}
