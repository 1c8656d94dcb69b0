// Runs suites one after the other and adds their results up.
//   node test/run.mjs            everything
//   node test/run.mjs unit vsix …    only these
import { spawn } from 'node:child_process';
import process from 'node:process';
import { isCodeServerSystem } from './host/install.mjs';

/** A check counts only when it fails; a suite has to report how many tests passed and failed. */
const STEPS = [
	{ name: 'compile', check: true, args: ['esbuild.mjs'] },
	{ name: 'types', check: true, args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
	{ name: 'engine types', check: true, args: ['node_modules/typescript/bin/tsc', '-p', 'src/engine'] },
	{ name: 'lint', check: true, args: ['node_modules/eslint/bin/eslint.js', '.'] },
	{ name: 'unit', args: ['test/unit.mjs'] },
	{ name: 'node', bundles: true, args: ['test/host/runNode.mjs'], place: true },
	{ name: 'web', bundles: true, args: ['test/host/runWeb.mjs'], place: true },
	{ name: 'vsix', bundles: true, args: ['test/host/runVsix.mjs'], codeServer: true },
	{ name: 'ui', bundles: true, args: ['test/host/ui.mjs'], codeServer: true },
];
const GROUPS = { host: ['compile', 'node', 'web', 'vsix', 'ui'] };

const args = process.argv.slice(2);
// `--download` and `--version x` are for the choice of VS Code.
const place = args.filter((arg, index) => arg.startsWith('--') || args[index - 1] === '--version');
const asked = args.filter(arg => !place.includes(arg)).flatMap(name => GROUPS[name] ?? [name]);
const unknown = asked.find(name => !STEPS.some(step => step.name === name));
if (unknown) {
	throw new Error(`No suite named ${unknown}: use ${STEPS.map(step => step.name).join(', ')}.`);
}

let passed = 0;
let failed = 0;
let broken = false;
const summary = [];
for (const step of STEPS.filter(step => asked.length === 0 || asked.includes(step.name))) {
	if (step.codeServer && !isCodeServerSystem()) {
		summary.push(`${step.name.padEnd(14)}not run: it needs Linux x64`);
		continue;
	}
	if (step.bundles && broken) {
		failed++; // What lies in dist and out is from before.
		summary.push(`${step.name.padEnd(14)}not run: it does not compile`);
		continue;
	}
	const started = Date.now();
	console.log(`\n=== ${step.name}`);
	const { code, output } = await run([...step.args, ...(step.place ? place : [])]);
	const result = step.check ? { passed: 0, failed: code === 0 ? 0 : 1, note: code === 0 ? 'ok' : 'failed' } : read(step.name, code, output);
	broken ||= step.name === 'compile' && code !== 0;
	passed += result.passed;
	failed += result.failed;
	summary.push(`${step.name.padEnd(14)}${result.note}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function read(name, code, output) {
	const lines = [...output.matchAll(/^\[([\w-]+)\] (\d+) passed, (\d+) failed/gm)].filter(match => match[1] === name);
	const last = lines.at(-1);
	if (!last) {
		return { passed: 0, failed: 1, note: 'no result' };
	}
	const result = { passed: Number(last[2]), failed: Number(last[3]) };
	if (result.passed + result.failed === 0) {
		return { passed: 0, failed: 1, note: 'no test was run' };
	}
	if (code !== 0 && result.failed === 0) {
		return { ...result, failed: 1, note: `${result.passed} passed, but it ended with code ${code}` };
	}
	return { ...result, note: `${result.passed} passed, ${result.failed} failed` };
}

function run(args) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		child.stdout.setEncoding('utf8');
		child.stdout.on('data', text => {
			output += text;
			process.stdout.write(text);
		});
		child.on('error', reject);
		child.on('close', code => resolve({ code: code ?? 1, output }));
	});
}
