import type * as vscode from 'vscode';
import { registerCitation } from './features/citation';
import { registerCodeLens } from './features/codeLens';
import { registerHighlights } from './features/highlights';
import { registerHoverCards } from './features/hoverCards';
import { registerJumps } from './features/jumps';
import { registerNavigation } from './features/navigation';
import { registerOutline } from './features/outline';
import { PassageView, registerPassageCommands } from './features/passageCommands';
import { registerProblems } from './features/problems';
import { registerSymbols } from './features/symbols';
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
	const passageView = new PassageView();
	subscriptions.push(passageView);
	subscriptions.push(registerPassageCommands(reader, passageView.show));
	subscriptions.push(registerJumps(reader, passageView.show));
	subscriptions.push(registerCitation(reader));
	subscriptions.push(registerHoverCards(reader));
	subscriptions.push(registerHighlights(reader));
	subscriptions.push(registerNavigation(reader));
	subscriptions.push(registerOutline(reader));
	subscriptions.push(registerSymbols(reader));
	subscriptions.push(registerCodeLens(reader));
	subscriptions.push(registerProblems(reader));
	setTimeout(() => reader.start());
	log.info(`Activated in ${Math.round(performance.now() - start)} ms`);
	return { reader };
}
