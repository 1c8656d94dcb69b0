import * as vscode from 'vscode';
import type { Decision } from '../engine';
import { DECISIONS_PATH } from '../host/decisions';
import { formatDecisions, parseDecisions } from '../host/decisionsFormat';
import { toOffset, toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, listEntities } from './asking';
import { targetAt, type CorrectionTarget } from './correctionChoices';
import { renameEntity } from './correctionEdits';
import { toPlainLabel } from './plainText';

const OPEN_TRIES = 30;
const OPEN_PAUSE_MS = 100;

/**
 * Rename Symbol on a mention: an edit of the decisions file, which gives the entity another label. Sources stay as they
 * are, and nothing happens before the edit is applied.
 */
export function registerRename(reader: Reader): vscode.Disposable {
	const provider = new LabelRename(reader);
	return vscode.Disposable.from(
		vscode.languages.registerRenameProvider(SOURCE_SELECTOR, provider),
		vscode.workspace.onDidChangeTextDocument(({ document }) => provider.saveProposed(document)),
	);
}

class LabelRename implements vscode.RenameProvider {
	readonly #reader: Reader;
	/** What the last edit makes of the decisions file. */
	#proposed: { readonly uri: string; readonly text: string } | undefined;

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	async prepareRename(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<{ range: vscode.Range; placeholder: string }> {
		const { place, entity } = await this.#getTarget(document, position, token);
		await getDecisions(); // Better to refuse before a name is typed.
		return { range: toRange(document, place), placeholder: toPlainLabel(entity.label) };
	}

	async provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, newName: string, token: vscode.CancellationToken): Promise<vscode.WorkspaceEdit> {
		const { snapshot, entity } = await this.#getTarget(document, position, token);
		const label = newName.trim();
		if (label === '') {
			throw new Error('A label has at least one letter.');
		}
		const entities = await listEntities(snapshot);
		const { uri, before, list } = await getDecisions();
		const { add, remove } = renameEntity(list, entity, label, entities);
		const text = formatDecisions([...list.filter((decision) => !remove.includes(decision)), ...add]);
		this.#proposed = { uri: uri.toString(), text };
		const edit = new vscode.WorkspaceEdit();
		if (before) {
			edit.replace(uri, new vscode.Range(before.positionAt(0), before.positionAt(before.getText().length)), text);
		} else {
			edit.createFile(uri, { ignoreIfExists: true });
			edit.insert(uri, new vscode.Position(0, 0), text);
		}
		return edit;
	}

	/** The file counts as it is on disk, so an applied edit that the editor does not save itself is saved. */
	saveProposed(document: vscode.TextDocument): void {
		const proposed = this.#proposed;
		if (proposed && document.isDirty && document.uri.toString() === proposed.uri && toLineFeeds(document.getText()) === proposed.text) {
			this.#proposed = undefined;
			this.#reader.run(document.save(), 'Saving the decisions');
		}
	}

	async #getTarget(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
		const question = await askFor(this.#reader, document, token);
		const offset = toOffset(document, position);
		const target: CorrectionTarget | undefined = question && targetAt(question.snapshot, { document: question.id, start: offset, end: offset });
		if (!target?.entity || !target.place) {
			throw new Error('There is no entity here to rename.');
		}
		return { snapshot: target.snapshot, place: target.place, entity: target.entity };
	}
}

/** The decisions file as it is; throws when nothing can be added to it. */
async function getDecisions(): Promise<{ readonly uri: vscode.Uri; readonly before: vscode.TextDocument | undefined; readonly list: readonly Decision[] }> {
	const uri = getDecisionsUri();
	const before = await openDecisions(uri);
	return { uri, before, list: before ? readDecisions(before.getText()) : [] };
}

function getDecisionsUri(): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) {
		throw new Error('Open a folder first: corrections are kept in a file of the folder.');
	}
	return vscode.Uri.joinPath(folder.uri, ...DECISIONS_PATH);
}

/** The file in an editor's hands, once that has seen what is on disk: another window may have just written it. Throws when that is invalid. */
async function openDecisions(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	for (let tries = 0; tries < OPEN_TRIES; tries++) {
		let written: string;
		try {
			written = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		} catch {
			return undefined; // The edit makes it.
		}
		readDecisions(written); // An invalid file stays so, however long one waits.
		const document = await vscode.workspace.openTextDocument(uri);
		if (document.isDirty || toLineFeeds(document.getText()) === toLineFeeds(written)) {
			return document;
		}
		await new Promise((resolve) => setTimeout(resolve, OPEN_PAUSE_MS));
	}
	throw new Error(`${DECISIONS_PATH.join('/')} is being changed. Try again.`);
}

function toLineFeeds(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

function readDecisions(text: string): readonly Decision[] {
	const parsed = parseDecisions(text);
	if (parsed.kind === 'invalid') {
		throw new Error(`${DECISIONS_PATH.join('/')} is not valid: ${parsed.problems[0]?.message ?? ''}. Correct it first, see Problems.`);
	}
	return parsed.decisions.list;
}
