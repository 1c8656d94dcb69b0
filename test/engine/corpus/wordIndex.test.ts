import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordIndex, type WordSegment } from '../../../src/engine/corpus/wordIndex';
import { findDuplicates } from '../../../src/engine/crossref/duplicates';
import { PassageRanker } from '../../../src/engine/crossref/passages';
import { finish } from '../../../src/engine/slices';
import type { DocumentId } from '../../../src/engine/types';
import { makeCorpus, readText } from '../../support/corpora';
import { buildWords, liveOf, mergeWords, passageWords } from '../../support/wordParts';

const SENTENCES = [
	'The ministry approved the sale of chips.', 'Officials cleared chip exports on 8 January.', 'A fire destroyed the old mill.', 'Photo: AFP\n\n',
	'Two people died in the blaze at the mill.', 'The court rejected the appeal of 4 March 2020.', 'It is what it is.', 'Xylophones were sold in Norland.',
];
const text = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 6 }).map((parts) => parts.join(' '));
const IDS = ['a', 'b', 'c', 'd', 'e'];
/** A document that comes, in the place of the one with the same id, or goes; then segments from `merge` on may become one. */
const change = fc.record({ id: fc.constantFrom(...IDS), text: fc.option(text, { nil: undefined }), merge: fc.option(fc.nat({ max: 5 }), { nil: undefined }) });

interface Segment {
	readonly segment: WordSegment;
	readonly ids: readonly string[];
}

/** A corpus in segments, as its ranker takes it. */
class Segmented {
	#segments: readonly Segment[] = [];
	index = this.#index(undefined);

	apply({ id, text: content, merge }: { readonly id: string; readonly text: string | undefined; readonly merge: number | undefined }): void {
		const left = this.#segments.map(({ segment: { part, live }, ids }) => ({ segment: { part, live: live.without(ids.flatMap((each, at) => (each === id ? [at] : []))) }, ids }));
		const part = content === undefined ? undefined : buildWords([readText(id, content)]);
		this.#segments = part ? [...left, { segment: { part, live: liveOf(part) }, ids: [id] }] : left;
		const [kept, merged] = [this.#segments.slice(0, merge), this.#segments.slice(merge)];
		if (merge !== undefined && merged.length > 0) {
			const gone = merged.map(({ segment: { live } }) => Array.from({ length: live.count }, (_, at) => at).filter((at) => !live.has(at)));
			const one = mergeWords(merged.map(({ segment }) => segment.part), gone);
			const ids = merged.flatMap(({ segment: { live }, ids: all }) => all.filter((_, at) => live.has(at)));
			this.#segments = [...kept, { segment: { part: one, live: liveOf(one) }, ids }];
		}
		this.index = this.#index(this.index);
	}

	#index(before: WordIndex | undefined): WordIndex {
		const ranks = Int32Array.from(this.#segments.flatMap(({ ids }) => ids), (id) => IDS.indexOf(id));
		return finish(WordIndex.of(this.#segments.map(({ segment }) => segment), ranks, passageWords.background, before));
	}

	get #ids(): readonly string[] {
		return this.#segments.flatMap(({ segment: { live }, ids }) => ids.map((id, at) => (live.has(at) ? id : '')));
	}

	readonly words = passageWords;
	readonly numberOf = (id: DocumentId): number => this.#ids.indexOf(id);
	readonly idOf = (document: number): DocumentId => (this.#ids[document] ?? '?') as DocumentId;
	readonly dateOf = (): undefined => undefined;
	readonly placeOf = (document: number, sentence: number): { document: DocumentId; start: number; end: number } => ({ document: this.idOf(document), start: sentence, end: sentence });
}

/** All that a ranker says of a corpus, with sentences in the place of spans. */
function answersOf(ranker: PassageRanker, ids: readonly string[]): unknown {
	const ranked = ids.map((id) => [0, 1, 2, 3, 4, 5].map((sentence) => ranker.rank({ document: id as DocumentId, sentence }, { top: 4 })));
	return [...ranked, ['mill fire', 'xylophone', 'chips exports appeal', 'nothing'].map((words) => ranker.search(words, { top: 3 }))].map((lists) => lists.map((list) => list.map(({ document, sentence, score, rankScore, shared, isCopy, copyOf, features }) => ({
		document, sentence, score, rankScore, isCopy, copyOf: copyOf?.document, features, shared: shared.map(({ token, weight, same }) => ({ token, weight, same })),
	}))));
}

suite('index of words', () => {
	test('gives the same answers whatever the segments and what is gone', () => {
		fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			const segmented = new Segmented();
			const texts = new Map<string, string>();
			for (const each of changes) {
				segmented.apply(each);
				texts.delete(each.id);
				if (each.text !== undefined) {
					texts.set(each.id, each.text);
				}
				const plain = makeCorpus(Object.fromEntries(texts));
				const ids = [...texts.keys()];
				assert.deepEqual(answersOf(new PassageRanker(segmented), ids), answersOf(new PassageRanker(plain), ids));
				assert.deepEqual(findDuplicates(segmented).map(({ document, of, resemblance }) => [document, of, resemblance]), findDuplicates(plain).map(({ document, of, resemblance }) => [document, of, resemblance]));
				assert.equal(segmented.index.passageCount, plain.passageCount);
				assert.equal(segmented.index.liveCount, texts.size);
			}
		}), { numRuns: 60 });
	});
	test('leaves the indexes before as they were', () => {
		const segmented = new Segmented();
		for (const [id, content] of [['a', SENTENCES[2]], ['b', SENTENCES[4]], ['c', SENTENCES[1]]] as const) {
			segmented.apply({ id, text: content, merge: undefined });
		}
		const { index } = segmented;
		const ids: readonly string[] = ['a', 'b', 'c'];
		const old = { words: passageWords, index, numberOf: (id: DocumentId) => ids.indexOf(id), idOf: (document: number) => (ids[document] ?? '?') as DocumentId, placeOf: (document: number, sentence: number) => ({ document: (ids[document] ?? '?') as DocumentId, start: sentence, end: sentence }) };
		const before = answersOf(new PassageRanker(old), ids);
		segmented.apply({ id: 'd', text: 'A xylophone in a mill, and another mill.', merge: undefined });
		segmented.apply({ id: 'b', text: undefined, merge: undefined });
		assert.deepEqual(answersOf(new PassageRanker(old), ids), before);
	});
});
