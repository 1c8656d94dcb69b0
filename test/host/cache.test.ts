import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyzer, createEngine, finish, type EngineData, type Logger } from '../../src/engine';
import { readEngineData } from '../../src/host/engineHost';
import type { Analyst } from '../../src/worker/analyst';
import { createPause } from '../../src/worker/pause';
import { closeEditors, makeReader, namesBelow, remove, root, type TestReader, textOf, until, untilReady, write } from './workspace';

const SILENT: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Started extends Pick<TestReader, 'reader' | 'lines'> {
	/** Names of the sources that were analysed. */
	readonly analyzed: readonly string[];
}

suite('cache', () => {
	/** A folder for each test: VS Code's watcher loses events of one that is removed and made again. */
	let r = '';
	let count = 0;
	let started: Started[] = [];
	let data: EngineData | undefined;
	setup(() => {
		r = `cache${++count}`;
	});
	teardown(async () => {
		for (const { reader } of started) {
			reader.dispose();
		}
		started = [];
		await closeEditors();
		await remove(r);
	});

	const storage = (): vscode.Uri => vscode.Uri.joinPath(root(), r, '.storage');

	/** A start of the extension, with the cache of the starts before. */
	async function start(engineVersion?: string): Promise<Started> {
		const test_ = await prepareStart(engineVersion);
		test_.reader.start();
		await untilReady(test_.reader);
		return test_;
	}

	async function prepareStart(engineVersion = 'engine 1'): Promise<Started> {
		const extension = vscode.extensions.getExtension('grounded-reader.grounded-reader');
		assert.ok(extension);
		data ??= await readEngineData(extension.extensionUri, SILENT);
		const engine = await createEngine({ lexicon: data.lexicon, pause: createPause() });
		const analyzer = await createAnalyzer(data);
		const analyzed: string[] = [];
		const analyst: Analyst = {
			async analyze(input, _urgency, token) {
				analyzed.push(input.name);
				return token.isCancellationRequested ? undefined : { kind: 'document', analyzed: finish(analyzer.analyze(input, { isEdited: false })) };
			},
			prepare: () => undefined,
			dispose: () => undefined,
		};
		const { reader, lines } = makeReader({ loadEngine: async () => engine, analyst, cache: { storage: storage(), engineVersion } });
		const test_ = { reader, lines, analyzed };
		started.push(test_);
		return test_;
	}

	/** What a start wrote, once it has seen these texts. */
	async function prepare(texts: Readonly<Record<string, string>>): Promise<void> {
		for (const [name, text] of Object.entries(texts)) {
			await write(`${r}/sources/${name}`, text);
		}
		const { reader, analyzed } = await start();
		assert.deepEqual(below(analyzed), Object.keys(texts).map((name) => `sources/${name}`).sort());
		await reader.keep();
		reader.dispose();
	}

	/** Names below the test's own folder: the workspace has other sources. */
	function below(names: readonly string[]): string[] {
		return [...new Set(names)].flatMap((name) => (name.startsWith(`${r}/`) ? [name.slice(r.length + 1)] : [])).sort();
	}

	test('analyses nothing at the second start', async () => {
		await prepare({ 'a.txt': 'One ALFA.', 'b.txt': 'Angela Merkel met 24 people in Berlin.', 'c.md': '# Three CHARLIE' });
		const { reader, analyzed, lines } = await start();
		assert.deepEqual(analyzed, []);
		assert.deepEqual(namesBelow(reader, r), ['sources/a.txt', 'sources/b.txt', 'sources/c.md']);
		const found = reader.snapshot.findDocument(reader.toId(vscode.Uri.joinPath(root(), r, 'sources/b.txt')));
		assert.equal(found?.document.text, 'Angela Merkel met 24 people in Berlin.');
		assert.deepEqual(found.mentions.map(({ start: from, end }) => found.document.text.slice(from, end)), ['Angela Merkel', 'Berlin']);
		assert.equal(found.claims.length, 1);
		assert.ok(lines.some((line) => /^info \d+ sources taken from the cache/.test(line)), lines.join('\n'));
		assert.deepEqual(lines.filter((line) => !line.startsWith('info')), []);
	});

	test('analyses what was changed, added and removed while it was closed, and no more', async () => {
		await prepare({ 'a.txt': 'One ALFA.', 'b.txt': 'Two BRAVO.', 'c.txt': 'Three CHARLIE.' });
		const changed = await write(`${r}/sources/b.txt`, 'Two DELTA.'); // Of the same length.
		await remove(`${r}/sources/c.txt`);
		await write(`${r}/sources/d.txt`, 'Four ECHO.');
		const { reader, analyzed } = await start();
		assert.deepEqual(below(analyzed), ['sources/b.txt', 'sources/d.txt']);
		assert.deepEqual(namesBelow(reader, r), ['sources/a.txt', 'sources/b.txt', 'sources/d.txt']);
		assert.equal(textOf(reader, changed), 'Two DELTA.');
		await reader.keep();
		reader.dispose();
		assert.deepEqual((await start()).analyzed, []);
	});

	test('shows a source from the cache at once, and says when it has changed', async () => {
		await prepare({ 'a.txt': 'One ALFA.', 'b.txt': 'Two BRAVO.' });
		const changed = await write(`${r}/sources/b.txt`, 'Two DELTA.');
		const { reader } = await prepareStart();
		const first = new Promise<string | undefined>((resolve) => {
			const subscription = reader.onDidUpdate(({ snapshotChanged }) => {
				if (snapshotChanged) {
					subscription.dispose();
					resolve(textOf(reader, changed));
				}
			});
		});
		reader.start();
		assert.equal(await first, 'Two BRAVO.');
		assert.equal(await reader.confirm([reader.toId(changed)]), false);
		assert.equal(textOf(reader, changed), 'Two DELTA.');
		assert.equal(await reader.confirm([reader.toId(changed)]), true);
	});

	test('keeps an edit that was not saved out of the cache', async () => {
		await prepare({ 'a.txt': 'One ALFA.' });
		const uri = vscode.Uri.joinPath(root(), r, 'sources/a.txt');
		const { reader } = await start();
		const editor = await vscode.window.showTextDocument(uri);
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'BRAVO. '));
		await until('the edit is taken up', () => textOf(reader, uri) === 'BRAVO. One ALFA.');
		await reader.keep();
		reader.dispose();
		await closeEditors();
		const again = await start();
		await until('the editor is closed', () => textOf(again.reader, uri) === 'One ALFA.');
		assert.deepEqual(below(again.analyzed), ['sources/a.txt']);
	});

	test('reads everything anew for another engine', async () => {
		await prepare({ 'a.txt': 'One ALFA.' });
		const { analyzed } = await start('engine 2');
		assert.deepEqual(below(analyzed), ['sources/a.txt']);
	});

	test('recovers from damaged files in silence', async () => {
		const { fs } = vscode.workspace;
		await prepare({ 'a.txt': 'One ALFA.', 'b.txt': 'Two BRAVO.' });
		const folder = vscode.Uri.joinPath(storage(), 'sources');
		const files = (await fs.readDirectory(folder)).map(([name]) => vscode.Uri.joinPath(folder, name));
		assert.ok(files.length >= 2);
		const parts = files.filter(({ path }) => path.includes('/part-'));
		for (const uri of parts) {
			const bytes = Uint8Array.from(await fs.readFile(uri));
			bytes.fill(7, bytes.length - 4);
			await fs.writeFile(uri, bytes);
		}
		const { reader, analyzed, lines } = await start();
		assert.deepEqual(below(analyzed), ['sources/a.txt', 'sources/b.txt']);
		assert.deepEqual(namesBelow(reader, r), ['sources/a.txt', 'sources/b.txt']);
		assert.equal(lines.filter((line) => line.includes('Cache: ')).length, parts.length); // Each holds a small segment.
		assert.deepEqual(lines.filter((line) => !line.startsWith('info')), []);
		await reader.keep();
		reader.dispose();
		assert.deepEqual((await start()).analyzed, []);
	});

	test('does without where nothing can be written', async () => {
		await write(`${r}/.storage`, 'a file, no folder');
		await write(`${r}/sources/a.txt`, 'One ALFA.');
		const { reader, lines } = await start();
		await reader.keep();
		assert.deepEqual(namesBelow(reader, r), ['sources/a.txt']);
		assert.deepEqual(lines.filter((line) => !line.startsWith('info')), []);
	});
});
