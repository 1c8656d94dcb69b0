import assert from 'node:assert/strict';
import { chooseInMenu, clickText, openContainer, openFile, runCommand, selection, treeRow, treeRows, until } from '../lib.mjs';

/** Comparing two sources and finding passages, worked by mouse and by keyboard. */
export const window = { seeds: true, size: { width: 1400, height: 1300 } };

const FIRST = '000_bcfccc8483ccd86e.txt';
const SECOND = '001_d432cb6665e7ffc4.txt';

export async function checks({ page }, check) {
	const pane = name => page.locator('.sidebar .pane', { has: page.locator('.pane-header', { hasText: name }) });
	const comparison = page.locator('.sidebar .pane', { has: page.locator('.pane-header', { hasText: /^Comparison/ }) });
	const input = page.locator('.quick-input-widget input');
	const items = page.locator('.quick-input-list .monaco-list-row');
	const tabs = () => page.locator('.editor-group-container .tab').evaluateAll(all => all.map(tab => tab.getAttribute('data-resource-name')));
	const selectedIn = async group => {
		await page.keyboard.press(group === 'First' ? 'Control+1' : 'Control+2');
		return selection(page);
	};
	await openContainer(page);
	await treeRow(page, 'Sources', 'words').nth(1).waitFor();

	await check('a source’s menu compares it with another one, side by side', async () => {
		await chooseInMenu(page, treeRow(page, 'Sources', 'words').first(), 'Compare Sources');
		await items.first().waitFor();
		assert.equal(await items.count(), 1, 'only the other source is offered');
		await page.keyboard.press('Enter');
		await comparison.waitFor();
		await until(async () => (await tabs()).length === 2, 'two tabs');
		assert.equal(await page.locator('.editor-group-container').count(), 2);
	});
	await check('the list stands in fixed order', async () => {
		await treeRow(page, /^Comparison/, 'Agrees').first().waitFor();
		const rows = await treeRows(page, /^Comparison/);
		const sections = ['Differs', 'Agrees', 'Compatible', 'Matching passages', 'Only in', 'Names'];
		const order = rows.map(row => sections.findIndex(section => row.startsWith(section))).filter(index => index >= 0);
		assert.deepEqual(order, [...order].sort((a, b) => a - b), rows.join(' | '));
		assert.ok(!rows.some(row => row.startsWith('Differs')), 'the seeds differ in no number');
	});
	await check('a click on a row reveals both passages, and the list keeps the focus', async () => {
		await treeRow(page, /^Comparison/, '25% / 25 percent').first().click();
		await until(async () => await page.locator('.editor-group-container .selected-text').count() >= 2, 'two selections');
		assert.equal(await comparison.locator('.monaco-list').evaluate(list => list.contains(document.activeElement) || list === document.activeElement), true);
		assert.deepEqual(await selectedIn('First'), { text: '25%', tab: FIRST });
		assert.deepEqual(await selectedIn('Second'), { text: '25 percent', tab: SECOND });
	});
	await check('rows are worked by keyboard', async () => {
		await treeRow(page, /^Comparison/, 'The current H200 chip').first().click();
		await until(async () => /^The current H200/.test((await selectedIn('First')).text), 'the passage');
		assert.match((await selectedIn('Second')).text, /Blackwell/);
		await treeRow(page, /^Comparison/, 'The current H200 chip').first().click();
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Enter');
		await until(async () => /^Historically/.test((await selectedIn('First')).text), 'the passage above');
	});
	await check('names show what each source calls whom', async () => {
		await treeRow(page, /^Comparison/, 'Names').first().click();
		const row = treeRow(page, /^Comparison/, /U\.S\. \d+.*US \d+/);
		await until(async () => {
			await page.keyboard.press('ArrowDown'); // The list draws only the rows in sight.
			return await row.count() > 0;
		}, 'U.S. beside US');
		assert.match(await row.first().getAttribute('aria-label'), /in .* U\.S\. \d+.* in .* US \d+/);
	});
	await check('the comparison closes', async () => {
		await comparison.locator('.pane-header').hover();
		await comparison.locator('.action-label[aria-label^="Close Comparison"]').click();
		await until(async () => await comparison.count() === 0, 'no Comparison view');
	});

	await check('Find Passage begins with the selected text, and follows the typing', async () => {
		await runCommand(page, 'View: Close All Editors');
		await openFile(page, FIRST);
		await clickText(page, 'two people');
		await page.keyboard.press('Control+ArrowLeft');
		await page.keyboard.press('Control+Shift+ArrowRight');
		await runCommand(page, 'Find Passage…');
		await until(async () => /two|people/.test(await input.inputValue()), 'the selected text');
		await input.fill('skim 25 percent of revenue');
		await until(async () => /skim 25 percent/.test(await items.first().innerText()), 'the passage');
	});
	await check('a name finds passages under its other names', async () => {
		await input.fill('united states');
		await until(async () => /\bU\.S\.|\bUS\b/.test(await items.first().innerText()), 'U.S. or US');
	});
	await check('moving through the list shows passages, and Escape brings back what was there', async () => {
		await input.fill('Washington');
		await until(async () => await items.count() > 1 && /Washington/.test(await items.nth(1).innerText()), 'the passages');
		await page.keyboard.press('ArrowDown');
		await page.locator('.tab.active', { hasText: SECOND }).waitFor();
		await page.keyboard.press('Escape');
		await page.locator('.tab.active', { hasText: FIRST }).waitFor();
		await until(async () => !(await tabs()).includes(SECOND), 'the preview closed');
		assert.match((await selection(page)).text, /two|people/);
	});
	await check('Enter goes to the exact passage, and Go Back returns', async () => {
		await runCommand(page, 'Find Passage…');
		await input.fill('skim 25 percent of revenue');
		await until(async () => /skim 25 percent/.test(await items.first().innerText()), 'the passage');
		await page.keyboard.press('Enter');
		await page.locator('.tab.active', { hasText: SECOND }).waitFor();
		const { text } = await selection(page);
		assert.match(text, /^The US government is also reportedly preparing to skim 25 percent .*\.$/);
		await runCommand(page, 'Go Back');
		await page.locator('.tab.active', { hasText: FIRST }).waitFor();
	});
	await check('Next Cross-reference goes to the other source, and Go Back returns', async () => {
		await openFile(page, FIRST);
		await clickText(page, 'receive a 25%');
		await runCommand(page, 'Go to Next Cross-reference');
		await page.locator('.tab.active', { hasText: SECOND }).waitFor();
		await runCommand(page, 'Go Back');
		await page.locator('.tab.active', { hasText: FIRST }).waitFor();
	});
	await check('two selected sources are compared at once', async () => {
		await treeRow(page, 'Sources', 'words').first().click();
		await treeRow(page, 'Sources', 'words').nth(1).click({ modifiers: ['Control'] });
		await chooseInMenu(page, treeRow(page, 'Sources', 'words').nth(1), 'Compare Sources');
		await treeRow(page, /^Comparison/, 'Agrees').first().waitFor();
		assert.equal(await pane('Sources').count(), 1);
	});
}
