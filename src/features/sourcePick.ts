import * as vscode from 'vscode';
import type { DocumentId } from '../engine';
import type { Reader } from '../host/reader';
import { listSources } from './asking';
import { toShortLabel } from './plainText';
import { joinParts, toShortName } from './rows';
import { describeSource } from './sourceRows';

const TITLE_LENGTH = 100;

/** Asks for a source; those in sight come first. */
export async function chooseSource(reader: Reader, title: string, except: DocumentId | undefined): Promise<DocumentId | undefined> {
	const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => reader.toId(document.uri)));
	const items = (await listSources(reader)).filter(({ id }) => id !== except).map(({ id, metadata, shortName }) => {
		const name = toShortName(shortName);
		const label = toShortLabel(metadata.title, TITLE_LENGTH) || name;
		return { id, label, description: joinParts(name === label ? undefined : name, describeSource(metadata)) };
	});
	items.sort((x, y) => Number(visible.has(y.id)) - Number(visible.has(x.id)));
	const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: 'A source', matchOnDescription: true });
	return chosen?.id;
}

/** A source's id from what a command was called with: the id itself or the row of a source. */
export function toSourceId(reader: Reader, value: unknown): DocumentId | undefined {
	const id = typeof value === 'object' && value !== null && 'document' in value ? value.document : value;
	return typeof id === 'string' ? reader.snapshot.findSource(id as DocumentId)?.id : undefined; // What is no id is not found.
}
