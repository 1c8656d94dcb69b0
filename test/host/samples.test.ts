import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Logger } from '../../src/engine';
import { registerSampleFileSystem, SAMPLES_SCHEME, SAMPLES_URI } from '../../src/host/sampleFileSystem';
import { copySamples, SAMPLE_FILES } from '../../src/host/samples';
import { readSettings } from '../../src/host/settings';
import { createSourceRules } from '../../src/host/sourceRules';
import { findSources } from '../../src/host/sources';
import { NEVER, remove, root, write } from './workspace';

const QUIET: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

suite('sample sources', () => {
	let provider: vscode.Disposable | undefined;
	suiteSetup(() => {
		const extension = vscode.extensions.getExtension('grounded-reader.grounded-reader');
		assert.ok(extension);
		if (vscode.workspace.fs.isWritableFileSystem(SAMPLES_SCHEME) === undefined) {
			provider = registerSampleFileSystem(extension.extensionUri); // The browser's entry has done it.
		}
	});
	suiteTeardown(() => {
		provider?.dispose();
	});

	test('are the seeds, all of them', async () => {
		const names = (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root(), 'seeds'))).map(([name]) => name);
		assert.deepEqual([...SAMPLE_FILES], names.sort());
	});

	test('are sources in a read-only file system without search', async () => {
		const folder: vscode.WorkspaceFolder = { uri: SAMPLES_URI, name: 'Sample Sources', index: 0 };
		const { sources } = await findSources([SAMPLES_URI], createSourceRules(readSettings().sources, [folder]), QUIET, NEVER);
		assert.deepEqual(sources.map(({ path }) => path.split('/').at(-1)), [...SAMPLE_FILES]);
		const [first] = sources;
		assert.ok(first);
		const shipped = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root(), 'seeds', SAMPLE_FILES[0]));
		assert.deepEqual(await vscode.workspace.fs.readFile(first), shipped);
		await assert.rejects(async () => vscode.workspace.fs.writeFile(first, new Uint8Array()));
		await assert.rejects(async () => vscode.workspace.fs.readFile(vscode.Uri.joinPath(SAMPLES_URI, 'seeds/none.txt')));
	});

	test('are copied once to where they can be edited, and a lost one comes back', async () => {
		const { extensionUri } = vscode.extensions.getExtension('grounded-reader.grounded-reader') ?? assert.fail('it is installed');
		const [one, two] = SAMPLE_FILES;
		await remove('stored');
		const getSamples = copySamples({ extensionUri, globalStorageUri: vscode.Uri.joinPath(root(), 'stored') });
		const folder = await getSamples();
		assert.equal(folder.toString(), vscode.Uri.joinPath(root(), 'stored', 'Sample Sources').toString());
		const read = (name: string): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'seeds', name));
		for (const name of SAMPLE_FILES) {
			assert.deepEqual(await read(name), await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'seeds', name)));
		}
		await write(`stored/Sample Sources/seeds/${one}`, 'Edited.');
		await remove(`stored/Sample Sources/seeds/${two}`);
		await getSamples();
		assert.equal(new TextDecoder().decode(await read(one)), 'Edited.');
		assert.ok((await read(two)).length > 1000);
		await remove('stored');
	});

	test('below two roots, and in a root named so, are found once', async () => {
		const outer: vscode.WorkspaceFolder = { uri: SAMPLES_URI, name: 'outer', index: 0 };
		const inner: vscode.WorkspaceFolder = { uri: vscode.Uri.joinPath(SAMPLES_URI, 'seeds'), name: 'inner', index: 1 };
		const settings = readSettings().sources;
		const both = await findSources([outer.uri, inner.uri], createSourceRules(settings, [outer, inner]), QUIET, NEVER);
		assert.equal(both.sources.length, SAMPLE_FILES.length);
		const named = await findSources([inner.uri], createSourceRules(settings, [inner]), QUIET, NEVER);
		assert.equal(named.sources.length, SAMPLE_FILES.length);
	});
});
