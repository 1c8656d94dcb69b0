import assert from 'node:assert/strict';
import { clickText, openContainer, openFile, selection, treeRow, treeRows, until } from '../lib.mjs';

/** The lists of the sidebar on the seeds, worked by mouse and by keyboard. */
export const window = { seeds: true, size: { width: 1280, height: 1200 } };

const FIRST = '000_bcfccc8483ccd86e.txt';
const SECOND = '001_d432cb6665e7ffc4.txt';
const SENTENCE = 'receive a 25%';

export async function checks({ page }, check) {
	const pane = name => page.locator('.sidebar .pane', { has: page.locator('.pane-header', { hasText: name }) });
	const status = page.locator('.statusbar-item[id="grounded-reader.grounded-reader.groundedReader.status"]');
	await openContainer(page);
	await treeRow(page, 'Sources', 'words').nth(1).waitFor();

	await check('a source opens to what it names, counts, shares and has alone', async () => {
		await treeRow(page, 'Sources', 'words').first().locator('.monaco-tl-twistie').click();
		await treeRow(page, 'Sources', 'Only here').waitFor();
		const rows = await treeRows(page, 'Sources');
		assert.deepEqual(rows.map(row => row.replace(/ ?\d+$/, '')).slice(1, 5), ['Entities', 'Numeric claims', 'Cross-references', 'Only here']);
	});
	await check('a click on a source opens it', async () => {
		await treeRow(page, 'Sources', 'words').nth(1).click();
		await page.locator('.tab.active', { hasText: SECOND }).waitFor();
	});
	await check('entities stand by type with a checkbox that switches their highlighting', async () => {
		const people = treeRow(page, 'Entities', 'People');
		assert.match(await people.getAttribute('aria-label'), /^People, \d+, highlighted/);
		await people.locator('.monaco-checkbox, .custom-view-tree-node-item-checkbox').first().click();
		await until(async () => /not highlighted/.test(await people.getAttribute('aria-label')), 'people not highlighted');
		assert.match(await treeRow(page, 'Entities', 'Organizations').getAttribute('aria-label'), /, highlighted/);
		await people.locator('.monaco-checkbox, .custom-view-tree-node-item-checkbox').first().click();
		await until(async () => !/not highlighted/.test(await people.getAttribute('aria-label')), 'people highlighted');
	});
	await check('an entity opens by keyboard to its sources and mentions, and Enter selects the mention', async () => {
		await treeRow(page, 'Entities', 'David Sacks').click();
		await treeRow(page, 'Entities', 'China indeed, as David Sacks').waitFor();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.locator('.tab.active', { hasText: FIRST }).waitFor();
		assert.deepEqual(await selection(page), { text: 'David Sacks', tab: FIRST });
	});
	await check('the filter follows the typing, and Escape brings the list back', async () => {
		await pane('Entities').locator('.pane-header').hover();
		await pane('Entities').locator('.pane-header .action-label[aria-label^="Filter Entities"]').click();
		const input = page.locator('.quick-input-widget input[type="text"]').first();
		await input.fill('sacks');
		await until(async () => (await treeRows(page, 'Entities')).length <= 4, 'only what was asked for');
		await page.keyboard.press('Escape');
		await until(async () => (await treeRows(page, 'Entities')).length > 8, 'all again');
	});
	await check('cross-references follow the cursor, each with where, how sure and why', async () => {
		await openFile(page, FIRST);
		await clickText(page, SENTENCE);
		await treeRow(page, 'Cross-references', '25 percent').first().waitFor();
		const rows = await treeRows(page, 'Cross-references');
		assert.ok(rows.some(row => /¶\d+.*[01]\.\d\d/.test(row)), rows.join(' | '));
	});
	await check('the status item counts them', async () => {
		await until(async () => /^\d+$/.test((await status.innerText()).trim()), 'a number');
	});
	await check('a click on a cross-reference selects it in the other source, and the list stays', async () => {
		await treeRow(page, 'Cross-references', '25 percent').first().click();
		await page.locator('.tab.active', { hasText: SECOND }).waitFor();
		assert.match((await selection(page)).text, /25 percent/);
		await page.waitForTimeout(600);
		await treeRow(page, 'Cross-references', '25 percent').first().waitFor();
	});
	await check('the row’s actions peek, open beside, copy and dismiss', async () => {
		const row = treeRow(page, 'Cross-references', '25 percent').first();
		await row.hover();
		const labels = await row.locator('.actions .action-label').evaluateAll(actions => actions.map(action => action.getAttribute('aria-label')));
		assert.deepEqual(labels.map(label => label.replace(/ \(.*/, '')), ['Peek Cross-references', 'Open Beside', 'Copy Quote with Citation', 'Dismiss This Finding']);
	});
	await check('a pinned list stays where it is', async () => {
		await openFile(page, FIRST);
		await clickText(page, SENTENCE);
		await treeRow(page, 'Cross-references', '25 percent').first().waitFor();
		await pane('Cross-references').locator('.pane-header').hover();
		await pane('Cross-references').locator('.action-label[aria-label^="Pin"]').click();
		await pane('Cross-references').locator('.pane-header', { hasText: 'pinned' }).waitFor();
		await clickText(page, 'two people');
		await page.waitForTimeout(600);
		assert.equal(await treeRow(page, 'Cross-references', '25 percent').count() > 0, true);
		await pane('Cross-references').locator('.pane-header').hover();
		await pane('Cross-references').locator('.action-label[aria-label^="Unpin"]').click();
		await until(async () => await treeRow(page, 'Cross-references', '25 percent').count() === 0, 'the list of the cursor');
	});
}
