import assert from 'node:assert/strict';
import type { CardEntity, EntityId } from '../../src/engine';
import { renderCard } from '../../src/features/cardMarkdown';
import { card, FORMAT, quote, side, THERE } from './cards';

const SKIM = 'The US government is also reportedly preparing to skim 25 percent of sales revenue from the transaction.';
const HOSTILE = [
	'[x](command:workbench.action.terminal.new)', '<img src=x onerror=alert(1)>', '$(alert)', '`code`', 'https://evil.example', 'www.evil.example',
	'a@b.c', '&lt;', 'a | b', '# heading', '1. item', '> quote', '<command:groundedReader.openPassage?1>', '\u202eabc\u2066', '![i](http://x/y.png)', '**b**', '---', '***',
];

function agreeing(): ReturnType<typeof card> {
	return card({
		total: 1,
		comparison: {
			relation: 'agrees', severity: undefined, reasons: [],
			here: side('would receive a 25% share', '25%'),
			there: side('reportedly preparing to skim 25 percent of sales', '25 percent', { per: 'sales' }),
			quote: quote(SKIM, '25 percent'),
		},
	});
}

function entity(more: Partial<CardEntity> = {}): CardEntity {
	return { id: 'person:trump' as EntityId, label: 'Trump', type: 'person', mentionsHere: 4, mentions: 4, sources: 1, descriptions: [], frequent: false, ...more };
}

/** Lines with the targets of links left out. */
function lines(markdown: string): string[] {
	return markdown.replace(/\]\(command:[^)]*\)/g, '](…)').split('\n');
}

suite('the card of a numeric claim', () => {
	test('shows both sides, the quote and where it stands', () => {
		assert.deepEqual(lines(renderCard(agreeing(), FORMAT)), [
			'**25\\% = 25 percent** · agree in value',
			'',
			'here: would receive a **25\\%** share · base not stated  ',
			'001\\_d432… ¶5: reportedly preparing to skim **25 percent** · of sales',
			'',
			'> The US government is also reportedly preparing to skim **25 percent** of sales revenue from the transaction\\.',
			'',
			'001\\_d432… · ¶5 · [Open](…) · [Beside](…)',
			'',
			'[All 1](…) · [Peek](…) · [Fix…](…)',
		]);
	});
	test('links to the compared claim, not to its sentence', () => {
		const encoded = /openPassage\?(\S+)/.exec(renderCard(agreeing(), FORMAT))?.[1] ?? '';
		const start = 100 + SKIM.indexOf('25 percent');
		assert.deepEqual(JSON.parse(decodeURIComponent(encoded)), [{ document: THERE, start, end: start + 10 }]);
	});
	test('does not repeat the compared passage', () => {
		const twice = renderCard({ ...agreeing(), passages: [quote(SKIM)] }, FORMAT);
		assert.equal(twice.split('\n> ').length, 2);
	});
	test('says the modality unless asserted, and the speaker of either side', () => {
		const text = renderCard(card({
			comparison: {
				relation: 'differs', severity: 'major', reasons: [],
				here: side('at least 24 people died', '24 people', { attribution: 'police' }),
				there: side('31 people may have died', '31 people', { modality: 'estimated' }),
				quote: quote('31 people may have died.', '31 people'),
			},
		}), { ...FORMAT, claimKind: 'count' });
		assert.match(text, /^\*\*24 people ≠ 31 people\*\* · differ\n/);
		assert.match(text, /here: at least \*\*24 people\*\* died · speaker: police {2}\n/);
		assert.match(text, /\*\*31 people\*\* may have died · estimated · speaker not named\n/);
	});
	test('says why two numbers are not comparable', () => {
		const base = agreeing();
		const text = renderCard({ ...base, comparison: base.comparison && { ...base.comparison, relation: 'not-comparable', reasons: ['bases differ'] } }, FORMAT);
		assert.match(text, /^\*\*25\\% \/ 25 percent\*\* · not comparable: bases differ\n/);
	});
	test('says that there is no match beside numbers that cannot be compared', () => {
		const { comparison } = agreeing();
		const alone = lines(renderCard(card({ total: 0, comparison: comparison && { ...comparison, relation: 'not-comparable' } }), FORMAT));
		assert.equal(alone.at(-1), 'This sentence has no match · [All 1](…) · [Peek](…) · [Fix…](…)');
		const others = lines(renderCard(card({ total: 2, comparison: comparison && { ...comparison, relation: 'not-comparable' } }), FORMAT));
		assert.equal(others.at(-1), '2 passages left out · [All 3](…) · [Peek](…) · [Fix…](…)');
	});
	test('says that nothing is comparable, and that nothing matches', () => {
		assert.deepEqual(lines(renderCard(card({ otherSources: 3 }), FORMAT)), [
			'**25\\%** · percent', '', 'No comparable number in 3 other sources · This sentence has no match · [Fix…](…)',
		]);
		assert.match(renderCard(card({ otherSources: 1 }), FORMAT), /in 1 other source ·/);
		assert.match(renderCard(card({ otherSources: 0 }), FORMAT), /No other source yet/);
	});
	test('asks for the publication date of a date that cannot be placed', () => {
		const text = lines(renderCard(card({ text: 'January 8', unplacedDate: true }), { ...FORMAT, claimKind: 'date' }));
		assert.equal(text.at(-1), 'This sentence has no match · publication date unknown · [Set date…](…) · [Fix…](…)');
	});
	test('places a date by the publication date', () => {
		const text = lines(renderCard(card({ text: 'Tuesday', placedDate: '2026-01-13' }), { ...FORMAT, claimKind: 'date' }));
		assert.equal(text[0], '**Tuesday** · date · 2026\\-01\\-13');
	});
	test('links only to commands that exist', () => {
		const text = renderCard(agreeing(), { ...FORMAT, commands: new Set(['groundedReader.openPassage']) });
		assert.deepEqual(lines(text).filter((line) => line.includes('](…)')), ['001\\_d432… · ¶5 · [Open](…)']);
	});
});

