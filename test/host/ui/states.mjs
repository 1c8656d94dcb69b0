import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openContainer, openFile, runCommand, treeRow, treeRows, until } from '../lib.mjs';

/** From a folder without sources to one with sources good and bad, and titles that try to be more than text. */
const TITLE = '$(flame) [x](command:a.b) `a` <img src=x> \u202eabc\u2066';

export const window = { files: { 'misc/a.txt': 'The minister opened the bridge.\n', 'misc/b.txt': 'Rain fell.\n', 'notes/c.md': '# Notes\n\nNothing.\n' } };

export async function checks({ page, folder }, check) {
	await openContainer(page);
	await check('a folder without sources says so and how to go on', async () => {
		await page.locator('.sidebar .welcome-view-content', { hasText: 'No sources here yet' }).waitFor();
		await page.locator('.sidebar', { hasText: '3 text files in this folder' }).waitFor();
		await page.locator('.sidebar .welcome-view-content .monaco-button', { hasText: 'Open the Sample Sources' }).waitFor(); // Drawn anew with the state.
		const buttons = await page.locator('.sidebar .welcome-view-content .monaco-button').allInnerTexts();
		assert.deepEqual(buttons, ['Use the Text Files in This Folder', 'Choose Folder…', 'Open the Sample Sources']);
	});
	await check('one click makes its text files sources', async () => {
		await page.locator('.sidebar .monaco-button', { hasText: 'Use the Text Files' }).click();
		await until(async () => (await treeRows(page, 'Sources')).length === 3, 'three sources');
	});
	await check('a file that cannot be read keeps a row that says why, and the others go on', async () => {
		fs.writeFileSync(path.join(folder, 'misc/bad.txt'), Buffer.from([0, 1, 2, 0, 0, 255, 254, 0]));
		fs.writeFileSync(path.join(folder, 'misc/empty.txt'), '');
		await treeRow(page, 'Sources', 'bad.txt').waitFor();
		assert.match(await treeRow(page, 'Sources', 'bad.txt').getAttribute('aria-label'), /not read: \S/);
		await treeRow(page, 'Sources', 'empty').waitFor();
		assert.equal(await page.locator('.notification-toast').count(), 0);
	});
	await check('a source is highlighted in its own editor, and not as a side of a diff', async () => {
		fs.writeFileSync(path.join(folder, 'misc/numbers.txt'), 'Maria Lopez of Norland Bank lost $4.2 million in Paris.\n');
		await treeRow(page, 'Sources', 'Maria Lopez').waitFor();
		await openFile(page, 'numbers.txt');
		const marks = page.locator('.editor-instance .view-overlays [class*="ced-"], .editor-instance .view-line [class*="ced-"]');
		await until(async () => await marks.count() > 0, 'highlights');
		await runCommand(page, 'File: Compare Active File with Saved');
		await page.locator('.monaco-diff-editor .view-line', { hasText: 'Norland' }).first().waitFor();
		await page.waitForTimeout(1500);
		assert.equal(await page.locator('.monaco-diff-editor .view-overlays [class*="ced-"], .monaco-diff-editor .view-line [class*="ced-"]').count(), 0);
		await runCommand(page, 'View: Close All Editors');
	});
	await check('a title shows as plain text', async () => {
		fs.writeFileSync(path.join(folder, 'misc/hostile.txt'), `---\ntitle: ${TITLE}\noutlet: $(bug) www.evil.example\n---\n\nThe minister ${TITLE} opened the bridge.\n`);
		const row = treeRow(page, 'Sources', '[x](command:a.b)');
		await row.waitFor();
		assert.match((await row.innerText()).replace(/\u2060/g, ''), /\$\(flame\)/);
		assert.doesNotMatch(await row.innerText(), /[\u202a-\u202e\u2066-\u2069]/);
		assert.equal(await page.locator('.sidebar .monaco-list-row .codicon-flame, .sidebar .monaco-list-row .codicon-bug, .sidebar .monaco-list-row a[href], .sidebar .monaco-list-row img').count(), 0);
	});
}
