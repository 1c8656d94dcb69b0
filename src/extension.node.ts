import type * as vscode from 'vscode';
import { activateShared, type ExtensionApi } from './extension.shared';
import { copySamples } from './host/samples';

/** Entry of desktop and remote windows. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
	return activateShared(context, { getSamples: copySamples(context) });
}
