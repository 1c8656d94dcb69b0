import * as vscode from 'vscode';
import { describeError } from './log';
import type { Reader } from './reader';

/** Shipped in the extension's folder `seeds`; in the browser no folder of the extension can be listed. */
export const SAMPLE_FILES = [
	'000_bcfccc8483ccd86e.txt',
	'001_d432cb6665e7ffc4.txt',
] as const;

const FOLDER = 'seeds';

/** Where the samples can be opened as a folder. */
export type OpenableSamples = () => Promise<vscode.Uri>;

/** Copies the samples into the extension's storage, so that they can be edited and corrected. What is there stays. */
export function copySamples(context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri'>): OpenableSamples {
	return async () => {
		const target = vscode.Uri.joinPath(context.globalStorageUri, 'Sample Sources');
		for (const name of SAMPLE_FILES) {
			const copy = vscode.Uri.joinPath(target, FOLDER, name);
			try {
				await vscode.workspace.fs.stat(copy);
			} catch {
				await vscode.workspace.fs.writeFile(copy, await readSample(context.extensionUri, name));
			}
		}
		return target;
	};
}

/** Bytes of one sample. */
export async function readSample(extensionUri: vscode.Uri, name: string): Promise<Uint8Array> {
	return vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, FOLDER, name));
}

/** The command that opens the samples, in this window when it is empty. */
export function registerSamples(reader: Reader, getSamples: OpenableSamples): vscode.Disposable {
	return vscode.commands.registerCommand('groundedReader.openSamples', async () => {
		try {
			await vscode.commands.executeCommand('vscode.openFolder', await getSamples(), { forceNewWindow: reader.state.kind !== 'noFolder' });
		} catch (error) {
			reader.log.error(`The samples cannot be opened: ${describeError(error)}`);
			void vscode.window.showErrorMessage(`The sample sources cannot be opened: ${describeError(error)}`);
		}
	});
}
