import assert from 'node:assert/strict';
import { hoverAt, hoverCard, openFile, until } from '../lib.mjs';

/** Sources that try to put something else than text into a card. `from` is hovered; `text` must show as it stands. */
const CASES = [
	{ from: '45 million euros', text: '[x](command:workbench.action.terminal.new)', other: 'The harbour bridge [x](command:workbench.action.terminal.new) will cost 45 million euros, the council said.' },
	{ from: '62 percent', text: '<img src=x onerror=alert(1)>', other: 'In August the mountain reservoir held <img src=x onerror=alert(1)> only 62 percent of its capacity.' },
	{ from: '830,000 visitors', text: '$(alert)', other: 'The maritime museum $(alert) drew 830,000 visitors last summer.' },
	{ from: '17 farms', text: '`code`', other: 'Swarms of locusts `code` destroyed 17 farms in the valley.' },
	{ from: '310 kilometres', text: 'https://evil.example/x', other: 'The night train https://evil.example/x covers 310 kilometres between the two capitals.' },
	{ from: '9 judges', text: 'www.evil.example', other: 'A panel of 9 judges www.evil.example heard the smuggling appeal.' },
	{ from: '140 tonnes', text: 'a@b.c', other: 'Divers a@b.c lifted 140 tonnes of copper from the wreck.' },
	{ from: '28 hospitals', text: '&lt;b&gt; | c |', other: 'The strike &lt;b&gt; | c | closed 28 hospitals across the province.' },
	{ from: '73 degrees', text: '<command:groundedReader.openPassage?1>', other: 'Sensors in the boiler <command:groundedReader.openPassage?1> read 73 degrees before the leak.' },
	{ from: '11 violins', text: '# Thieves', other: '# Thieves took 11 violins from the conservatory.' },
	{ from: '520 houses', text: '> Floods', other: '> Floods damaged 520 houses along the lower river.' },
	{ from: '36 wolves', text: 'abc', other: 'Rangers counted \u202eabc\u2066 36 wolves in the northern forest.' },
];

/** The same sentences without what is hostile. */
function clean({ other, text }) {
	return other.replace(text, text === '# Thieves' ? 'Thieves' : text === '> Floods' ? 'Floods' : '').replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
}

export const window = {
	files: {
		'sources/clean.txt': `${CASES.map(clean).join('\n\n')}\n`,
		'sources/hostile.txt': `${CASES.map(({ other }) => other).join('\n\n')}\n`,
	},
};

const OURS = /^(?:Open|Beside|All \d+|Peek|Fix…|\d+ here|\d+ mentions?)$/;

export async function checks({ page }, check) {
	await openFile(page, 'clean.txt');
	for (const { from, text } of CASES) {
		await check(`a card shows ${text} as plain text`, async () => {
			await hoverAt(page, from, { within: text });
			const card = hoverCard(page, { hasText: text }).first();
			const found = await card.evaluate(element => ({
				links: [...element.querySelectorAll('a')].map(link => link.textContent),
				// What Markdown could have made of it; code blocks of other providers are not ours.
				others: [...element.querySelectorAll('img, h1, h2, h3, h4, h5, h6, table, ol, ul, pre, code, input, hr, .codicon, blockquote blockquote')].map(other => other.outerHTML),
				text: element.textContent,
				scripts: Boolean(element.querySelector('script, iframe, object')),
			}));
			assert.deepEqual(found.links.filter(link => !OURS.test(link)), []);
			assert.deepEqual(found.others, []);
			assert.equal(found.scripts, false);
			assert.doesNotMatch(found.text, /[\u202a-\u202e\u2066-\u2069\u00a0]/);
		});
	}
	await check('quotes wrap within the card', async () => {
		await page.setViewportSize({ width: 700, height: 800 });
		await hoverAt(page, '310 kilometres', { within: 'night train' });
		const card = hoverCard(page, { hasText: 'night train' }).first();
		const [quote, outer] = [await card.locator('blockquote').first().boundingBox(), await card.boundingBox()];
		assert.ok(quote.width <= outer.width && quote.x >= outer.x);
		await until(async () => quote.height > 30, 'more than one row');
	});
}
