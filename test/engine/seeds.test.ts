import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Card, CrossReference, DocumentId, Entity, NumericClaim, Snapshot, Span } from '../../src/engine';
import { snapshotOf } from '../support/engine';

/** What the sample sources must show, whatever changes in the engine. */
suite('the sample sources', () => {
	const [firstName = '', secondName = ''] = fs.readdirSync('seeds').sort();
	const texts: Readonly<Record<string, string>> = Object.fromEntries([firstName, secondName].map((name) => [name, fs.readFileSync(`seeds/${name}`, 'utf8')]));
	const first = firstName as DocumentId;
	const second = secondName as DocumentId;
	let snapshot: Snapshot;

	suiteSetup(async () => {
		snapshot = await snapshotOf(texts);
	});

	function textOf(id: DocumentId): string {
		return texts[id] ?? '';
	}

	/** The place of `part` within the only occurrence of `context`. */
	function find(id: DocumentId, context: string, part = context): Span {
		const at = textOf(id).indexOf(context);
		assert.ok(at >= 0 && !textOf(id).includes(context, at + 1), `“${context}” stands once`);
		const start = at + context.indexOf(part);
		return { start, end: start + part.length };
	}

	function slice(id: DocumentId, { start, end }: Span): string {
		return textOf(id).slice(start, end);
	}

	function cardAt(id: DocumentId, context: string, part: string): Card {
		const card = snapshot.cardAt(id, find(id, context, part).start);
		assert.ok(card, `a card on ${part}`);
		return card;
	}

	function matchesOf(id: DocumentId, part: string): readonly CrossReference[] {
		return snapshot.matches({ document: id, ...sentenceOf(id, part) });
	}

	function sentenceOf(id: DocumentId, part: string): Span {
		const found = snapshot.findSentence(id, find(id, part).start);
		assert.ok(found, part);
		return found.sentence;
	}

	function claimsOf(id: DocumentId): readonly NumericClaim[] {
		return snapshot.findDocument(id)?.claims ?? [];
	}

	function entityAt(id: DocumentId, context: string, part: string): Entity {
		const entity = snapshot.entityOf({ document: id, ...find(id, context, part) });
		assert.ok(entity, `an entity for ${part} in “${context}”`);
		return entity;
	}

	/** Places of an entity as `document start end`. */
	function placesOf(entity: Entity): string[] {
		return entity.mentions.map(({ document, start, end }) => `${document} ${start} ${end}`);
	}

	/** Every place of these words in both sources, where nothing of a longer word touches them. */
	function allPlaces(pattern: RegExp): string[] {
		return [first, second].flatMap((id) => [...textOf(id).matchAll(pattern)].map((match) => `${id} ${match.index} ${match.index + match[0].length}`));
	}

	suite('agree in the share of the sales', () => {
		const shares = [[first, 'receive a 25% share', '25%'], [second, 'skim 25 percent of sales revenue', '25 percent']] as const;
		for (const [name, [hereId, hereContext, herePart], [thereId, context, part]] of [['first', shares[0], shares[1]], ['second', shares[1], shares[0]]] as const) {
			test(`in the card of the ${name}`, () => {
				const { comparison } = cardAt(hereId, hereContext, herePart);
				assert.equal(comparison?.relation, 'agrees');
				assert.equal(slice(hereId, comparison.here), herePart);
				assert.deepEqual(comparison.quote.target, find(thereId, context, part));
				assert.equal(comparison.quote.text, slice(thereId, comparison.quote));
				assert.ok(comparison.quote.text.includes(context));
				assert.deepEqual(comparison.quote.highlights.map((span) => slice(thereId, span)), [part]);
			});
		}
		test('with the base stated in the second only, and the modality of both', () => {
			const { comparison } = cardAt(first, 'receive a 25% share', '25%');
			assert.deepEqual([comparison?.here.per, comparison?.there.per], [undefined, 'sales revenue']);
			assert.deepEqual([comparison?.here.modality, comparison?.there.modality], ['conditional', 'planned']);
		});
		test('as the first reference of either claim', () => {
			const [reference] = snapshot.references({ document: first, ...find(first, 'receive a 25% share', '25%') }, { top: 3 });
			assert.equal(reference?.relation, 'agrees');
			assert.ok(slice(second, reference).includes('25 percent'));
			const [back] = snapshot.references({ document: second, ...find(second, 'skim 25 percent of', '25 percent') }, { top: 3 });
			assert.equal(back?.relation, 'agrees');
			assert.ok(slice(first, back).includes('25%'));
		});
		test('and in nothing differ', () => {
			assert.deepEqual(snapshot.comparisons.filter(({ relation }) => relation === 'differs'), []);
		});
	});

	suite('match first, both ways,', () => {
		for (const [what, here, there] of [
			['the approval of the sale', 'approved the sale of H200 chips to China for two purposes', 'officially approved conditional sales'],
			['the 25 percent', '25% share', '25 percent of sales revenue'],
			['the weaker performance', 'significantly weaker in performance', 'lag behind its most advanced Blackwell'],
			['the easing', 'lifted export restrictions', 'conditional easing'],
			['the earlier ban', 'prohibiting the sale of high-end AI chips', 'previously banned exports'],
		] as const) {
			for (const [direction, id, part, other, wanted] of [['to the second', first, here, second, there], ['to the first', second, there, first, here]] as const) {
				test(`${what}, ${direction}`, () => {
					const [match] = matchesOf(id, part);
					assert.ok(match, 'a match above the threshold');
					assert.ok(slice(other, match).includes(wanted), slice(other, match));
				});
			}
		}
	});

	suite('show the match of the sentence in the card of', () => {
		for (const [part, id, context] of [['Trump', first, 'The Trump administration approved'], ['Washington', second, 'Washington’s goal is clear'], ['Blackwell', second, 'most advanced Blackwell architecture']] as const) {
			test(part, () => {
				const card = cardAt(id, context, part);
				assert.equal(card.subject, 'mention');
				assert.equal(card.text, part);
				assert.ok(card.passages.length > 0 && card.total > 0);
				for (const { document, start, end, text } of card.passages) {
					assert.notEqual(document, id);
					assert.equal(text, slice(document, { start, end }));
				}
			});
		}
	});

	suite('compare no dates that cannot be placed:', () => {
		for (const [id, part] of [[first, 'January 8'], [second, 'Tuesday']] as const) {
			test(part, () => {
				const claim = find(id, part);
				assert.ok(claimsOf(id).some(({ kind, start }) => kind === 'date' && start === claim.start));
				assert.deepEqual(snapshot.comparisonsOf(id, claim), []);
			});
		}
	});

	test('relate the answer of the embassy and the missing response at most', () => {
		const answer = sentenceOf(first, 'NVIDIA did not respond to the request');
		const missing = sentenceOf(second, 'had not yet issued an official response');
		const found = snapshot.references({ document: first, ...answer }, { top: 100 }).find(({ start }) => start === missing.start);
		const back = snapshot.references({ document: second, ...missing }, { top: 100 }).find(({ start }) => start === answer.start);
		assert.ok([found, back].every((reference) => reference === undefined || reference.relation === 'related'));
	});

	suite('match nothing with', () => {
		for (const [id, part] of [[second, 'Nvidia H200 chip Photo: VCG'], [first, 'Original article:'], [first, 'Statement: This article']] as const) {
			test(part, () => {
				const { start, end } = find(id, part);
				assert.deepEqual(snapshot.references({ document: id, start, end }, { top: 10 }), []);
				const other = id === first ? second : first;
				const notes = snapshot.findDocument(id)?.document.paragraphs.filter(({ kind }) => kind === 'note') ?? [];
				assert.ok(notes.some((note) => note.start <= start && note.end >= end), 'a note');
				for (const sentence of snapshot.findDocument(other)?.document.sentences ?? []) {
					for (const reference of snapshot.references({ document: other, ...sentence }, { top: 100 })) {
						assert.ok(reference.end <= start || reference.start >= end);
					}
				}
			});
		}
		test('the two passages that share only “industrial and supply chains”', () => {
			const stability = sentenceOf(first, 'global industrial and supply chains');
			const cooperation = sentenceOf(second, 'The deep interweaving of industrial and supply chains');
			assert.ok(!matchesOf(first, 'global industrial and supply chains').some(({ start }) => start === cooperation.start));
			assert.ok(!matchesOf(second, 'The deep interweaving of industrial and supply chains').some(({ start }) => start === stability.start));
		});
	});

	suite('claim no number with', () => {
		for (const [id, context, part] of [
			[second, 'third-party testing', 'third'], [first, 'Whether one can develop', 'one'], [second, 'undermining one’s own', 'one’s'],
			[first, 'for two purposes: first, to', 'first'], [first, 'Chinese market; second, to', 'second'], [first, 'First, NVIDIA CEO', 'First'], [first, 'toutiao.com/article/7592917477684757044/', '7592917477684757044'],
		] as const) {
			test(`“${part}” in “${context}”`, () => {
				const place = find(id, context, part);
				assert.deepEqual(claimsOf(id).filter(({ start, end }) => start < place.end && end > place.start).map((claim) => slice(id, claim)), []);
			});
		}
		test('H200, wherever it stands', () => {
			for (const id of [first, second]) {
				assert.deepEqual(claimsOf(id).filter((claim) => slice(id, claim).includes('200')), []);
			}
		});
	});

	suite('name as one entity', () => {
		test('NVIDIA and Nvidia, also as the maker of the H200, and nothing else', () => {
			const entity = entityAt(first, 'NVIDIA CEO', 'NVIDIA');
			assert.equal(entityAt(second, 'sales of Nvidia’s H200 AI', 'Nvidia').id, entity.id);
			assert.deepEqual(placesOf(entity), allPlaces(/NVIDIA|Nvidia/gu));
		});
		test('U.S. and US, and nothing else', () => {
			const entity = entityAt(first, 'ordering U.S. NVIDIA', 'U.S.');
			assert.equal(entityAt(second, 'the US government officially', 'US').id, entity.id);
			assert.deepEqual(placesOf(entity), allPlaces(/U\.S\.|\bUS\b/gu));
		});
		test('Trump and President Trump, and nothing else', () => {
			assert.deepEqual(placesOf(entityAt(first, 'U.S. President Trump', 'Trump')), allPlaces(/Trump/gu));
		});
		test('H200 and NVIDIA H200, and nothing else', () => {
			assert.deepEqual(placesOf(entityAt(first, 'ordering U.S. NVIDIA H200', 'NVIDIA H200')), allPlaces(/(?:NVIDIA |Nvidia )?H200/gu));
		});
		test('China, and nothing else', () => {
			assert.deepEqual(placesOf(entityAt(first, 'reporting that China', 'China')), allPlaces(/China/gu));
		});
	});

	test('keep China, the Chinese, Washington, the White House and the US apart', () => {
		const chinese = entityAt(first, 'asked some Chinese tech', 'Chinese');
		assert.equal(chinese.type, 'group');
		assert.deepEqual(placesOf(chinese), allPlaces(/Chinese/gu));
		const ids = [chinese, entityAt(first, 'reporting that China', 'China'), entityAt(second, 'Washington’s goal', 'Washington'), entityAt(first, 'White House', 'White House'), entityAt(second, 'the US government officially', 'US')].map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length);
	});

	test('have titles of their own text, not the caption', () => {
		const titles = snapshot.sources.map(({ metadata }) => metadata.title);
		assert.ok(titles[0]?.startsWith('On January 8, Reuters'));
		assert.ok(titles[1]?.startsWith('Against the backdrop'));
	});
});
