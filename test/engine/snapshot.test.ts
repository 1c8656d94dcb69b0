import assert from 'node:assert/strict';
import { finish } from '../../src/engine/slices';
import { analyzeText, makeEngine, toId } from '../support/engine';
import { toPlain } from '../support/entities';

suite('snapshots that are prepared', () => {
	test('say what others say, and have done the work in slices before', async () => {
		const article = await analyzeText('Angela Merkel met Emmanuel Macron in Berlin. Merkel left for Paris.');
		const put = Array.from({ length: 600 }, (_, index) => ({ ...article, document: { ...article.document, id: toId(`${index}.txt`) } }));
		const [prepared, other] = [makeEngine(), makeEngine()];
		prepared.apply({ put });
		let slices = 0;
		for (const work = prepared.prepare(); !work.next().done;) {
			slices++;
		}
		assert.ok(slices > 5, `${slices} slices`);
		assert.equal(prepared.prepare().next().done, true);
		assert.deepEqual(prepared.snapshot.entities.map(toPlain), other.apply({ put }).entities.map(toPlain));
	});
	test('have their list of entities prepared only where one was asked for before', async () => {
		const engine = makeEngine();
		const slicesOf = (name: string, text: string): Promise<number> => analyzeText(text, name).then((analyzed) => {
			engine.apply({ put: [analyzed] });
			let slices = 0;
			for (const work = engine.prepare(); !work.next().done;) {
				slices++;
			}
			return slices;
		});
		await slicesOf('a.txt', 'Angela Merkel met Emmanuel Macron.');
		const before = await slicesOf('b.txt', 'Macron left.');
		assert.equal(engine.snapshot.entities.length, 2);
		assert.ok(await slicesOf('b.txt', 'Macron stayed.') > before);
		assert.equal(await slicesOf('b.txt', 'Macron left.'), before);
	});
	test('are prepared anew after a change', async () => {
		const engine = makeEngine();
		const [first, second] = [await analyzeText('Angela Merkel met Emmanuel Macron.', 'a.txt'), await analyzeText('Macron left.', 'b.txt')];
		engine.apply({ put: [first] });
		finish(engine.prepare());
		engine.apply({ put: [second] });
		assert.equal(engine.prepare().next().done, false);
		assert.deepEqual(engine.snapshot.entities.find(({ label }) => label.includes('Macron'))?.documents, ['a.txt', 'b.txt']);
	});
});
