import assert from 'node:assert/strict';
import { articleAt, generateArticles } from './articles';

suite('generated news', () => {
	test('is the same for the same seed and number, whatever was generated before', () => {
		const all = [...generateArticles({ seed: 7, count: 60 })];
		assert.deepEqual([...generateArticles({ seed: 7, count: 20, from: 40 })], all.slice(40));
		assert.deepEqual(articleAt(7, 33), all[33]);
		assert.notEqual(articleAt(8, 33).text, all[33]?.text);
	});

	test('has a file for each article, of about five kilobytes', () => {
		const all = [...generateArticles({ seed: 7, count: 300 })];
		assert.equal(new Set(all.map(({ name }) => name)).size, 300);
		const units = all.reduce((sum, { text }) => sum + text.length, 0) / all.length;
		assert.ok(units > 4500 && units < 6000, `${units} code units an article`);
		assert.ok(all.every(({ text }) => !/[{}]|undefined|NaN/.test(text)), 'a slot was left open');
	});

	test('has several sources for most events, from the very first on', () => {
		const sources = new Map<number, number>();
		for (const { event } of generateArticles({ seed: 7, count: 1000 })) {
			sources.set(event, (sources.get(event) ?? 0) + 1);
		}
		assert.equal(articleAt(7, 0).event, articleAt(7, 1).event);
		const alone = [...sources.values()].filter((count) => count === 1).length;
		assert.ok(alone > 0 && alone < sources.size / 3);
		assert.ok(Math.max(...sources.values()) >= 10);
	});

	test('meets new words and names all the time, ever fewer', () => {
		const words = new Set<string>();
		const grown: number[] = [];
		for (const { text } of generateArticles({ seed: 7, count: 600 })) {
			(text.match(/\p{L}+/gu) ?? []).forEach((word) => words.add(word));
			grown.push(words.size);
		}
		const [first = 0, half = 0, all = 0] = [grown[149], grown[299], grown[599]];
		assert.ok(half > first * 1.2 && all > half * 1.2, `${grown.length} articles have ${first}, ${half}, ${all} words`);
		assert.ok(all < half * 1.9 && half < first * 1.9, 'as many new words as at first');
	});
});
