import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteReader, ByteWriter, FormatError } from '../../../src/engine/storage/bytes';
import { checkDamaged } from '../../support/damage';
import { anyString } from '../../support/strings';

type Item =
	| { readonly kind: 'varint' | 'zigzag' | 'float64'; readonly value: number }
	| { readonly kind: 'string'; readonly value: string }
	| { readonly kind: 'int32s' | 'uint8s' | 'uint16s' | 'float64s'; readonly value: Int32Array | Uint8Array | Uint16Array | Float64Array };

const items: fc.Arbitrary<Item[]> = fc.array(fc.oneof(
	fc.record({ kind: fc.constant('varint' as const), value: fc.oneof(fc.nat(), fc.maxSafeNat()) }),
	fc.record({ kind: fc.constant('zigzag' as const), value: fc.oneof(fc.integer(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 })) }),
	fc.record({ kind: fc.constant('float64' as const), value: fc.double() }),
	fc.record({ kind: fc.constant('string' as const), value: anyString }),
	fc.record({ kind: fc.constant('int32s' as const), value: fc.int32Array() }),
	fc.record({ kind: fc.constant('uint8s' as const), value: fc.uint8Array() }),
	fc.record({ kind: fc.constant('uint16s' as const), value: fc.uint16Array() }),
	fc.record({ kind: fc.constant('float64s' as const), value: fc.float64Array() }),
));

function write(list: readonly Item[]): Uint8Array {
	const writer = new ByteWriter();
	for (const item of list) {
		switch (item.kind) {
			case 'varint':
			case 'zigzag':
			case 'float64':
				writer[item.kind](item.value);
				break;
			case 'string':
				writer.string(item.value);
				break;
			default:
				writer.array(item.value);
		}
	}
	return writer.take();
}

function read(bytes: Uint8Array, list: readonly Item[]): unknown[] {
	const reader = new ByteReader(bytes);
	const values = list.map(({ kind }) => reader[kind]());
	reader.end();
	return values;
}

suite('bytes', () => {
	test('are read as they were written, wherever they lie', () => {
		fc.assert(fc.property(items, fc.nat({ max: 9 }), (list, offset) => {
			const bytes = write(list);
			const moved = new Uint8Array(bytes.length + offset);
			moved.set(bytes, offset);
			assert.deepEqual(read(moved.subarray(offset), list), list.map(({ value }) => value));
		}));
	});
	test('when damaged, are refused or something else', () => {
		fc.assert(fc.property(items, (list) => checkDamaged(write(list), (bytes) => read(bytes, list), 20)));
	});
	test('hold arrays that are read in place', () => {
		const writer = new ByteWriter();
		writer.string('odd');
		writer.array(Int32Array.of(1, 2, 3));
		const bytes = writer.take();
		const reader = new ByteReader(bytes);
		reader.string();
		assert.equal(reader.int32s().buffer, bytes.buffer);
	});
	test('keep integers short', () => {
		const lengths = [0, 127, 128, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER].map((value) => write([{ kind: 'varint', value }]).length);
		assert.deepEqual(lengths, [1, 1, 2, 5, 8]);
		assert.equal(write([{ kind: 'zigzag', value: -64 }]).length, 1);
	});
	test('never announce more than they hold', () => {
		const huge = write([{ kind: 'varint', value: 2 ** 40 }]);
		for (const kind of ['string', 'int32s', 'count'] as const) {
			assert.throws(() => new ByteReader(huge)[kind](), FormatError);
		}
		assert.throws(() => new ByteReader(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 1)).varint(), FormatError);
		assert.throws(() => new ByteReader(Uint8Array.of(2, 0xc0, 0x80)).string(), FormatError);
		assert.throws(() => new ByteReader(Uint8Array.of(0)).end(), FormatError);
	});
	test('tell rows that are out of order', () => {
		const starts = (values: readonly number[], total: number): Int32Array => new ByteReader(write([{ kind: 'int32s', value: Int32Array.from(values) }])).starts(total);
		assert.deepEqual([...starts([0, 2, 2, 5], 5)], [0, 2, 2, 5]);
		for (const values of [[], [1, 5], [0, 4], [0, 3, 2, 5], [0, -1, 5]]) {
			assert.throws(() => starts(values, 5), FormatError);
		}
		assert.deepEqual([...starts([0], 0)], [0]);
	});
});
