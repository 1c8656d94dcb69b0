import fc from 'fast-check';

/** Any string of code units, lone surrogates among them. */
export const anyString: fc.Arbitrary<string> = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7fe, max: 0xe001 })), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
