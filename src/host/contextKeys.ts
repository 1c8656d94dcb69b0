import * as vscode from 'vscode';
import type { Reader } from './reader';

/** Keeps `groundedReader.activeSource` for `when` clauses: the active editor shows a source. */
export function registerContextKeys(reader: Reader): vscode.Disposable {
	let known: boolean | undefined;
	const update = (): void => {
		const document = vscode.window.activeTextEditor?.document;
		const isActive = document !== undefined && reader.isSource(document);
		if (isActive !== known) {
			known = isActive;
			reader.run(vscode.commands.executeCommand('setContext', 'groundedReader.activeSource', isActive), 'Setting groundedReader.activeSource');
		}
	};
	update();
	return vscode.Disposable.from(reader.onDidUpdate(update), vscode.window.onDidChangeActiveTextEditor(update));
}
