import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Decision, Logger } from '../../src/engine';
import { DecisionsFile } from '../../src/host/decisions';
import { formatDecisions, parseDecisions } from '../../src/host/decisionsFormat';
import { remove, root, startReader, until, write } from './workspace';

const PATH = '.grounded-reader/decisions.json';
const QUIET: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

suite('decisions', () => {
	setup(() => remove('.grounded-reader'));
	teardown(() => remove('.grounded-reader'));

	const rename = (name: string): Decision => ({ kind: 'rename', name, label: `The ${name}` });

	async function onDisk(): Promise<readonly Decision[]> {
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root(), PATH)));
		const parsed = parseDecisions(text);
		assert.ok(parsed.kind === 'valid', text);
		assert.equal(formatDecisions(parsed.decisions.list), text, 'sorted and formatted');
		return parsed.decisions.list;
	}

	test('reach the engine with the first sources and after each change', async () => {
		await write(PATH, formatDecisions([rename('A')]));
		const { reader, engine } = await startReader();
		await until('they reach the engine', () => engine.changes.some(({ decisions }) => decisions?.list.length === 1));
		assert.ok(await reader.decide(rename('B')));
		await until('the new one too', () => engine.changes.some(({ decisions }) => decisions?.list.length === 2));
		assert.deepEqual((await onDisk()).length, 2);
		await write(PATH, formatDecisions([]));
		await until('undoing the file undoes them', () => engine.changes.at(-1)?.decisions?.list.length === 0);
		assert.deepEqual(reader.decisions.list, []);
		reader.dispose();
	});

	test('can be taken back', async () => {
		const { reader } = await startReader();
		await reader.decide(rename('A'), rename('B'));
		await reader.undecide({ label: 'The A', name: 'A', kind: 'rename' });
		assert.deepEqual(await onDisk(), [rename('B')]);
		assert.deepEqual(reader.decisions.list, [rename('B')]);
		reader.dispose();
	});

	test('of two writers are all kept', async function () {
		this.timeout(180_000);
		const windows = [new DecisionsFile(QUIET), new DecisionsFile(QUIET)];
		await Promise.all(windows.map(async (file, window) => {
			const pending: Promise<boolean>[] = [];
			for (let i = 0; i < 100; i++) {
				pending.push(file.change({ add: [rename(`${window}-${i}`)], remove: [] }));
				await new Promise((resolve) => setTimeout(resolve, (i * 7 + window * 3) % 23));
			}
			assert.ok((await Promise.all(pending)).every((done) => done));
		}));
		await until('all 200 are there', async () => (await onDisk()).length === 200);
		await until('both know all', () => windows.every((file) => file.decisions.list.length === 200));
		await new Promise((resolve) => setTimeout(resolve, 500));
		assert.equal((await onDisk()).length, 200);
		windows.forEach((file) => file.dispose());
	});

	for (const [what, text, message] of [
		['is no JSON', '{ "version": 1, "decisions": [', /Not valid JSON/],
		['was written by a newer version', '{ "version": 7, "decisions": [] }', /newer version/],
		['holds merges in a circle', formatDecisions([{ kind: 'merge', name: 'A', into: 'B' }, { kind: 'merge', name: 'B', into: 'A' }]), /leads back/],
	] as const) {
		test(`stay as they were when the file ${what}`, async () => {
			await write(PATH, formatDecisions([rename('A')]));
			const { reader } = await startReader();
			await until('the good file is read', () => reader.decisions.list.length === 1);
			const uri = await write(PATH, text);
			await until('it is reported', () => vscode.languages.getDiagnostics(uri).some((problem) => message.test(problem.message)));
			assert.deepEqual(reader.decisions.list, [rename('A')]);
			assert.equal(await reader.decide(rename('B')), false);
			assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), text, 'it is kept as it is');
			await write(PATH, formatDecisions([rename('C')]));
			await until('the corrected file is used', () => reader.decisions.list[0]?.kind === 'rename' && reader.decisions.list[0].name === 'C');
			reader.dispose();
			await until('nothing is reported any more', () => vscode.languages.getDiagnostics(uri).every((problem) => !message.test(problem.message)));
		});
	}

	test('that would make the file invalid are refused', async () => {
		await write(PATH, formatDecisions([{ kind: 'merge', name: 'A', into: 'B' }]));
		const { reader } = await startReader();
		await until('the file is read', () => reader.decisions.list.length === 1);
		assert.equal(await reader.decide({ kind: 'merge', name: 'B', into: 'A' }), false);
		assert.deepEqual(await onDisk(), [{ kind: 'merge', name: 'A', into: 'B' }]);
		assert.ok(await reader.decide(rename('A')), 'others are taken as before');
		reader.dispose();
	});

	test('that apply to nothing any more are reported and stay', async () => {
		const uri = await write(PATH, formatDecisions([
			rename('Zanzibaria'),
			{ kind: 'source-label', source: 'gone/away.txt', label: 'X' },
			{ kind: 'gazetteer', name: 'Not Yet Named', type: 'person', aliases: [] },
		]));
		const { reader } = await startReader();
		const messages = (): string[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Grounded Reader').map((problem) => problem.message);
		await until('both are reported, and nothing else', () =>
			[...new Set(messages())].sort().join('\n') === 'No longer applies: no source names “Zanzibaria”\nNo longer applies: there is no source gone/away.txt');
		assert.equal((await onDisk()).length, 3);
		reader.dispose();
	});
});
