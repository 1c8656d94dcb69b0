import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds, rangeOf, type Seeds } from './seeds';
import { closeEditors, root, until } from './workspace';

suite('two seeds side by side', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		seeds = await openSeeds();
	});
	teardown(async () => {
		await vscode.commands.executeCommand('groundedReader.closeComparison');
		await closeEditors();
	});

	const idOf = (document: vscode.TextDocument) => seeds.reader.toId(document.uri);
	const placeOf = (document: vscode.TextDocument, part: string) => {
		const start = document.getText().indexOf(part);
		return { document: idOf(document), start, end: start + part.length };
	};
	const editorOf = (document: vscode.TextDocument) => vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === document.uri.toString());
	const selected = (document: vscode.TextDocument) => {
		const editor = editorOf(document);
		return editor?.document.getText(editor.selection);
	};
	const compare = async () => vscode.commands.executeCommand('groundedReader.compareSources', { document: idOf(seeds.first) }, [{ document: idOf(seeds.first) }, { document: idOf(seeds.second) }]);

	test('open in two groups', async () => {
		await compare();
		const [left, right] = [editorOf(seeds.first)?.viewColumn, editorOf(seeds.second)?.viewColumn];
		assert.ok(left !== undefined && right !== undefined && left !== right, `${left} and ${right}`);
	});
	test('a row reveals both passages, each in the group of its source', async () => {
		await compare();
		const [left, right] = [editorOf(seeds.first)?.viewColumn, editorOf(seeds.second)?.viewColumn];
		await vscode.commands.executeCommand('groundedReader.showCompared', placeOf(seeds.second, '25 percent'), placeOf(seeds.first, '25%'));
		await until('both are selected', () => selected(seeds.first) === '25%' && selected(seeds.second) === '25 percent');
		assert.deepEqual([editorOf(seeds.first)?.viewColumn, editorOf(seeds.second)?.viewColumn], [left, right]);
		for (const document of [seeds.first, seeds.second]) {
			const editor = editorOf(document);
			assert.ok(editor?.visibleRanges.some((range) => range.contains(editor.selection)));
		}
		assert.equal(vscode.window.tabGroups.all.length, 2);
	});
	test('a row with one side leaves the other where it is', async () => {
		await compare();
		await vscode.commands.executeCommand('groundedReader.showCompared', placeOf(seeds.second, '25 percent'), placeOf(seeds.first, '25%'));
		await vscode.commands.executeCommand('groundedReader.showCompared', placeOf(seeds.first, 'Liu Pengyu'));
		await until('the name is selected', () => selected(seeds.first) === 'Liu Pengyu');
		assert.equal(selected(seeds.second), '25 percent');
	});
	test('follow a reader who has moved them to other groups', async () => {
		await vscode.window.showTextDocument(seeds.second, vscode.ViewColumn.One);
		await vscode.window.showTextDocument(seeds.first, vscode.ViewColumn.Two);
		await compare();
		await vscode.commands.executeCommand('groundedReader.showCompared', placeOf(seeds.first, '25%'), placeOf(seeds.second, '25 percent'));
		await until('both are selected', () => selected(seeds.first) === '25%' && selected(seeds.second) === '25 percent');
		assert.equal(editorOf(seeds.first)?.viewColumn, vscode.ViewColumn.Two);
		assert.equal(editorOf(seeds.second)?.viewColumn, vscode.ViewColumn.One);
	});
	test('nothing is shown for a forged row', async () => {
		await compare();
		const elsewhere = vscode.Uri.joinPath(root(), 'package.json').toString();
		for (const forged of [undefined, 1, { document: elsewhere, start: 0, end: 1 }, { document: idOf(seeds.first), start: 5, end: 1e9 }]) {
			await vscode.commands.executeCommand('groundedReader.showCompared', forged, placeOf(seeds.first, '25%'));
		}
		assert.ok(vscode.window.visibleTextEditors.every(({ document }) => [seeds.first, seeds.second].includes(document)));
		assert.notEqual(selected(seeds.first), '25%');
	});
	test('agree on the 25 percent, and differ in nothing', async () => {
		const slices = seeds.reader.snapshot.compareSources(idOf(seeds.first), idOf(seeds.second));
		let step = slices.next();
		while (!step.done) {
			step = slices.next();
		}
		const compared = step.value;
		const quote = ({ document, start, end }: { readonly document: string; readonly start: number; readonly end: number }) => (document === idOf(seeds.first) ? seeds.first : seeds.second).getText().slice(start, end);
		assert.ok(compared?.agrees.some(({ a, b }) => quote(a) === '25%' && quote(b) === '25 percent'));
		assert.deepEqual(compared?.differs, []);
		const country = compared?.names.find(({ label }) => /^(?:U\.S\.|US|United States)$/.test(label));
		assert.deepEqual([country?.a[0]?.name, country?.b[0]?.name], ['U.S.', 'US']);
	});

	test('Find Passage opens for the selected text, and leaving it leaves the window as it was', async () => {
		const selection = rangeOf(seeds.first, 'H200 chips to China');
		const editor = await vscode.window.showTextDocument(seeds.first, { selection });
		await vscode.commands.executeCommand('groundedReader.findPassage');
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		assert.equal(vscode.window.activeTextEditor?.document, seeds.first);
		assert.ok(editor.selection.isEqual(selection));
	});
});
