import assert from 'node:assert/strict';
import { clickText, openFile, revealText, runCommand, until } from '../lib.mjs';

/** Highlights as they are drawn: by kind, in sources only, and never on text that has changed. */
export const window = {
	files: {
		'sources/first.txt': 'The council of Geneva approved 45 million euros for the harbour bridge.\n\nOn Monday 17 farms were destroyed by locusts near Geneva. A quiet evening followed everywhere.\n',
		'sources/second.txt': 'Geneva’s council has approved 45 million euros for the harbour bridge.\n\nSwarms of locusts destroyed 31 farms near the city.\n',
		'other/plain.txt': 'The council of Geneva approved 45 million euros for the harbour bridge.\n',
	},
};

/** The lines under exactly `text` in the editor: those of the boxes that VS Code draws behind it. */
async function linesUnder(page, text) {
	const box = await revealText(page, text);
	return page.evaluate(({ x, y, width }) => [...document.querySelectorAll('.editor-instance .view-overlays .cdr')]
		.filter(drawn => {
			const found = drawn.getBoundingClientRect();
			return Math.abs(found.x - x) < 2 && Math.abs(found.width - width) < 2 && Math.abs(found.y - y) < 6;
		})
		.map(drawn => getComputedStyle(drawn).borderBottomStyle)
		.filter(line => line !== 'none'), box);
}

/** The text that marks stand behind, in the editor. */
function marks(page) {
	return page.evaluate(() => [...document.querySelectorAll('.editor-instance .view-line span')]
		.filter(span => getComputedStyle(span, '::after').content.includes('⇄')).map(span => span.parentElement.textContent.replaceAll('\u00a0', ' ')));
}

export async function checks({ page }, check) {
	await openFile(page, 'first.txt');
	await check('a number is underlined dashed, exactly', async () => {
		await until(async () => (await linesUnder(page, '45 million euros')).includes('dashed'), 'a dashed line');
	});
	await check('a name is underlined solid', async () => {
		assert.deepEqual(await linesUnder(page, 'Geneva'), ['solid']);
	});
	await check('a date is not underlined until that is switched on', async () => {
		assert.deepEqual(await linesUnder(page, 'Monday'), []);
	});
	await check('a passage with a match ends in a mark, one without does not', async () => {
		const lines = await until(async () => {
			const found = await marks(page);
			return found.length > 0 && found;
		}, 'a mark');
		assert.ok(lines[0].includes('harbour bridge'), lines.join(' | '));
	});
	await check('typing at a number takes its highlight away at once, and it comes back with the number', async () => {
		await clickText(page, 'euros');
		await page.keyboard.press('Control+ArrowRight');
		await page.keyboard.type('xyz');
		await until(async () => (await linesUnder(page, '45 million euros')).length === 0, 'no highlight', 5_000);
		await page.waitForTimeout(1_500);
		assert.deepEqual(await linesUnder(page, '45 million euros'), []);
		for (let i = 0; i < 3; i++) {
			await page.keyboard.press('Backspace');
		}
		await until(async () => (await linesUnder(page, '45 million euros')).length > 0, 'the highlight');
	});
	await check('typing before a number moves its highlight along', async () => {
		await clickText(page, 'The council');
		await page.keyboard.press('Control+Home');
		await page.keyboard.type('Well, ');
		await page.waitForTimeout(1_000);
		assert.deepEqual(await linesUnder(page, '45 million euros'), ['dashed']);
	});
	await check('Toggle Highlights takes them away and brings them back', async () => {
		await runCommand(page, 'Grounded Reader: Toggle Highlights');
		await until(async () => (await linesUnder(page, '45 million euros')).length === 0, 'no line');
		await runCommand(page, 'Grounded Reader: Toggle Highlights');
		await until(async () => (await linesUnder(page, '45 million euros')).length > 0, 'a line');
	});
	await check('a file that is no source has none', async () => {
		await runCommand(page, 'File: Save');
		await runCommand(page, 'View: Close All Editors');
		await openFile(page, 'plain.txt');
		await page.waitForTimeout(1_000);
		assert.deepEqual(await linesUnder(page, '45 million euros'), []);
		assert.deepEqual(await marks(page), []);
	});
}
