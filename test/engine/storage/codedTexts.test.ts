import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/engine/slices';
import { ByteReader, ByteWriter } from '../../../src/engine/storage/bytes';
import { CodedTexts, textFormat } from '../../../src/engine/storage/codedTexts';
import { LiveDocuments } from '../../../src/engine/storage/part';
import { TokenKind, type AnalyzedDocument } from '../../../src/engine/types';
import { analyzeText } from '../../support/engine';
import { newsText } from '../../support/newsTexts';
import { checkDamagedPart, checkMergePauses, checkPartLaw } from '../../support/partLaw';

const code = (documents: readonly AnalyzedDocument[]): CodedTexts => finish(CodedTexts.build(documents));

/** Texts of which some share most of their words, some have none, and some are of odd characters. */
const TEXTS = [
	'Norland Bank paid $4 million.', '', 'Norland Bank paid $5 million. So it paid.', '# A title\n\n\nWhat *else*?  Two  spaces\there.', '\ud83d\ude00 emoji \ud83d and half of one\udc00',
	'größer, 東京 and Ω: “Norland’s” bank', '   ', 'Norland Bank paid $4 million.',
];

suite('coded texts', () => {
	let documents: readonly AnalyzedDocument[];
	suiteSetup(async () => {
		documents = await Promise.all(TEXTS.map((text, index) => analyzeText(text, `${index}.md`)));
	});

	test('come back exactly, with their tokens', async () => {
		await fc.assert(fc.asyncProperty(fc.array(fc.oneof(newsText, fc.string({ unit: 'binary' })), { maxLength: 5 }), async (texts) => {
			const all = [...documents, ...await Promise.all(texts.map((text, index) => analyzeText(text, `more/${index}.txt`)))];
			const coded = code(all);
			for (const [index, { document: { text, tokens: { starts, ends, kinds } } }] of all.entries()) {
				assert.deepEqual(coded.decode(index), { text, tokens: { starts, ends, kinds } });
			}
		}), { numRuns: 60 });
	});
	test('take tokens wherever they stand, but one behind the other', () => {
		const [first] = documents;
		assert.ok(first);
		const withTokens = (starts: readonly number[], ends: readonly number[]): AnalyzedDocument => ({ ...first, document: { ...first.document, text: 'a b', tokens: {
			starts: Int32Array.from(starts), ends: Int32Array.from(ends), kinds: new Uint8Array(starts.length).fill(TokenKind.address), sentenceStarts: Int32Array.of(0, starts.length),
		} } });
		const odd = withTokens([0, 0, 1, 3], [0, 1, 3, 3]); // Two are empty, and one begins with the space.
		const { starts, ends, kinds } = odd.document.tokens;
		assert.deepEqual(code([odd]).decode(0), { text: 'a b', tokens: { starts, ends, kinds } });
		assert.throws(() => code([withTokens([0, 1], [2, 3])]), /one behind the other/);
	});
	test('are the same merged as built at once', () => checkPartLaw(textFormat, documents, undefined));
	test('are merged with pauses', () => checkMergePauses(textFormat, documents, undefined));
	test('when damaged, are refused or others', () => {
		checkDamagedPart(textFormat, documents, undefined, (coded) => {
			for (let index = 0; index < coded.count; index++) {
				coded.decode(index);
			}
			coded.containing('Norland Bank');
		});
	});
	test('are found by any string that they hold, over as many pieces as it takes, and by no other', async () => {
		const searched = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 30 }));
		await fc.assert(fc.asyncProperty(fc.array(newsText, { maxLength: 3 }), fc.array(searched, { minLength: 10, maxLength: 10 }), async (texts, places) => {
			const all = [...documents, ...await Promise.all(texts.map((text, index) => analyzeText(text, `more/${index}.txt`)))];
			const coded = code(all);
			for (const [which, at, length] of places) {
				const text = all[which % all.length]?.document.text ?? '';
				const start = at % (text.length + 1);
				const wanted = text.slice(start, start + length);
				const expected = all.flatMap(({ document }, index) => (document.text.includes(wanted) ? [index] : []));
				assert.deepEqual(coded.containing(wanted), expected, JSON.stringify(wanted));
			}
		}), { numRuns: 40 });
		assert.deepEqual(code(documents).containing('paid $6'), []);
		assert.deepEqual(code(documents).containing('lion. So it p'), [2]);
	});
	test('take less than a third of the bytes where their words are the same', async () => {
		const sentences = ['Norland Bank paid $4 million for it.', 'The council met on Monday.', 'Nobody had expected as much.', 'It rained on the next day.'];
		const texts = Array.from({ length: 200 }, (_, index) => Array.from({ length: 20 }, (__, at) => sentences[(index * 7 + at * (index % 5)) % 4]).join(' '));
		const coded = code(await Promise.all(texts.map((text, index) => analyzeText(text, `${index}.txt`))));
		const units = texts.reduce((sum, { length }) => sum + length, 0);
		assert.ok(coded.byteLength < units / 3, `${coded.byteLength} bytes for ${units}`);
	});
	test('forget the pieces of texts that are gone', () => {
		const merged = finish(CodedTexts.merge([{ part: code(documents), live: LiveDocuments.all(documents.length).without([2, 4, 5]) }]));
		const written = (coded: CodedTexts): Uint8Array => {
			const writer = new ByteWriter();
			CodedTexts.write(coded, writer);
			return writer.take();
		};
		const bytes = written(merged);
		assert.deepEqual(bytes, written(code(documents.filter((_, index) => ![2, 4, 5].includes(index)))));
		assert.deepEqual(CodedTexts.read(new ByteReader(bytes)).containing('东京'), []);
		assert.ok(!Buffer.from(bytes).includes('größer'));
	});
});
