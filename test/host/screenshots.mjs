// Takes the pictures: those of the README into media/, all others into .vscode-test/shots for a human to look at.
//   node test/host/screenshots.mjs [--theme dark|light|high-contrast|high-contrast-light]
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PROJECT } from './install.mjs';
import { argument, hoverAt, makeWorkspace, openContainer, openFile, openWindow, picture, runCommand, treeRow } from './lib.mjs';

const MEDIA = path.join(PROJECT, 'media');
const [FIRST] = fs.readdirSync(path.join(PROJECT, 'seeds')).sort();
/** What is hovered, and a part of the card to wait for. */
const CARDS = [
	{ name: 'name', at: 'Trump', within: 'This sentence elsewhere' }, // The first one, before the window scrolls.
	{ name: 'claim', at: '25%', within: '25 percent' },
];

for (const theme of argument('theme') ? [argument('theme')] : ['dark', 'light', 'high-contrast']) {
	await takePictures(theme);
}
process.exit();

async function takePictures(theme) {
	const { page, close } = await openWindow({
		folder: makeWorkspace({ seeds: true }),
		theme,
		size: { width: 1280, height: 760 },
		settings: { 'window.title': 'Grounded Reader', 'editor.fontSize': 15, 'editor.minimap.enabled': false, 'editor.lineNumbers': 'off' },
	});
	try {
		await openContainer(page);
		await treeRow(page, 'Sources', 'words').nth(1).waitFor();
		await openFile(page, FIRST);
		await page.waitForTimeout(2_000); // The highlights follow the opening.
		console.log(await picture(page, `window-${theme}`));
		for (const { name, at, within } of CARDS) {
			console.log(`\n${await hoverAt(page, at, { within })}\n`);
			// The README's picture, dark and light.
			console.log(await picture(page, `card-${name}-${theme}`, name === 'claim' && !theme.startsWith('high') ? MEDIA : undefined));
		}
		await page.keyboard.press('Escape');
		for (const view of ['Entities', 'Numeric Claims', 'Cross-references']) {
			await runCommand(page, `Focus on ${view} View`);
			await page.waitForTimeout(500);
			console.log(await picture(page, `view-${view.toLowerCase().replaceAll(' ', '-')}-${theme}`));
		}
	} catch (error) {
		console.error(error);
		console.error(await picture(page, `error-${theme}`));
		process.exitCode = 1;
	} finally {
		await close();
	}
}
