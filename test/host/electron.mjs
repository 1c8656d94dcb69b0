// Runs the host suites through @vscode/test-electron and says in which VS Code:
//   VSCODE_EXECUTABLE=/path/to/code   that one
//   --download                        desktop VS Code, downloaded; never anything else
//   otherwise                         code-server on Linux x64, desktop VS Code elsewhere
import { runTests } from '@vscode/test-electron';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { CACHE, ensureCodeServer, isCodeServerSystem, PROJECT } from './install.mjs';
import { argument, makeWorkspace } from './lib.mjs';

const SUITES = { node: 'out/test/index.js', web: 'out/web/test/index.js' };

/**
 * Where the suites write: a folder for each of their tests, there from the beginning, since VS Code's watcher may never follow what
 * happens in one that is made later.
 */
const FOLDERS = ['cache', 'e', 'r', 't'].flatMap(name => Array.from({ length: 24 }, (_, index) => `${name}${index + 1}/sources/deep`));

/** Runs the suites in one extension host, prints `[host] N passed, N failed` and sets the exit code. */
export async function runHost(host) {
	const place = choosePlace();
	console.log(`[${host}] in ${place.name}`);
	let printed = '';
	const stdout = new PassThrough();
	stdout.setEncoding('utf8').on('data', text => {
		printed += text;
		process.stdout.write(text);
	});
	let failure;
	try {
		await runTests({
			version: argument('version', 'stable'),
			cachePath: path.join(CACHE, 'desktop'),
			...(place.executable ? { vscodeExecutablePath: place.executable } : {}),
			stdout,
			extensionDevelopmentPath: PROJECT,
			extensionTestsPath: path.join(PROJECT, SUITES[host]),
			launchArgs: [
				makeWorkspace({ seeds: true, folders: FOLDERS }),
				'--disable-extensions', '--disable-workspace-trust',
				...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
			],
		});
	} catch (error) {
		failure = error;
	}
	const result = /^MOCHA_RESULT (\{.*?\})/m.exec(printed)?.[1];
	if (!result) {
		console.error(`[${host}] the suites reported no result: ${failure?.message ?? 'VS Code ended early'}`);
		process.exitCode = 1;
		return;
	}
	const { passes, failures, pending, host: ran } = JSON.parse(result);
	if (ran !== host) {
		throw new Error(`the suites ran in the ${ran} extension host instead of the ${host} one`);
	}
	console.log(`[${host}] ${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''} in ${place.name}`);
	process.exitCode = failure || failures > 0 || passes === 0 ? 1 : 0;
}

function choosePlace() {
	const executable = process.env.VSCODE_EXECUTABLE;
	if (executable) {
		if (!fs.existsSync(executable)) {
			throw new Error(`VSCODE_EXECUTABLE names ${executable}, which does not exist.`);
		}
		return { name: `desktop VS Code at ${executable}`, executable };
	}
	if (process.argv.includes('--download')) {
		return { name: 'desktop VS Code, downloaded' };
	}
	if (isCodeServerSystem()) {
		return { name: `VS Code ${ensureCodeServer().version} (code-server)`, executable: path.join(import.meta.dirname, 'vscodeShim.mjs') };
	}
	return { name: `desktop VS Code, downloaded (code-server does not run on ${process.platform} ${process.arch})` };
}
