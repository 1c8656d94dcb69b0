// Emits everything that runs.
//   node esbuild.mjs            all of it, once
//   node esbuild.mjs --watch    and again after each change, readable
//   node esbuild.mjs product|unit|host|bench|soak …    only these
import * as esbuild from 'esbuild';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = path.dirname(fileURLToPath(import.meta.url));
process.chdir(ROOT);

/** @type {esbuild.BuildOptions} */
const COMMON = { bundle: true, format: 'cjs', target: 'es2022', sourcemap: true, logLevel: 'warning' };
/** @type {esbuild.BuildOptions} */
const NODE = { ...COMMON, platform: 'node', target: 'node20' };
/** @type {esbuild.BuildOptions} */
const WEB = { ...COMMON, platform: 'browser' };

/** What ships: names are kept, so that a stack trace in a reader's log can be read. */
function product({ minify }) {
	const shipped = { minify, keepNames: true, legalComments: 'eof', sourcesContent: false, external: ['vscode'] };
	return [
		{ ...NODE, ...shipped, entryPoints: { extension: 'src/extension.node.ts' }, outdir: 'dist', plugins: [shipData, nameEngine] },
		{ ...WEB, ...shipped, entryPoints: { extension: 'src/extension.web.ts' }, outdir: 'dist/web', plugins: [nameEngine] },
		{ ...NODE, ...shipped, entryPoints: { worker: 'src/worker/main.node.ts' }, outdir: 'dist' },
		{ ...WEB, ...shipped, format: 'iife', entryPoints: { worker: 'src/worker/main.web.ts' }, outdir: 'dist/web' },
		{ ...NODE, ...shipped, entryPoints: { cli: 'src/cli.ts' }, outdir: 'dist' },
	];
}

/** Unit tests, a bundle for each file. Packages stay outside: Node loads them once for all. */
export function unit(filters = []) {
	const wanted = file => filters.length === 0 || filters.some(filter => file.includes(filter));
	return { ...NODE, packages: 'external', entryPoints: testFiles('test').filter(wanted), outbase: 'test', outdir: 'out/unit' };
}

/** The suites that run inside VS Code: one bundle for each extension host. */
function host() {
	return [
		{ ...NODE, external: ['vscode', 'mocha'], entryPoints: { index: 'test/host/index.ts' }, outdir: 'out/test', plugins: [hostSuites] },
		{
			...WEB, external: ['vscode'], entryPoints: { index: 'test/host/index.web.ts' }, outdir: 'out/web/test', plugins: [hostSuites, browserMocha],
			// The suites are written for Node's assert; the worker gets the package of that name.
			alias: { 'node:assert/strict': './test/host/webAssert.mjs' }, inject: ['test/host/webProcess.mjs'],
		},
	];
}

/** Measurements, run by hand. */
function bench() {
	const entries = filesIn('test/bench').filter(name => name.endsWith('.ts')).map(name => `test/bench/${name}`);
	return entries.length > 0 ? [{ ...NODE, packages: 'external', entryPoints: entries, outdir: 'out/bench' }] : [];
}

/** Long random work, compared with what it should give; run by hand. */
function soak() {
	return [{ ...NODE, packages: 'external', entryPoints: { soak: 'test/soak/index.ts' }, outdir: 'out' }];
}

/** The training of the tagger's weights, run by hand. */
function train() {
	return fs.existsSync('src/train.ts') ? [{ ...NODE, packages: 'external', entryPoints: ['src/train.ts'], outdir: 'out' }] : [];
}

/** Lays the engine's data files beside the bundles: the word lists as one file, the rest as it is. */
const shipData = {
	name: 'ship-data',
	setup(build) {
		build.onEnd(() => {
			fs.mkdirSync('dist/data', { recursive: true });
			const all = fs.readdirSync('src/engine/data').filter(name => !/\.(md|ts)$/.test(name)).sort();
			const lists = all.filter(name => name.endsWith('.txt'));
			fs.writeFileSync('dist/data/lexicon.txt', lists.map(name => fs.readFileSync(`src/engine/data/${name}`, 'utf8')).join('\n'));
			const copied = all.filter(name => !lists.includes(name));
			for (const name of copied) {
				fs.copyFileSync(`src/engine/data/${name}`, `dist/data/${name}`);
			}
			const names = [...copied, 'lexicon.txt'];
			for (const stale of fs.readdirSync('dist/data').filter(name => !names.includes(name))) {
				fs.rmSync(`dist/data/${stale}`);
			}
		});
	},
};

