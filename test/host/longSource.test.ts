import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds } from './seeds';
import { closeEditors, NEVER, remove, until, write } from './workspace';

const LENGTH = 2_000_000;
/**
 * The longest time that other work of the extension host may have to wait. Analysing works in slices; joining names and
 * indexing do not yet, and take most of a second here. What takes the square of a source's length takes minutes.
 */
const LIMIT_MS = 3000;
const TICK_MS = 20;

suite('a source with one line of two megabytes', () => {
	suiteSetup(() => remove('l'));
	teardown(async () => {
		await closeEditors();
		await remove('l');
	});

	test('is usable, and lets everything else go on', async function () {
		this.timeout(300_000);
		const { reader, first, second } = await openSeeds();
		const prose = `${first.getText()} ${second.getText()} `.replace(/\s+/g, ' ');
		const line = prose.repeat(Math.ceil(LENGTH / prose.length)).slice(0, LENGTH);
		const delays = new Delays();
		const uri = await write('l/sources/long.txt', line);
		const document = await vscode.workspace.openTextDocument(uri);
		const editor = await vscode.window.showTextDocument(document);
		const snapshot = await reader.snapshotFor(document, NEVER);
		const analyzed = snapshot?.findDocument(reader.toId(uri));
		assert.ok(analyzed);
		assert.ok(analyzed.mentions.length > 1000 && analyzed.claims.length > 1000);
		const typed = performance.now();
		assert.ok(await editor.edit((edit) => edit.insert(document.positionAt(LENGTH - 100), 'x')));
		const typedMs = performance.now() - typed;
		const cards = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, document.positionAt(line.lastIndexOf('NVIDIA') + 3));
		assert.ok(cards.length > 0, 'a card near the end');
		await until('the edit is read', () => reader.isCurrent(document));
		await vscode.commands.executeCommand('groundedReader.toggleHighlights');
		await vscode.commands.executeCommand('groundedReader.toggleHighlights');
		await vscode.workspace.getConfiguration('groundedReader').update('highlights.enabled', undefined, vscode.ConfigurationTarget.Global);
		const longestMs = delays.stop();
		console.log(`      held the host for at most ${longestMs.toFixed(0)} ms; an edit took ${typedMs.toFixed(0)} ms`);
		assert.ok(longestMs < LIMIT_MS, `held for ${longestMs} ms`);
	});
});

/** How long the thread was held at once: by its own processor time where the host tells it, else by the clock. */
class Delays {
	#longest = 0;
	#last = readTimes();
	readonly #timer = setInterval(() => {
		const now = readTimes();
		const late = now.clock - this.#last.clock - TICK_MS;
		this.#longest = Math.max(this.#longest, Math.min(late, now.busy - this.#last.busy));
		this.#last = now;
	}, TICK_MS);

	stop(): number {
		clearInterval(this.#timer);
		return this.#longest;
	}
}

/** On a machine with other work a late timer alone proves nothing: the thread may have been kept waiting itself. */
function readTimes(): { readonly clock: number; readonly busy: number } {
	const clock = performance.now();
	const { cpuUsage } = globalThis.process as { readonly cpuUsage?: () => { readonly user: number; readonly system: number } };
	const usage = cpuUsage?.();
	return { clock, busy: usage ? (usage.user + usage.system) / 1000 : clock };
}
