import * as vscode from 'vscode';
import type { Reader } from './reader';

/** Plain text with soft wrap on by default (package.json, `configurationDefaults`). */
export const SOURCE_LANGUAGE = 'grounded-reader-source';
const PLAIN_TEXT = 'plaintext';

/**
 * Shows sources soft-wrapped and leaves other text files as they are, by giving plain-text sources a language of our own:
 * once for each opening, so that a reader who picks another language keeps it. The manifest gives it to text files in
 * folders with the usual names, since opening one there is what wakes the extension when such a folder is itself the
 * workspace; those that are no sources become plain text again.
 */
export function registerSoftWrap(reader: Reader): vscode.Disposable {
	const asked = new WeakMap<vscode.TextDocument, typeof SOURCE_LANGUAGE | typeof PLAIN_TEXT>();
	const wrap = (document: vscode.TextDocument): void => {
		const { languageId } = document;
		const isWanted = reader.settings.sources.softWrap && reader.isSource(document);
		const [wanted, other] = isWanted ? [SOURCE_LANGUAGE, PLAIN_TEXT] as const : [PLAIN_TEXT, SOURCE_LANGUAGE] as const;
		if (document.isClosed || (languageId !== wanted && languageId !== other)) {
			return;
		}
		if (languageId === other && asked.get(document) !== wanted) {
			const name = reader.nameOf(reader.toId(document.uri));
			reader.run(vscode.languages.setTextDocumentLanguage(document, wanted), `Showing ${name} as ${wanted}`);
		}
		asked.set(document, wanted);
	};
	return vscode.Disposable.from(
		// After the reader, which learns of the document by the same event.
		vscode.workspace.onDidOpenTextDocument((document) => queueMicrotask(() => wrap(document))),
		reader.onDidUpdate(() => vscode.workspace.textDocuments.forEach(wrap)),
	);
}
