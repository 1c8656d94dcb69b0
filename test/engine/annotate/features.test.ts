import assert from 'node:assert/strict';
import { ALONE, DocumentFeatures, FIXED_FEATURES, MAX_FEATURES, Surfaces, type Surface } from '../../../src/engine/annotate/features';
import { parseWeights } from '../../../src/engine/annotate/weights';
import { finish } from '../../../src/engine/slices';
import { readText } from '../../support/corpora';
import { readEngineData } from '../../support/engineData';

const { vocabulary } = parseWeights(readEngineData().weights ?? new Uint8Array());

/** The features of one token of a sentence, and the surfaces around it. */
function collect(text: string, token: number): { readonly features: number[]; readonly around: Surface[] } {
	const all = finish(DocumentFeatures.read(readText('a.txt', text).document, new Surfaces(vocabulary)));
	const list = new Int32Array(MAX_FEATURES);
	const count = all.collect(token, list);
	const around: Surface[] = [];
	all.around(token, around);
	return { features: [...list.subarray(0, count)], around };
}

suite('features of tokens', () => {
	const words = ['Officials', 'flew', 'Berlin', 'crews', 'home'];
	const others = ['1984', 'McDonald', 'iPhone', 'FBI', 'Angela'];
	/** Where the surface of each role stands, of the token in the middle. */
	const places = [2, 1, 3, 0, 4];

	test('from one surface alone are the same whatever stands around it', () => {
		const { features } = collect(`${words.join(' ')} again.`, 2);
		for (const [role, indexes] of ALONE.entries()) {
			const changed = words.map((word, place) => (place === places[role] ? word : others[place]));
			const { features: found } = collect(`${changed.join(' ')} today.`, 2);
			assert.deepEqual(indexes.map((index) => found[index]), indexes.map((index) => features[index]), `role ${role}`);
		}
	});
	test('from one surface alone are others for another surface', () => {
		const { features } = collect(`${words.join(' ')} again.`, 2);
		for (const [role, indexes] of ALONE.entries()) {
			const changed = words.map((word, place) => (place === places[role] ? others[place] : word));
			const { features: found } = collect(`${changed.join(' ')} again.`, 2);
			assert.ok(indexes.some((index) => found[index] !== features[index]), `role ${role}`);
		}
	});
	test('are so many for every token, and more in a run of capitals', () => {
		assert.equal(collect('they met with Merkel.', 2).features.length, FIXED_FEATURES);
		assert.ok(collect('they met with Merkel.', 3).features.length > FIXED_FEATURES);
	});
	test('come from the surfaces around, none beyond the sentence', () => {
		const { around } = collect('Berlin fell.', 0);
		assert.deepEqual(around.map(({ anchor }) => anchor), [true, false, false, false, false]);
		assert.equal(around[1], around[3]);
		assert.notEqual(around[2], around[4]);
	});
});
