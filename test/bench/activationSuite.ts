import * as vscode from 'vscode';

/** Run by VS Code in place of the test suites: says how long our `activate()` took. */
export async function run(): Promise<void> {
	console.log('MOCHA_BEGIN');
	const extension = vscode.extensions.getExtension<{ readonly activationMs: number }>('grounded-reader.grounded-reader');
	const { activationMs } = await extension?.activate() ?? {};
	console.log(`ACTIVATION ${activationMs}`);
	console.log('MOCHA_RESULT {"passes":1,"failures":0,"pending":0,"host":"bench"}');
}
