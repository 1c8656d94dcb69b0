// Runs the tests that need no editor: node test/unit.mjs [part of a path …] [--grep text] [--built]
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { unit } from '../esbuild.mjs';

const args = process.argv.slice(2);
const grepAt = args.indexOf('--grep');
const grep = grepAt < 0 ? undefined : args[grepAt + 1];
const filters = args.filter((arg, index) => !arg.startsWith('--') && (grepAt < 0 || index !== grepAt + 1));

const options = unit(filters);
if (!args.includes('--built')) {
	await esbuild.build(options);
}
const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, forbidOnly: true, ...(grep ? { grep } : {}) });
for (const file of options.entryPoints) {
	const built = path.join(options.outdir, path.relative(options.outbase, file)).replace(/\.ts$/, '.js');
	if (!fs.existsSync(built)) {
		throw new Error(`${built} is missing: run npm run compile.`);
	}
	mocha.addFile(path.resolve(built));
}
process.setSourceMapsEnabled(true);
const { passes, failures, pending } = await new Promise(resolve => {
	const runner = mocha.run(() => resolve(runner.stats));
});
console.log(`[unit] ${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
