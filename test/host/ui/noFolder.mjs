import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openContainer, runCommand, treeRow } from '../lib.mjs';

/** A window without a folder, and then a single file in it. */
export const window = { folder: undefined, files: { 'notes/loose.txt': 'The minister opened the bridge on Tuesday.\n' } };

export async function checks({ page, folder }, check) {
	await openContainer(page);
	await check('a window without a folder says how to begin', async () => {
		await page.locator('.sidebar .welcome-view-content .monaco-button', { hasText: 'Open the Sample Sources' }).waitFor();
		assert.equal(await page.locator('.notification-toast').count(), 0);
	});
	await check('a single file becomes a source with one click', async () => {
		const file = path.join(folder, 'notes/loose.txt');
		assert.ok(fs.existsSync(file));
		await runCommand(page, 'File: Open File...');
		// The dialog takes a path as soon as it lists the folder that it begins with.
		await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
		await page.locator('.quick-input-widget input[type="text"]').first().fill(file);
		await page.locator('.quick-input-list .monaco-list-row', { hasText: 'loose.txt' }).waitFor();
		await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
		await page.locator('.tab', { hasText: 'loose.txt' }).waitFor();
		await page.locator('.sidebar .monaco-button', { hasText: 'Use This File as a Source' }).click();
		await treeRow(page, 'Sources', 'The minister').waitFor();
	});
}
