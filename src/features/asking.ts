import * as vscode from 'vscode';
import type { DocumentId, Entity, Place, Snapshot, SourceSummary } from '../engine';
import { toLocation } from '../host/convert';
import { isOnlyInDiffs } from '../host/diffSides';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import { SOURCE_LANGUAGE } from '../host/softWrap';

/**
 * Documents that may be sources. Never by scheme, which would not hold in the browser; whether one is a source
 * the provider asks the reader.
 */
export const SOURCE_SELECTOR: vscode.DocumentSelector = [{ pattern: '**/*.{txt,md}' }, { language: SOURCE_LANGUAGE }];

/** What a provider asks: the snapshot that holds exactly the document's text. */
export interface Question {
	readonly snapshot: Snapshot;
	readonly id: DocumentId;
}

/** `undefined` for what is no source or only a side of a diff, was closed or edited meanwhile, or is no longer wanted. */
export async function askFor(reader: Reader, document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Question | undefined> {
	if (!reader.isSource(document) || isOnlyInDiffs(document)) {
		return undefined;
	}
	const snapshot = await reader.snapshotFor(document, token);
	return snapshot && !token.isCancellationRequested ? { snapshot, id: reader.toId(document.uri) } : undefined;
}

/** The sources by id, listed while the editor goes on; anew when they change meanwhile. */
export async function listSources(reader: Reader): Promise<readonly SourceSummary[]> {
	const { snapshot } = reader;
	return await runSlices(snapshot.listSources(), () => reader.snapshot.revision === snapshot.revision) ?? listSources(reader);
}

/** The entities of a snapshot by label, made while the editor goes on. */
export async function listEntities(snapshot: Snapshot): Promise<readonly Entity[]> {
	return await runSlices(snapshot.listEntities(), () => true) ?? [];
}

/** Sources that keep changing while a question is asked are not waited for longer. */
const MAX_ASKED = 3;

/**
 * Asks for what quotes other sources; again, when one of these turns out to have changed since the last start.
 * `undefined` as for `askFor`, or when there is nothing.
 */
export async function askQuoting<T>(
	reader: Reader, document: vscode.TextDocument, token: vscode.CancellationToken,
	ask: (question: Question) => T | undefined, quotedBy: (answer: T) => readonly Pick<Place, 'document'>[],
): Promise<(Question & { readonly answer: T }) | undefined> {
	for (let asked = 1; ; asked++) {
		const question = await askFor(reader, document, token);
		const answer = question && ask(question);
		if (!question || answer === undefined) {
			return undefined;
		}
		const isSame = await reader.confirm(new Set(quotedBy(answer).map((place) => place.document)));
		if (isSame || asked === MAX_ASKED) {
			return { ...question, answer };
		}
	}
}

/** The same as `askFor` for a command, which nobody cancels. */
export async function askAtCursor(reader: Reader, editor = vscode.window.activeTextEditor): Promise<(Question & { readonly editor: vscode.TextEditor; readonly offset: number }) | undefined> {
	if (!editor) {
		return undefined;
	}
	const source = new vscode.CancellationTokenSource();
	try {
		const question = await askFor(reader, editor.document, source.token);
		return question && { ...question, editor, offset: editor.document.offsetAt(editor.selection.start) };
	} finally {
		source.dispose();
	}
}

/** What a command was called with. An editor's context menu passes the file, which is no argument of ours: the cursor counts. */
export function givenArgument(value: unknown): unknown {
	return value instanceof vscode.Uri ? undefined : value;
}

/** Places as locations; those of sources that are gone are left out. */
export function toLocations(snapshot: Snapshot, places: readonly Place[]): vscode.Location[] {
	return places.flatMap((place) => toLocation(snapshot, place) ?? []);
}
