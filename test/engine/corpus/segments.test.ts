import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Corpus } from '../../../src/engine/corpus/corpus';
import { DecodedDocuments } from '../../../src/engine/corpus/decodedDocuments';
import { findMerge } from '../../../src/engine/corpus/mergePolicy';
import { buildSegment, readSegmentResources } from '../../../src/engine/corpus/segment';
import { SourceTable } from '../../../src/engine/corpus/sources';
import { finish } from '../../../src/engine/slices';
import { LiveDocuments } from '../../../src/engine/storage/part';
import type { Decisions } from '../../../src/engine/corpus/decisions';
import type { AnalyzedDocument, DocumentId } from '../../../src/engine/types';
import { lexicon, readText } from '../../support/corpora';

const NO_DECISIONS: Decisions = { list: [] };
const LABELLED: Decisions = { list: [
	{ kind: 'source-label', source: 'news/1.txt', label: 'Norland Times' },
	{ kind: 'source-label', source: 'news/2.txt', label: 'Ours' },
	{ kind: 'source-label', source: 'news/3.txt', label: 'Ours' },
	{ kind: 'source-label', source: 'news/4.txt', label: '4' },
] };
const id = fc.integer({ min: 0, max: 19 }).map((number) => `news/${number}.txt` as DocumentId);
const text = fc.constantFrom('Fire at the mill\n\nTwo people died.', 'Chips were sold.\n\nSource: Norland Times', 'Fire at the mill\n\nNobody died.', '');
const change = fc.oneof(
	fc.record({ kind: fc.constant('put' as const), texts: fc.array(fc.tuple(id, text), { maxLength: 4 }) }),
	fc.record({ kind: fc.constant('segment' as const), texts: fc.uniqueArray(fc.tuple(id, text), { maxLength: 6, selector: ([each]) => each }), without: fc.array(fc.nat({ max: 5 })) }),
	fc.record({ kind: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 3 }) }),
	fc.record({ kind: fc.constant('merge' as const) }),
	fc.record({ kind: fc.constant('list' as const) }),
);

function read([name, content]: readonly [DocumentId, string]): AnalyzedDocument {
	return readText(name, content);
}

const resources = readSegmentResources(lexicon);

const WITH_CHANGES = { isAtRest: false };
const AT_REST = { isAtRest: true };

