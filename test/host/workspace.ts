import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Logger } from '../../src/engine';
import { createReader, type ReaderInit, type StartableReader } from '../../src/host/corpusReader';
import type { Reader } from '../../src/host/reader';
import type { Analyst, FoundSource } from '../../src/worker/analyst';
import { FakeEngine } from '../support/fakeEngine';

/** Files are made here, so that the workspace's own sources stay as they are. */
export function root(): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder, 'a folder is open');
	return folder.uri;
}

/** Writes a file of the workspace; `path` is relative to it. */
export async function write(path: string, content: string | Uint8Array): Promise<vscode.Uri> {
	const uri = vscode.Uri.joinPath(root(), path);
	await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
	return uri;
}

/** Removes a file or folder of the workspace, if it is there. */
export async function remove(path: string): Promise<void> {
	try {
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), path), { recursive: true });
	} catch {
		// Not there.
	}
}

export interface TestReader {
	readonly reader: StartableReader;
	readonly engine: FakeEngine;
	/** Lines of the log, with their level first. */
	readonly lines: string[];
}

/** A reader of the workspace with the fake engine, ready. The fake engine analyses, too, unless there is an analyst. */
export async function startReader(makeAnalyst?: (log: Logger) => Analyst): Promise<TestReader> {
	const started = makeReader({ makeAnalyst });
	started.reader.start();
	await untilReady(started.reader);
	return started;
}

export async function untilReady(reader: Reader): Promise<void> {
	await until('the reader is ready', () => reader.state.kind === 'ready' || reader.state.kind === 'noSources');
}

/** The same before it starts, with some of its parts as given. */
export function makeReader({ makeAnalyst, ...init }: Partial<ReaderInit> & { readonly makeAnalyst?: ((log: Logger) => Analyst) | undefined } = {}): TestReader {
	const engine = new FakeEngine();
	const lines: string[] = [];
	const log: Logger = {
		info: (message) => lines.push(`info ${message}`),
		warn: (message) => lines.push(`warn ${message}`),
		error: (message) => lines.push(`error ${message}`),
	};
	const kept = new Map<string, unknown>();
	const memento: vscode.Memento = {
		keys: () => [...kept.keys()],
		get: <T>(key: string, fallback?: T) => (kept.has(key) ? kept.get(key) as T : fallback as T), // As VS Code's own.
		update: async (key, value) => void kept.set(key, value),
	};
	const analyst: Analyst = makeAnalyst?.(log) ?? { analyze: (input, _, token) => findDocument(engine, input, token), prepare: () => undefined, dispose: () => undefined };
	const reader = createReader({ log, memento, loadEngine: async () => engine, analyst, cache: undefined, ...init });
	return { reader, engine, lines };
}

/** What the engine of a test finds, as an analyst gives it. */
export async function findDocument(engine: FakeEngine, ...asked: Parameters<FakeEngine['analyze']>): Promise<FoundSource | undefined> {
	const analyzed = await engine.analyze(...asked);
	return analyzed && { kind: 'document', analyzed };
}

/** Waits until a condition holds; fails after 20 seconds. */
export async function until(what: string, holds: () => boolean | PromiseLike<boolean>): Promise<void> {
	const end = Date.now() + 20_000;
	while (!(await holds())) {
		assert.ok(Date.now() < end, `in time: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** The text of a source as the reader's snapshot holds it. */
export function textOf(reader: Reader, uri: vscode.Uri): string | undefined {
	return reader.textOf(reader.toId(uri));
}

/** Names of the sources below a folder of the workspace, without it. */
export function namesBelow(reader: Reader, folder: string): string[] {
	return reader.snapshot.sources.map(({ id }) => reader.nameOf(id)).filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1));
}

export const NEVER = new vscode.CancellationTokenSource().token;

/** Changes a setting for the workspace; `undefined` takes it back. */
export async function setSetting(section: string, name: string, value: unknown): Promise<void> {
	await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Workspace);
}

export async function closeEditors(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
