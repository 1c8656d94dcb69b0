import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toRange, toSpan } from '../../src/host/convert';
import { SOURCE_LANGUAGE } from '../../src/host/softWrap';
import { makeRandom } from '../support/random';
import { closeEditors, namesBelow, NEVER, remove, setSetting, startReader, until, write, type TestReader } from './workspace';

suite('reader', () => {
	let test_: TestReader;
	/** A folder for each test: VS Code's watcher loses events of one that is removed and made again. */
	let r = '';
	let count = 0;
	setup(async () => {
		r = `r${++count}`;
		test_ = await startReader();
	});
	teardown(async () => {
		test_.reader.dispose();
		await closeEditors();
		await remove(r);
	});

	async function open(path: string, text: string): Promise<vscode.TextEditor> {
		return vscode.window.showTextDocument(await write(path, text));
	}

	test('gives the snapshot of exactly the text that is open, after every edit', async function () {
		this.timeout(120_000);
		const { reader } = test_;
		const editor = await open(`${r}/sources/exact.txt`, 'One ALFA and BRAVO.\r\nTwo CHARLIE 😀.\n'.repeat(20));
		const { document } = editor;
		const id = reader.toId(document.uri);
		const random = makeRandom(20261121);
		let answers = 0;
		for (let step = 0; step < 50; step++) {
			const burst = 1 + Math.floor(random() * 4);
			for (let i = 0; i < burst; i++) {
				const edit = new vscode.WorkspaceEdit();
				const at = document.positionAt(Math.floor(random() * document.getText().length));
				const to = random() < 0.4 ? document.positionAt(document.offsetAt(at) + Math.floor(random() * 12)) : at;
				edit.replace(document.uri, new vscode.Range(at, to), ['X', ' DELTA ', '\n', 'é', '', '\r\n', '😀'][Math.floor(random() * 7)] ?? '');
				await vscode.workspace.applyEdit(edit);
			}
			const { version } = document;
			const snapshot = await reader.snapshotFor(document, NEVER);
			assert.ok(snapshot, `an answer after step ${step}`);
			answers++;
			const analyzed = snapshot.findDocument(id);
			assert.equal(analyzed?.document.version, version);
			assert.equal(analyzed.document.text, document.getText());
			for (const mention of analyzed.mentions) {
				const range = toRange(document, mention);
				assert.match(document.getText(range), /^\p{Lu}+$/u);
				assert.deepEqual(toSpan(document, range), { start: mention.start, end: mention.end });
			}
		}
		assert.equal(answers, 50);
	});

	test('takes up an edit within 300 ms and a burst of edits as one', async () => {
		const { reader, engine } = test_;
		const { document } = await open(`${r}/sources/burst.txt`, 'One.');
		await reader.snapshotFor(document, NEVER);
		const analyses = (): number => engine.analyzed.filter((name) => name === `${r}/sources/burst.txt`).length;
		const before = analyses();
		const first = performance.now();
		await Promise.all(Array.from('ABCDEFGHIJ', (text) => vscode.commands.executeCommand('type', { text })));
		const last = performance.now();
		await until('the edit is taken up', () => reader.isCurrent(document));
		const took = performance.now() - last;
		assert.ok(took < 300, `${took} ms`);
		const most = 2 + (last - first) / 80; // The editor may be slow to type.
		assert.ok(analyses() - before <= Math.min(most, 10), `${analyses() - before} analyses in ${last - first} ms`);
	});

	test('gives nothing for an answer that is not wanted any more', async () => {
		const { reader } = test_;
		const { document } = await open(`${r}/sources/unwanted.txt`, 'One.');
		const source = new vscode.CancellationTokenSource();
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), 'A');
		await vscode.workspace.applyEdit(edit);
		const answer = reader.snapshotFor(document, source.token);
		source.cancel();
		assert.equal(await answer, undefined);
		const again = new vscode.WorkspaceEdit();
		again.insert(document.uri, new vscode.Position(0, 0), 'B');
		const late = reader.snapshotFor(document, NEVER);
		await vscode.workspace.applyEdit(again);
		const snapshot = await late;
		assert.ok(snapshot === undefined || snapshot.findDocument(reader.toId(document.uri))?.document.text === 'AOne.');
		assert.ok(await reader.snapshotFor(document, NEVER));
	});

	test('still answers for an open source after indexing was cancelled', async () => {
		const { reader } = test_;
		const { document } = await open(`${r}/sources/cancelled.txt`, 'One.');
		const refreshed = reader.refresh();
		reader.cancelIndexing();
		await refreshed;
		assert.ok(reader.state.kind !== 'indexing');
		assert.ok(await reader.snapshotFor(document, NEVER));
	});

	test('does not analyse a text again that did not change', async () => {
		const { reader, engine } = test_;
		const { document } = await open(`${r}/sources/unchanged.txt`, 'One.');
		await reader.snapshotFor(document, NEVER);
		await until('the reader rests', () => reader.state.kind === 'ready');
		const before = engine.analyzed.filter((name) => name === `${r}/sources/unchanged.txt`).length;
		await reader.refresh();
		await until('the reader rests', () => reader.state.kind === 'ready');
		assert.equal(engine.analyzed.filter((name) => name === `${r}/sources/unchanged.txt`).length, before);
	});

	test('tells once of what came together', async () => {
		const { reader } = test_;
		const events: string[][] = [];
		reader.onDidUpdate((update) => {
			assert.equal(update.snapshot, reader.snapshot);
			const told = [...update.documents].map((id) => reader.nameOf(id)).filter((name) => name.startsWith(`${r}/sources/together`));
			if (update.snapshotChanged && told.length > 0) {
				events.push(told);
			}
		});
		const start = performance.now();
		await Promise.all(Array.from({ length: 12 }, (_, i) => write(`${r}/sources/together${i}.txt`, `Text ${i}.`)));
		await until('all are read', () => namesBelow(reader, r).filter((name) => name.startsWith('sources/together')).length === 12);
		assert.equal(new Set(events.flat()).size, 12);
		const took = performance.now() - start;
		assert.ok(events.length <= 2 + took / 100, `${events.length} events in ${took} ms`); // A slow machine reads one by one.
	});

	test('wraps sources, and no other text file, until the setting is off', async () => {
		const source = (await open(`${r}/sources/wrapped.txt`, 'A source.')).document;
		await until('it has our language', () => source.languageId === SOURCE_LANGUAGE);
		assert.equal(vscode.workspace.getConfiguration('editor', { uri: source.uri, languageId: SOURCE_LANGUAGE }).get('wordWrap'), 'on');
		assert.equal(source.isDirty, false);
		const other = (await open(`${r}/notes/todo.txt`, 'No source.')).document;
		await new Promise((resolve) => setTimeout(resolve, 300));
		assert.equal(other.languageId, 'plaintext');
		await setSetting('groundedReader', 'sources.softWrap', false);
		await until('it is plain text again', () => source.languageId === 'plaintext');
		await setSetting('groundedReader', 'sources.softWrap', undefined);
	});

	test('lets an open source rest whose file is gone', async () => {
		const { document } = await open(`${r}/sources/gone.txt`, 'A source.');
		await until('it has our language', () => document.languageId === SOURCE_LANGUAGE);
		let openings = 0;
		const subscription = vscode.workspace.onDidOpenTextDocument((opened) => void (openings += opened === document ? 1 : 0));
		await remove(`${r}/sources/gone.txt`);
		await until('it is no source any more', () => !test_.reader.isSource(document) && document.languageId === 'plaintext');
		await new Promise((resolve) => setTimeout(resolve, 1500));
		subscription.dispose();
		assert.ok(openings <= 2, `${openings} changes of its language`);
	});

	test('leaves a language that was picked by hand', async () => {
		const { document } = await open(`${r}/sources/byHand.txt`, 'A source.');
		await until('it has our language', () => document.languageId === SOURCE_LANGUAGE);
		await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
		await write(`${r}/sources/another.txt`, 'Another.');
		await new Promise((resolve) => setTimeout(resolve, 500));
		assert.equal(document.languageId, 'plaintext');
	});
});
