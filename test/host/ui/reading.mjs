import assert from 'node:assert/strict';
import { clickInHover, clickText, hoverAt, openContainer, openFile, runCommand, selection, treeRow, treeRows, until } from '../lib.mjs';

/** The main job: read a seed, see what the other says, jump there. */
export const window = { seeds: true };

const FIRST = '000_bcfccc8483ccd86e.txt';
const SECOND = '001_d432cb6665e7ffc4.txt';

export async function checks({ page }, check) {
	await check('the sidebar lists both seeds with title and length', async () => {
		await openContainer(page);
		await treeRow(page, 'Sources', 'words').nth(1).waitFor();
		const rows = (await treeRows(page, 'Sources')).filter(row => row.includes('words'));
		assert.equal(rows.length, 2);
		assert.ok(!rows.some(row => row.includes('Photo: VCG')), `a caption is no title: ${rows.join(' | ')}`);
	});
	await check('a seed is soft-wrapped', async () => {
		await openFile(page, FIRST);
		await until(async () => {
			const editor = await page.locator('.editor-instance .view-lines').boundingBox();
			const widths = await page.locator('.editor-instance .view-line > span').evaluateAll(spans => spans.map(span => span.getBoundingClientRect().width));
			return widths.length > 10 && Math.max(...widths) <= editor.width;
		}, 'wrapped lines');
	});
	await check('hovering 25% shows the comparison and the quote of the other source', async () => {
		const card = await hoverAt(page, '25%', { within: '25 percent' });
		assert.match(card, /agree/);
		assert.match(card, /The US government is also reportedly preparing to skim 25 percent of sales revenue from the transaction\./);
	});
	await check('its link opens the other source and selects exactly the words', async () => {
		await hoverAt(page, '25%', { within: '25 percent' });
		await clickInHover(page, 'Open');
		await page.locator('.tab.active', { hasText: SECOND.slice(0, 10) }).waitFor();
		assert.deepEqual(await selection(page), { text: '25 percent', tab: SECOND });
	});
	await check('Go Back returns to where the reader was', async () => {
		await runCommand(page, 'Go Back');
		await page.locator('.tab.active', { hasText: FIRST.slice(0, 10) }).waitFor();
	});
	await check('Go to Definition jumps to the best cross-reference', async () => {
		await clickText(page, '25%');
		await page.keyboard.press('F12');
		await page.locator('.tab.active', { hasText: SECOND.slice(0, 10) }).waitFor();
	});
	await check('a name shows its sentence elsewhere first', async () => {
		await openFile(page, FIRST);
		const card = await hoverAt(page, 'Trump', { within: 'This sentence elsewhere' });
		assert.match(card, /officially approved conditional sales of Nvidia’s H200 AI chips to China/);
	});
}
