/** What Mocha offers both builds of it: the Node package and the browser file. */
export interface MochaLike {
	readonly suite: { emit(event: 'pre-require', context: object, file: string, mocha: MochaLike): unknown };
	run(done: (failures: number) => void): { readonly stats?: { passes: number; failures: number; pending: number } | undefined };
}

/**
 * Runs every suite of `test/host/*.test.ts` and prints the result for the script that started VS Code.
 * Rejects when a test failed or none ran.
 */
export async function runSuites(mocha: MochaLike, host: 'node' | 'web'): Promise<void> {
	console.log('MOCHA_BEGIN');
	mocha.suite.emit('pre-require', globalThis, 'test/host', mocha);
	await import('host-suites');
	const stats = await new Promise<{ passes: number; failures: number; pending: number }>(resolve => {
		const runner = mocha.run(() => resolve(runner.stats ?? { passes: 0, failures: 0, pending: 0 }));
	});
	console.log(`MOCHA_RESULT ${JSON.stringify({ passes: stats.passes, failures: stats.failures, pending: stats.pending, host })}`);
	if (stats.failures > 0 || stats.passes === 0) {
		throw new Error(`${stats.failures} tests failed, ${stats.passes} passed`);
	}
}
