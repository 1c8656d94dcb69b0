import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Snapshot } from '../src/engine';
import { paintSource, shiftPaints, type Paint } from '../src/features/paint';
import { analyzeText, makeEngine, toId } from './support/engine';
import { makeRandom } from './support/random';
import { applyBurst, makeBurst } from './support/randomEdits';

const KINDS = new Set(['person', 'organization', 'place', 'product', 'group', 'event', 'work', 'other', 'claim', 'date', 'match']);
/** Edits between two updates; few leave most highlights standing, many leave few. */
const BURSTS = [20, 100, 380, 500] as const;
const ROUNDS = 10;
/** Every so often the corpus is compared with one made from nothing. */
const FRESH = 8;

suite('ten thousand random edits', () => {
	test('leave every span equal to its slice and no highlight stale', async function () {
		this.timeout(120_000);
		const [edited = '', other = ''] = fs.readdirSync('seeds').sort().map((name) => fs.readFileSync(`seeds/${name}`, 'utf8'));
		const [a, b] = ['a.txt', 'b.txt'];
		const random = makeRandom(20261121);
		const engine = makeEngine();
		const fixed = await analyzeText(other, b);
		let text = edited;
		let snapshot = engine.apply({ put: [await analyzeText(text, a), fixed] });
		let painted = paintOf(snapshot, a);
		for (let burst = 1; burst <= ROUNDS * BURSTS.length; burst++) {
			const edits = makeBurst(text, BURSTS[burst % BURSTS.length] ?? 0, random);
			let kept: readonly Paint[] = painted;
			for (const { start, end, text: typed } of [...edits].reverse()) {
				kept = shiftPaints(kept, { start, end, length: typed.length });
			}
			const before = new Set(painted.map((paint) => describe(paint, text)));
			text = applyBurst(text, edits);
			for (const paint of kept) {
				assert.ok(before.has(describe(paint, text)), `${describe(paint, text)} is highlighted before the update ${burst}`);
			}
			snapshot = engine.apply({ put: [await analyzeText(text, a)] });
			const after = snapshot.findDocument(toId(a));
			assert.equal(after?.document.text, text);
			for (const { start, end } of [...after.document.sentences, ...after.mentions, ...after.claims]) {
				assert.ok(start >= 0 && start < end && end <= text.length);
				assert.equal(text.slice(start, end), text.slice(start, end).trim());
			}
			painted = paintOf(snapshot, a);
			if (burst % FRESH === 0) {
				const fresh = makeEngine().apply({ put: [await analyzeText(text, a), fixed] });
				assert.deepEqual(painted, paintOf(fresh, a), `after update ${burst}`);
			}
		}
	});
});

function paintOf(snapshot: Snapshot, name: string): Paint[] {
	const analyzed = snapshot.findDocument(toId(name));
	assert.ok(analyzed);
	return [...paintSource(snapshot, analyzed, { kinds: KINDS, focus: undefined, visible: [] })].flatMap((result) => (result && !result.part ? result.paints : []));
}

function describe({ style, start, end }: Paint, text: string): string {
	return `${style} ${JSON.stringify(text.slice(start, end))}`;
}
