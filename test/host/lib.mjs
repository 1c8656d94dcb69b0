// Starts VS Code (code-server and Chromium) and works it as a reader would: shared by the tests, the pictures and npm start.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { CACHE, ensureBrowser, ensureCodeServer, PROJECT } from './install.mjs';

export const MANIFEST = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
export const EXTENSION_ID = `${MANIFEST.publisher}.${MANIFEST.name}`;
/** Two busy cores take 5 to 12 seconds to activate an extension. */
export const WAIT_MS = 45_000;
/** By our names, what the list of themes calls one, and the class of a workbench that shows one of its kind. */
export const THEMES = {
	dark: { label: 'Dark Modern', kind: 'vs-dark' },
	light: { label: 'Light Modern', kind: 'vs' },
	'high-contrast': { label: 'Dark High Contrast', kind: 'hc-black' },
	'high-contrast-light': { label: 'Light High Contrast', kind: 'hc-light' },
};

/** A quiet workbench that looks the same every time and asks nobody anything. */
const SETTINGS = {
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.enableExperiments': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'update.mode': 'none',
	'git.enabled': false,
	'chat.disableAIFeatures': true,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'window.commandCenter': false,
	'workbench.editor.useModal': 'off',
	'editor.hover.delay': 100,
	'workbench.reduceMotion': 'on',
	'workbench.colorTheme': 'Default Dark Modern', // Its old name: in a browser VS Code takes over that, and not the new one.
};

/** What a TypeScript module of ours exports; it may read files relative to the project. */
export async function importTypeScript(file) {
	const outfile = path.join(PROJECT, 'out/support', `${path.basename(file, '.ts')}.mjs`);
	await esbuild.build({ entryPoints: [path.join(PROJECT, file)], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile, logLevel: 'warning' });
	process.chdir(PROJECT);
	return import(`file://${outfile}`);
}

/** The value of `--name value` on the command line. */
export function argument(name, fallback) {
	const index = process.argv.indexOf(`--${name}`);
	return index < 0 ? fallback : process.argv[index + 1];
}

/**
 * Makes a workspace in a temporary folder: `files` by path, empty `folders`, and with `seeds` a copy of the seed documents in `seeds/`.
 * Removed when the process ends.
 */
export function makeWorkspace({ files = {}, folders = [], seeds = false } = {}) {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-'));
	process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
	if (seeds) {
		copySeeds(path.join(folder, 'seeds'));
	}
	folders.forEach(name => fs.mkdirSync(path.join(folder, name), { recursive: true }));
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, content);
	}
	return folder;
}

export function copySeeds(target) {
	fs.cpSync(path.join(PROJECT, 'seeds'), target, { recursive: true });
}

/** The command and environment that run code-server with everything it writes below `data`. */
function codeServer(data, args) {
	const { node, entry } = ensureCodeServer();
	return {
		command: node,
		args: [entry, '--config', path.join(data, 'config.yaml'), '--user-data-dir', data, ...args],
		env: {
			...process.env,
			TMPDIR: path.join(data, 'tmp'),
			XDG_CONFIG_HOME: path.join(data, 'xdg'),
			XDG_DATA_HOME: path.join(data, 'xdg'),
			NODE_OPTIONS: '',
			VSCODE_IPC_HOOK_CLI: '',
		},
	};
}

function makeDataFolder(settings) {
	const data = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-vscode-'));
	fs.mkdirSync(path.join(data, 'User'));
	fs.mkdirSync(path.join(data, 'tmp'));
	fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings, undefined, '\t'));
	return data;
}

/**
 * Starts VS Code on a free loopback port and resolves once it listens.
 * `trust` keeps workspace trust on: folders open in Restricted Mode. `host` is the extension host ours runs in.
 */
