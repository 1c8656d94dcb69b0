#!/usr/bin/env node
// Stands in for the `code` executable: takes the command line that @vscode/test-electron gives to VS Code
// and runs the same suites in code-server. The exit code is the suites', so runTests() resolves or throws as with the desktop.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const option = name => process.argv.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const tests = option('extensionTestsPath');
if (!tests) {
	console.error('vscodeShim: it only runs tests (--extensionTestsPath)');
	process.exit(64);
}
const folder = process.argv.slice(2).find(arg => !arg.startsWith('-'));
const child = spawn(process.execPath, [
	path.join(import.meta.dirname, 'runCodeServer.mjs'), '--tests', tests,
	'--host', option('extensionDevelopmentKind') === 'web' ? 'web' : 'node',
	...(folder ? ['--workspace', folder] : []),
], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => child.kill(signal));
}
child.on('exit', code => process.exit(code ?? 1));
