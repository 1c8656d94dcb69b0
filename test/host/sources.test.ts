import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, namesBelow, NEVER, remove, root, setSetting, startReader, textOf, until, write, type TestReader } from './workspace';

suite('sources', () => {
	let test_: TestReader;
	/** A folder for each test: VS Code's watcher loses events of one that is removed and made again. */
	let t = '';
	let count = 0;
	setup(async () => {
		t = `t${++count}`;
		await write(`${t}/sources/a.txt`, 'A text about PARIS.');
		await write(`${t}/sources/deep/b.md`, '# B\n\nText.');
		test_ = await startReader();
	});
	teardown(async () => {
		test_.reader.dispose();
		await closeEditors();
		await setSetting('groundedReader', 'sources.include', undefined);
		await setSetting('groundedReader', 'sources.exclude', undefined);
		await setSetting('files', 'exclude', undefined);
		await remove(t);
	});

	test('are text and Markdown files in folders named so, and nothing hidden or about the project', async () => {
		for (const name of ['.hidden/c.txt', 'node_modules/x/d.txt', 'README.md', 'readme.zh.md', 'LICENSE.txt', 'CHANGELOG.md', '.e.txt', 'f.csv', 'g.txt.bak', 'hid/h.txt']) {
			await write(`${t}/sources/${name}`, 'Text.');
		}
		await write(`${t}/other/i.txt`, 'Text.');
		await write(`${t}/sources/Licences in Europe.txt`, 'Text.');
		await setSetting('files', 'exclude', { '**/hid': true });
		await test_.reader.refresh();
		await until('all are read', () => namesBelow(test_.reader, t).includes('sources/Licences in Europe.txt') && test_.reader.state.kind === 'ready');
		assert.deepEqual(namesBelow(test_.reader, t), ['sources/Licences in Europe.txt', 'sources/a.txt', 'sources/deep/b.md']);
	});

	test('follow the patterns of the settings at once', async () => {
		await write(`${t}/other/i.txt`, 'Text.');
		await setSetting('groundedReader', 'sources.include', [`${t}/other/*.txt`, `${t}/sources/**`]);
		await setSetting('groundedReader', 'sources.exclude', ['**/deep']);
		await until('the others are read', () => namesBelow(test_.reader, t).join() === 'other/i.txt,sources/a.txt');
		assert.equal(namesBelow(test_.reader, 'seeds').length, 0);
	});

	test('come and go with files and folders', async () => {
		const { reader } = test_;
		const c = await write(`${t}/sources/c.txt`, 'New.');
		await until('a new file is read', () => textOf(reader, c) === 'New.');
		await write(`${t}/sources/c.txt`, 'New and grown.');
		await until('growth is read', () => textOf(reader, c) === 'New and grown.');
		await vscode.workspace.fs.rename(c, vscode.Uri.joinPath(root(), `${t}/sources/d.txt`));
		await until('a new name is read', () => namesBelow(reader, t).join() === 'sources/a.txt,sources/d.txt,sources/deep/b.md');
		await vscode.workspace.fs.rename(vscode.Uri.joinPath(root(), `${t}/sources`), vscode.Uri.joinPath(root(), `${t}/attic`));
		await until('a folder is no folder of sources any more', () => namesBelow(reader, t).length === 0);
		await vscode.workspace.fs.rename(vscode.Uri.joinPath(root(), `${t}/attic`), vscode.Uri.joinPath(root(), `${t}/articles`));
		await until('a folder becomes one', () => namesBelow(reader, t).join() === 'articles/a.txt,articles/d.txt,articles/deep/b.md');
		await remove(`${t}/articles`);
		await until('a folder is removed', () => namesBelow(reader, t).length === 0);
		assert.equal(reader.state.kind, 'ready');
		assert.deepEqual(reader.skipped, []);
	});

	test('are what an open editor holds, unsaved too, and the file again when it closes', async () => {
		const { reader } = test_;
		const uri = vscode.Uri.joinPath(root(), `${t}/sources/a.txt`);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(uri, new vscode.Position(0, 0), 'LONDON. ');
		await vscode.workspace.applyEdit(edit);
		const snapshot = await reader.snapshotFor(document, NEVER);
		assert.equal(snapshot?.findDocument(reader.toId(uri))?.document.text, 'LONDON. A text about PARIS.');
		assert.ok(reader.isCurrent(document));
		await write(`${t}/sources/a.txt`, 'Changed on the disk.');
		await new Promise((resolve) => setTimeout(resolve, 600));
		assert.equal(textOf(reader, uri), 'LONDON. A text about PARIS.');
		await closeEditors();
		await until('the file is read', () => textOf(reader, uri) === 'Changed on the disk.');
	});

	// In a folder that is there from the beginning: VS Code may follow nothing in a new one, and then an open file keeps its old text.
	suite('that are open', () => {
		const name = 'seeds/open.txt';
		let uri: vscode.Uri;
		setup(async () => {
			uri = await write(name, 'A text about PARIS.');
			await until('it is read', () => textOf(test_.reader, uri) !== undefined);
		});
		teardown(async () => {
			await closeEditors();
			await remove(name);
		});

		test('go when their file is removed, and come back with it', async () => {
			const { reader } = test_;
			await vscode.window.showTextDocument(uri);
			await vscode.workspace.fs.delete(uri);
			await until('it is gone', () => textOf(reader, uri) === undefined);
			assert.equal(reader.state.kind, 'ready');
			await write(name, 'Back.');
			await closeEditors(); // An editor that was left without its file shows the old text until VS Code has noticed.
			await until('it is back', () => textOf(reader, uri) === 'Back.');
		});

		test('take over their file when it grows', async () => {
			const { reader } = test_;
			const { document } = await vscode.window.showTextDocument(uri);
			for (const text of ['A text about PARIS. And LYON.', 'A text about PARIS. And LYON. And NICE.']) {
				await write(name, text);
				await until('the growth is read', () => textOf(reader, uri) === text && document.getText() === text);
				const snapshot = await reader.snapshotFor(document, NEVER);
				assert.equal(snapshot?.findDocument(reader.toId(uri))?.mentions.length, text.match(/\p{Lu}{2,}/gu)?.length);
			}
		});
	});

	test('follow a file that is renamed while it is open, with what is not saved', async () => {
		const { reader } = test_;
		const uri = vscode.Uri.joinPath(root(), `${t}/sources/a.txt`);
		const renamed = vscode.Uri.joinPath(root(), `${t}/sources/z.txt`);
		await vscode.window.showTextDocument(uri);
		const insert = new vscode.WorkspaceEdit();
		insert.insert(uri, new vscode.Position(0, 0), 'LONDON. ');
		await vscode.workspace.applyEdit(insert);
		const rename = new vscode.WorkspaceEdit();
		rename.renameFile(uri, renamed);
		assert.ok(await vscode.workspace.applyEdit(rename));
		await until('the new name is read', () => namesBelow(reader, t).join() === 'sources/deep/b.md,sources/z.txt');
		const document = await vscode.workspace.openTextDocument(renamed);
		const snapshot = await reader.snapshotFor(document, NEVER);
		assert.equal(snapshot?.findDocument(reader.toId(renamed))?.document.text, 'LONDON. A text about PARIS.');
		assert.deepEqual(reader.skipped, []);
	});

	test('may be one alone', async () => {
		await setSetting('groundedReader', 'sources.include', [`${t}/sources/a.txt`]);
		await until('only one is left', () => test_.reader.snapshot.sources.length === 1 && test_.reader.state.kind === 'ready');
		await remove(`${t}/sources/a.txt`);
		await until('none is left', () => test_.reader.snapshot.sources.length === 0 && test_.reader.state.kind === 'noSources');
		await write(`${t}/sources/a.txt`, 'Back.');
		await until('it is there again', () => test_.reader.state.kind === 'ready' && namesBelow(test_.reader, t).join() === 'sources/a.txt');
	});

	test('are not those of version control, output or other schemes', async () => {
		const other = await vscode.workspace.openTextDocument({ content: 'Text.', language: 'plaintext' });
		assert.ok(!test_.reader.isSource(other));
		const git = vscode.Uri.joinPath(root(), `${t}/sources/a.txt`).with({ scheme: 'git', query: 'HEAD' });
		assert.ok(!test_.reader.snapshot.findDocument(test_.reader.toId(git)));
		assert.equal(await test_.reader.snapshotFor(other, NEVER), undefined);
	});

	test('can be single files, although no pattern matches them', async () => {
		const uri = await write(`${t}/other/loose.txt`, 'Loose.');
		await test_.reader.useLooseFile(uri);
		await until('it is read', () => textOf(test_.reader, uri) === 'Loose.');
		await test_.reader.refresh();
		await until('it stays', () => test_.reader.state.kind === 'ready');
		assert.equal(textOf(test_.reader, uri), 'Loose.');
	});

	test('say how many files could be some where there are none, and take them', async () => {
		await write(`${t}/other/i.txt`, 'Text.');
		await setSetting('groundedReader', 'sources.include', ['nothing/**']);
		await until('there is none', () => test_.reader.state.kind === 'noSources' && test_.reader.snapshot.sources.length === 0);
		const { state } = test_.reader;
		assert.ok(state.kind === 'noSources' && state.candidates >= 3, JSON.stringify(state));
		await test_.reader.useFolderFiles();
		await until('they are taken', () => namesBelow(test_.reader, t).join() === 'other/i.txt,sources/a.txt,sources/deep/b.md');
	});

	test('that are read can be used while others are not', async () => {
		for (let i = 0; i < 120; i++) {
			await write(`${t}/sources/many/${String(i).padStart(3, '0')}.txt`, `Text ${i}.`);
		}
		const { reader } = await startReaderAnew(test_);
		const seen: string[] = [];
		let usable = false;
		reader.onDidUpdate(({ snapshot }) => {
			if (reader.state.kind === 'indexing') {
				seen.push(`${reader.state.done}/${reader.state.total}`);
				usable ||= snapshot.sources.length > 0;
			}
		});
		await reader.refresh();
		await until('all are read', () => reader.state.kind === 'ready');
		assert.ok(namesBelow(reader, t).length >= 120);
		assert.ok(seen.length > 0);
		assert.ok(usable);
	});
});

async function startReaderAnew(old: TestReader): Promise<TestReader> {
	old.reader.dispose();
	return Object.assign(old, await startReader());
}
