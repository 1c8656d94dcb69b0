import fs from 'node:fs/promises';
import path from 'node:path';
import type { CacheFolder } from '../../src/cache/folder';
import { SourceCache } from '../../src/cache/sourceCache';

/** The extension's cache in a folder of Node's file system. */
export function openCache(folder: string): SourceCache {
	const files: CacheFolder = {
		list: () => fs.readdir(folder),
		read: (name) => fs.readFile(path.join(folder, name)),
		write: (name, bytes) => fs.writeFile(path.join(folder, name), bytes),
		delete: (name) => fs.rm(path.join(folder, name)),
	};
	return new SourceCache({ folder: files, key: 'bench', writer: '0123456789abcdef', maxBytes: 4e9, now: Date.now, pause: async () => undefined, log: (line) => console.error(line) });
}
