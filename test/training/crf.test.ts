import assert from 'node:assert/strict';
import { LABELS, labelOf, Part, STEPS, CLOSED, OPENING } from '../../src/engine/annotate/labels';
import { Lattice, train } from '../../src/training/crf';

suite('training of the tagger', () => {
	test('sums over the same label paths as counting them one by one', () => {
		const length = 3;
		const scores = Float64Array.from({ length: length * LABELS }, (_, index) => Math.sin(index * 7.3));
		const step = Float64Array.from(STEPS, (_, index) => Math.exp(Math.cos(index * 1.7)));
		const follows = new Map(STEPS.map(([from, to], index) => [from * LABELS + to, step[index] ?? 0] as const));
		let sum = 0;
		const marginals = new Float64Array(length * LABELS);
		for (const a of OPENING) {
			for (let b = 0; b < LABELS; b++) {
				for (const c of CLOSED) {
					const share = (follows.get(a * LABELS + b) ?? 0) * (follows.get(b * LABELS + c) ?? 0)
						* Math.exp((scores[a] ?? 0) + (scores[LABELS + b] ?? 0) + (scores[2 * LABELS + c] ?? 0));
					sum += share;
					[a, LABELS + b, 2 * LABELS + c].forEach((at) => (marginals[at] = (marginals[at] ?? 0) + share));
				}
			}
		}
		const lattice = new Lattice();
		assert.ok(Math.abs(lattice.run(scores, length, step, undefined, 0) - Math.log(sum)) < 1e-9);
		marginals.forEach((value, at) => assert.ok(Math.abs((lattice.marginals[at] ?? 0) - value / sum) < 1e-9));
	});

	test('learns labels, and only those that a token may have', () => {
		const person = labelOf(0, Part.unit);
		const place = labelOf(2, Part.unit);
		const bits = (...labels: readonly number[]): number => labels.reduce((mask, label) => mask | (1 << label), 0);
		const model = train({
			stretches: Int32Array.of(0, 1, 2),
			offsets: Int32Array.of(0, 1, 2),
			features: Int32Array.of(0, 1),
			allowed: Int32Array.of(bits(person), 0, bits(0, place), 0),
			weights: Float32Array.of(1, 1),
		}, { rows: 2, rounds: 20, rate: 0.5, decay: 0, dropout: 0, seed: 1 });
		const best = (row: number): number => Array.from({ length: LABELS }, (_, label) => label).reduce((a, b) => ((model.weights[row * LABELS + b] ?? 0) > (model.weights[row * LABELS + a] ?? 0) ? b : a));
		assert.equal(best(0), person);
		assert.ok([0, place].includes(best(1)));
		assert.ok((model.weights[LABELS + person] ?? 0) < 0);
	});
});
