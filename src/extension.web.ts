import type * as vscode from 'vscode';
import { activateShared, type ExtensionApi } from './extension.shared';
import { registerSampleFileSystem, SAMPLES_URI } from './host/sampleFileSystem';

/** Entry of browser windows. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
	context.subscriptions.push(registerSampleFileSystem(context.extensionUri));
	return activateShared(context, { getSamples: async () => SAMPLES_URI });
}
