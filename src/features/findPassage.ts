import * as vscode from 'vscode';
import type { Place } from '../engine';
import type { Reader } from '../host/reader';
import type { ShowPassage } from './passageCommands';
import { buildPassageItems, type PassageItem } from './passageItems';

/** Passages listed at most. */
const TOP = 50;
/** Typing searches after a pause, and moving through the list shows a passage after one. */
const SEARCH_DELAY_MS = 120;
const PREVIEW_DELAY_MS = 120;
/** Of a selected text, so much is searched for: a question, not a page. */
const QUERY_LENGTH = 400;

/** Finds passages of all sources for a typed question or the selected text. */
export function registerFindPassage(reader: Reader, show: ShowPassage): vscode.Disposable {
	let open: PassageFinder | undefined;
	return vscode.Disposable.from(
		vscode.commands.registerCommand('groundedReader.findPassage', (query: unknown) => {
			open?.dispose();
			open = new PassageFinder(reader, show, typeof query === 'string' ? query : selectedText());
		}),
		new vscode.Disposable(() => open?.dispose()),
	);
}

function selectedText(): string {
	const editor = vscode.window.activeTextEditor;
	return editor?.document.getText(editor.selection) ?? '';
}

type Item = PassageItem & vscode.QuickPickItem;

const BESIDE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('split-horizontal'), tooltip: 'Open Beside' };

/** One search from opening the list until a passage is taken or the list is left. */
class PassageFinder implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #show: ShowPassage;
	readonly #pick = vscode.window.createQuickPick<Item>();
	readonly #start = rememberEditor();
	readonly #listeners: vscode.Disposable;
	#searchTimer: ReturnType<typeof setTimeout> | undefined;
	#previewTimer: ReturnType<typeof setTimeout> | undefined;
	/** Previews and the return follow one another: two at once could end in either. */
	#shown: Promise<void> = Promise.resolve();
	#previewed: Place | undefined;
	/** VS Code makes the first item active; the editor moves only when the reader has moved. */
	#hasMoved = false;
	#isOver = false;

	constructor(reader: Reader, show: ShowPassage, query: string) {
		this.#reader = reader;
		this.#show = show;
		const pick = this.#pick;
		pick.title = 'Find Passage';
		pick.placeholder = 'Words, a name or a question';
		pick.value = query.replace(/\s+/g, ' ').trim().slice(0, QUERY_LENGTH);
		this.#listeners = vscode.Disposable.from(
			pick.onDidChangeValue(() => this.#searchSoon()),
			pick.onDidChangeActive(([item]) => this.#preview(item)),
			pick.onDidAccept(() => this.#take(pick.activeItems[0] ?? pick.items[0], {})),
			pick.onDidTriggerItemButton(({ item }) => this.#take(item, { beside: true })),
			pick.onDidHide(() => this.dispose()),
			reader.onDidUpdate(({ stateChanged }) => {
				if (stateChanged && reader.state.kind === 'ready') {
					this.#searchSoon(); // More sources have been read.
				}
			}),
		);
		pick.show();
		this.#search();
	}

	dispose(): void {
		if (this.#isOver) {
			return;
		}
		this.#end();
		if (this.#previewed) {
			this.#then(() => restoreEditor(this.#start));
		}
	}

	#searchSoon(): void {
		clearTimeout(this.#searchTimer);
		this.#pick.busy = true;
		this.#searchTimer = setTimeout(() => this.#search(), SEARCH_DELAY_MS);
	}

	#search(): void {
		const { snapshot } = this.#reader;
		const query = this.#pick.value.trim();
		const found = query === '' ? [] : snapshot.search(query, { top: TOP });
		clearTimeout(this.#previewTimer);
		this.#hasMoved = false;
		// Without this, VS Code would keep only items whose label holds the typed text.
		this.#pick.items = buildPassageItems(snapshot, found).map((item) => ({ ...item, alwaysShow: true, buttons: [BESIDE] }));
		this.#pick.title = query !== '' && found.length === 0 ? 'Find Passage: no passage has these words' : 'Find Passage';
		this.#pick.busy = false;
	}

	#preview(item: Item | undefined): void {
		clearTimeout(this.#previewTimer);
		this.#hasMoved ||= item !== undefined && item !== this.#pick.items[0];
		if (item && this.#hasMoved) {
			this.#previewTimer = setTimeout(() => {
				this.#previewed = item.place;
				this.#then(() => this.#show(this.#reader.snapshot, item.place, { preserveFocus: true }));
			}, PREVIEW_DELAY_MS);
		}
	}

	#take(item: Item | undefined, options: { readonly beside?: boolean }): void {
		if (item) {
			const previewed = this.#previewed !== undefined;
			this.#end();
			// Back first: Go Back then leads to where the search began, and “beside” leaves that in its place.
			if (previewed) {
				this.#then(() => restoreEditor(this.#start));
			}
			this.#then(() => this.#show(this.#reader.snapshot, item.place, options));
		}
	}

	#end(): void {
		this.#isOver = true;
		clearTimeout(this.#searchTimer);
		clearTimeout(this.#previewTimer);
		this.#listeners.dispose();
		this.#pick.dispose();
	}

	#then(step: () => Promise<void>): void {
		this.#shown = this.#shown.then(step, step);
		this.#reader.run(this.#shown, 'showing a passage');
	}
}

/** What was in sight before passages were previewed. */
interface RememberedEditor {
	readonly editor: { readonly uri: vscode.Uri; readonly column: vscode.ViewColumn | undefined; readonly selection: vscode.Selection; readonly visible: vscode.Range | undefined } | undefined;
	readonly isPreview: boolean;
	/** Texts that were open. */
	readonly open: ReadonlySet<string>;
}

function rememberEditor(): RememberedEditor {
	const editor = vscode.window.activeTextEditor;
	return {
		editor: editor && { uri: editor.document.uri, column: editor.viewColumn, selection: editor.selection, visible: editor.visibleRanges[0] },
		isPreview: vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview ?? false,
		open: new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).flatMap((tab) => uriOf(tab) ?? [])),
	};
}

/** Shows it again as it was, and closes what only previews have opened. */
async function restoreEditor({ editor, isPreview, open }: RememberedEditor): Promise<void> {
	if (editor) {
		const shown = await vscode.window.showTextDocument(editor.uri, { selection: editor.selection, preview: isPreview, ...(editor.column !== undefined && { viewColumn: editor.column }) });
		if (editor.visible) {
			shown.revealRange(editor.visible, vscode.TextEditorRevealType.AtTop);
		}
	}
	const added = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => !tab.isDirty && uriOf(tab) !== undefined && !open.has(uriOf(tab) ?? ''));
	await vscode.window.tabGroups.close(added, true);
}

function uriOf(tab: vscode.Tab): string | undefined {
	return tab.input instanceof vscode.TabInputText ? tab.input.uri.toString() : undefined;
}
