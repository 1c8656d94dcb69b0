import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { MATCH_THRESHOLD } from '../../../src/engine/crossref/calibration';
import { PassageRanker } from '../../../src/engine/crossref/passages';
import { findHighlights } from '../../../src/engine/crossref/highlights';
import type { Corpus } from '../../../src/engine/corpus/corpus';
import type { DocumentId } from '../../../src/engine/types';
import { makeCorpus, readText, sentenceWith } from '../../support/corpora';

const FIRE = 'A fire destroyed an old mill in Kansas on Friday. Two firefighters were hurt when the roof collapsed. Neighbours said that they had smelled smoke for hours.';
const BLAZE = 'The town lost its oldest building. Officials said that two firefighters suffered injuries as the roof of the mill collapsed. The mayor promised a new park.';
const GAME = 'The home team won by three goals. Their coach praised the goalkeeper. Fans sang all night.';

/** Texts of the passages found for the sentence with `part`. */
function findTexts(corpus: Corpus, id: string, part: string): string[] {
	const document = id as DocumentId;
	const ranked = new PassageRanker(corpus).rank({ document, sentence: sentenceWith(corpus.find(document), part) }, { top: 5 });
	return ranked.map((passage) => corpus.find(passage.document)?.document.text.slice(passage.start, passage.end) ?? '?');
}

