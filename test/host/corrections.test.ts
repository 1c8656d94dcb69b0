import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { formatDecisions, parseDecisions } from '../../src/host/decisionsFormat';
import { openSeeds, positionIn, rangeOf, type Seeds } from './seeds';
import { remove, root, until, write } from './workspace';

const PATH = '.grounded-reader/decisions.json';

suite('corrections on the seeds', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		await remove('.grounded-reader');
		seeds = await openSeeds();
	});
	setup(forget);
	suiteTeardown(forget);

	/** Undoing the file undoes everything. */
	async function forget(): Promise<void> {
		await remove('.grounded-reader');
		await until('the decisions are gone', () => seeds.reader.decisions.list.length === 0);
	}

	async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
		return actions.filter(({ command }) => command?.command.startsWith('groundedReader.'));
	}

	async function runAction(document: vscode.TextDocument, range: vscode.Range, title: RegExp, ...more: readonly unknown[]): Promise<void> {
		const actions = await actionsAt(document, range);
		const action = actions.find((candidate) => title.test(candidate.title));
		assert.ok(action?.command, actions.map((candidate) => candidate.title).join('\n'));
		const given: readonly unknown[] = action.command.arguments ?? [];
		await vscode.commands.executeCommand(action.command.command, ...given, ...more);
	}

	const caret = (document: vscode.TextDocument, part: string, within?: string): vscode.Range => {
		const position = positionIn(document, part, within);
		return new vscode.Range(position, position);
	};

	async function referencesOf(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
		return await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
	}

	function entityAt(document: vscode.TextDocument, position: vscode.Position) {
		const { snapshot } = seeds.reader;
		const id = seeds.reader.toId(document.uri);
		const found = snapshot.findAnnotation(id, document.offsetAt(position));
		return found && snapshot.entityOf({ document: id, start: found.start, end: found.end });
	}

	async function rename(document: vscode.TextDocument, position: vscode.Position, label: string): Promise<boolean> {
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, label);
		return vscode.workspace.applyEdit(edit);
	}

	test('offer what can be corrected at a name, and nothing on a plain word', async () => {
		const titles = (await actionsAt(seeds.second, caret(seeds.second, 'Washington', 'Washington’s goal is clear'))).map(({ title }) => title);
		for (const title of [/^Not an Entity Here: “Washington”$/, /^Not an Entity Everywhere: “Washington”$/, /^Merge “Washington” with…$/, /^Add Alias for “Washington”…$/, /^Change Type of “Washington”/, /^Rename “Washington”…$/, /^Copy Quote with Citation$/]) {
			assert.ok(titles.some((candidate) => title.test(candidate)), titles.join('\n'));
		}
		const plain = (await actionsAt(seeds.first, caret(seeds.first, 'confidently'))).map(({ title }) => title);
		assert.ok(!plain.some((title) => /Entity|Merge|Rename/.test(title)), plain.join('\n'));
	});

	test('take a name out everywhere, and the file brings it back', async () => {
		const position = positionIn(seeds.second, 'Washington', 'Washington’s goal is clear');
		const before = await referencesOf(seeds.second, position);
		assert.ok(before.length > 0);
		await runAction(seeds.second, new vscode.Range(position, position), /^Not an Entity Everywhere/);
		await until('it is gone', async () => (await referencesOf(seeds.second, position)).length === 0);
		assert.equal(entityAt(seeds.second, position), undefined);
		await forget();
		await until('it is back', async () => (await referencesOf(seeds.second, position)).length === before.length);
	});

	test('take a name out at one place only, and hold it when text is typed elsewhere', async () => {
		const position = positionIn(seeds.first, 'Trump', 'The Trump administration approved');
		const before = entityAt(seeds.first, position)?.mentions.length ?? 0;
		assert.ok(before > 1);
		const elsewhere = () => seeds.reader.snapshot.entities.find(({ aliases }) => aliases.includes('Trump'))?.mentions.length;
		await runAction(seeds.first, new vscode.Range(position, position), /^Not an Entity Here/);
		await until('one mention less', () => elsewhere() === before - 1 && entityAt(seeds.first, position) === undefined);
		const end = seeds.first.positionAt(seeds.first.getText().length);
		const typing = new vscode.WorkspaceEdit();
		typing.insert(seeds.first.uri, end, ' Nothing more.');
		await vscode.workspace.applyEdit(typing);
		await until('the edit is read', () => seeds.reader.isCurrent(seeds.first));
		assert.equal(elsewhere(), before - 1);
		const undoing = new vscode.WorkspaceEdit();
		undoing.delete(seeds.first.uri, new vscode.Range(end, seeds.first.positionAt(seeds.first.getText().length)));
		await vscode.workspace.applyEdit(undoing);
		await seeds.first.save();
		await until('the edit is taken back', () => seeds.reader.isCurrent(seeds.first));
	});

	test('merge two entities, change a type and add an alias in one file', async () => {
		const { reader } = seeds;
		const position = positionIn(seeds.second, 'Washington', 'Washington’s goal is clear');
		const here = new vscode.Range(position, position);
		const into = reader.snapshot.entities.find(({ aliases }) => aliases.includes('Huawei') || aliases.includes('China'));
		assert.ok(into);
		await runAction(seeds.second, here, /^Merge “Washington” with…$/, into.id);
		await until('they are one', () => entityAt(seeds.second, position)?.label === into.label);
		await runAction(seeds.second, here, /^Change Type of/, 'work');
		await until('it has the type', () => entityAt(seeds.second, position)?.type === 'work');
		await runAction(seeds.second, here, /^Add Alias for/, 'chip ban nobody wrote');
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root(), PATH)));
		const parsed = parseDecisions(text);
		assert.ok(parsed.kind === 'valid' && formatDecisions(parsed.decisions.list) === text, text);
		assert.deepEqual(parsed.decisions.list.map(({ kind }) => kind), ['alias', 'merge', 'type']);
	});

	test('rename by an edit of the decisions file that does nothing before it is applied', async () => {
		const position = positionIn(seeds.first, 'Trump', 'The Trump administration approved');
		const label = entityAt(seeds.first, position)?.label;
		const text = seeds.first.getText();
		const prepared = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', seeds.first.uri, position);
		assert.deepEqual([seeds.first.getText(prepared.range), prepared.placeholder], ['Trump', label]);
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', seeds.first.uri, position, 'President No. 47');
		await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(root(), PATH))), 'nothing is written yet');
		assert.ok(await vscode.workspace.applyEdit(edit));
		await until('it has the label', () => entityAt(seeds.first, position)?.label === 'President No. 47');
		assert.equal(seeds.first.getText(), text);

		assert.ok(await rename(seeds.first, position, 'POTUS'));
		await until('it has the next label', () => entityAt(seeds.first, position)?.label === 'POTUS');
		assert.equal(seeds.reader.decisions.list.length, 1);
		await forget();
		await until('it has its own label', () => entityAt(seeds.first, position)?.label === label);
	});

	test('refuse to rename what is no entity, and into an invalid file', async () => {
		const prepare = async (position: vscode.Position): Promise<unknown> => vscode.commands.executeCommand('vscode.prepareRename', seeds.first.uri, position);
		const position = positionIn(seeds.first, 'Trump', 'The Trump administration approved');
		await assert.rejects(prepare(positionIn(seeds.first, 'confidently')), /no entity here/);
		const uri = await write(PATH, '{ "version": 9, "decisions": [] }');
		await assert.rejects(prepare(position), /decisions\.json is not valid: Written by a newer version/);
		await rename(seeds.first, position, 'X').catch(() => undefined); // VS Code gives an empty edit, or rejects.
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), '{ "version": 9, "decisions": [] }');
	});

	test('dismiss a finding from lists, cards and badge, until the file is undone', async () => {
		const { reader } = seeds;
		const number = rangeOf(seeds.first, '25%');
		const id = reader.toId(seeds.first.uri);
		const claim = { start: seeds.first.offsetAt(number.start), end: seeds.first.offsetAt(number.end) };
		const before = reader.snapshot.comparisons.length;
		assert.ok(reader.snapshot.comparisonsOf(id, claim).length > 0);
		await runAction(seeds.first, caret(seeds.first, '25%'), /^Dismiss This Finding: agrees with “25 percent”/);
		await until('it is gone', () => reader.snapshot.comparisons.length < before);
		assert.ok(reader.snapshot.comparisonsOf(id, claim).every(({ relation }) => relation === 'not-comparable'));
		assert.notEqual(reader.snapshot.cardAt(id, claim.start)?.comparison?.relation, 'agrees');
		await forget();
		await until('it is back', () => reader.snapshot.comparisons.length === before);
	});

	test('set the date and the short name of a source', async () => {
		const { reader } = seeds;
		const id = reader.toId(seeds.first.uri);
		const before = reader.snapshot.findSource(id);
		await vscode.commands.executeCommand('groundedReader.setSourceDate', id, '2026-02-30');
		assert.deepEqual(reader.decisions.list, []);
		await vscode.commands.executeCommand('groundedReader.setSourceDate', id, '2025-12-09');
		await vscode.commands.executeCommand('groundedReader.setSourceLabel', id, 'Toutiao');
		await until('both are shown', () => reader.snapshot.findSource(id)?.metadata.date === '2025-12-09' && reader.snapshot.findSource(id)?.shortName === 'Toutiao');
		await vscode.commands.executeCommand('groundedReader.setSourceDate', id, '2025-12');
		await until('the last one counts', () => reader.snapshot.findSource(id)?.metadata.date === '2025-12');
		assert.equal(reader.decisions.list.length, 2);
		await forget();
		await until('it says what its text says', () => reader.snapshot.findSource(id)?.shortName === before?.shortName && reader.snapshot.findSource(id)?.metadata.date === before?.metadata.date);
	});

	test('show as orphans what was said of a text that has changed, and attach it to nothing else', async () => {
		const { reader } = seeds;
		const quote = { exact: 'Trump', prefix: 'Words that stand nowhere, ', suffix: ' they say' };
		const source = reader.nameOf(reader.toId(seeds.first.uri));
		const mentions = () => reader.snapshot.entities.reduce((sum, entity) => sum + entity.mentions.length, 0);
		const [count, compared] = [mentions(), reader.snapshot.comparisons.length];
		const uri = await write(PATH, formatDecisions([
			{ kind: 'not-entity', name: 'Trump', source, quote },
			{ kind: 'dismiss', a: { ...quote, source }, b: { exact: '25 percent', prefix: 'Nobody skims ', suffix: '', source: reader.nameOf(reader.toId(seeds.second.uri)) } },
		]));
		await until('both are reported', () => vscode.languages.getDiagnostics(uri).filter(({ message, severity }) => /^No longer applies: the quoted text in .* has changed$/.test(message) && severity === vscode.DiagnosticSeverity.Information).length === 2);
		assert.deepEqual([mentions(), reader.snapshot.comparisons.length], [count, compared]);
	});
});
