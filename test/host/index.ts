import { runSuites } from './suites';

/** Called by VS Code in the Node extension host. */
export async function run(): Promise<void> {
	const { default: Mocha } = await import('mocha');
	await runSuites(new Mocha({ ui: 'tdd', timeout: 60_000, forbidOnly: true, color: false }), 'node');
}
