import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isDiffSide, isOnlyInDiffs } from '../../src/host/diffSides';
import { openSeeds, positionIn, type Seeds } from './seeds';
import { closeEditors, until } from './workspace';

suite('sides of a diff', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		await closeEditors();
		seeds = await openSeeds();
	});
	teardown(closeEditors);

	async function openDiff(options: vscode.TextDocumentShowOptions = {}): Promise<void> {
		await vscode.commands.executeCommand('vscode.diff', seeds.first.uri, seeds.second.uri, 'Both', options);
		await until('both sides are there', () => vscode.window.visibleTextEditors.filter(isDiffSide).length === 2);
	}
	async function findCards(): Promise<readonly vscode.Hover[]> {
		return vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', seeds.first.uri, positionIn(seeds.first, '25%'));
	}

	test('are told from editors of a file', async () => {
		await vscode.window.showTextDocument(seeds.first);
		assert.deepEqual(vscode.window.visibleTextEditors.map(isDiffSide), [false]);
		await openDiff({ viewColumn: vscode.ViewColumn.Two });
		const own = vscode.window.visibleTextEditors.filter((editor) => !isDiffSide(editor));
		assert.deepEqual(own.map(({ document }) => document), [seeds.first]);
		assert.equal(isOnlyInDiffs(seeds.first), false);
		assert.equal(isOnlyInDiffs(seeds.second), true);
	});
	test('have no cards, as long as no editor shows the file itself', async () => {
		assert.ok((await findCards()).length > 0);
		await openDiff();
		assert.deepEqual(await findCards(), []);
		await vscode.window.showTextDocument(seeds.first, { viewColumn: vscode.ViewColumn.Two });
		await until('a card is there', async () => (await findCards()).length > 0);
	});
});
