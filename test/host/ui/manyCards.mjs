import assert from 'node:assert/strict';
import { hoverCard, importTypeScript, openContainer, openFile, treeRow, until } from '../lib.mjs';

/** Cards over five hundred hostile articles, as VS Code draws them: what the engine says, no more and no less. */
const { makeHostileArticles } = await importTypeScript('test/support/hostileArticles.ts');
const { expectCards } = await importTypeScript('test/support/expectedCards.ts');

const ARTICLES = makeHostileArticles(500).map(({ name, text }) => ({ name: `sources/${name}`, text }));
const EXPECTED = await expectCards(ARTICLES, [0, 46, 119, 289, 357, 414].map(number => ARTICLES[number].name));

export const window = {
	files: Object.fromEntries(ARTICLES.map(({ name, text }) => [name, text])),
	// A link in a source has a hover of its own.
	settings: { 'editor.links': false },
};

const OURS = /^(?:Open|Beside|All \d+|Peek|Fix…|Set date…|\d+ here|\d+ mentions?)$/;
/** The most that a card of sixteen lines and two quotes of two rows takes. */
const HEIGHT = 420;

export async function checks({ page }, check) {
	await check('five hundred articles are read', async () => {
		await openContainer(page);
		await treeRow(page, 'Sources', 'words').first().waitFor();
		await until(async () => !/\d+\/\d+/.test(await page.locator('.statusbar').innerText()), 'all sources', 90_000);
	});
	let open;
	for (const card of EXPECTED) {
		await check(`the card of a ${card.subject} of article ${/\d+\.\w+$/.exec(card.name)[0]} is shown as it is meant`, async () => {
			if (open !== card.name) {
				await openFile(page, card.name.slice(card.name.lastIndexOf('/') + 1));
				open = card.name;
			}
			const shown = await cardAt(page, card);
			assert.equal(shown.text, squeeze(card.lines.map(line => line.replace(/^> /, '')).join('')));
			assert.deepEqual(shown.links.filter(({ label, target }) => !OURS.test(label) || !/^command:groundedReader\.\w+\?/.test(target)), []);
			assert.deepEqual(shown.others, []);
			assert.ok(shown.height <= HEIGHT, `${shown.height} px`);
			assert.ok(shown.firstLink === undefined || shown.firstLink <= shown.visible, `the first quote's link at ${shown.firstLink} of ${shown.visible} px`);
		});
	}
}

/** Puts the cursor there and shows the hover as the keyboard does; waits until it is ours. */
async function cardAt(page, { line, column, lines }) {
	const wanted = squeeze(lines[0].replace(/^> /, ''));
	return until(async () => {
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+G');
		const input = page.locator('.quick-input-widget input');
		await input.fill(`:${line}:${column}`);
		await page.keyboard.press('Enter');
		await input.waitFor({ state: 'hidden' });
		await page.keyboard.press('Control+K');
		await page.keyboard.press('Control+I');
		return until(() => readCard(page, wanted), 'a card', 4_000).catch(() => undefined);
	}, `the card at ${line}:${column} that begins with ${lines[0]}`);
}

function readCard(page, wanted) {
	return hoverCard(page).evaluateAll((found, start) => {
		const element = found.find(each => each.textContent.replace(/\s+/g, '').startsWith(start));
		if (!element) {
			return undefined;
		}
		const outer = element.closest('.monaco-hover').getBoundingClientRect();
		const first = [...element.querySelectorAll('blockquote ~ p a')].find(link => link.textContent === 'Open')?.getBoundingClientRect();
		return {
			text: element.textContent.replace(/\s+/g, ''),
			links: [...element.querySelectorAll('a')].map(link => ({ label: link.textContent, target: link.dataset.href ?? link.getAttribute('href') })),
			// What Markdown could have made of the sources.
			others: [...element.querySelectorAll('img, h1, h2, h3, h4, h5, h6, table, ol, ul, li, pre, code, input, hr, del, em, script, iframe, object, .codicon, blockquote blockquote')].map(other => other.outerHTML),
			height: element.scrollHeight,
			visible: outer.height,
			firstLink: first && first.bottom - outer.top,
		};
	}, wanted);
}

function squeeze(text) {
	return text.replace(/\s+/g, '');
}
