import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { finish } from '../../../src/engine/slices';
import { documentFormat, DocumentPart } from '../../../src/engine/storage/documentPart';
import type { AnalyzedDocument } from '../../../src/engine/types';
import { analyzeText, toId } from '../../support/engine';
import { repeat, REPEATED } from '../../support/hostileTexts';
import { newsText } from '../../support/newsTexts';
import { checkDamagedPart, checkPartLaw, writePart } from '../../support/partLaw';

const SEEDS = fs.readdirSync('seeds').map((name) => ({ name, text: fs.readFileSync(`seeds/${name}`, 'utf8') }));

function pack(documents: readonly AnalyzedDocument[]): DocumentPart {
	return finish(DocumentPart.build(documents));
}

suite('packed documents', () => {
	test('come back exactly: the seeds', async () => {
		for (const { name, text } of SEEDS) {
			const analyzed = await analyzeText(text, name);
			assert.deepEqual(pack([analyzed]).decode(0), analyzed);
		}
	});
	test('come back exactly: hostile texts', async () => {
		for (const [what, piece] of Object.entries(REPEATED)) {
			for (const name of ['a.txt', 'a.md']) {
				const analyzed = await analyzeText(repeat(piece, 600), name);
				assert.deepEqual(pack([analyzed]).decode(0), analyzed, what);
			}
		}
	});
	test('come back exactly: any news, in any order', async () => {
		await fc.assert(fc.asyncProperty(fc.array(newsText, { maxLength: 4 }), async (texts) => {
			const documents = await Promise.all(texts.map((text, index) => analyzeText(text, `${9 - index}.md`)));
			const part = pack(documents);
			assert.deepEqual(documents.map((_, index) => part.decode(index)), documents);
			assert.deepEqual(documents.map(({ document }) => part.find(document.id)), documents.map((_, index) => index));
			assert.equal(part.find(toId('none')), -1);
		}), { numRuns: 60 });
	});
	test('come back exactly: numbers and counts that news never has', async () => {
		const analyzed = await analyzeText('Acme paid $4 million for 25 percent of Norland Bank on Monday.');
		const [claim] = analyzed.claims;
		assert.ok(claim);
		for (const [low, high] of [[-0, 0], [NaN, NaN], [-Infinity, Infinity], [1e-7, 2 ** 60], [null, 0.1], [1.005, null], [Number.MIN_VALUE, Number.MAX_VALUE]] as const) {
			const odd: AnalyzedDocument = { ...analyzed, document: { ...analyzed.document, version: -1.5, problems: ['odd'] }, claims: [{ ...claim, low, high }] };
			assert.deepEqual(pack([odd]).decode(0), odd);
		}
	});
	test('take at most half the bytes of a text of news, without the words that they share', async () => {
		for (const { name, text } of SEEDS) {
			const size = pack([await analyzeText(text, name)]).size(0);
			assert.ok(size <= 0.5 * Buffer.byteLength(text), `${size} for ${Buffer.byteLength(text)}`);
		}
	});
	test('are found by what their texts hold', async () => {
		const part = pack(await Promise.all(['Acme paid.', 'Norland paid.'].map((text, index) => analyzeText(text, `${index}.txt`))));
		assert.deepEqual(part.withText('me pai'), [0]);
		assert.deepEqual(part.withText('paid'), [0, 1]);
		assert.deepEqual(part.withText('Zanzibaria'), []);
	});
	test('tell lists what they show without being decoded', async () => {
		const analyzed = await analyzeText('Norland Bank buys Acme\n\nBy John Smith\n\nNorland Bank paid $4 million on Monday.', 'news/a.txt');
		const head = pack([analyzed]).head(0);
		const { document, mentions, claims } = analyzed;
		assert.deepEqual(head, {
			version: 1, name: 'news/a.txt', metadata: document.metadata, problems: [],
			sentences: document.sentences.length, mentions: mentions.length, claims: claims.length,
		});
	});
});

suite('the documents of a segment', () => {
	const texts = ['Norland Bank paid $4 million.', '', 'Acme Corp. of Springfield hired 25 people. So did John Smith.', '# Title\n\nWhat *else*?', 'Zebra.'];
	let documents: readonly AnalyzedDocument[];
	suiteSetup(async () => {
		documents = await Promise.all(texts.map((text, index) => analyzeText(text, `${(index * 3) % 5}.md`)));
	});
	test('are the same merged as built at once', () => checkPartLaw(documentFormat, documents, undefined));
	test('are compared by their ids', () => {
		const part = pack(documents);
		assert.deepEqual([...part.byId].map((index) => part.id(index)), ['0.md', '1.md', '2.md', '3.md', '4.md']);
		assert.ok(part.compareIds(1, pack(documents.slice(2)), 0) > 0);
	});
	test('may not share an id', () => {
		const [first] = documents;
		assert.ok(first);
		assert.throws(() => pack([first, first]), /sorted/);
	});
	test('when damaged, are refused or others', () => {
		checkDamagedPart(documentFormat, documents, undefined, (part) => {
			for (let index = 0; index < part.count; index++) {
				part.decode(index);
			}
		});
		assert.ok(writePart(documentFormat, pack([])).length > 0);
	});
});
