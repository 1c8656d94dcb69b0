// The newcomer's path: packages the extension, installs the .vsix into a clean VS Code and opens normal windows.
import { execFileSync } from 'node:child_process';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeSuite } from './cases.mjs';
import { CACHE, PROJECT } from './install.mjs';
import { EXTENSION_ID, installVsix, makeWorkspace, openContainer, openWindow, runningExtension, treeRow, until, WAIT_MS } from './lib.mjs';

const suite = makeSuite('vsix');
const file = path.join(CACHE, 'grounded-reader.vsix');
const extensionsDir = path.join(CACHE, 'extensions');
fs.rmSync(file, { force: true });
fs.rmSync(extensionsDir, { recursive: true, force: true });

let installed = false;
await suite.check('is packaged and installed', async () => {
	fs.mkdirSync(CACHE, { recursive: true });
	execFileSync(process.execPath, [path.join(PROJECT, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies',
		'--allow-missing-repository', '--no-rewrite-relative-links', '--out', file], { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
	await installVsix(file, extensionsDir);
	installed = true;
});

if (installed) {
	const folder = fs.readdirSync(extensionsDir).find(name => name.startsWith(EXTENSION_ID));
	await suite.check('holds what runs and the sample sources, and nothing to build with', async () => {
		const names = fs.readdirSync(path.join(extensionsDir, folder), { recursive: true }).map(name => name.replaceAll('\\', '/'));
		for (const wanted of ['package.json', 'dist/extension.js', 'dist/web/extension.js', ...fs.readdirSync(path.join(PROJECT, 'seeds')).map(name => `seeds/${name}`)]) {
			assert.ok(names.includes(wanted), `${wanted} is missing`);
		}
		const unwanted = names.filter(name => /^(src|test|out|node_modules|docs|\.ci|\.vscode|\.vscode-test)(\/|$)|\.map$|\.ts$|lock\.json$/.test(name));
		assert.deepEqual(unwanted, []);
	});
	await window('a folder with sources', { seeds: true }, async page => {
		await suite.check('wakes by itself in a folder with sources', async () => {
			await until(() => runningExtension(page), 'activation');
		}, page);
		await suite.check('lists the sample sources', async () => {
			await openContainer(page);
			await treeRow(page, 'Sources', 'words').nth(1).waitFor();
		}, page);
	});
	await window('a folder without sources', { files: { 'notes/todo.txt': 'Call the office.\n', 'README.md': '# Notes\n' } }, async page => {
		await suite.check('sleeps in a folder without sources', async () => {
			await page.waitForTimeout(WAIT_MS / 3);
			assert.equal(await runningExtension(page), undefined);
		}, page);
		await suite.check('wakes there when its view is opened', async () => {
			await openContainer(page);
			await until(() => runningExtension(page), 'activation');
		}, page);
	});
}
suite.finish();
process.exit();

async function window(what, content, checks) {
	let opened;
	try {
		opened = await openWindow({ folder: makeWorkspace(content), extensionsDir });
		await checks(opened.page);
	} catch (error) {
		suite.fail(`opens ${what}`, error);
	} finally {
		await opened?.close();
	}
}
