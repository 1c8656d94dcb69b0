import * as vscode from 'vscode';

/**
 * Tells whether an editor is a side of a diff, where a source is compared with another version of itself and shows
 * nothing of ours. VS Code gives such an editor no column, nor the one in a peek; the tab in sight tells them apart.
 */
export function isDiffSide(editor: vscode.TextEditor): boolean {
	if (editor.viewColumn !== undefined) {
		return false;
	}
	const uri = editor.document.uri.toString();
	return vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input instanceof vscode.TabInputTextDiff
		&& (activeTab.input.original.toString() === uri || activeTab.input.modified.toString() === uri));
}

/** Tells whether a document is in sight, but only as a side of a diff. */
export function isOnlyInDiffs(document: vscode.TextDocument): boolean {
	const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
	return editors.length > 0 && editors.every(isDiffSide);
}

/** The answers above may be others now: tabs are told of later than editors. */
export const onDidChangeDiffs: vscode.Event<unknown> = (listener, thisArg, disposables) => vscode.window.tabGroups.onDidChangeTabs(listener, thisArg, disposables);
