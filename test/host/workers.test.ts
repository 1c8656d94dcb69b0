import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.shared';
import type { WorkerThread } from '../../src/worker/thread';
import { WorkerPool } from '../../src/worker/workerPool';
import { openSeeds } from './seeds';
import { remove, startReader, textOf, until, write } from './workspace';

suite('workers', () => {
	async function activate(): Promise<ExtensionApi> {
		const extension = vscode.extensions.getExtension<ExtensionApi>('grounded-reader.grounded-reader');
		assert.ok(extension, 'it is installed');
		return extension.activate();
	}

	teardown(() => remove('workers'));

	test('analyse the sources', async () => {
		const { analyst } = await activate();
		const { reader, first } = await openSeeds();
		const changed = new vscode.WorkspaceEdit();
		changed.insert(first.uri, new vscode.Position(0, 0), 'Maria Lopez met the press. ');
		assert.ok(await vscode.workspace.applyEdit(changed));
		await until('the edit is taken up', () => reader.isCurrent(first));
		assert.ok(reader.snapshot.findDocument(reader.toId(first.uri))?.mentions.some(({ start, end }) => first.getText().slice(start, end) === 'Maria Lopez'));
		assert.equal(analyst.isInPlace, false);
		assert.ok(analyst.ready >= 1);
		await vscode.commands.executeCommand('undo');
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	test('that are killed fail one source, and others read the rest', async function () {
		this.timeout(120_000);
		const { threads, loadData } = await activate();
		const started: WorkerThread[] = [];
		const underWay: string[] = [];
		let pool: WorkerPool | undefined;
		const { reader } = await startReader((log) => {
			const workers = pool = new WorkerPool({
				platform: {
					cores: 2,
					start: async (events) => {
						const thread = await threads.start(events);
						started.push(thread);
						return thread;
					},
				},
				loadData, log,
				tickMs: 500, // The browser does not tell of a worker that was ended.
			});
			return {
				analyze: async (input, urgency, token) => {
					underWay.push(input.name);
					try {
						return await workers.analyze(input, urgency, token);
					} finally {
						underWay.splice(underWay.indexOf(input.name), 1);
					}
				},
				prepare: () => workers.prepare(),
				dispose: () => workers.dispose(),
			};
		});
		try {
			await until('a worker runs', () => pool?.ready === 1 && reader.state.kind === 'ready');
			const long = await write('workers/sources/long.txt', 'Maria Lopez said that 24 people came to Berlin on Monday. '.repeat(4000));
			await until('it is left out', () => {
				if (pool?.ready === 1 && underWay.join() === 'workers/sources/long.txt') {
					started.at(-1)?.terminate();
				}
				return reader.skipped.length === 1;
			});
			assert.equal(reader.skipped[0]?.name, 'workers/sources/long.txt');
			assert.equal(reader.skipped[0].kind, 'failed');
			assert.match(reader.skipped[0].reason, /the worker ended/);
			const short = await write('workers/sources/short.txt', 'Maria Lopez came.');
			await until('the rest is read', () => textOf(reader, short) === 'Maria Lopez came.');
			assert.ok(started.length >= 2);
			assert.equal(pool?.isInPlace, false);
			await write('workers/sources/long.txt', 'Maria Lopez left.');
			await reader.refresh(); // A change in a folder that is not watched yet may go unseen.
			await until('it is readable again', () => textOf(reader, long) === 'Maria Lopez left.');
			assert.deepEqual(reader.skipped, []);
		} finally {
			reader.dispose();
			pool?.dispose();
		}
	});
});