suite('a corpus in segments', () => {
	test('holds what a map would, whatever was put, removed and merged, and its sources are those of a new table', () => {
		fc.assert(fc.property(fc.array(change, { maxLength: 25 }), fc.constantFrom(NO_DECISIONS, LABELLED), (changes, decisions) => {
			const expected = new Map<DocumentId, string>();
			let corpus = Corpus.empty(lexicon);
			let table = new SourceTable(corpus, decisions);
			for (const each of changes) {
				const before = new Set(expected.keys());
				switch (each.kind) {
					case 'put':
						corpus = corpus.with({ put: each.texts.map(read) });
						each.texts.forEach(([name, content]) => expected.set(name, content));
						break;
					case 'segment': {
						const without = each.without.filter((number) => number < each.texts.length);
						corpus = corpus.with({ segments: [{ segment: finish(buildSegment(each.texts.map(read), resources)), without }] });
						each.texts.forEach(([name, content], number) => without.includes(number) || expected.set(name, content));
						break;
					}
					case 'remove':
						corpus = corpus.with({ remove: each.ids });
						each.ids.forEach((name) => expected.delete(name));
						break;
					case 'merge': {
						const merged = finish(corpus.merge(WITH_CHANGES));
						corpus = merged ? corpus.withMerged(merged) : corpus;
						break;
					}
					default:
						assert.ok(table.list);
				}
				const touched = each.kind === 'put' || each.kind === 'segment' ? each.texts.map(([name]) => name) : each.kind === 'remove' ? each.ids : [];
				table = new SourceTable(corpus, decisions, { table, changed: [...touched, ...before].filter((name) => touched.includes(name)) });
			}
			const sorted = [...expected.keys()].sort();
			assert.deepEqual(Array.from(corpus.order, (number) => corpus.idOf(number)), sorted);
			assert.deepEqual(sorted.map((name) => corpus.find(name)), sorted.map((name) => read([name, expected.get(name) ?? ''])));
			assert.deepEqual(sorted.map((name) => corpus.ranks[corpus.numberOf(name)]), [...sorted.keys()]);
			assert.equal(corpus.size, sorted.length);
			const fresh = new SourceTable(corpus, decisions);
			const shortNames = fresh.list.map(({ shortName }) => shortName);
			assert.deepEqual([...new Set(shortNames)], shortNames);
			assert.ok(shortNames.filter((name) => name === 'Ours').length <= Number(expected.has('news/2.txt' as DocumentId) !== expected.has('news/3.txt' as DocumentId)));
			assert.deepEqual(sorted.map((name) => table.find(name)), fresh.list);
			assert.deepEqual(table.list, fresh.list);
			assert.equal(corpus.numberOf('none' as DocumentId), -1);
		}), { numRuns: 150 });
	});
	test('has many new sources listed without looking for each of them in all segments', () => {
		const names = Array.from({ length: 300 }, (_, number) => `${number}.txt` as DocumentId);
		const empty = new SourceTable(Corpus.empty(lexicon), NO_DECISIONS);
		assert.deepEqual(empty.list, []);
		const corpus = Corpus.empty(lexicon).with({ put: names.map((name) => read([name, 'One.'])) });
		let searches = 0;
		const counted = { order: corpus.order, idOf: (number: number) => corpus.idOf(number), head: (number: number) => corpus.head(number), numberOf: (name: DocumentId) => (searches++, corpus.numberOf(name)),
			wantedNames: (number: number) => corpus.wantedNames(number) };
		assert.equal(new SourceTable(counted, NO_DECISIONS, { table: empty, changed: names }).list.length, names.length);
		assert.equal(searches, 0);
		const table = new SourceTable(corpus, NO_DECISIONS);
		let pauses = 0;
		const slices = table.makeList();
		for (let step = slices.next(); ; step = slices.next(), pauses++) {
			if (step.done) {
				assert.equal(step.value, table.list);
				break;
			}
		}
		assert.ok(pauses >= 3, `${pauses} pauses`); // Counting names, reading and listing.
	});
	test('lets documents go while its segments are merged', () => {
		let corpus = Corpus.empty(lexicon);
		for (let number = 0; number < 100; number++) {
			corpus = corpus.with({ segments: [{ segment: finish(buildSegment(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter) => read([`${letter}${number}` as DocumentId, 'One.'])), resources)) }] });
		}
		assert.ok(corpus.segments.length > 10);
		const slices = corpus.merge(WITH_CHANGES);
		slices.next();
		const after = corpus.with({ remove: ['c7' as DocumentId], put: [read(['d8' as DocumentId, 'Two.'])] });
		const merged = finish(slices);
		assert.ok(merged);
		const both = after.withMerged(merged);
		assert.ok(both.segments.length < after.segments.length);
		assert.equal(both.find('c7' as DocumentId), undefined);
		assert.equal(both.find('d8' as DocumentId)?.document.text, 'Two.');
		assert.equal(both.find('e8' as DocumentId)?.document.text, 'One.');
		assert.equal(both.size, 999);
	});
	test('has few segments and touches each document a few times only', () => {
		const work = { moved: 0, segments: 0 };
		let segments: { live: LiveDocuments }[] = [];
		const count = 4096;
		for (let number = 0; number < count; number++) {
			segments.push({ live: LiveDocuments.all(1) });
			for (let chosen = findMerge(segments, WITH_CHANGES); chosen.length > 0; chosen = findMerge(segments, WITH_CHANGES)) {
				const size = chosen.reduce((sum, index) => sum + (segments[index]?.live.liveCount ?? 0), 0);
				segments = [...segments.filter((_, index) => !chosen.includes(index)), { live: LiveDocuments.all(size) }];
				work.moved += size;
			}
			work.segments = Math.max(work.segments, segments.length);
		}
		assert.ok(work.segments <= 40, `${work.segments} segments`);
		assert.ok(work.moved <= 5 * count, `${work.moved} documents moved`);
		assert.deepEqual(findMerge([{ live: LiveDocuments.all(10).without([0, 1, 2, 3, 4, 5]) }], WITH_CHANGES), [0]);
		assert.deepEqual(findMerge([{ live: LiveDocuments.all(10).without([0, 1, 2]) }], WITH_CHANGES), []);
	});
	test('has few segments however many come at once', () => {
		let sizes = Array.from({ length: 40_000 }, () => 1);
		for (let merges = 0; ; merges++) {
			const chosen = new Set(findMerge(sizes.map((size) => ({ live: LiveDocuments.all(size) })), WITH_CHANGES));
			if (chosen.size === 0) {
				break;
			}
			assert.ok(merges < 10, `${sizes.length} segments after ${merges} merges`);
			const merged = sizes.filter((_, index) => chosen.has(index)).reduce((sum, size) => sum + size, 0);
			sizes = [...sizes.filter((_, index) => !chosen.has(index)), merged];
		}
		assert.ok(sizes.length < 10, `${sizes.length} segments`);
	});
	test('has one segment at rest, but does not write a large one anew for a small one', () => {
		const ofSizes = (...sizes: number[]): { live: LiveDocuments }[] => sizes.map((size) => ({ live: LiveDocuments.all(size) }));
		assert.deepEqual(findMerge(ofSizes(600, 70, 9), WITH_CHANGES), []);
		assert.deepEqual(findMerge(ofSizes(600, 70, 9), AT_REST), [0, 1, 2]);
		assert.deepEqual(findMerge(ofSizes(600, 7, 9), AT_REST), []);
		assert.deepEqual(findMerge(ofSizes(300, 200), AT_REST), [], 'too few to matter');
		assert.deepEqual(findMerge(ofSizes(600), AT_REST), []);
		assert.deepEqual(findMerge([], AT_REST), []);
		assert.deepEqual(findMerge(ofSizes(12_000, 12_000, 900, 5000), AT_REST), [2, 3], 'no more than one segment may hold');
	});
});

suite('decoded documents', () => {
	test('are kept up to a limit, those asked for last', () => {
		const documents = ['a', 'b', 'c'].map((name) => read([name as DocumentId, `${name} was here.`]));
		const segment = finish(buildSegment(documents, resources));
		const decoded = new DecodedDocuments(30);
		const [first, second] = [decoded.get(segment, 0), decoded.get(segment, 1)];
		assert.equal(decoded.get(segment, 0), first);
		decoded.get(segment, 2);
		assert.equal(decoded.get(segment, 0), first);
		assert.notEqual(decoded.get(segment, 1), second);
		assert.deepEqual(decoded.get(segment, 1), documents[1]);
	});
	test('keep one that is longer than the limit', () => {
		const segment = finish(buildSegment([read(['a' as DocumentId, 'x'.repeat(100)])], resources));
		const decoded = new DecodedDocuments(30);
		assert.equal(decoded.get(segment, 0), decoded.get(segment, 0));
	});
});
