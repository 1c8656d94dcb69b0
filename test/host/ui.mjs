// Works real windows as a reader would: node test/host/ui.mjs [--host node|web] [--only part-of-a-file-name]
// Each file of test/host/ui/ is one window. It exports
//   window   options: { seeds: true } or { files: { 'seeds/a.txt': '…' } }, { trust: true } for Restricted Mode, settings, theme
//   hosts    optional: ['node'] when the other extension host has nothing new to show
//   checks   async ({ page, server, folder, host }, check) => { await check('title', async () => { … }); … }
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeSuite } from './cases.mjs';
import { argument, makeWorkspace, openWindow } from './lib.mjs';

const suite = makeSuite('ui');
const folder = path.join(import.meta.dirname, 'ui');
const hosts = argument('host') ? [argument('host')] : ['node', 'web'];
const only = argument('only', '');

for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.mjs') && name.includes(only)).sort()) {
	const { window, checks, hosts: wanted = ['node', 'web'] } = await import(path.join(folder, name));
	for (const host of hosts.filter(host => wanted.includes(host))) {
		await runFile(path.basename(name, '.mjs'), host, window, checks);
	}
}
suite.finish();
process.exit();

async function runFile(name, host, { seeds, files, ...options }, checks) {
	console.log(`\n  ${name} (${host})`);
	const workspace = makeWorkspace({ seeds, files });
	let opened;
	try {
		opened = await openWindow({ folder: workspace, host, ...options });
		const { page, server } = opened;
		await checks({ page, server, folder: workspace, host }, (title, run) => suite.check(`${title} (${host})`, run, page));
	} catch (error) {
		suite.fail(`${name} (${host})`, error);
	} finally {
		await opened?.close();
	}
}
