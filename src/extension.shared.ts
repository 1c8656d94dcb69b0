import type * as vscode from 'vscode';
import type { EngineData } from './engine';
import { registerCitation } from './features/citation';
import { registerClaimsView } from './features/claimsView';
import { registerCodeLens } from './features/codeLens';
import { registerComparisonView } from './features/comparisonView';
import { registerCorrections } from './features/corrections';
import { registerCrossReferencesView } from './features/crossReferencesView';
import { Cursor } from './features/cursor';
import { registerEntitiesView } from './features/entitiesView';
import { registerFindPassage } from './features/findPassage';
import { registerHighlights } from './features/highlights';
import { registerHoverCards } from './features/hoverCards';
import { registerJumps } from './features/jumps';
import { registerNavigation } from './features/navigation';
import { registerOutline } from './features/outline';
import { PassageView, registerPassageCommands } from './features/passageCommands';
import { registerProblems } from './features/problems';
import { registerRename } from './features/rename';
import { registerShowMore } from './features/rowTree';
import { registerSourceDetails } from './features/sourceDetails';
import { registerSourcesView } from './features/sourcesView';
import { registerStatusItem } from './features/statusItem';
import { registerSymbols } from './features/symbols';
import { registerWelcome } from './features/welcome';
import { registerContextKeys } from './host/contextKeys';
import { createReader } from './host/corpusReader';
import { loadEngine, readEngineData } from './host/engineHost';
import { ENGINE_VERSION } from './host/engineVersion';
import { createLog } from './host/log';
import { registerOpenWithEncoding } from './host/openWithEncoding';
import type { Reader } from './host/reader';
import { registerSamples, type OpenableSamples } from './host/samples';
import { registerSoftWrap } from './host/softWrap';
import type { ThreadPlatform } from './worker/thread';
import { WorkerPool } from './worker/workerPool';

/** What differs between the desktop and the browser. */
export interface Platform {
	readonly getSamples: OpenableSamples;
	readonly threads: ThreadPlatform;
}

/** For tests inside VS Code. */
export interface ExtensionApi {
	readonly reader: Reader;
	readonly analyst: WorkerPool;
	readonly threads: ThreadPlatform;
	readonly loadData: () => Promise<EngineData>;
	/** What `activate` took. */
	readonly activationMs: number;
}

/** Builds the reader and registers the features; reading begins after it has returned. */
export function activateShared(context: vscode.ExtensionContext, platform: Platform): ExtensionApi {
	const start = performance.now();
	const { subscriptions } = context;
	const log = createLog();
	subscriptions.push(log);
	const { threads } = platform;
	const loadData = (): Promise<EngineData> => readEngineData(context.extensionUri, log);
	const analyst = new WorkerPool({ platform: threads, loadData, log });
	subscriptions.push(analyst);
	const reader = createReader({
		log,
		loadEngine: () => loadEngine(context.extensionUri, log),
		analyst,
		memento: context.workspaceState,
		cache: { storage: context.storageUri ?? context.globalStorageUri, engineVersion: ENGINE_VERSION },
	});
	subscriptions.push(reader);
	subscriptions.push(registerContextKeys(reader));
	subscriptions.push(registerOpenWithEncoding());
	subscriptions.push(registerSamples(reader, platform.getSamples));
	subscriptions.push(registerSoftWrap(reader));
	const passageView = new PassageView();
	subscriptions.push(passageView);
	subscriptions.push(registerPassageCommands(reader, passageView.show));
	subscriptions.push(registerJumps(reader, passageView.show));
	subscriptions.push(registerFindPassage(reader, passageView.show));
	subscriptions.push(registerCitation(reader));
	subscriptions.push(registerHoverCards(reader));
	subscriptions.push(registerHighlights(reader));
	subscriptions.push(registerNavigation(reader));
	subscriptions.push(registerOutline(reader));
	subscriptions.push(registerSymbols(reader));
	subscriptions.push(registerCodeLens(reader));
	subscriptions.push(registerProblems(reader));
	subscriptions.push(registerCorrections(reader));
	subscriptions.push(registerRename(reader));
	subscriptions.push(registerSourceDetails(reader));
	const cursor = new Cursor(reader);
	subscriptions.push(cursor);
	subscriptions.push(registerShowMore());
	subscriptions.push(registerSourcesView(reader));
	subscriptions.push(registerCrossReferencesView(reader, cursor));
	subscriptions.push(registerEntitiesView(reader, context.workspaceState));
	subscriptions.push(registerClaimsView(reader));
	subscriptions.push(registerComparisonView(reader, passageView.show));
	subscriptions.push(registerStatusItem(reader, cursor));
	subscriptions.push(registerWelcome(reader));
	setTimeout(() => reader.start());
	const activationMs = performance.now() - start;
	log.info(`Activated in ${Math.round(activationMs)} ms`);
	return { reader, analyst, threads, loadData, activationMs };
}
