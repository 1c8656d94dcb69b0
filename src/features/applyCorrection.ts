import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import type { DecisionEdit } from './correctionEdits';

const TOLD_MS = 5000;

/**
 * Writes a correction into the decisions file, in one step, and tells so in the status bar.
 * `false` when it could not be kept; the reader has been told why.
 */
export async function applyCorrection(reader: Reader, { add, remove }: DecisionEdit, told: string): Promise<boolean> {
	// Both begin before either has written, and so go into one write.
	const results = await Promise.all([
		...(remove.length > 0 ? [reader.undecide(...remove)] : []),
		...(add.length > 0 ? [reader.decide(...add)] : []),
	]);
	const kept = results.every(Boolean);
	if (kept) {
		vscode.window.setStatusBarMessage(`$(check) ${told}`, TOLD_MS);
	}
	return kept;
}
