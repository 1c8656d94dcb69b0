import assert from 'node:assert/strict';
import type { Decision } from '../../src/engine';
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

suite('names that decisions are about', () => {
	const isNamed = async (name: string, texts: Readonly<Record<string, string>>, list: readonly Decision[] = []): Promise<boolean> => {
		const engine = makeEngine();
		engine.apply({ put: await Promise.all(Object.entries(texts).map(([file, text]) => analyzeText(text, file))), decisions: { list } });
		return finish(engine.snapshot.isNamed(name));
	};
	const TEXTS = { 'a.txt': 'Angela Merkel met Emmanuel Macron in Berlin.', 'b.txt': 'The grand coalition held.' };

	test('are there when an entity bears them, whatever their case', async () => {
		assert.ok(await isNamed('Merkel', TEXTS));
		assert.ok(await isNamed('ANGELA MERKEL', TEXTS));
		assert.equal(await isNamed('Zanzibaria', TEXTS), false);
		assert.equal(await isNamed('Angela Macron', TEXTS), false);
	});
	test('are there when a text holds them and nothing is named so', async () => {
		assert.ok(await isNamed('grand coalition', TEXTS));
		assert.equal(await isNamed('grand committee', TEXTS), false);
	});
	test('are there though a decision says that they are no entity', async () => {
		const list: readonly Decision[] = [{ kind: 'not-entity', name: 'Berlin' }];
		assert.ok(await isNamed('Berlin', TEXTS, list));
		assert.ok(await isNamed('BERLIN', TEXTS, list));
	});
	test('are there when a decision gave them', async () => {
		const list: readonly Decision[] = [{ kind: 'rename', name: 'Berlin', label: 'The Capital' }];
		assert.ok(await isNamed('The Capital', TEXTS, list));
		assert.equal(await isNamed('The Capital', TEXTS), false);
	});
	test('are gone with the source that held them', async () => {
		const engine = makeEngine();
		const put = await Promise.all(Object.entries(TEXTS).map(([file, text]) => analyzeText(text, file)));
		engine.apply({ put });
		engine.apply({ remove: [toId('a.txt')] });
		assert.equal(finish(engine.snapshot.isNamed('Merkel')), false);
		assert.ok(finish(engine.snapshot.isNamed('coalition')));
	});
});
