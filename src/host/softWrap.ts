import * as vscode from 'vscode';
import { DisposableStore } from './disposables';
import type { Reader } from './reader';

/** Plain text with soft wrap on by default (package.json, `configurationDefaults`). */
export const SOURCE_LANGUAGE = 'grounded-reader-source';
const PLAIN_TEXT = 'plaintext';

/**
 * Shows sources soft-wrapped and leaves other text files as they are, by giving plain-text sources a language of our own:
 * once for each opening, so that a reader who picks another language keeps it.
 */
export function registerSoftWrap(reader: Reader): vscode.Disposable {
	const store = new DisposableStore();
	const asked = new WeakSet<vscode.TextDocument>();
	const wrap = (document: vscode.TextDocument): void => {
		const wanted = reader.settings.sources.softWrap && reader.isSource(document);
		if (wanted && document.languageId === PLAIN_TEXT && !asked.has(document)) {
			asked.add(document);
			setLanguage(document, SOURCE_LANGUAGE);
		} else if (!wanted && document.languageId === SOURCE_LANGUAGE && asked.delete(document)) {
			setLanguage(document, PLAIN_TEXT);
		}
	};
	const setLanguage = (document: vscode.TextDocument, language: string): void =>
		reader.run(vscode.languages.setTextDocumentLanguage(document, language), `Showing ${reader.nameOf(reader.toId(document.uri))} as ${language}`);
	store.add(vscode.workspace.onDidOpenTextDocument(wrap));
	store.add(reader.onDidUpdate(() => vscode.workspace.textDocuments.forEach(wrap)));
	vscode.workspace.textDocuments.forEach(wrap);
	return store;
}
