import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSeeds, positionIn, rangeOf, type Seeds } from './seeds';

/** The Markdown of our card at a position, without escapes; empty when there is none. */
async function cardAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
	return (await rawCardAt(document, position)).replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

async function rawCardAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
	return hovers.flatMap((hover) => hover.contents).map((content) => typeof content === 'string' ? content : content.value).find((value) => value.includes('command:groundedReader.')) ?? '';
}

/** The arguments of the links of one command in a card. */
function argumentsOf(card: string, command: string): unknown[] {
	return [...card.matchAll(new RegExp(`command:groundedReader\\.${command}\\?(\\S+)`, 'g'))].map((match) => JSON.parse(decodeURIComponent(match[1] ?? '')) as unknown);
}

suite('hover cards on the seeds', () => {
	let seeds: Seeds;
	suiteSetup(async () => {
		seeds = await openSeeds();
	});

	test('show that 25% and 25 percent agree, with both sides and the quote', async () => {
		const card = await cardAt(seeds.first, positionIn(seeds.first, '25%'));
		const lines = card.split('\n');
		assert.match(lines[0] ?? '', /^\*\*25% = 25 percent\*\* · agree in value$/);
		assert.match(card, /here: .*would receive a \*\*25%\*\* share · base not stated/);
		assert.match(card, /¶\d+: .*preparing to skim \*\*25 percent\*\* · of sales revenue/);
		assert.match(card, /^> The US government is also reportedly preparing to skim \*\*25 percent\*\* of sales revenue from the transaction\.$/m);
		assert.ok(lines.findIndex((line) => line.includes('[Open]')) < 8, card);
		assert.ok(lines.length <= 16, card);
	});
	test('link to exactly the other number', async () => {
		const card = await rawCardAt(seeds.first, positionIn(seeds.first, '25%'));
		const start = seeds.second.getText().indexOf('25 percent');
		assert.deepEqual(argumentsOf(card, 'openPassage')[0], [{ document: seeds.reader.toId(seeds.second.uri), start, end: start + '25 percent'.length }]);
	});
	test('show the same from the other side', async () => {
		const card = await cardAt(seeds.second, positionIn(seeds.second, '25 percent'));
		assert.match(card, /^\*\*25 percent = 25%\*\* · agree in value\n/);
		assert.match(card, /^> .*\*\*25%\*\*/m);
	});
	for (const [side, name, within, quote] of [
		['first', 'Trump', 'The Trump administration approved', 'officially'],
		['second', 'Washington', 'Washington’s goal is clear', ''],
		['second', 'Blackwell', 'Blackwell architecture', 'special edition'],
	] as const) {
		test(`show what the other article says where ${name} stands`, async () => {
			const document = seeds[side];
			const card = await cardAt(document, positionIn(document, name, within));
			assert.match(card, /\*\*This sentence elsewhere\*\*/);
			assert.ok(card.replaceAll('**', '').includes(quote), card);
		});
	}
	test('count NVIDIA and Nvidia as one', async () => {
		const [upper, lower] = [await cardAt(seeds.first, positionIn(seeds.first, 'NVIDIA', 'NVIDIA did not')), await cardAt(seeds.second, positionIn(seeds.second, 'Nvidia', 'Nvidia’s H200'))];
		const facts = (card: string): string | undefined => /\*\*\w+\*\* · (organization .*?\d+ mentions in 2 sources)/.exec(card)?.[1];
		assert.ok(facts(upper), upper);
		assert.equal(facts(upper)?.replace(/“.*?” · /, ''), facts(lower)?.replace(/“.*?” · /, ''));
	});
	test('show nothing on a plain word', async () => {
		assert.equal(await cardAt(seeds.first, positionIn(seeds.first, 'confidently')), '');
	});
	test('show the match at the end of a passage that has one', async () => {
		const card = await cardAt(seeds.second, rangeOf(seeds.second, 'from the transaction.').end);
		assert.match(card, /\*\*This sentence elsewhere\*\*[^]*25%/);
	});
	test('are not shown in files that are no sources', async () => {
		const other = await vscode.workspace.openTextDocument({ content: seeds.first.getText(), language: 'plaintext' });
		assert.equal(await cardAt(other, positionIn(other, '25%')), '');
	});
});
