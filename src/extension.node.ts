import * as vscode from 'vscode';
import { activateShared, type ExtensionApi } from './extension.shared';
import { copySamples } from './host/samples';
import { createNodeThreads } from './worker/nodeThreads';

/** Entry of desktop and remote windows. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
	const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
	return activateShared(context, { getSamples: copySamples(context), threads: createNodeThreads(worker.fsPath) });
}
