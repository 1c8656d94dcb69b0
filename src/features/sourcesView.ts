import * as vscode from 'vscode';
import type { DocumentId } from '../engine';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import type { RowList, SourceRow } from './rows';
import { buildSourceRows } from './sourceRows';
import { RowTree, redrawOnUpdate } from './rowTree';

export const SOURCES_VIEW = 'groundedReader.sources';

/** The list of sources, with the files that cannot be read. */
export function registerSourcesView(reader: Reader): vscode.Disposable {
	const build = async (): Promise<RowList> => {
		const { snapshot, skipped, state } = reader;
		const slices = buildSourceRows(snapshot, skipped, { isReading: state.kind === 'indexing' });
		return await runSlices(slices, () => reader.snapshot.revision === snapshot.revision) ?? build();
	};
	const tree = new RowTree(build);
	const view = vscode.window.createTreeView(SOURCES_VIEW, { treeDataProvider: tree, showCollapseAll: true, canSelectMany: true });
	const describe = (): void => {
		const { state } = reader;
		view.description = state.kind === 'noSources' && state.candidates > 0 ? `${state.candidates} text ${state.candidates === 1 ? 'file' : 'files'} in this folder` : '';
	};
	describe();
	return vscode.Disposable.from(
		tree,
		view,
		redrawOnUpdate(reader, view, () => tree.redraw(), ({ snapshotChanged, stateChanged }) => snapshotChanged || stateChanged),
		reader.onDidUpdate(describe),
		vscode.commands.registerCommand('groundedReader.openSource', (argument: unknown) => openSource(reader, argument)),
		vscode.commands.registerCommand('groundedReader.openSourceBeside', (argument: unknown) => openSource(reader, argument, vscode.ViewColumn.Beside)),
	);
}

/** Takes a source's id or its row. */
async function openSource(reader: Reader, argument: unknown, column?: vscode.ViewColumn): Promise<void> {
	const id = typeof argument === 'string' ? argument : isSourceRow(argument) ? argument.document : undefined;
	const known = id === undefined ? undefined : reader.snapshot.findSource(id as DocumentId) ?? reader.skipped.find((source) => source.id === id); // What is no id is not found.
	if (known) {
		await vscode.commands.executeCommand('vscode.open', reader.toUri(known.id), { preview: true, ...(column !== undefined && { viewColumn: column }) });
	}
}

function isSourceRow(row: unknown): row is SourceRow {
	return typeof row === 'object' && row !== null && 'document' in row && typeof (row.document as DocumentId) === 'string';
}
