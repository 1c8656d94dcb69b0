import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import { toOffset } from '../host/convert';
import type { PassageReferences } from './passageReferences';
import { findPassageReferences } from './passageReferences';

/** A caret that is still moving is not asked for. */
const FOLLOW_DELAY_MS = 120;

/** What stands under the cursor: the references of its passage. */
export interface CursorPassage {
	readonly document: vscode.TextDocument;
	readonly offset: number;
	/** `undefined` between sentences. */
	readonly found: PassageReferences | undefined;
}

/** Follows the cursor of the active editor from passage to passage. */
export class Cursor implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #changed = new vscode.EventEmitter<CursorPassage | undefined>();
	readonly #listeners: vscode.Disposable;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#current: CursorPassage | undefined;
	readonly onDidChange = this.#changed.event;

	constructor(reader: Reader) {
		this.#reader = reader;
		this.#listeners = vscode.Disposable.from(
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
				if (textEditor === vscode.window.activeTextEditor) {
					this.#schedule();
				}
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.#schedule()),
			reader.onDidUpdate(() => this.#schedule()),
		);
		this.#schedule();
	}

	/** `undefined` where no source is being read. */
	get current(): CursorPassage | undefined {
		return this.#current;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listeners.dispose();
		this.#changed.dispose();
	}

	#schedule(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#follow(), FOLLOW_DELAY_MS);
	}

	#follow(): void {
		const editor = vscode.window.activeTextEditor;
		if (!editor || !this.#reader.isSource(editor.document)) {
			this.#set(undefined);
			return;
		}
		if (!this.#reader.isCurrent(editor.document)) {
			return; // An update is on its way.
		}
		const { document, selection } = editor;
		const offset = toOffset(document, selection.active);
		const { snapshot } = this.#reader;
		const known = this.#current?.document === document ? this.#current.found : undefined;
		const isSame = known?.snapshot === snapshot && known.passage.start <= offset && offset <= known.passage.end
			&& snapshot.findSentence(known.passage.document, offset)?.sentence.start === known.passage.start;
		const found = isSame ? known : findPassageReferences(snapshot, this.#reader.toId(document.uri), offset);
		const quoted = found?.references.map(({ match }) => match.document) ?? [];
		if (!this.#reader.isConfirmed(quoted)) {
			this.#reader.run(this.#reader.confirm(quoted).then(() => this.#schedule()), 'Looking at quoted sources');
			return;
		}
		this.#set({ document, offset, found });
	}

	#set(passage: CursorPassage | undefined): void {
		const isSame = passage?.document === this.#current?.document && passage?.found === this.#current?.found && passage !== undefined;
		const wasNothing = passage === undefined && this.#current === undefined;
		this.#current = passage;
		if (!isSame && !wasNothing) {
			this.#changed.fire(passage);
		}
	}
}