export async function startServer({ settings = {}, extensionsDir, host, trust = false } = {}) {
	const data = makeDataFolder({
		...SETTINGS,
		...(trust ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' } : {}),
		// The browser workbench does not heed an extension kind given with the development path.
		...(host ? { 'remote.extensionKind': { [EXTENSION_ID]: [host === 'web' ? 'web' : 'workspace'] } } : {}),
		...settings,
	});
	const { command, args, env } = codeServer(data, [
		'--auth', 'none',
		'--bind-addr', '127.0.0.1:0',
		'--extensions-dir', extensionsDir ?? path.join(data, 'extensions'),
		'--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--disable-proxy',
		...(trust ? [] : ['--disable-workspace-trust']),
		// A built workbench ignores a development path in its address without this.
		'--vscode-option', 'enable-smoke-test-driver',
	]);
	const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
	let stopped = false;
	const stop = () => {
		if (stopped) {
			return;
		}
		stopped = true;
		try {
			process.kill(-child.pid, 'SIGKILL'); // Its extension hosts are in the same group.
		} catch {
			// It has gone already.
		}
		fs.rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	};
	process.once('exit', stop);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.once(signal, () => process.exit(130));
	}
	let log = '';
	const port = await new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`code-server did not listen within 60 s\n${log}`)), 60_000);
		const read = chunk => {
			log += chunk;
			const match = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(log);
			if (match) {
				clearTimeout(timer);
				resolve(Number(match[1]));
			}
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('exit', code => {
			clearTimeout(timer);
			reject(new Error(`code-server ended with ${code}\n${log}`));
		});
	}).catch(error => {
		stop();
		throw error;
	});
	return { port, data, stop };
}

/** Installs a packaged extension into an extensions folder, as `code --install-extension` does. */
export function installVsix(file, extensionsDir) {
	const data = makeDataFolder({});
	fs.mkdirSync(extensionsDir, { recursive: true });
	const { command, args, env } = codeServer(data, ['--extensions-dir', extensionsDir, '--install-extension', file]);
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
		let log = '';
		child.stdout.on('data', chunk => { log += chunk; });
		child.stderr.on('data', chunk => { log += chunk; });
		child.on('error', reject);
		child.on('close', code => {
			fs.rmSync(data, { recursive: true, force: true });
			if (code === 0) {
				resolve(log);
			} else {
				reject(new Error(`the extension was not installed\n${log}`));
			}
		});
	});
}

export function launchChromium({ headless = true } = {}) {
	return chromium.launch({
		executablePath: ensureBrowser(),
		headless,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync',
			// Nothing leaves the machine, and nothing waits for a name to be looked up.
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
	});
}

/** The address of the workbench with a folder open and, if given, an extension under development and its tests. */
export function workbenchUrl(port, { folder, extension, tests } = {}) {
	const remote = file => `vscode-remote://127.0.0.1:${port}${file}`;
	const payload = [
		...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
		...(tests ? [['extensionTestsPath', remote(tests)]] : []),
	];
	const query = new URLSearchParams();
	if (folder) {
		query.set('folder', folder);
	}
	if (payload.length > 0) {
		query.set('payload', JSON.stringify(payload));
	}
	return `http://127.0.0.1:${port}/?${query}`;
}

/**
 * Opens a window on a folder with our extension: from the project, or installed in `extensionsDir`.
 * Gives the Playwright page, and `close` that ends browser and server.
 */
