import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds, rangeOf, type Seeds } from './seeds';
import { closeEditors, remove, setSetting, until, write } from './workspace';

suite('problems and code lenses', () => {
	let seeds: Seeds;
	let first: vscode.TextDocument;
	let second: vscode.TextDocument;
	suiteSetup(async () => {
		seeds = await openSeeds();
		first = await vscode.workspace.openTextDocument(await write('lens/sources/first.txt', 'On Monday swarms of locusts destroyed 17 farms near Geneva.\n\nA quiet evening followed everywhere.\n'));
		second = await vscode.workspace.openTextDocument(await write('lens/sources/second.txt', 'Swarms of locusts destroyed 31 farms near Geneva on Monday.\n'));
		await until('both are read', () => seeds.reader.isCurrent(first) && seeds.reader.isCurrent(second));
	});
	suiteTeardown(async () => {
		await setSetting('groundedReader', 'problems.enabled', undefined);
		await setSetting('groundedReader', 'codeLens.enabled', undefined);
		await closeEditors();
		await remove('lens');
	});

	const ours = (uri: vscode.Uri): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'Grounded Reader');

	test('are not there until switched on', async () => {
		await new Promise((resolve) => setTimeout(resolve, 700));
		assert.deepEqual(ours(first.uri), []);
		assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', first.uri, 10), []);
	});
	test('show numbers that differ, in both sources, each with the other one', async () => {
		await setSetting('groundedReader', 'problems.enabled', true);
		await until('both are reported', () => ours(first.uri).length === 1 && ours(second.uri).length === 1);
		const [problem] = ours(first.uri);
		assert.equal(problem?.severity, vscode.DiagnosticSeverity.Information);
		assert.match(problem?.message ?? '', /^“17 farms” differs from “31 farms” in /);
		assert.deepEqual(problem?.range, rangeOf(first, '17 farms'));
		assert.deepEqual(problem?.relatedInformation?.[0]?.location.range, rangeOf(second, '31 farms'));
	});
	test('show nothing where numbers agree', () => {
		assert.deepEqual([...ours(seeds.first.uri), ...ours(seeds.second.uri)], []);
	});
	test('count the cross-references of a paragraph', async () => {
		await setSetting('groundedReader', 'codeLens.enabled', true);
		await until('a lens', async () => {
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', first.uri, 10);
			return lenses.length === 1 && /^1 cross-reference · 1 differs$/.test(lenses[0]?.command?.title ?? '') && lenses[0]?.range.start.line === 0;
		});
	});
});
