import * as vscode from 'vscode';
import { compileGlob, type PathMatcher } from './glob';
import type { Settings } from './settings';

/** Which files are sources, by their paths alone. */
export interface SourceRules {
	isSource(uri: vscode.Uri): boolean;
	/** A text file that could be a source if the reader says so. */
	isCandidate(uri: vscode.Uri): boolean;
	/** Nothing below this folder is ever a source. */
	skipsFolder(uri: vscode.Uri): boolean;
}

/** Text files that `Use the N text files in this folder` takes. */
export const CANDIDATE_PATTERN = '**/*.{txt,md}';

const NEVER_SOURCES = /^(readme|licen[cs]e|changelog)(?![\p{L}\p{N}])/iu;
const isTextFile = compileGlob(CANDIDATE_PATTERN);

interface Folder {
	readonly uri: vscode.Uri;
	/** Path with `/` at its end. */
	readonly prefix: string;
	readonly name: string;
	readonly hidden: readonly PathMatcher[];
}

/** The rules of this moment's settings and workspace folders. */
export function createSourceRules(settings: Settings['sources'], workspaceFolders: readonly vscode.WorkspaceFolder[]): SourceRules {
	const include = settings.include.map(compileGlob);
	const exclude = settings.exclude.map(compileGlob);
	const folders = workspaceFolders.map(({ uri }): Folder => ({
		uri,
		prefix: uri.path.endsWith('/') ? uri.path : `${uri.path}/`,
		name: uri.path.slice(uri.path.lastIndexOf('/', uri.path.length - 2) + 1).replace(/\/$/, ''),
		hidden: [...exclude, ...hiddenByEditor(uri)],
	}));

	/** Paths relative to each folder that holds `uri`; a file may lie under two roots. */
	function* places(uri: vscode.Uri): Generator<{ readonly folder: Folder; readonly path: string }> {
		for (const folder of folders) {
			if (uri.scheme === folder.uri.scheme && uri.authority === folder.uri.authority && uri.path.startsWith(folder.prefix)) {
				yield { folder, path: uri.path.slice(folder.prefix.length) };
			}
		}
	}

	return {
		isSource(uri) {
			for (const { folder, path } of places(uri)) {
				// A workspace folder named like a folder of sources counts, so patterns may also match from its name on.
				if (!isHidden(folder, path) && !NEVER_SOURCES.test(baseName(path))
					&& include.some((matches) => matches(path) || matches(`${folder.name}/${path}`))) {
					return true;
				}
			}
			return false;
		},
		isCandidate(uri) {
			for (const { folder, path } of places(uri)) {
				if (isTextFile(path) && !isHidden(folder, path) && !NEVER_SOURCES.test(baseName(path))) {
					return true;
				}
			}
			return false;
		},
		skipsFolder(uri) {
			for (const { folder, path } of places(uri)) {
				if (!isHidden(folder, path)) {
					return false;
				}
			}
			return true;
		},
	};
}

function isHidden(folder: Folder, path: string): boolean {
	let end = 0;
	for (const segment of path.split('/')) {
		end += segment.length;
		const upToHere = path.slice(0, end);
		if (segment.startsWith('.') || segment === 'node_modules' || folder.hidden.some((matches) => matches(upToHere))) {
			return true;
		}
		end++;
	}
	return false;
}

/** What `files.exclude` hides in a folder. Conditions (`{ "when": … }`) depend on other files and are left out. */
function hiddenByEditor(uri: vscode.Uri): PathMatcher[] {
	const value = vscode.workspace.getConfiguration('files', uri).get<unknown>('exclude');
	return typeof value === 'object' && value !== null
		? Object.entries(value).filter(([, on]) => on === true).map(([glob]) => compileGlob(glob))
		: [];
}

function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
