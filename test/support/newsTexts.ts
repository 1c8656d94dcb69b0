import fc from 'fast-check';

const NAMES = ['Acme Corp.', 'Maria Lopez', 'Lopez', 'the U.S.', 'US', 'Norland', 'X-200', 'Norlandic', 'Lake Verra', 'the Harbour Act'];
const QUANTITIES = ['25%', 'at least 24 people', '$1.2 billion', 'three days', 'dozens', 'a quarter', '10–15 km', 'January 8', '2019', '１２', '3-1', '£2bn'];
const WORDS = ['approved', 'sales', 'of', 'said', 'that', 'the', 'quake', 'killed', 'and', 'near', 'banned', 'exports', 'to', 'on Tuesday', 'its', 'chips'];
const ODD = ['👍🏽', 'é', '\u202e', '[x](command:a.b)', '$(alert)', '`', '…', '”', '“', '’s', '(', '|', '\t', '#', '>', '&lt;', '\ud800', '…and', 'U.S.', '1.2.3'];
const ENDS = ['. ', '.\n', '?\r\n', '!”\n\n', '\r', ', ', ' ', '\u2028'];

/** Text that looks like news, with odd characters and line ends among it. */
export const newsText: fc.Arbitrary<string> = fc.array(
	fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...WORDS) },
		{ weight: 2, arbitrary: fc.constantFrom(...NAMES) },
		{ weight: 2, arbitrary: fc.constantFrom(...QUANTITIES) },
		{ weight: 1, arbitrary: fc.constantFrom(...ODD) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
	).chain((piece) => fc.tuple(fc.constant(piece), fc.constantFrom(' ', ' ', ' ', ...ENDS))),
	{ maxLength: 60 },
).map((pieces) => pieces.map(([piece, end]) => piece + end).join(''));
