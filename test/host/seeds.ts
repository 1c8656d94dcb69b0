import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.shared';
import type { Reader } from '../../src/host/reader';
import { NEVER, root, until } from './workspace';

/** The seeds open in the running extension. */
export interface Seeds {
	readonly reader: Reader;
	/** The article with `25%`. */
	readonly first: vscode.TextDocument;
	/** The article with `25 percent`. */
	readonly second: vscode.TextDocument;
}

export async function openSeeds(): Promise<Seeds> {
	const extension = vscode.extensions.getExtension<ExtensionApi>('grounded-reader.grounded-reader');
	assert.ok(extension, 'it is installed');
	const { reader } = await extension.activate();
	const open = (name: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), 'seeds', name));
	const [first, second] = [await open('000_bcfccc8483ccd86e.txt'), await open('001_d432cb6665e7ffc4.txt')];
	await until('both seeds are read', () => reader.state.kind === 'ready' && reader.isCurrent(first) && reader.isCurrent(second));
	for (const document of [first, second]) {
		assert.ok(await reader.snapshotFor(document, NEVER));
	}
	return { reader, first, second };
}

/** The range of `part`, the `nth` of them counted from 0. */
export function rangeOf(document: vscode.TextDocument, part: string, nth = 0): vscode.Range {
	let at = -1;
	for (let i = 0; i <= nth; i++) {
		at = document.getText().indexOf(part, at + 1);
	}
	assert.ok(at >= 0, `the text has ${JSON.stringify(part)}`);
	return new vscode.Range(document.positionAt(at), document.positionAt(at + part.length));
}

/** A position inside `part`, which is within the passage `within` if given. */
export function positionIn(document: vscode.TextDocument, part: string, within?: string): vscode.Position {
	const from = within === undefined ? 0 : document.getText().indexOf(within);
	const at = document.getText().indexOf(part, from);
	assert.ok(from >= 0 && at >= 0, `the text has ${JSON.stringify(part)}`);
	return document.positionAt(at + 1);
}

/** All places of a name as a whole word, by offset. */
export function wordsAt(document: vscode.TextDocument, pattern: RegExp): number[] {
	return [...document.getText().matchAll(pattern)].map((match) => match.index);
}
