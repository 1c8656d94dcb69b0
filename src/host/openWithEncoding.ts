import * as vscode from 'vscode';
import { OPEN_WITH_ENCODING } from './readSource';

/** What the row of a file with bytes that are not valid in its encoding offers: the editor's own choice of encodings. */
export function registerOpenWithEncoding(): vscode.Disposable {
	return vscode.commands.registerCommand(OPEN_WITH_ENCODING, async (uri: unknown) => {
		if (uri instanceof vscode.Uri) {
			await vscode.window.showTextDocument(uri, { preview: false });
			await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
		}
	});
}
