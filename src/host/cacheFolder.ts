import * as vscode from 'vscode';
import type { CacheFolder } from '../cache/folder';

/** A folder of the extension's storage, through which alone the cache reaches the disk. */
export function openCacheFolder(folder: vscode.Uri): CacheFolder {
	const { fs } = vscode.workspace;
	const toUri = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
	return {
		async list() {
			try {
				return (await fs.readDirectory(folder)).flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : []));
			} catch (error) {
				if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
					return [];
				}
				throw error;
			}
		},
		read: async (name) => fs.readFile(toUri(name)),
		write: async (name, bytes) => fs.writeFile(toUri(name), bytes), // It makes the folders above, too.
		delete: async (name) => fs.delete(toUri(name), { useTrash: false }),
	};
}