suite('passages', () => {
	const corpus = makeCorpus({ fire: FIRE, blaze: BLAZE, game: GAME });

	test('find the sentence that reports the same', () => {
		assert.match(findTexts(corpus, 'fire', 'roof collapsed')[0] ?? '', /suffered injuries/);
		assert.match(findTexts(corpus, 'blaze', 'suffered injuries')[0] ?? '', /roof collapsed/);
	});
	test('are of other documents only', () => {
		const document = 'fire' as DocumentId;
		const ranked = new PassageRanker(corpus).rank({ document, sentence: 1 }, { top: 100 });
		assert.ok(ranked.length > 0);
		assert.ok(ranked.every((passage) => passage.document !== document));
	});
	test('of another event stay below the threshold', () => {
		for (const sentence of [0, 1, 2]) {
			const ranked = new PassageRanker(corpus).rank({ document: 'game' as DocumentId, sentence }, { top: 5 });
			assert.ok(ranked.every(({ score }) => score < MATCH_THRESHOLD));
		}
	});
	test('are none for a sentence without content, and none for one that is not there', () => {
		const empty = makeCorpus({ a: 'It is what it is. But why?', b: 'It is what it is. But why?' });
		assert.deepEqual(findTexts(empty, 'a', 'what it is'), []);
		assert.deepEqual(new PassageRanker(empty).rank({ document: 'a' as DocumentId, sentence: 99 }, { top: 5 }), []);
		assert.deepEqual(new PassageRanker(empty).rank({ document: 'z' as DocumentId, sentence: 0 }, { top: 5 }), []);
	});
	test('that share only a stock phrase score nothing', () => {
		const stock = makeCorpus({ a: 'At the same time, tomatoes ripened.', b: 'Lawyers met at the same time.' });
		const [first] = new PassageRanker(stock).rank({ document: 'a' as DocumentId, sentence: 0 }, { top: 5 });
		assert.equal(first?.score ?? 0, 0);
	});
	test('of one name alone are no match', () => {
		const names = makeCorpus({
			a: 'Angela Merkel opened the new bridge over the Elbe. Thousands of people came.',
			b: 'Angela Merkel met a delegation of farmers. They asked for lower taxes.',
		});
		const ranked = new PassageRanker(names).rank({ document: 'a' as DocumentId, sentence: 0 }, { top: 5 });
		assert.ok(ranked.length > 0 && ranked.every(({ score }) => score < MATCH_THRESHOLD));
	});
	test('that are short are supported by what stands around them', () => {
		const support = (beforeThat: string): number => {
			const pair = makeCorpus({
				a: 'The harbour authority closed the northern basin to fishing boats in March. Then it lifted the quarantine.',
				b: `${beforeThat} The quarantine is over.`,
			});
			return new PassageRanker(pair).rank({ document: 'a' as DocumentId, sentence: 1 }, { top: 5 }).find(({ sentence }) => sentence === 1)?.features.support ?? NaN;
		};
		assert.ok(support('In March the harbour authority had closed its northern basin to fishing boats.') > 0.1);
		assert.equal(support('A committee of doctors recommended vegetables.'), 0);
	});
	test('say which words carry the match', () => {
		const document = 'fire' as DocumentId;
		const [first] = new PassageRanker(corpus).rank({ document, sentence: 1 }, { top: 1 });
		const found = first && corpus.find(first.document);
		assert.ok(first && found);
		const spans = findHighlights(first.shared, found).map(({ start, end }) => found.document.text.slice(start, end));
		assert.ok(spans.includes('roof') && spans.some((span) => span.includes('firefighters')), spans.join('|'));
		assert.ok(!spans.includes('Officials'));
	});
	test('are found for a typed text, and none for words that stand nowhere', () => {
		const ranker = new PassageRanker(corpus);
		const [first] = ranker.search('firefighter injured when roof collapses', { top: 3 });
		assert.ok(first && /roof/.test(corpus.find(first.document)?.document.text.slice(first.start, first.end) ?? ''));
		assert.deepEqual(ranker.search('xylophone zebra', { top: 3 }), []);
		assert.deepEqual(ranker.search('', { top: 3 }), []);
	});
	test('mark the repeated ones', () => {
		const wire = 'Police in Leeds arrested four men over the theft of a Roman helmet on Monday.';
		const copies = makeCorpus({ a: wire, b: wire, c: wire.replace('Monday', 'Tuesday'), d: wire.replace('four', 'five') });
		const ranked = new PassageRanker(copies).rank({ document: 'a' as DocumentId, sentence: 0 }, { top: 5 });
		const of = (id: string) => ranked.find((passage) => passage.document === id);
		assert.equal(of('b')?.isCopy, true);
		assert.equal(of('c')?.copyOf?.document, 'b');
		assert.equal(of('d')?.copyOf, undefined, 'another number is another statement');
	});
	test('have scores between 0 and 1, best first, whatever the texts', () => {
		const words = fc.array(fc.constantFrom('mill', 'fire', 'the', 'roof', '25', 'percent', 'US', 'sold', 'banned', '.', '\n\n'), { maxLength: 30 }).map((parts) => parts.join(' '));
		fc.assert(fc.property(words, words, words, (a, b, c) => {
			const any = makeCorpus({ a, b, c });
			const ranker = new PassageRanker(any);
			for (const { document } of any.documents()) {
				document.sentences.forEach((_, sentence) => {
					const ranked = ranker.rank({ document: document.id, sentence }, { top: 4 });
					ranked.forEach(({ score, rankScore }, index) => {
						assert.ok(score >= 0 && score <= 1);
						assert.ok(index === 0 || rankScore <= (ranked[index - 1]?.rankScore ?? 0));
					});
				});
			}
		}), { numRuns: 60 });
	});
	test('of a long line of one word take no longer than they should', () => {
		const hostile = makeCorpus({ a: 'mill '.repeat(20_000), b: 'mill '.repeat(20_000) });
		assert.ok(new PassageRanker(hostile).rank({ document: 'a' as DocumentId, sentence: 0 }, { top: 3 }).length > 0);
	});
});

