import * as vscode from 'vscode';
import { activateShared, type ExtensionApi } from './extension.shared';
import { registerSampleFileSystem, SAMPLES_URI } from './host/sampleFileSystem';
import { createWebThreads } from './host/webThreads';

/** Entry of browser windows. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
	context.subscriptions.push(registerSampleFileSystem(context.extensionUri));
	const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'worker.js');
	return activateShared(context, { getSamples: async () => SAMPLES_URI, threads: createWebThreads(worker) });
}
