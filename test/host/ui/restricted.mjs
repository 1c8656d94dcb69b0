import assert from 'node:assert/strict';
import { openContainer, openFile, runningExtension, treeRow, until } from '../lib.mjs';

/** Restricted Mode: the folder is not trusted. */
export const window = { seeds: true, trust: true };

export async function checks({ page }, check) {
	await check('the window is in Restricted Mode', async () => {
		await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
	});
	await check('the extension is fully there in Restricted Mode', async () => {
		await until(() => runningExtension(page), 'activation');
		await openContainer(page);
		await treeRow(page, 'Sources', 'words').nth(1).waitFor();
	});
	await check('a source opens in Restricted Mode', async () => {
		await openFile(page, '000_bcfccc8483ccd86e.txt');
		assert.ok(await page.locator('.view-line').count() > 0);
	});
}
