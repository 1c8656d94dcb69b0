import * as vscode from 'vscode';
import { saveIncludePatterns } from '../host/settings';
import type { Reader } from '../host/reader';

/** The views that show how far indexing is. */
const VIEWS = ['sources', 'crossReferences', 'entities', 'claims'] as const;
/** Text that a reader may want to have as a source. */
const LOOSE_FILE = /\.(?:txt|md|markdown)$/i;

/** What the views say while they are empty, the progress in them, and the commands that lead out of that state. */
export function registerWelcome(reader: Reader): vscode.Disposable {
	const contexts = new Map<string, unknown>();
	const setContext = (key: string, value: unknown): void => {
		if (contexts.get(key) !== value) {
			contexts.set(key, value);
			reader.run(vscode.commands.executeCommand('setContext', key, value), `setting ${key}`);
		}
	};
	let endProgress: (() => void) | undefined;
	const update = (): void => {
		const { state, snapshot } = reader;
		setContext('groundedReader.state', state.kind);
		setContext('groundedReader.sourceCount', snapshot.sourceCount);
		setContext('groundedReader.hasCandidates', state.kind === 'noSources' && state.candidates > 0);
		setContext('groundedReader.looseFile', findLooseFile(reader) !== undefined);
		if (state.kind === 'indexing') {
			endProgress ??= showProgress(reader);
		} else {
			endProgress?.();
			endProgress = undefined;
		}
	};
	update();
	return vscode.Disposable.from(
		reader.onDidUpdate(update),
		vscode.window.onDidChangeActiveTextEditor(update),
		new vscode.Disposable(() => endProgress?.()),
		vscode.commands.registerCommand('groundedReader.refresh', () => reader.refresh()),
		vscode.commands.registerCommand('groundedReader.cancelIndexing', () => reader.cancelIndexing()),
		vscode.commands.registerCommand('groundedReader.useFolderFiles', () => reader.useFolderFiles()),
		vscode.commands.registerCommand('groundedReader.chooseFolder', () => chooseFolder(reader)),
		vscode.commands.registerCommand('groundedReader.useThisFile', async () => {
			const uri = findLooseFile(reader);
			if (uri) {
				await reader.useLooseFile(uri);
			}
		}),
	);
}

/** A bar in each view until the function that it gives is called. */
function showProgress(reader: Reader): () => void {
	let end: (() => void) | undefined;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	for (const view of VIEWS) {
		reader.run(vscode.window.withProgress({ location: { viewId: `groundedReader.${view}` } }, () => ended), 'showing progress');
	}
	return () => end?.();
}

/** The file in the active editor, when it could be a source and is none. */
function findLooseFile(reader: Reader): vscode.Uri | undefined {
	const document = vscode.window.activeTextEditor?.document;
	const isFile = document !== undefined && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== undefined && LOOSE_FILE.test(document.uri.path);
	return isFile && !reader.isSource(document) ? document.uri : undefined;
}

/** Takes the text files of a folder as sources; one outside the workspace is opened. */
async function chooseFolder(reader: Reader): Promise<void> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	const [folder] = await vscode.window.showOpenDialog({
		title: 'Folder of Sources',
		openLabel: 'Use as Sources',
		canSelectFiles: false,
		canSelectFolders: true,
		...(root && { defaultUri: root }),
	}) ?? [];
	if (!folder) {
		return;
	}
	if (!vscode.workspace.getWorkspaceFolder(folder)) {
		await vscode.commands.executeCommand('vscode.openFolder', folder);
		return;
	}
	const path = vscode.workspace.asRelativePath(folder, false);
	const pattern = path === folder.fsPath || path === '' ? '**/*.{txt,md}' : `${escapeGlob(path)}/**/*.{txt,md}`;
	await saveIncludePatterns([...new Set([...reader.settings.sources.include, pattern])]);
}

/** A folder's name as a pattern for itself. */
function escapeGlob(path: string): string {
	return path.replace(/[*?[\]{}]/g, '[$&]');
}
