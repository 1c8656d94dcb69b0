import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.shared';
import { openSeeds, positionIn } from './seeds';
import { setSetting, until } from './workspace';

suite('extension', () => {
	teardown(() => setSetting('groundedReader', 'sources.include', undefined));

	test('activates, and says how long that took', async () => {
		const extension = vscode.extensions.getExtension<ExtensionApi>('grounded-reader.grounded-reader');
		assert.ok(extension, 'it is installed');
		const { activationMs } = await extension.activate();
		assert.equal(extension.isActive, true);
		assert.ok(activationMs >= 0 && activationMs < 10_000, `${activationMs} ms`);
	});

	test('shows cards where there is one source, and nothing where there is none', async () => {
		const { reader, first } = await openSeeds();
		const findCards = (): Thenable<vscode.Hover[]> => vscode.commands.executeCommand('vscode.executeHoverProvider', first.uri, positionIn(first, '25%'));
		await setSetting('groundedReader', 'sources.include', ['seeds/000*.txt']);
		await until('one source is left', () => reader.snapshot.sources.length === 1 && reader.state.kind === 'ready');
		await until('its text is current', () => reader.isCurrent(first));
		assert.equal((await findCards()).length, 1);
		assert.deepEqual(reader.snapshot.comparisons, []);
		await setSetting('groundedReader', 'sources.include', ['nowhere/*.txt']);
		await until('there is none', () => reader.state.kind === 'noSources' && reader.snapshot.sources.length === 0);
		assert.deepEqual(await findCards(), []);
		await setSetting('groundedReader', 'sources.include', undefined);
		await until('both are back', () => reader.snapshot.sources.length === 2 && reader.state.kind === 'ready');
	});
});
