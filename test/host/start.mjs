// npm start: reads the seeds, prints what the engine finds in them, and opens them in VS Code with the extension.
//   node test/host/start.mjs            desktop VS Code (VSCODE_EXECUTABLE, or `code` on the PATH), else code-server until Ctrl+C
//   node test/host/start.mjs --browser  code-server in any case
//   node test/host/start.mjs --check    opens the page itself, sees that the sources are listed, and ends
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { CACHE, ensureCodeServer, isCodeServerSystem, PROJECT } from './install.mjs';
import { argument, copySeeds, EXTENSION_ID, launchChromium, openContainer, openWorkbench, startServer, treeRow, treeRows, WAIT_MS, workbenchUrl } from './lib.mjs';

const check = process.argv.includes('--check');
const workspace = path.join(CACHE, 'workspace');
copySeeds(path.join(workspace, 'seeds'));
printFindings(path.join(workspace, 'seeds'));

const desktop = check || process.argv.includes('--browser') ? undefined : findDesktop();
if (desktop) {
	console.log(`Opening the sources in desktop VS Code (${desktop}).`);
	const child = spawn(desktop, ['--new-window', `--extensionDevelopmentPath=${PROJECT}`, workspace],
		{ stdio: 'ignore', detached: true, shell: process.platform === 'win32' });
	child.on('error', error => {
		console.error(error.message);
		process.exitCode = 1;
	});
	child.unref();
} else if (isCodeServerSystem()) {
	await serve();
} else {
	throw new Error('No desktop VS Code found: put `code` on the PATH (VS Code: "Shell Command: Install \'code\' command in PATH") or set VSCODE_EXECUTABLE.');
}

/** The main job on the seeds, as the command line does it. */
function printFindings(folder) {
	const started = performance.now();
	const documents = runCli('annotate', folder);
	const references = runCli('references', folder);
	const comparisons = runCli('comparisons', folder);
	const count = list => list.reduce((sum, items) => sum + items.length, 0);
	const matched = references.filter(line => line.references.some(({ relation }) => relation !== 'related')).length;
	console.log(`Read ${documents.length} sources in ${Math.round(performance.now() - started)} ms: `
		+ `${count(documents.map(document => document.mentions))} mentions, ${count(documents.map(document => document.claims))} numeric claims, `
		+ `${matched} of ${references.length} sentences matched elsewhere, ${comparisons.length} pairs of claims compared.`);
	for (const { document, title, mentions, claims } of documents) {
		console.log(`  ${document}: ${title} (${mentions.length} mentions, ${claims.length} claims)`);
	}
	for (const { a, b, relation } of comparisons) {
		console.log(`  ${a.text} = ${b.text}: ${relation}`);
	}
}

function runCli(...args) {
	const result = spawnSync(process.execPath, [path.join(PROJECT, 'dist/cli.js'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
	if (result.status !== 0) {
		throw new Error(`dist/cli.js ${args.join(' ')} ended with ${result.status}\n${result.stderr}`);
	}
	return result.stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line));
}

function findDesktop() {
	const chosen = process.env.VSCODE_EXECUTABLE;
	if (chosen) {
		return chosen;
	}
	const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
	return (process.env.PATH ?? '').split(path.delimiter)
		.flatMap(folder => names.map(name => path.join(folder, name)))
		.find(file => fs.existsSync(file));
}

async function serve() {
	console.log(`Opening the sources in VS Code ${ensureCodeServer().version} (code-server).`);
	const server = await startServer({ host: argument('host', 'node') });
	const url = workbenchUrl(server.port, { folder: workspace, extension: PROJECT });
	console.log(`\nReady: ${url}\n`);
	if (check) {
		await checkWindow(url);
		process.exit();
	}
	console.log('Open this address in a browser on this machine. Ctrl+C ends it.');
}

/** Sees in a browser that the window opens and the extension lists both seeds. */
async function checkWindow(url) {
	const browser = await launchChromium();
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		page.setDefaultTimeout(WAIT_MS);
		await openWorkbench(page, url);
		await openContainer(page);
		await treeRow(page, 'Sources', 'words').nth(1).waitFor();
		console.log(`${EXTENSION_ID} is active and lists:\n${(await treeRows(page, 'Sources')).map(row => `  ${row}`).join('\n')}`);
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	} finally {
		await browser.close().catch(() => undefined);
	}
}