export async function openWindow({ folder, host = 'node', extensionsDir, trust, settings, theme, size = { width: 1280, height: 800 }, scale = 1 } = {}) {
	const server = await startServer({
		extensionsDir,
		trust,
		// Installed, it has no such setting, as a newcomer has none.
		host: extensionsDir ? undefined : host,
		settings,
	});
	let browser;
	const close = async () => {
		await browser?.close().catch(() => undefined);
		server.stop();
	};
	try {
		browser = await launchChromium();
		const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, permissions: ['clipboard-read', 'clipboard-write'] });
		const page = await context.newPage();
		page.setDefaultTimeout(WAIT_MS);
		await openWorkbench(page, workbenchUrl(server.port, { folder, extension: extensionsDir ? undefined : PROJECT }));
		await page.locator('.monaco-workbench .statusbar').waitFor();
		if (theme) {
			await chooseTheme(page, THEMES[theme]); // For pictures; nothing that a check looks at depends on it.
		}
		return { page, server, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Chooses a theme as a reader does: of one that stands in the settings from the beginning, VS Code in a browser takes no notice. */
async function chooseTheme(page, { label, kind }) {
	await runCommand(page, 'Preferences: Color Theme');
	await page.locator('.quick-input-widget input[type="text"]').first().fill(label);
	await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
	await page.keyboard.press('Enter');
	await until(() => page.locator(`.monaco-workbench.${kind}`).count(), label);
}

/** Goes to the workbench and says at once why it cannot be served (a missing module shows as HTTP 500). */
export async function openWorkbench(page, url) {
	const response = await page.goto(url);
	if (!response.ok()) {
		throw new Error(`the workbench answered ${response.status()}: ${(await response.text()).slice(0, 600)}`);
	}
}

/** Waits until `read` gives something that is not `undefined` or `false`, and gives it. */
export async function until(read, what, timeoutMs = WAIT_MS) {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const value = await read();
		if (value !== undefined && value !== false) {
			return value;
		}
		if (Date.now() > end) {
			throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
		}
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page, title) {
	const input = page.locator('.quick-input-widget input');
	// Keys that come before the workbench listens are lost.
	await until(async () => {
		await page.keyboard.press('F1');
		return input.waitFor({ timeout: 2_000 }).then(() => true, () => false);
	}, 'the command palette');
	await input.fill(`>${title}`);
	await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Opens a file of the workspace by its name, as with Ctrl+P. */
export async function openFile(page, name) {
	const input = page.locator('.quick-input-widget input');
	await until(async () => {
		await page.keyboard.press('Control+P');
		return input.waitFor({ timeout: 2_000 }).then(() => true, () => false);
	}, 'quick open');
	await input.fill(name);
	// The first row may still be one of the files opened recently.
	await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
	await page.locator('.editor-instance .view-line').first().waitFor();
	await page.locator('.tab.active', { hasText: name }).waitFor();
}

/** The box on the screen of `text` in the editor, `nth` counted from 0 in reading order; `undefined` when it is not in sight. */
function findBox(page, text, nth) {
	return page.evaluate(([wanted, index]) => {
		const lines = [...document.querySelectorAll('.editor-group-container.active .editor-instance .view-line')]
			.map(line => ({ line, top: line.getBoundingClientRect().top }))
			.sort((a, b) => a.top - b.top);
		let left = index;
		for (const { line } of lines) {
			// Decorations cut a line into many elements: put its text together, with the way back.
			const nodes = [];
			const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
			let content = '';
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				nodes.push({ node, start: content.length });
				content += node.data.replaceAll('\u00a0', ' ');
			}
			for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
				if (left-- > 0) {
					continue;
				}
				const place = (offset, isEnd) => {
					const found = nodes.findLast(({ start }) => (isEnd ? start < offset : start <= offset));
					return [found.node, offset - found.start];
				};
				const range = document.createRange();
				range.setStart(...place(at, false));
				range.setEnd(...place(at + wanted.length, true));
				const box = range.getBoundingClientRect();
				return { x: box.x, y: box.y, width: box.width, height: box.height };
			}
		}
		return undefined;
	}, [text, nth]);
}

/** Scrolls the active editor until `text` is in sight and gives its box. The text must not be broken by a wrap. */
export async function revealText(page, text, { nth = 0 } = {}) {
	const inSight = async () => {
		const box = await findBox(page, text, nth);
		const view = await page.locator('.editor-group-container.active .editor-instance').first().boundingBox();
		return box && view && box.y > view.y && box.y + box.height < view.y + view.height ? box : undefined;
	};
	const found = await until(() => inSight(), text, 3_000).catch(() => undefined);
	if (found) {
		return found;
	}
	const view = await page.locator('.editor-group-container.active .editor-instance').first().boundingBox();
	await page.mouse.click(view.x + view.width / 2, view.y + 10);
	await page.keyboard.press('Control+Home');
	for (let pages = 0; pages < 30; pages++) {
		await page.waitForTimeout(200);
		const box = await inSight();
		if (box) {
			return box;
		}
		await page.keyboard.press('PageDown');
	}
	throw new Error(`no ${JSON.stringify(text)} in the editor`);
}

/** The hover that is open, if any. */
export function hoverCard(page, options) {
	return page.locator('.monaco-hover:not(.hidden) .hover-contents', options);
}

