// A small runner for checks that work the window as a reader would.
import process from 'node:process';
import { picture } from './lib.mjs';

/** Collects results under the name of a suite; `finish` prints them and sets the exit code. */
export function makeSuite(name) {
	let passed = 0;
	let failed = 0;
	const failures = [];
	return {
		/** Runs one check; a failure leaves a picture of `page` in .vscode-test/shots and the others go on. */
		async check(title, run, page) {
			const started = Date.now();
			try {
				await run();
				passed++;
				console.log(`  ✔ ${title} (${Date.now() - started} ms)`);
			} catch (error) {
				failed++;
				failures.push({ title, error });
				console.log(`  ${failed}) ${title}`);
				const shot = page && await picture(page, `failed-${name}-${failed}`).catch(() => undefined);
				if (shot) {
					console.log(`     ${shot}`);
				}
			}
		},
		/** A failure outside any check: a window that did not open. */
		fail(title, error) {
			failed++;
			failures.push({ title, error });
			console.log(`  ${failed}) ${title}`);
		},
		finish() {
			failures.forEach(({ title, error }, index) => console.log(`\n  ${index + 1}) ${title}\n${error.stack ?? error}`));
			console.log(`\n[${name}] ${passed} passed, ${failed} failed`);
			process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
		},
	};
}
