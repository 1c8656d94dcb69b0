import 'mocha/mocha';
import { type MochaLike, runSuites } from './suites';

/** The `mocha` that its browser build leaves in the global scope. */
interface BrowserMocha extends MochaLike {
	setup(options: Mocha.MochaOptions): void;
}

/** Called by VS Code in the web worker extension host. */
export async function run(): Promise<void> {
	const { mocha } = globalThis as unknown as { mocha: BrowserMocha };
	// The browser build knows its reporters by class only, so the one for text is named.
	mocha.setup({ ui: 'tdd', timeout: 60_000, reporter: 'spec', forbidOnly: true });
	await runSuites(mocha, 'web');
}