suite('the card of a name', () => {
	const approved = quote('On Tuesday local time, the US government officially approved conditional sales of Nvidia’s H200 AI chips to China.', 'approved', 'sales', 'H200', 'China');

	test('shows this sentence elsewhere even when the name is in no other source', () => {
		const text = lines(renderCard(card({ subject: 'mention', text: 'Trump', entity: entity(), passages: [approved], total: 1 }), FORMAT));
		assert.deepEqual(text, [
			'**Trump** · person · 4 mentions, in this source only',
			'',
			'**This sentence elsewhere**',
			'',
			'> On Tuesday local time\\, the US government officially **approved** conditional **sales** of Nvidia’s **H200** AI chips to **China**\\.',
			'',
			'001\\_d432… · ¶5 · date not stated · [Open](…) · [Beside](…)',
			'',
			'The name is in no other source · [4 here](…) · [Fix…](…)',
		]);
	});
	test('tells what this text calls it, its mentions and sources', () => {
		const named = entity({ label: 'NVIDIA', type: 'organization', mentions: 21, mentionsHere: 9, sources: 2, descriptions: ['maker of the H200'] });
		assert.equal(lines(renderCard(card({ subject: 'mention', entity: named }), FORMAT))[0], '**NVIDIA** · organization · “maker of the H200” · 21 mentions in 2 sources, 9 here');
	});
	test('names the maker on its part of a product', () => {
		const maker = entity({ label: 'NVIDIA', type: 'organization', mentions: 21, mentionsHere: 9, sources: 2 });
		const product = entity({ label: 'H200', type: 'product', mentions: 16, mentionsHere: 8, sources: 2 });
		const text = lines(renderCard(card({ subject: 'mention', entity: product, maker, passages: [approved], total: 1 }), FORMAT));
		assert.equal(text[1], 'its maker: **NVIDIA** · organization · 21 mentions in 2 sources, 9 here');
		assert.ok(text.findIndex((line) => line.includes('[Open]')) < 8);
	});
	test('counts the passages that it leaves out', () => {
		const text = lines(renderCard(card({ subject: 'mention', entity: entity({ sources: 2 }), passages: [approved], total: 5 }), FORMAT));
		assert.equal(text.at(-1), '4 passages left out · [All 5](…) · [Peek](…) · [4 mentions](…) · [Fix…](…)');
	});
	test('keeps to sixteen lines, with one passage of each part before a second', () => {
		const other = { ...approved, start: 500, end: 500 + approved.text.length, highlights: [], target: { start: 500, end: 500 + approved.text.length } };
		const text = renderCard(card({ subject: 'mention', entity: entity({ sources: 2 }), passages: [approved, other], about: [approved, other], total: 9 }), FORMAT);
		assert.ok(text.split('\n').length <= 16, text);
		assert.match(text, /This sentence elsewhere[^]*About it/);
	});
});

suite('hostile sources in a card', () => {
	for (const text of HOSTILE) {
		test(`show ${JSON.stringify(text)} as it stands`, () => {
			const markdown = renderCard(card({
				subject: 'mention', text, entity: entity({ label: text, descriptions: [text] }), total: 9,
				comparison: { relation: 'not-comparable', severity: undefined, reasons: [text], here: side(text, text, { attribution: text, per: text }), there: side(text, text), quote: { ...quote(text), source: text, date: text } },
				passages: [quote(`${text} and ${text}`, text)], about: [{ ...quote(text, text), start: 900, end: 900 + text.length, highlights: [], target: { start: 900, end: 900 + text.length } }],
			}), FORMAT);
			// Without our own links, emphasis and quote signs, only escaped signs are left.
			const bare = markdown
				.replace(/\]\(command:groundedReader\.\w+\?[\w%.-]+ "[\w -]+"\)/g, ']')
				.replace(/\[(?:Open|Beside|Peek|Fix…|All \d+|\d+ here)\]/g, '')
				.replace(/\\[!-/:-@[-`{-~]/g, '')
				.replace(/\*\*/g, '')
				.replace(/^> /gm, '')
				.replace(/[=≠/] /g, '')
				.replace(/(?:here|speaker|not comparable|¶\d+):/g, '')
				.replace(/, in this source only/g, '');
			assert.doesNotMatch(bare.replace(/^\s*> /gm, ''), /[!-/:-@[-`{-~\u202a-\u202e\u2066-\u2069]/, `${bare}\n---\n${markdown}`);
			assert.ok(markdown.split('\n').every((line) => !/^(?: {4}|\t)/.test(line)));
		});
	}
	test('keep a blank line behind every quote', () => {
		const rows = renderCard(agreeing(), FORMAT).split('\n');
		for (const [index, row] of rows.entries()) {
			assert.ok(!row.startsWith('> ') || rows[index + 1] === '');
		}
	});
});
