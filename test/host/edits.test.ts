import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Snapshot } from '../../src/engine';
import { paintSource, shiftPaints, type Paint } from '../../src/features/paint';
import { toRange } from '../../src/host/convert';
import { makeRandom } from '../support/random';
import { makeBurst } from '../support/randomEdits';
import { openSeeds } from './seeds';
import { closeEditors, NEVER, remove, write } from './workspace';

const KINDS = new Set(['person', 'organization', 'place', 'claim', 'date', 'match']);
/** Edits of one step; all steps together make 10,000. */
const BURST = 250;
const BURSTS = 40;

suite('ten thousand random edits in an editor', () => {
	suiteSetup(() => remove('w'));
	teardown(async () => {
		await closeEditors();
		await remove('w');
	});

	test('leave no highlight stale, and every span equal to its slice', async function () {
		this.timeout(240_000);
		const { reader, first } = await openSeeds();
		const document = await vscode.workspace.openTextDocument(await write('w/sources/edited.txt', first.getText().replaceAll('\n', '\r\n')));
		await vscode.window.showTextDocument(document);
		const random = makeRandom(20261121);
		const paint = (snapshot: Snapshot): Paint[] => {
			const analyzed = snapshot.findDocument(reader.toId(document.uri));
			assert.ok(analyzed);
			return [...paintSource(snapshot, analyzed, { kinds: KINDS, focus: undefined, visible: [] })].flatMap((result) => (result && !result.part ? result.paints : []));
		};
		let painted: readonly Paint[] = [];
		const listener = vscode.workspace.onDidChangeTextDocument((event) => {
			if (event.document === document) {
				for (const { rangeOffset, rangeLength, text } of event.contentChanges) {
					painted = shiftPaints(painted, { start: rangeOffset, end: rangeOffset + rangeLength, length: text.length });
				}
			}
		});
		try {
			for (let burst = 0; burst < BURSTS; burst++) {
				const before = new Set(painted.map((paint) => describe(paint, document)));
				const edit = new vscode.WorkspaceEdit();
				for (const { start, end, text } of makeBurst(document.getText(), BURST, random)) {
					edit.replace(document.uri, toRange(document, { start, end }), text);
				}
				assert.ok(await vscode.workspace.applyEdit(edit));
				for (const paint of painted) {
					assert.ok(before.has(describe(paint, document)), `${describe(paint, document)} is highlighted before the update ${burst}`);
				}
				const { version } = document;
				const snapshot = await reader.snapshotFor(document, NEVER);
				const analyzed = snapshot?.findDocument(reader.toId(document.uri));
				assert.ok(snapshot && analyzed, `an answer after burst ${burst}`);
				assert.equal(analyzed.document.version, version);
				assert.equal(analyzed.document.text, document.getText());
				for (const span of [...analyzed.mentions, ...analyzed.claims]) {
					assert.equal(document.getText(toRange(document, span)), analyzed.document.text.slice(span.start, span.end));
				}
				painted = paint(snapshot);
			}
		} finally {
			listener.dispose();
		}
	});
});

function describe({ style, start, end }: Paint, document: vscode.TextDocument): string {
	return `${style} ${JSON.stringify(document.getText().slice(start, end))}`;
}