/** Rests the mouse on `text` in the active editor and gives the text of the hover that opens. `within` is a part of it to wait for. */
export async function hoverAt(page, text, { nth = 0, within } = {}) {
	const box = await revealText(page, text, { nth });
	const card = hoverCard(page, within ? { hasText: within } : undefined).first();
	await until(async () => {
		await page.mouse.move(2, 2);
		await page.keyboard.press('Escape');
		await page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
		await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
		return card.waitFor({ timeout: 5_000 }).then(() => true, () => false);
	}, `a hover on ${JSON.stringify(text)}${within ? ` with ${JSON.stringify(within)}` : ''}`);
	await page.waitForTimeout(500); // It fades in.
	return (await card.innerText()).replaceAll('\u00a0', ' ').trim();
}

/** Clicks on a link in the open hover by its text. */
export async function clickInHover(page, text) {
	await hoverCard(page).locator('a', { hasText: text }).first().click();
}

/** Puts the cursor into `text` in the active editor. */
export async function clickText(page, text, { nth = 0, modifiers = [] } = {}) {
	const box = await revealText(page, text, { nth });
	for (const key of modifiers) {
		await page.keyboard.down(key);
	}
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	for (const key of modifiers) {
		await page.keyboard.up(key);
	}
}

/** The selected text of the active editor, and the name of its file. */
export async function selection(page) {
	await page.evaluate(() => navigator.clipboard.writeText(''));
	await page.keyboard.press('Control+C');
	const text = await until(async () => await page.evaluate(() => navigator.clipboard.readText()) || undefined, 'a selection', 5_000);
	return { text, tab: await page.locator('.editor-group-container.active .tab.active').getAttribute('data-resource-name') };
}

/** Opens our view container from the activity bar. */
export async function openContainer(page) {
	const icon = page.locator(`.activitybar .action-label[aria-label^="${MANIFEST.displayName}"]`);
	await icon.waitFor();
	const title = page.locator('.sidebar .composite.title', { hasText: new RegExp(MANIFEST.displayName, 'i') });
	if (!await title.isVisible()) {
		await icon.click();
		await title.waitFor();
	}
}

/** A row of the tree of the view named `view`, by a part of its text. */
export function treeRow(page, view, text) {
	return page.locator('.sidebar .pane', { has: page.locator('.pane-header', { hasText: view }) })
		.locator('.monaco-list-row', { hasText: text });
}

/** Chooses an item in a row's own menu; VS Code takes no click in a menu's first moment, so the click is repeated while the menu stands. */
export async function chooseInMenu(page, row, label) {
	const menu = page.locator('.context-view .monaco-menu');
	await row.click({ button: 'right' });
	await menu.waitFor();
	await until(async () => {
		await menu.locator('.action-item', { hasText: label }).click({ timeout: 2000 }).catch(() => {});
		return await menu.count() === 0;
	}, `the menu to take ${label}`);
}

/** The text of every row in sight in a view of ours. */
export async function treeRows(page, view) {
	const rows = await treeRow(page, view, '').allInnerTexts();
	return rows.map(text => text.replace(/\s+/g, ' ').trim());
}

/** What "Running Extensions" says of our extension; `undefined` when it has not been activated. */
export async function runningExtension(page) {
	await runCommand(page, 'Developer: Show Running Extensions');
	const list = page.locator('.runtime-extensions-editor');
	const rows = list.locator('.monaco-list-row');
	await rows.first().waitFor();
	// An extension under development is listed by its id.
	const ours = rows.filter({ has: page.getByText(MANIFEST.displayName, { exact: true }).or(page.getByText(EXTENSION_ID, { exact: true })) });
	await list.hover();
	let text;
	// The list draws only the rows in sight.
	for (let turns = 0; turns < 5 && text === undefined; turns++) {
		await page.waitForTimeout(100);
		text = await ours.count() > 0 ? (await ours.first().innerText()).replace(/\s+/g, ' ') : undefined;
		await page.mouse.wheel(0, 400);
	}
	await runCommand(page, 'View: Close Editor');
	return text;
}

/** Takes a picture for a human to look at; gives its path. */
export async function picture(page, name, folder = path.join(CACHE, 'shots')) {
	fs.mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${name}.png`);
	await page.screenshot({ path: file });
	return file;
}
