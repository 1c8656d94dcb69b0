import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SourceDocument } from '../../../src/engine/types';
import { claimsIn, claimsOf, documentOf } from '../../support/claims';

const PIECES = [
	'1', '24', '2.5', '1,000', '1,23,456', '200,0000', '3bn', '$', '£', 'US', '€', '%', 'percent', 'per', 'cent', 'million', 'dozen', 'hundred', 'and', 'a', 'half', 'quarter', 'one', 'two', 'twenty', '-', '–', 'to',
	'between', 'from', 'of', 'at', 'least', 'more', 'than', 'about', 'people', 'years', 'ago', 'old', 'km', '/', 'h', '²', '(', ')', ',', '.', ':', '18', '2019', 'May', 'January', 'Tuesday', 'first', 'third', 'th', 's', '\'s',
	'the', 'times', 'points', 'index', '±', '"', '“', '½', '\u00a0', '\n\n', 'Boeing', '737', 'said', 'not', 'will', '٢٤', '２', '👍', 'e\u0301', '\r\n', 'dozens', 'several', 'decades', 'next', 'last', 'year', 'Q4', 'x', '#', '[', ']',
];
const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(' ')),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join('')),
);

suite('numeric claims of any text', () => {
	test('lie in the text in order, do not overlap, and have low ≤ high', () => {
		fc.assert(fc.property(texts, (text) => {
			let end = 0;
			for (const claim of claimsOf(text)) {
				assert.ok(claim.start >= end && claim.end > claim.start && claim.end <= text.length, `span ${claim.start}–${claim.end}`);
				end = claim.end;
				assert.equal(text.slice(claim.start, claim.end).trim(), text.slice(claim.start, claim.end));
				assert.ok(claim.low === null || claim.high === null || claim.low <= claim.high, `${claim.low} > ${claim.high}`);
				assert.ok([claim.low, claim.high].every((side) => side === null || Number.isFinite(side)));
				assert.equal(claim.kind === 'date', claim.low === null && claim.high === null);
				for (const span of [claim.about, claim.per, claim.attribution]) {
					assert.ok(span === undefined || (span.start < span.end && span.end <= text.length));
				}
			}
		}), { numRuns: 500 });
	});
	test('are the same every time', () => {
		fc.assert(fc.property(texts, (text) => {
			assert.deepEqual(claimsOf(text), claimsOf(text));
		}), { numRuns: 100 });
	});
});

/** Texts that make a careless grammar look far ahead or back, again and again. */
const HOSTILE = ['1', '1 ', ',', '1,', '12, ', 'one hundred and ', 'one ', 'one of ', 'at least ', '$1 to ', '1-', '1/', '1:', '12% and ', '1" ', 'a few ', 'the first ', 'May 5 to ', 'half a ', 'X said 5, ', '5 a-a-a-', 'twenty-', '((1', 'from 1 to '];

suite('cost of numeric claims', () => {
	test('grows with the length of the text, whatever it is', function () {
		this.timeout(120_000);
		const cost = (document: SourceDocument): number => Math.min(...[0, 1, 2].map(() => {
			const { user } = process.cpuUsage();
			claimsIn(document);
			return process.cpuUsage().user - user;
		}));
		for (const unit of HOSTILE) {
			const small = unit.repeat(Math.ceil(5_000 / unit.length));
			const [once, eightTimes] = [documentOf(small), documentOf(small.repeat(8))] as const;
			claimsIn(once); // Compiled before it is measured.
			const measure = (): number => cost(eightTimes) / Math.max(cost(once), 2000);
			const first = measure();
			const ratio = first < 24 ? first : Math.min(first, measure(), measure()); // The machine may be at something else; growth stays.
			assert.ok(ratio < 24, `eight times ${JSON.stringify(unit)} costs ${ratio.toFixed(1)} times as much`);
		}
	});
});
