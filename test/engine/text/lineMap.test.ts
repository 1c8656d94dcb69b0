import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineMap } from '../../../src/engine/text/lineMap';

suite('line map', () => {
	test('counts the three kinds of line end', () => {
		const map = new LineMap('a\nbc\r\nd\re');
		assert.equal(map.lineCount, 4);
		assert.deepEqual(map.positionAt(3), { line: 1, character: 1 });
		assert.deepEqual(map.positionAt(8), { line: 3, character: 0 });
	});
	test('takes no other character for a line end', () => assert.equal(new LineMap('a\u2028b\fc').lineCount, 1));
	test('moves an offset outside the text to its end', () => {
		const map = new LineMap('ab');
		assert.deepEqual(map.positionAt(99), { line: 0, character: 2 });
		assert.deepEqual(map.positionAt(-1), { line: 0, character: 0 });
	});
	test('moves a character behind its line to the end of the line', () => {
		const map = new LineMap('ab\r\nc');
		assert.equal(map.offsetAt({ line: 0, character: 99 }), 2);
		assert.equal(map.offsetAt({ line: 9, character: 0 }), 5);
		assert.equal(map.offsetAt({ line: -1, character: 3 }), 0);
	});
	test('has one line for an empty text', () => assert.deepEqual(new LineMap('').positionAt(0), { line: 0, character: 0 }));
	test('turns every offset into a position and back', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '\r', '👍') }), (text) => {
			const map = new LineMap(text);
			for (let offset = 0; offset <= text.length; offset++) {
				if (text[offset] !== '\n' || text[offset - 1] !== '\r') {
					assert.equal(map.offsetAt(map.positionAt(offset)), offset);
				}
			}
		}));
	});
});
