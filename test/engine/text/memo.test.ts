import assert from 'node:assert/strict';
import { Memo } from '../../../src/engine/text/memo';

suite('values by string', () => {
	/** Computes upper case, and notes what for. */
	function makeMemo(limit: number): { readonly memo: Memo<{ readonly upper: string }>; readonly computed: string[] } {
		const computed: string[] = [];
		return { computed, memo: new Memo(limit, (text) => (computed.push(text), { upper: text.toUpperCase() })) };
	}

	test('are computed once each', () => {
		const { memo, computed } = makeMemo(10);
		assert.equal(memo.get('a').upper, 'A');
		assert.equal(memo.get('a'), memo.get('a'));
		assert.equal(memo.get('').upper, '');
		assert.deepEqual(computed, ['a', '']);
	});
	test('are forgotten when there are too many', () => {
		const { memo, computed } = makeMemo(2);
		['a', 'b', 'b', 'c', 'a'].forEach((text) => assert.equal(memo.get(text).upper, text.toUpperCase()));
		assert.deepEqual(computed, ['a', 'b', 'c', 'a']);
	});
	test('are not kept for long strings', () => {
		const { memo, computed } = makeMemo(10);
		const long = 'x'.repeat(100);
		assert.equal(memo.get(long).upper, memo.get(long).upper);
		assert.equal(computed.length, 2);
	});
	test('are the same for slices of texts, lone surrogates among them', () => {
		const { memo } = makeMemo(10);
		const text = 'the European Commissioner 🙂 said';
		for (const slice of [text.slice(4, 25), text.slice(26, 27), text.slice(27, 28)]) {
			assert.equal(memo.get(slice).upper, slice.toUpperCase());
			assert.equal(memo.get(slice), memo.get(`${slice}`));
		}
	});
});
