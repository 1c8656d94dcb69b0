import * as vscode from 'vscode';
import { readSample, SAMPLE_FILES } from './samples';

/** The scheme under which a browser window sees the samples. */
export const SAMPLES_SCHEME = 'grounded-reader-samples';

const ROOT = '/Sample Sources';
const FOLDER = `${ROOT}/seeds`;

/** The folder to open. */
export const SAMPLES_URI = vscode.Uri.from({ scheme: SAMPLES_SCHEME, path: ROOT });

/** Registers a read-only file system that holds the samples, for windows that cannot write to a disk. */
export function registerSampleFileSystem(extensionUri: vscode.Uri): vscode.Disposable {
	return vscode.workspace.registerFileSystemProvider(SAMPLES_SCHEME, new SampleFileSystem(extensionUri), { isReadonly: true, isCaseSensitive: true });
}

class SampleFileSystem implements vscode.FileSystemProvider {
	readonly #extensionUri: vscode.Uri;
	readonly #bytes = new Map<string, Promise<Uint8Array>>();
	readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () => NOTHING; // Nothing ever changes.

	constructor(extensionUri: vscode.Uri) {
		this.#extensionUri = extensionUri;
	}

	watch(): vscode.Disposable {
		return NOTHING;
	}

	async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
		const isFolder = ['/', ROOT, FOLDER].includes(uri.path);
		return {
			type: isFolder ? vscode.FileType.Directory : vscode.FileType.File,
			ctime: 0, mtime: 0, size: isFolder ? 0 : (await this.readFile(uri)).length,
		};
	}

	readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
		switch (uri.path) {
			case '/': return [[ROOT.slice(1), vscode.FileType.Directory]];
			case ROOT: return [['seeds', vscode.FileType.Directory]];
			case FOLDER: return SAMPLE_FILES.map((name) => [name, vscode.FileType.File]);
			default: throw vscode.FileSystemError.FileNotFound(uri);
		}
	}

	async readFile(uri: vscode.Uri): Promise<Uint8Array> {
		const name = SAMPLE_FILES.find((known) => uri.path === `${FOLDER}/${known}`);
		if (name === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		const bytes = this.#bytes.get(name) ?? readSample(this.#extensionUri, name);
		this.#bytes.set(name, bytes);
		return bytes;
	}

	createDirectory(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}
	writeFile(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}
	delete(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}
	rename(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}
}

const NOTHING = new vscode.Disposable(() => undefined);
