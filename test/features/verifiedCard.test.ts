import assert from 'node:assert/strict';
import { verifyCard } from '../../src/features/verifiedCard';
import { card, HERE, quote, side, THERE } from './cards';

const HERE_TEXT = `${' '.repeat(50)}would receive a 25% share`;
const THERE_TEXT = `${' '.repeat(100)}They skim 25 percent of it.`;
const textOf = (id: string): string | undefined => id === HERE ? HERE_TEXT : id === THERE ? THERE_TEXT : undefined;

suite('checking quotes against their source', () => {
	const comparison = {
		relation: 'agrees', severity: undefined, reasons: [],
		here: side('would receive a 25% share', '25%'),
		there: { ...side('would receive a 25% share', '25%') },
		quote: quote('They skim 25 percent of it.', '25 percent'),
	} as const;

	test('leaves exact quotes alone', () => {
		const exact = card({ comparison, passages: [quote('They skim 25 percent of it.')] });
		assert.deepEqual(verifyCard(exact, textOf), { card: exact, problems: [] });
	});
	test('drops a quote that differs by a letter, and says so without quoting it', () => {
		const { card: checked, problems } = verifyCard(card({ passages: [quote('They skim 26 percent of it.')] }), textOf);
		assert.deepEqual(checked.passages, []);
		assert.equal(problems.length, 1);
		assert.doesNotMatch(problems.join(), /skim/);
	});
	test('drops a quote of a source that is gone', () => {
		assert.deepEqual(verifyCard(card({ about: [quote('They skim 25 percent of it.')] }), () => undefined).card.about, []);
	});
	test('drops a quote whose highlight lies outside', () => {
		const outside = { ...quote('They skim 25 percent of it.'), highlights: [{ start: 99, end: 110 }] };
		assert.deepEqual(verifyCard(card({ passages: [outside] }), textOf).card.passages, []);
	});
	test('drops a comparison with a clause that is not in the text', () => {
		const wrong = { ...comparison, there: side('will receive a 25% share', '25%') };
		assert.equal(verifyCard(card({ comparison: wrong }), textOf).card.comparison, undefined);
	});
});
