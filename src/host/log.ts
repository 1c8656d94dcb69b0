import * as vscode from 'vscode';
import type { Logger } from '../engine';

/** The log channel "Grounded Reader". Texts of sources never go there, only their names and what happened. */
export function createLog(): Logger & vscode.Disposable {
	const channel = vscode.window.createOutputChannel('Grounded Reader', { log: true });
	return {
		info: (message) => channel.info(message),
		warn: (message) => channel.warn(message),
		error: (message) => channel.error(message),
		dispose: () => channel.dispose(),
	};
}

/** An error in words for a log line or a row. */
export function describeError(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
