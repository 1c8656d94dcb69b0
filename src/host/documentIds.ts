import * as vscode from 'vscode';
import type { DocumentId } from '../engine';

/** The engine's name for a file. */
export function toId(uri: vscode.Uri): DocumentId {
	return uri.toString() as DocumentId; // The host's ids are URIs; this is where they are made.
}

/** Path relative to the workspace, with `/`; of a file outside it the whole path. */
export function nameOf(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri);
}

/** The text of a file as an editor, or another extension, holds it open. */
export function findOpen(id: DocumentId): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === id);
}

/** All files that `findOpen` finds. */
export function findAllOpen(): ReadonlySet<DocumentId> {
	return new Set(vscode.workspace.textDocuments.filter((document) => !document.isClosed).map(({ uri }) => toId(uri)));
}