/** Puts a hash of the engine's code and data, and of the packages it may use, in the place of the version in `engineVersion.ts`. */
const nameEngine = {
	name: 'name-engine',
	setup(build) {
		build.onLoad({ filter: /[\\/]host[\\/]engineVersion\.ts$/ }, ({ path: file }) => {
			const entries = fs.readdirSync('src/engine', { recursive: true, withFileTypes: true });
			const files = ['package-lock.json', ...entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))].sort();
			const hash = crypto.createHash('sha256');
			for (const name of files) {
				const content = fs.readFileSync(name);
				hash.update(`${name.replaceAll('\\', '/')} ${content.length}\n`).update(content);
			}
			const version = hash.digest('hex').slice(0, 32);
			return { contents: fs.readFileSync(file, 'utf8').replace("'unbuilt'", `'${version}'`), loader: 'ts', watchFiles: files.map(name => path.resolve(name)) };
		});
	},
};

const WANTED_SUITES = process.env.SUITES?.split(',');
/** `import 'host-suites'` imports every test/host/*.test.ts, or those that SUITES names: SUITES=hover,reader. */
const hostSuites = {
	name: 'host-suites',
	setup(build) {
		build.onResolve({ filter: /^host-suites$/ }, () => ({ path: 'host-suites', namespace: 'host-suites' }));
		build.onLoad({ filter: /.*/, namespace: 'host-suites' }, () => ({
			contents: fs.readdirSync('test/host').filter(name => name.endsWith('.test.ts') && (!WANTED_SUITES || WANTED_SUITES.includes(name.split('.')[0]))).sort()
				.map(name => `import './${name}';`).join('\n'),
			resolveDir: path.join(ROOT, 'test/host'),
			watchDirs: [path.join(ROOT, 'test/host')],
		}));
	},
};

/** `import 'mocha'` takes the browser build. It is CommonJS in a package that calls itself a module, so it gets its own `exports` here. */
const browserMocha = {
	name: 'browser-mocha',
	setup(build) {
		const file = path.join(ROOT, 'node_modules/mocha/mocha.js');
		build.onResolve({ filter: /^mocha$/ }, () => ({ path: file, namespace: 'browser-mocha' }));
		build.onLoad({ filter: /.*/, namespace: 'browser-mocha' }, () => ({
			contents: `const module = { exports: {} };\n((module, exports) => {\n${fs.readFileSync(file, 'utf8')}\n}).call(globalThis, module, module.exports);\nexport default module.exports;`,
		}));
	},
};

function filesIn(folder) {
	return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

/** Every test outside the editor, sorted. */
function testFiles(folder) {
	return fs.readdirSync(folder, { withFileTypes: true })
		.flatMap(entry => {
			const file = `${folder}/${entry.name}`;
			if (entry.isDirectory()) {
				return file === 'test/host' ? [] : testFiles(file);
			}
			return entry.name.endsWith('.test.ts') ? [file] : [];
		})
		.sort();
}

async function main(args) {
	const watch = args.includes('--watch');
	const groups = { product: () => product({ minify: !watch }), unit, host, bench, soak, train };
	const named = args.filter(name => name !== '--watch');
	const unknown = named.find(name => !(name in groups));
	if (unknown) {
		throw new Error(`No group named ${unknown}: use ${Object.keys(groups).join(', ')}.`);
	}
	const builds = (named.length > 0 ? named : Object.keys(groups)).flatMap(name => groups[name]());
	if (!watch) {
		await Promise.all(builds.map(options => esbuild.build(options)));
		return;
	}
	for (const options of builds) {
		const context = await esbuild.context({ ...options, logLevel: 'info' });
		await context.watch();
	}
	console.log('[watch] watching');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await main(process.argv.slice(2)).catch(error => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
