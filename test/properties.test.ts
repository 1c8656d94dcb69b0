import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Snapshot, Span } from '../src/engine';
import { analyzeText, makeEngine, toId } from './support/engine';
import { toPlain } from './support/entities';
import { newsText } from './support/newsTexts';

const NAMES = ['a.txt', 'b.txt', 'c/d.md', 'e.txt'];

/** Everything that a corpus says, as data to compare. */
function everything(snapshot: Snapshot): unknown {
	return {
		sources: snapshot.sources,
		entities: snapshot.entities.map(toPlain),
		comparisons: snapshot.comparisons,
		references: snapshot.sources.map(({ id }) => (snapshot.findDocument(id)?.document.sentences ?? [])
			.map((sentence) => snapshot.references({ document: id, start: sentence.start, end: sentence.end }, { top: 5 }))),
	};
}

function assertInside(span: Span, text: string): void {
	assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, `${span.start}–${span.end} in ${text.length}`);
}

function assertInOrder(spans: readonly Span[]): void {
	for (const [index, span] of spans.entries()) {
		assert.ok(index === 0 || (spans[index - 1] as Span).end <= span.start, 'spans overlap or are out of order');
	}
}

suite('whatever the text', () => {
	test('spans lie in it, in order, and cut no character apart', async () => {
		await fc.assert(fc.asyncProperty(newsText, async (text) => {
			const { document, mentions, claims } = await analyzeText(text);
			for (const spans of [document.paragraphs, document.sentences, mentions, claims]) {
				spans.forEach((span) => assertInside(span, text));
				assertInOrder(spans);
			}
			for (const span of [...document.sentences, ...mentions, ...claims]) {
				const surface = text.slice(span.start, span.end);
				assert.equal(surface, surface.trim());
				assert.ok(!/^[\udc00-\udfff]/.test(surface) || !/[\ud800-\udbff]$/.test(text.slice(0, span.start)), 'cut inside a pair');
			}
			for (const annotation of [...mentions, ...claims]) {
				const sentence = document.sentences[annotation.sentence];
				assert.ok(sentence && sentence.start <= annotation.start && annotation.end <= sentence.end, 'an annotation outside its sentence');
			}
			for (const claim of claims) {
				assert.ok(claim.low === null || claim.high === null || claim.low <= claim.high, 'low above high');
			}
		}), { numRuns: 150 });
	});

	test('the same text gives the same findings', async () => {
		await fc.assert(fc.asyncProperty(newsText, async (text) => {
			assert.deepEqual(await analyzeText(text), await analyzeText(text));
		}), { numRuns: 40 });
	});

	test('every card quotes exact slices and never the source it is shown in', async () => {
		await fc.assert(fc.asyncProperty(fc.array(newsText, { minLength: 2, maxLength: 3 }), async (texts) => {
			const engine = makeEngine();
			const snapshot = engine.apply({ put: await Promise.all(texts.map((text, index) => analyzeText(text, NAMES[index]))) });
			for (const { id } of snapshot.sources) {
				const { length } = snapshot.findDocument(id)?.document.text ?? '';
				for (let offset = 0; offset < length; offset += 7) {
					const card = snapshot.cardAt(id, offset);
					for (const quote of [...card?.passages ?? [], ...card?.about ?? [], ...card?.comparison ? [card.comparison.quote] : []]) {
						assert.notEqual(quote.document, id);
						assert.equal(quote.text, snapshot.findDocument(quote.document)?.document.text.slice(quote.start, quote.end));
					}
				}
			}
		}), { numRuns: 25 });
	});
});

suite('whatever the order of changes', () => {
	test('a corpus is the same as one built from nothing', async () => {
		const step = fc.oneof(
			fc.record({ name: fc.constantFrom(...NAMES), text: newsText }),
			fc.record({ name: fc.constantFrom(...NAMES), text: fc.constant(undefined) }),
		);
		await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
			const engine = makeEngine();
			const final = new Map<string, string>();
			for (const { name, text } of steps) {
				if (text === undefined) {
					final.delete(name);
					engine.apply({ remove: [toId(name)] });
				} else {
					final.set(name, text);
					engine.apply({ put: [await analyzeText(text, name)] });
				}
				everything(engine.snapshot); // What is computed in between must not show later.
			}
			const fresh = makeEngine().apply({ put: await Promise.all([...final].map(([name, text]) => analyzeText(text, name))) });
			assert.deepEqual(everything(engine.snapshot), everything(fresh));
		}), { numRuns: 40 });
	});
});
