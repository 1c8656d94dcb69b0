import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds, positionIn, rangeOf, wordsAt, type Seeds } from './seeds';
import { closeEditors, root, until } from './workspace';

suite('navigation in the seeds', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		seeds = await openSeeds();
	});
	teardown(closeEditors);

	const definitions = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[]> =>
		vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, position);
	const references = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> =>
		vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
	const offsetsIn = (document: vscode.TextDocument, locations: readonly vscode.Location[]): number[] =>
		locations.filter(({ uri }) => uri.toString() === document.uri.toString()).map(({ range }) => document.offsetAt(range.start)).sort((a, b) => a - b);

	test('goes from 25% to exactly 25 percent, and back', async () => {
		for (const [from, part, to, target] of [[seeds.first, '25%', seeds.second, '25 percent'], [seeds.second, '25 percent', seeds.first, '25%']] as const) {
			const links = await definitions(from, positionIn(from, part));
			assert.equal(links.length, 1);
			assert.equal(links[0]?.targetUri.toString(), to.uri.toString());
			assert.deepEqual(links[0]?.targetSelectionRange, rangeOf(to, target));
			assert.deepEqual(links[0]?.originSelectionRange, rangeOf(from, part));
		}
	});
	test('goes from a sentence to its match in the other article', async () => {
		const links = await definitions(seeds.first, positionIn(seeds.first, 'essentially'));
		assert.ok(links.length > 0);
		assert.equal(links[0]?.targetUri.toString(), seeds.second.uri.toString());
		assert.match(links[0] ? seeds.second.getText(links[0].targetRange) : '', /^This decision was the result/);
	});
	test('finds the comparable numbers as implementations', async () => {
		const found = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeImplementationProvider', seeds.first.uri, positionIn(seeds.first, '25%'));
		assert.deepEqual(found.map((link) => link.targetRange), [rangeOf(seeds.second, '25 percent')]);
	});
	for (const [name, pattern] of [
		['NVIDIA', /NVIDIA|Nvidia/g], ['Trump', /Trump/g], ['H200', /H200/g], ['China', /(?<![\p{L}])China(?![\p{L}])/gu], ['U.S.', /(?<![\p{L}])(?:U\.S\.|US)(?![\p{L}])/gu],
	] as const) {
		test(`lists every place that names ${name}, and nothing else`, async () => {
			const found = await references(seeds.first, positionIn(seeds.first, name));
			for (const document of [seeds.first, seeds.second]) {
				const starts = offsetsIn(document, found).map((start) => {
					// A product may bear its maker's name in front.
					const maker = /^(?:NVIDIA|Nvidia) (?=H200)/.exec(document.getText().slice(start));
					return name === 'H200' && maker ? start + maker[0].length : start;
				});
				assert.deepEqual(starts, wordsAt(document, pattern));
			}
			assert.equal(found.length, wordsAt(seeds.first, pattern).length + wordsAt(seeds.second, pattern).length);
		});
	}
	test('highlights every name of the entity in the source', async () => {
		const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', seeds.second.uri, positionIn(seeds.second, 'Nvidia'));
		assert.equal(found.length, wordsAt(seeds.second, /Nvidia/g).length);
	});
	test('outlines paragraphs with their numbers and first mentions', async () => {
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', seeds.first.uri);
		const all = symbols.flatMap((symbol) => symbol.children ?? []);
		assert.ok(symbols.length > 5);
		assert.ok(all.some((symbol) => symbol.name === '25%'), all.map((symbol) => symbol.name).join());
		assert.equal(all.filter((symbol) => symbol.name === 'Huang Renxun').length, 1);
		assert.ok(symbols.every((symbol) => (symbol.children ?? []).every((child) => symbol.range.contains(child.range))));
	});
	test('finds entities of the workspace by any of their names', async () => {
		const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'nvidia');
		assert.ok(symbols.some((symbol) => /^nvidia/i.test(symbol.name)), symbols.map((symbol) => symbol.name).join());
	});

	test('opens a passage, selects exactly it and leaves the window as it was otherwise', async () => {
		await vscode.window.showTextDocument(seeds.first);
		const start = seeds.second.getText().indexOf('25 percent');
		await vscode.commands.executeCommand('groundedReader.openPassage', { document: seeds.reader.toId(seeds.second.uri), start, end: start + 10 });
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.toString(), seeds.second.uri.toString());
		assert.equal(editor?.document.getText(editor.selection), '25 percent');
		assert.ok(editor?.visibleRanges.some((range) => range.contains(editor.selection)));
	});
	test('opens a passage beside', async () => {
		const before = await vscode.window.showTextDocument(seeds.first);
		const start = seeds.second.getText().indexOf('25 percent');
		await vscode.commands.executeCommand('groundedReader.openPassageBeside', { document: seeds.reader.toId(seeds.second.uri), start, end: start + 10 });
		assert.notEqual(vscode.window.activeTextEditor?.viewColumn, before.viewColumn);
		assert.equal(vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection), '25 percent');
		assert.equal(vscode.window.visibleTextEditors.length, 2);
	});
	test('opens nothing for a forged link', async () => {
		await vscode.window.showTextDocument(seeds.first);
		const elsewhere = vscode.Uri.joinPath(root(), 'package.json').toString();
		for (const forged of [1, null, 'x', { document: elsewhere, start: 0, end: 1 }, { document: seeds.reader.toId(seeds.second.uri), start: -1, end: 1e9 }]) {
			await vscode.commands.executeCommand('groundedReader.openPassage', forged);
			await vscode.commands.executeCommand('groundedReader.peekPassage', forged);
			assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), seeds.first.uri.toString());
		}
	});
	test('steps through mentions and numbers', async () => {
		const editor = await vscode.window.showTextDocument(seeds.first, { selection: new vscode.Range(0, 0, 0, 0) });
		await vscode.commands.executeCommand('groundedReader.nextMention');
		const [one] = editor.selections;
		await vscode.commands.executeCommand('groundedReader.nextMention');
		assert.ok(one && editor.selection.start.isAfter(one.start));
		await vscode.commands.executeCommand('groundedReader.previousMention');
		assert.deepEqual(editor.selection, one);
		await vscode.commands.executeCommand('groundedReader.nextClaim');
		assert.match(editor.document.getText(editor.selection), /\d|two|first|second/);
	});
	test('cycles through the cross-references of a passage and comes back to it', async () => {
		const { end } = rangeOf(seeds.first, '25% share');
		await vscode.window.showTextDocument(seeds.first, { selection: new vscode.Range(end, end) });
		const seen: string[] = [];
		await until('the circle closes', async () => {
			await vscode.commands.executeCommand('groundedReader.nextCrossReference');
			const active = vscode.window.activeTextEditor;
			seen.push(active?.document.uri.path.slice(-24) ?? '');
			return active?.document.uri.toString() === seeds.first.uri.toString();
		});
		assert.ok(seen[0] !== undefined && seeds.second.uri.path.endsWith(seen[0]), seen.join());
		assert.match(seeds.first.getText(vscode.window.activeTextEditor?.selection), /25% share/);
	});
	test('copies a quote with its citation', async () => {
		await vscode.window.showTextDocument(seeds.first, { selection: rangeOf(seeds.first, 'a 25% share') });
		await vscode.commands.executeCommand('groundedReader.copyCitation');
		assert.match(await vscode.env.clipboard.readText(), /^“a 25% share” — .*¶\d+, seeds\/000_bcfccc8483ccd86e\.txt$/);
	});
});
