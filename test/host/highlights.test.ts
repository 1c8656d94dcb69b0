import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds, positionIn, type Seeds } from './seeds';
import { closeEditors, until } from './workspace';

suite('highlights', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		seeds = await openSeeds();
	});
	teardown(async () => {
		await vscode.workspace.getConfiguration('groundedReader').update('highlights.enabled', undefined, vscode.ConfigurationTarget.Global);
		await vscode.commands.executeCommand('groundedReader.clearFocus');
		await closeEditors();
	});

	test('are switched off and on by the command', async () => {
		await vscode.window.showTextDocument(seeds.first);
		assert.equal(seeds.reader.settings.highlights.enabled, true);
		await vscode.commands.executeCommand('groundedReader.toggleHighlights');
		await until('off', () => !seeds.reader.settings.highlights.enabled);
		await vscode.commands.executeCommand('groundedReader.toggleHighlights');
		await until('on', () => seeds.reader.settings.highlights.enabled);
	});
	test('take a focus from the cursor and give it back', async () => {
		const position = positionIn(seeds.first, 'Trump');
		await vscode.window.showTextDocument(seeds.first, { selection: new vscode.Range(position, position) });
		await vscode.commands.executeCommand('groundedReader.focusOnEntity');
		await vscode.commands.executeCommand('groundedReader.focusOnEntity', 'no such entity');
		await vscode.commands.executeCommand('groundedReader.clearFocus');
	});
	test('survive edits', async () => {
		const editor = await vscode.window.showTextDocument(seeds.first);
		await editor.edit((edit) => edit.insert(positionIn(seeds.first, 'Trump'), 'x'));
		await until('the edit is read', () => seeds.reader.isCurrent(seeds.first));
		await vscode.commands.executeCommand('undo');
		await until('the text is read as before', () => seeds.reader.isCurrent(seeds.first) && !seeds.first.isDirty);
	});
});
