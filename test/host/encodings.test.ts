import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getLineMap, toRange } from '../../src/host/convert';
import { closeEditors, NEVER, remove, root, setSetting, startReader, textOf, until, write, type TestReader } from './workspace';

const TEXT = 'Zürich – “NATO” 😀 said.\nÉmile agreed.';

suite('encodings', () => {
	let test_: TestReader;
	/** A folder for each test: VS Code's watcher loses events of one that is removed and made again. */
	let e = '';
	let count = 0;
	setup(async () => {
		e = `e${++count}`;
		test_ = await startReader();
	});
	teardown(async () => {
		test_.reader.dispose();
		await closeEditors();
		await setSetting('files', 'encoding', undefined);
		await setSetting('groundedReader', 'sources.maxFileSizeMB', undefined);
		await remove(e);
	});

	async function checkReads(name: string, bytes: Uint8Array, expected: string): Promise<void> {
		const uri = await write(`${e}/sources/${name}`, bytes);
		await until(`${name} is read`, () => textOf(test_.reader, uri) !== undefined);
		assert.equal(textOf(test_.reader, uri), expected);
		const document = await vscode.workspace.openTextDocument(uri);
		const snapshot = await test_.reader.snapshotFor(document, NEVER);
		assert.equal(snapshot?.findDocument(test_.reader.toId(uri))?.document.text, document.getText());
		assert.equal(document.getText().replace(/\r\n?/g, '\n'), expected.replace(/\r\n?/g, '\n'), 'as the editor reads it');
	}

	async function checkLeavesOut(name: string, bytes: Uint8Array, kind: string): Promise<void> {
		const uri = await write(`${e}/sources/${name}`, bytes);
		const id = test_.reader.toId(uri);
		await until(`${name} is left out`, () => test_.reader.skipped.some((skipped) => skipped.id === id));
		const skipped = test_.reader.skipped.find((item) => item.id === id);
		assert.equal(skipped?.kind, kind);
		assert.equal(test_.lines.filter((line) => line.startsWith('warn') && line.includes(name)).length, 1, 'one log line');
		assert.equal(textOf(test_.reader, uri), undefined);
	}

	test('reads UTF-8 with and without a byte-order mark', async () => {
		await checkReads('plain.txt', new TextEncoder().encode(TEXT), TEXT);
		await checkReads('bom.txt', new TextEncoder().encode(`\uFEFF${TEXT}`), TEXT);
	});

	test('reads UTF-16 with a byte-order mark, both ways round', async () => {
		await checkReads('le.txt', utf16(`\uFEFF${TEXT}`, true), TEXT);
		await checkReads('be.txt', utf16(`\uFEFF${TEXT}`, false), TEXT);
	});

	test('reads what the setting files.encoding says', async () => {
		await setSetting('files', 'encoding', 'windows1252');
		await checkReads('western.txt', Uint8Array.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x20, 0x93, 0x4e, 0x94]), 'Zürich “N”');
	});

	test('reads a file anew when files.encoding changes', async () => {
		await checkLeavesOut('later.txt', Uint8Array.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68]), 'encoding');
		await setSetting('files', 'encoding', 'windows1252');
		await until('it is read', () => textOf(test_.reader, vscode.Uri.joinPath(root(), `${e}/sources/later.txt`)) === 'Zürich');
		assert.deepEqual(test_.reader.skipped, []);
	});

	test('reads any line ends, and finds the same characters in the editor', async () => {
		const text = 'One ALFA.\r\nTwo BRAVO.\rThree CHARLIE.\n\r\n😀 DELTA.';
		const uri = await write(`${e}/sources/mixed.txt`, text);
		await until('it is read', () => textOf(test_.reader, uri) !== undefined);
		const analyzed = test_.reader.snapshot.findDocument(test_.reader.toId(uri));
		assert.ok(analyzed);
		assert.equal(analyzed.document.text, text);
		const ranges = analyzed.mentions.map((mention) => toRange(getLineMap(analyzed.document), mention));
		const document = await vscode.workspace.openTextDocument(uri);
		assert.deepEqual(ranges.map((range) => document.getText(range)), ['ALFA', 'BRAVO', 'CHARLIE', 'DELTA']);
	});

	test('takes an empty file as an empty source', async () => {
		await checkReads('empty.txt', new Uint8Array(), '');
		await checkReads('bomOnly.txt', Uint8Array.from([0xef, 0xbb, 0xbf]), '');
	});

	test('takes a replacement character that is written in the file as text', async () => {
		await checkReads('replacement.txt', new TextEncoder().encode('What \uFFFD is this?'), 'What \uFFFD is this?');
	});

	test('leaves out binary files, invalid bytes and large files, each with a reason, and reads the others', async () => {
		await setSetting('groundedReader', 'sources.maxFileSizeMB', 0.5);
		await until('the setting is taken over', () => test_.reader.settings.sources.maxFileSizeMB === 0.5);
		const good = await write(`${e}/sources/good.txt`, 'Good.');
		await checkLeavesOut('picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 0, 0]), 'binary');
		await checkLeavesOut('lateNul.txt', new TextEncoder().encode(`${'Text. '.repeat(5000)}\0`), 'binary');
		await checkLeavesOut('invalid.txt', Uint8Array.from([0x41, 0xff, 0x42, 0xc3]), 'encoding');
		await checkLeavesOut('large.txt', new TextEncoder().encode('Text. '.repeat(100_000)), 'tooBig');
		await until('the good one is read', () => textOf(test_.reader, good) === 'Good.');
		assert.equal(test_.reader.skipped.find(({ kind }) => kind === 'tooBig')?.reason, 'Larger than 0.5 MB');
		await setSetting('groundedReader', 'sources.maxFileSizeMB', undefined);
		await until('the large one is read', () => textOf(test_.reader, vscode.Uri.joinPath(root(), `${e}/sources/large.txt`)) !== undefined);
		assert.equal(test_.reader.skipped.length, 3);
	});

	test('leaves a file with invalid bytes out while it is open too', async () => {
		await checkLeavesOut('open.txt', Uint8Array.from([0x41, 0xff, 0x42, 0xc3]), 'encoding');
		const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), `${e}/sources/open.txt`));
		await vscode.window.showTextDocument(document);
		assert.equal(await test_.reader.snapshotFor(document, NEVER), undefined);
		assert.ok(test_.reader.isSource(document));
	});

	test('goes on when the analysis of one source fails', async () => {
		await checkLeavesOut('broken.txt', new TextEncoder().encode('BREAK THE ENGINE'), 'failed');
		const good = await write(`${e}/sources/good.txt`, 'Good.');
		await until('the good one is read', () => textOf(test_.reader, good) === 'Good.');
	});
});

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let i = 0; i < text.length; i++) {
		view.setUint16(i * 2, text.charCodeAt(i), isLittleEndian);
	}
	return new Uint8Array(view.buffer);
}
