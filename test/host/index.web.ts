import * as browserMocha from 'mocha';
import { type MochaLike, runSuites } from './suites';

/** For a browser, the package gives a runner that is ready to be set up. */
interface BrowserMocha extends MochaLike {
	setup(options: Mocha.MochaOptions): void;
}

/** Called by VS Code in the web worker extension host. */
export async function run(): Promise<void> {
	const { default: mocha } = browserMocha as unknown as { default: BrowserMocha };
	mocha.setup({ ui: 'tdd', timeout: 60_000, reporter: 'spec', forbidOnly: true });
	await runSuites(mocha, 'web');
}
