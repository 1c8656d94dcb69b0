import * as vscode from 'vscode';
import { registerContextKeys } from './host/contextKeys';
import { createReader } from './host/corpusReader';
import { loadEngine } from './host/engineHost';
import { createLog } from './host/log';
import { registerOpenWithEncoding } from './host/openWithEncoding';
import type { Reader } from './host/reader';
import { registerSamples, type OpenableSamples } from './host/samples';
import { registerSoftWrap } from './host/softWrap';

/** What differs between the desktop and the browser. */
export interface Platform {
	readonly getSamples: OpenableSamples;
}

/** For tests inside VS Code. */
export interface ExtensionApi {
	readonly reader: Reader;
}

/** Builds the reader and registers the features; reading begins after it has returned. */
export function activateShared(context: vscode.ExtensionContext, platform: Platform): ExtensionApi {
	const start = performance.now();
	const { subscriptions } = context;
	const log = createLog();
	subscriptions.push(log);
	const reader = createReader({ log, loadEngine: () => loadEngine(context.extensionUri, log), memento: context.workspaceState });
	subscriptions.push(reader);
	subscriptions.push(registerContextKeys(reader));
	subscriptions.push(registerOpenWithEncoding());
	subscriptions.push(registerSamples(reader, platform.getSamples));
	subscriptions.push(registerSoftWrap(reader));
	setTimeout(() => reader.start());
	log.info(`Activated in ${Math.round(performance.now() - start)} ms`);
	return { reader };
}
