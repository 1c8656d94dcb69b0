import * as vscode from 'vscode';
import { describeError } from './log';
import type { SkippedSource } from './reader';

/** What came of reading a file. `gone`: there is no such file any more. */
export type ReadResult =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'gone' }
	| Pick<SkippedSource, 'reason' | 'action'> & { readonly kind: 'skipped'; readonly why: SkippedSource['kind'] };

/** Reopens a file in another encoding; its argument is the file. */
export const OPEN_WITH_ENCODING = 'groundedReader.openWithEncoding';

const REPLACEMENT = '\uFFFD';

/** Reads a file as the editor would: its encoding settings, byte-order marks. Never throws. */
export async function readFile(uri: vscode.Uri, maxBytes: number): Promise<ReadResult> {
	let bytes: Uint8Array;
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		if ((stat.type & vscode.FileType.File) === 0) {
			return { kind: 'gone' };
		}
		if (stat.size > maxBytes) {
			return tooBig(maxBytes);
		}
		bytes = await vscode.workspace.fs.readFile(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return { kind: 'gone' };
		}
		return { kind: 'skipped', why: 'unreadable', reason: `Cannot be read: ${describeError(error)}`, action: undefined };
	}
	let text: string;
	try {
		text = await vscode.workspace.decode(bytes, { uri });
	} catch {
		return binary(); // VS Code refuses to decode what it takes for binary.
	}
	return check(text, bytes, uri);
}

/** The text that an open editor holds, saved or not, unless the editor itself could not read the file. */
export async function readDocument(document: vscode.TextDocument, maxBytes: number): Promise<ReadResult> {
	const text = document.getText();
	if (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes) {
		return tooBig(maxBytes);
	}
	if (!text.includes(REPLACEMENT)) {
		return text.includes('\0') ? binary() : { kind: 'text', text };
	}
	try {
		return check(text, await vscode.workspace.fs.readFile(document.uri), document.uri);
	} catch {
		return { kind: 'text', text }; // Not on the disk: what the editor shows is all there is.
	}
}

function check(text: string, bytes: Uint8Array, uri: vscode.Uri): ReadResult {
	if (text.includes('\0')) {
		return binary();
	}
	if (text.includes(REPLACEMENT) && !isUnicode(bytes)) {
		return {
			kind: 'skipped', why: 'encoding', reason: 'Holds bytes that are not valid in its encoding',
			action: { command: OPEN_WITH_ENCODING, title: 'Reopen with Encoding…', arguments: [uri] },
		};
	}
	return { kind: 'text', text };
}

/** A replacement character that is written in the file itself is text: only Unicode encodings have one. */
function isUnicode(bytes: Uint8Array): boolean {
	const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
	try {
		new TextDecoder(label, { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function binary(): ReadResult {
	return { kind: 'skipped', why: 'binary', reason: 'Binary, not text', action: undefined };
}

function tooBig(maxBytes: number): ReadResult {
	return {
		kind: 'skipped', why: 'tooBig', reason: `Larger than ${maxBytes / BYTES_PER_MB} MB`,
		action: { command: 'workbench.action.openSettings', title: 'Change the Limit…', arguments: ['groundedReader.sources.maxFileSizeMB'] },
	};
}

export const BYTES_PER_MB = 1024 * 1024;
