// Runs the compiled suites inside an extension host of code-server; the exit code is the suites'.
//   node test/host/runCodeServer.mjs --host node|web --tests FILE --workspace FOLDER [--timeout SECONDS] [--verbose]
import process from 'node:process';
import { format } from 'node:util';
import { argument, launchChromium, openWorkbench, startServer, workbenchUrl } from './lib.mjs';
import { PROJECT } from './install.mjs';

const host = argument('host', 'node');
const limitSeconds = Number(argument('timeout', '600'));
const verbose = process.argv.includes('--verbose');
// What the workbench logs among the suites' output on a machine without network or native modules.
const NOISE = /open-vsx\.org|bindings file|build\/Release\/watchdog|\[AccountPolicyGate\]|\[Service Worker\]|ERR_NAME_NOT_RESOLVED/;

const server = await startServer({ host });
const browser = await launchChromium();
let code = 1;
let result;
let begun = false;
try {
	const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
	const ended = new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`no result within ${limitSeconds} s`)), limitSeconds * 1000);
		page.on('crash', () => reject(new Error('the page crashed')));
		page.exposeFunction('codeAutomationExit', exit => {
			clearTimeout(timer);
			resolve(exit);
		});
	});
	// The extension host's console arrives as console.log's own arguments, mixed with the workbench's log.
	await page.exposeFunction('codeAutomationLog', (_type, args) => {
		const line = format(...args);
		begun ||= line.startsWith('MOCHA_BEGIN');
		const match = /^MOCHA_RESULT (\{.*?\})/.exec(line);
		if (match) {
			result = JSON.parse(match[1]);
			console.log(match[0]);
			begun = verbose;
		} else if (verbose || (begun && !line.startsWith('MOCHA_BEGIN') && !NOISE.test(line))) {
			console.log(line);
		}
	});
	await openWorkbench(page, workbenchUrl(server.port, { folder: argument('workspace'), extension: PROJECT, tests: argument('tests') }));
	code = await ended;
} catch (error) {
	console.error(`[code-server] ${error.message}`);
} finally {
	await browser.close().catch(() => undefined);
	server.stop();
}
if (!result) {
	console.error('[code-server] the suites reported no result');
	code ||= 1;
}
process.exit(code);
