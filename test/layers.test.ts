import assert from 'node:assert/strict';
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import * as esbuild from 'esbuild';

/** Bundles with nothing left outside, for no platform in particular; gives what was read and the imports that led nowhere. */
async function bundle(entry: string, external: string[] = []): Promise<esbuild.BuildResult<{ metafile: true; write: false }>> {
	return esbuild.build({
		entryPoints: [entry], bundle: true, write: false, metafile: true, format: 'esm', platform: 'neutral',
		mainFields: ['module', 'main'], conditions: ['import'], external, logLevel: 'silent',
	});
}

/** Files that are run as soon as the entry is: reached without an `import()`. */
function runAtOnce(metafile: esbuild.Metafile, entry: string): Set<string> {
	const reached = new Set<string>();
	const visit = (file: string): void => {
		if (reached.has(file)) {
			return;
		}
		reached.add(file);
		for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
			if (kind !== 'dynamic-import' && external !== true) {
				visit(path);
			}
		}
	};
	visit(entry);
	return reached;
}

suite('layers', () => {
	test('the engine bundles with no externals, for no platform', async () => {
		// An import of node: or vscode cannot be resolved here and fails the build.
		const { metafile } = await bundle('src/engine/index.ts');
		const outside = Object.keys(metafile.inputs).filter(file => !file.startsWith('src/engine/') && !file.startsWith('node_modules/'));
		assert.deepEqual(outside, []);
		const imported = Object.values(metafile.inputs).flatMap(input => input.imports.map(each => each.path));
		assert.deepEqual(imported.filter(path => path === 'vscode' || isBuiltin(path)), []);
	});

	test('the bundle guard notices what does not belong', async () => {
		for (const name of ['node:fs', 'fs', 'vscode']) {
			await assert.rejects(esbuild.build({
				stdin: { contents: `import * as outside from '${name}'; console.log(outside);`, resolveDir: '.' },
				bundle: true, write: false, platform: 'neutral', logLevel: 'silent',
			}), new RegExp(`Could not resolve "${name}"`));
		}
	});

	test('the engine names no global of Node or the DOM', async () => {
		const config = JSON.parse(fs.readFileSync('src/engine/tsconfig.json', 'utf8')) as { compilerOptions: { lib: string[]; types: string[] } };
		assert.deepEqual(config.compilerOptions.types, []);
		assert.deepEqual(config.compilerOptions.lib.filter(lib => /dom|worker/i.test(lib)), []);
	});

	for (const entry of ['src/extension.node.ts', 'src/extension.web.ts']) {
		test(`${entry} runs neither the engine nor a package when it is loaded`, async () => {
			const { metafile } = await bundle(entry, ['vscode', 'node:*']);
			const reached = [...runAtOnce(metafile, entry)];
			assert.deepEqual(reached.filter(file => file.startsWith('node_modules/') || file === 'src/engine/engine.ts'), []);
		});
	}

	test('the web entry uses nothing of Node', async () => {
		await bundle('src/extension.web.ts', ['vscode']);
	});
});
