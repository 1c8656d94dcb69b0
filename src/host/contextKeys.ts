import * as vscode from 'vscode';
import { isDiffSide, onDidChangeDiffs } from './diffSides';
import type { Reader } from './reader';

/** Keeps `groundedReader.activeSource` for `when` clauses: the active editor shows a source. */
export function registerContextKeys(reader: Reader): vscode.Disposable {
	let known: boolean | undefined;
	const update = (): void => {
		const editor = vscode.window.activeTextEditor;
		const isActive = editor !== undefined && reader.isSource(editor.document) && !isDiffSide(editor);
		if (isActive !== known) {
			known = isActive;
			reader.run(vscode.commands.executeCommand('setContext', 'groundedReader.activeSource', isActive), 'Setting groundedReader.activeSource');
		}
	};
	update();
	return vscode.Disposable.from(reader.onDidUpdate(update), vscode.window.onDidChangeActiveTextEditor(update), onDidChangeDiffs(update));
}