suite('passages of the sample sources', () => {
	const [first = '', second = ''] = fs.readdirSync('seeds').sort();
	const corpus = makeCorpus(Object.fromEntries([first, second].map((name) => [name, fs.readFileSync(`seeds/${name}`, 'utf8')])));
	const ranker = new PassageRanker(corpus);

	/** The first passage found for the sentence with `part`. */
	function firstOf(id: string, part: string) {
		const document = id as DocumentId;
		const [passage] = ranker.rank({ document, sentence: sentenceWith(corpus.find(document), part) }, { top: 1 });
		return passage && { ...passage, text: corpus.find(passage.document)?.document.text.slice(passage.start, passage.end) ?? '' };
	}
	/** Texts of the matches of the sentence with `part`. */
	function matchesOf(id: string, part: string): string[] {
		const document = id as DocumentId;
		return ranker.rank({ document, sentence: sentenceWith(corpus.find(document), part) }, { top: 30 })
			.filter(({ score }) => score >= MATCH_THRESHOLD)
			.map(({ document: other, start, end }) => corpus.find(other)?.document.text.slice(start, end) ?? '');
	}
	/** Each is the other's first match. */
	function checkPair(here: string, there: string): void {
		for (const [id, part, other] of [[first, here, there], [second, there, here]] as const) {
			const found = firstOf(id, part);
			assert.ok(found, part);
			assert.ok(found.text.includes(other), `${part} → ${found.text}`);
			assert.ok(found.score >= MATCH_THRESHOLD, `${part}: ${found.score}`);
		}
	}

	test('pair the approval of the sale', () => checkPair('approved the sale of H200 chips', 'officially approved conditional sales'));
	test('pair the 25 percent', () => checkPair('25% share', '25 percent of sales revenue'));
	test('pair the weaker performance', () => checkPair('significantly weaker in performance', 'lag behind its most advanced'));
	test('match the conditional easing with the lifted restrictions, both ways, though they share one word only', () => {
		for (const [id, part, other] of [[first, 'lifted export restrictions', 'conditional easing'], [second, 'conditional easing', 'lifted export restrictions']] as const) {
			assert.ok(matchesOf(id, part)[0]?.includes(other), part);
		}
	});
	test('match the goal with the two purposes of the approval', () => {
		assert.ok(matchesOf(second, 'goal is clear').some((text) => text.includes('for two purposes')));
	});
	test('do not match what lies behind in different ways', () => {
		assert.deepEqual(matchesOf(second, 'content to trail behind').filter((text) => text.includes('special edition')), []);
		assert.deepEqual(matchesOf(first, 'special edition').filter((text) => text.includes('content to trail behind')), []);
	});
	test('pair the earlier ban', () => checkPair('prohibiting the sale of high-end AI chips', 'previously banned exports'));
	test('lead from the conditional easing to the lifted restrictions', () => {
		assert.ok(firstOf(second, 'conditional easing')?.text.includes('lifted export restrictions'));
	});
	test('keep the embassy and the missing response apart', () => {
		for (const [id, part, other] of [[first, 'Liu Pengyu', 'not yet issued'], [first, 'embassy\'s response', 'not yet issued'], [second, 'not yet issued', 'Liu Pengyu'], [second, 'interweaving', 'supply chains']] as const) {
			const found = firstOf(id, part);
			assert.ok(!found || found.score < MATCH_THRESHOLD || !found.text.includes(other), part);
		}
	});
	test('never hold a caption, provenance or statement', () => {
		for (const { document } of corpus.documents()) {
			document.sentences.forEach((_, sentence) => {
				for (const passage of ranker.rank({ document: document.id, sentence }, { top: 100 })) {
					assert.doesNotMatch(corpus.find(passage.document)?.document.text.slice(passage.start, passage.end) ?? '', /^(Original article|Statement|Nvidia H200 chip Photo)/);
				}
			});
		}
	});
});

suite('documents of a corpus of their own', () => {
	test('have passages that do not depend on where the documents stand in the corpus', () => {
		const one = makeCorpus({ a: FIRE, b: BLAZE });
		const other = makeCorpus({ y: BLAZE, z: FIRE });
		const scores = (corpus: Corpus, id: string) => new PassageRanker(corpus).rank({ document: id as DocumentId, sentence: 1 }, { top: 3 }).map(({ score }) => score.toFixed(9));
		assert.deepEqual(scores(one, 'a'), scores(other, 'z'));
		assert.equal(readText('q', FIRE).document.sentences.length, 3);
	});
});
