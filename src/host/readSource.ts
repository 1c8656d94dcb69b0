import * as vscode from 'vscode';
import { hashHex } from '../cache/hash';
import { isUntouched, toFileFacts, type FileFacts } from '../cache/sources';
import { describeError } from './log';
import type { SkippedSource } from './reader';

/** What came of reading a source. */
export type ReadResult =
	/** `file`: `undefined` for an editor's text, which may be another one than the file's. */
	| { readonly kind: 'text'; readonly text: string; readonly file: FileFacts | undefined }
	/** The file's bytes are those that were read before. */
	| { readonly kind: 'same'; readonly file: FileFacts }
	/** There is no such file any more. */
	| { readonly kind: 'gone' }
	| SkippedText;

type SkippedText = Pick<SkippedSource, 'reason' | 'action'> & { readonly kind: 'skipped'; readonly why: SkippedSource['kind'] };

/** Reopens a file in another encoding; its argument is the file. */
export const OPEN_WITH_ENCODING = 'groundedReader.openWithEncoding';

const REPLACEMENT = '\uFFFD';

/**
 * Reads a file as the editor would: its encoding settings, byte-order marks. Never throws.
 *
 * @param known the file as it was read before: while nothing speaks for a change, it is not read again.
 */
export async function readFile(uri: vscode.Uri, maxBytes: number, known: FileFacts | undefined): Promise<ReadResult> {
	let bytes: Uint8Array;
	let file: FileFacts;
	try {
		const statedAtMs = Date.now();
		const stat = await vscode.workspace.fs.stat(uri);
		if ((stat.type & vscode.FileType.File) === 0) {
			return { kind: 'gone' };
		}
		if (stat.size > maxBytes) {
			return tooBig(maxBytes);
		}
		const times = { sizeBytes: stat.size, mtimeMs: stat.mtime, ctimeMs: stat.ctime };
		if (known && isUntouched(known, times)) {
			return { kind: 'same', file: known };
		}
		bytes = await vscode.workspace.fs.readFile(uri);
		file = toFileFacts(times, statedAtMs, hashHex(bytes));
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return { kind: 'gone' };
		}
		return { kind: 'skipped', why: 'unreadable', reason: `Cannot be read: ${describeError(error)}`, action: undefined };
	}
	if (known?.hash === file.hash) {
		return { kind: 'same', file };
	}
	let text: string;
	try {
		text = await vscode.workspace.decode(bytes, { uri });
	} catch {
		return binary(); // VS Code refuses to decode what it takes for binary.
	}
	return check(text, bytes, uri) ?? { kind: 'text', text, file };
}

/** The text that an open editor holds, saved or not, unless the editor itself could not read the file. */
export async function readDocument(document: vscode.TextDocument, maxBytes: number): Promise<ReadResult> {
	const text = document.getText();
	if (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes) {
		return tooBig(maxBytes);
	}
	if (!text.includes(REPLACEMENT)) {
		return text.includes('\0') ? binary() : { kind: 'text', text, file: undefined };
	}
	const result = { kind: 'text', text, file: undefined } as const;
	try {
		return check(text, await vscode.workspace.fs.readFile(document.uri), document.uri) ?? result;
	} catch {
		return result; // Not on the disk: what the editor shows is all there is.
	}
}

/** Tells why the text of these bytes cannot be used; `undefined` when it can. */
function check(text: string, bytes: Uint8Array, uri: vscode.Uri): SkippedText | undefined {
	if (text.includes('\0')) {
		return binary();
	}
	return text.includes(REPLACEMENT) && !isUnicode(bytes) ? {
		kind: 'skipped', why: 'encoding', reason: 'Holds bytes that are not valid in its encoding',
		action: { command: OPEN_WITH_ENCODING, title: 'Reopen with Encoding…', arguments: [uri] },
	} : undefined;
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

function binary(): SkippedText {
	return { kind: 'skipped', why: 'binary', reason: 'Binary, not text', action: undefined };
}

function tooBig(maxBytes: number): SkippedText {
	return {
		kind: 'skipped', why: 'tooBig', reason: `Larger than ${maxBytes / BYTES_PER_MB} MB`,
		action: { command: 'workbench.action.openSettings', title: 'Change the Limit…', arguments: ['groundedReader.sources.maxFileSizeMB'] },
	};
}

export const BYTES_PER_MB = 1024 * 1024;
