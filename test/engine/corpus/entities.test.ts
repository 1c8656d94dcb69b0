import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNameLists } from '../../../src/engine/corpus/aliases';
import { decideMentions, retypeMentions } from '../../../src/engine/corpus/decidedMentions';
import type { Decision } from '../../../src/engine/corpus/decisions';
import { EntityTable } from '../../../src/engine/corpus/entities';
import { finish } from '../../../src/engine/slices';
import type { AnalyzedDocument, DocumentId } from '../../../src/engine/types';
import { toPlain, type PlainEntity } from '../../support/entities';
import { aliases as lexicon, documentOf } from '../../support/markedNames';
import { joinEntities, joinInSlices, NamedDocuments } from '../../support/namedDocuments';

function tableOf(marked: readonly string[], decisions: readonly Decision[] = []): EntityTable {
	const documents = marked.map((text, index) => decideMentions(documentOf(text, `${index}.txt`), { list: decisions }));
	return joinEntities(documents, lexicon, { list: decisions });
}

/** Each entity as its aliases in order of the alphabet, joined by ` = `; entities by their first alias. */
function namesOf(table: EntityTable): string[] {
	return table.entities.map(({ aliases }) => [...aliases].sort().join(' = ')).sort();
}

function checkEntities(marked: readonly string[], expected: readonly string[], decisions: readonly Decision[] = []): void {
	assert.deepEqual(namesOf(tableOf(marked, decisions)), [...expected].sort());
}

const joined = (title: string, marked: string, ...expected: string[]): void => {
	test(`joins ${title}`, () => checkEntities([marked], expected));
};
const apart = (title: string, marked: string, ...expected: string[]): void => {
	test(`keeps apart ${title}`, () => checkEntities([marked], expected));
};

suite('names within a document', () => {
	joined('spellings that differ in case', '[o NVIDIA] and [o Nvidia] met.', 'NVIDIA = Nvidia');
	joined('letters with and without dots', '[l U.S.] and [l US] met.', 'U.S. = US');
	joined('names with and without article', '[o The Guardian] and [o Guardian] met.', 'Guardian = The Guardian');
	joined('diacritics', '[l Türkiye] and [l Turkiye] and [p José Mora] and [p Jose Mora] met.', 'Turkiye = Türkiye', 'Jose Mora = José Mora');
	joined('hyphens and line breaks', '[o Wal-Mart] and [o Wal\nMart] met.', 'Wal Mart = Wal-Mart');
	apart('capitals of up to three letters and a word', '[o WHO] and [o Who] met.', 'WHO', 'Who');
	apart('a name and the same name of another class', '[g Chinese] and [l China] met.', 'China', 'Chinese');

	joined('a country’s names', '[l US], [l United States], [l America], [l USA] met.', 'America = US = USA = United States');
	joined('a large body’s names', '[o WHO] and [o World Health Organization] met.', 'WHO = World Health Organization');
	joined('a body with its country’s names before it', '[o US Senate] and [o U.S. Senate] and [o United States Senate] met.', 'U.S. Senate = US Senate = United States Senate');
	apart('a capital and its country', '[l Washington] and [l US], [l Beijing] and [l China] met.', 'Beijing', 'China', 'US', 'Washington');
	apart('two countries', '[l North Korea] and [l South Korea] met.', 'North Korea', 'South Korea');
	apart('a city and its state', '[l New York] and [l New York City] met.', 'New York', 'New York City');
	apart('a person named as a country’s alias', '[p America Ferrera] and [l US] met.', 'America Ferrera', 'US');

	joined('an acronym in brackets', 'The [o Syrian Democratic Forces] ([o SDF]) met. [o SDF] left.', 'SDF = Syrian Democratic Forces');
	joined('a name in brackets behind its acronym', 'The [o NDRRMC] ([o National Disaster Risk Reduction and Management Council]) met.', 'NDRRMC = National Disaster Risk Reduction and Management Council');
	joined('an acronym that spells the name', 'The [o Public Works Department] met. [o PWD] left.', 'PWD = Public Works Department');
	joined('an acronym without the country', 'The [o United States Commission on Presidential Debates] met. [o CPD] left.', 'CPD = United States Commission on Presidential Debates');
	joined('an acronym of mixed letters', 'The [w African Continental Free Trade Area] ([w AfCFTA]) came.', 'AfCFTA = African Continental Free Trade Area');
	apart('a name in brackets that is no acronym', '[o Syrian Democratic Forces] ([o YPG]) met.', 'Syrian Democratic Forces', 'YPG');
	apart('an acronym of two names', '[o Public Works Department] and [o Police Works Directorate] met. [o PWD] left.', 'PWD', 'Police Works Directorate', 'Public Works Department');
	apart('a place in brackets', '[o Apple] ([l California]) met.', 'Apple', 'California');

	joined('a person without title', '[p President Trump] and [p Trump] met.', 'President Trump = Trump');
	joined('a surname', '[p Jane Doe] came. [p Doe] left.', 'Doe = Jane Doe');
	joined('a surname with particles', '[p Bill de Blasio] came. [p de Blasio] left. [p De Blasio] spoke.', 'Bill de Blasio = De Blasio = de Blasio');
	joined('a surname that stands in front', '[p Liu Pengyu] came. [p Liu] left.', 'Liu = Liu Pengyu');
	joined('a given name when nobody bears it as surname', '[p Steve Jobs] came. [p Steve] and [p Jobs] left.', 'Jobs = Steve = Steve Jobs');
	joined('a name without its middle', '[p William S. Saturn] came. [p William Saturn] left.', 'William S. Saturn = William Saturn');
	joined('a middle name and its initial', '[p Richard Kenneth Guy] came. [p Richard K. Guy] left.', 'Richard K. Guy = Richard Kenneth Guy');
	joined('an initial', '[p Jane Doe] came. [p J. Doe] left.', 'J. Doe = Jane Doe');
	joined('a nickname', '[p Michael Pompeo] came. [p Mike Pompeo] left.', 'Michael Pompeo = Mike Pompeo');
	joined('the surname of one person in two forms', '[p George W. Bush] and [p George Bush] came. [p Bush] left.', 'Bush = George Bush = George W. Bush');
	apart('two people of one surname, and the surname', '[p Jane Doe] and [p John Doe] came. [p Doe] left.', 'Doe', 'Jane Doe', 'John Doe');
	apart('father and son', '[p Donald Trump] and [p Donald Trump Jr.] came.', 'Donald Trump', 'Donald Trump Jr.');
	apart('two given names', '[p Steve Jobs] and [p Steve Wozniak] came. [p Steve] left.', 'Steve', 'Steve Jobs', 'Steve Wozniak');
	apart('an initial of two people', '[p Jane Doe] and [p Judy Doe] came. [p J. Doe] left.', 'J. Doe', 'Jane Doe', 'Judy Doe');
	apart('a family name in front of a Western name', '[p Lincoln Chafee] came. [p Chafee] and [p Abraham Lincoln] left.', 'Abraham Lincoln', 'Chafee = Lincoln Chafee');
	apart('a person and a company of that name', '[p Henry Ford] founded [o Ford].', 'Ford', 'Henry Ford');
	apart('a person and a place', '[p Jack London] lived in [l London].', 'Jack London', 'London');

	joined('company forms', '[o Apple Inc.], [o Apple] and [o APPLE Corp] met.', 'APPLE Corp = Apple = Apple Inc.');
	joined('a name’s first words', '[o Huawei Technologies] met. [o Huawei] left.', 'Huawei = Huawei Technologies');
	joined('a name and what it is of', '[o Port Authority of New York and New Jersey] met. [o Port Authority] left.', 'Port Authority = Port Authority of New York and New Jersey');
	joined('a body without its country', '[o US Senate] met. [o Senate] left.', 'Senate = US Senate');
	joined('a body without its people', 'The [g Indian] [o Indian National Congress] met. [o Congress] left.', 'Congress = Indian National Congress', 'Indian');
	joined('the same words in another order', '[o Parliament of Iraq] met. [o Iraq Parliament] left.', 'Iraq Parliament = Parliament of Iraq');
	apart('two firms with one beginning', '[o Ford Motor Company] and [o Ford Foundation] met. [o Ford] left.', 'Ford', 'Ford Foundation', 'Ford Motor Company');
	apart('a firm and its parts', '[o Apple] and [o Apple Music] met.', 'Apple', 'Apple Music');
	apart('two ministries', '[o Ministry of Health] and [o Ministry of Finance] met.', 'Ministry of Finance', 'Ministry of Health');
	apart('a city and its university', '[o Stanford University] lies in [l Stanford].', 'Stanford', 'Stanford University');

	joined('maker and model', '[d NVIDIA_H200] and [d H200] came from [o NVIDIA].', 'H200 = NVIDIA H200', 'NVIDIA');
	joined('a model behind a maker of the document', '[d Airbus A380] and [d A380] came from [o Airbus].', 'A380 = Airbus A380', 'Airbus');
	joined('plural models', '[d Boeing_787s] and [d 787] flew.', '787 = Boeing 787s', 'Boeing');
	joined('a storm under other heads', '[e Tropical Storm Dorian], [e Hurricane Dorian] and [e Dorian] came.', 'Dorian = Hurricane Dorian = Tropical Storm Dorian');
	joined('members and adjective of a group', '[g Democrats] and [g Democrat], [g Chinese] and [g Chinese].', 'Chinese', 'Democrat = Democrats');
	apart('models of one maker', '[d NVIDIA_H200] and [d NVIDIA_H100] came.', 'NVIDIA', 'NVIDIA H100', 'NVIDIA H200');
	apart('a series and its model', '[d iPhone] and [d iPhone 4] came.', 'iPhone', 'iPhone 4');
	apart('a model whose name ends in s and another', '[d iPhone 5s] and [d iPhone 5] came.', 'iPhone 5', 'iPhone 5s');
	apart('two storms', '[e Hurricane Dorian] and [e Hurricane Humberto] came.', 'Hurricane Dorian', 'Hurricane Humberto');
	apart('a people that ends in ss or us', '[g Swiss] and [g Swis], [g Cyprus] met.', 'Cyprus', 'Swis', 'Swiss');

	test('settles what a name is by its majority', () => {
		const [entity] = tableOf(['[o Intel], [o Intel], [d Intel] and [p Intel] met.']).entities;
		assert.deepEqual([entity?.type, entity?.mentions.length], ['organization', 4]);
	});
	test('keeps a person whose surname is also a company', () => checkEntities(['[p Harrison Ford] drove for [o Ford], [o Ford], [o Ford]. [p Ford] left.'], ['Ford', 'Ford = Harrison Ford']));
});

suite('names over sources', () => {
	const over = (title: string, marked: readonly string[], ...expected: string[]): void => {
		test(title, () => checkEntities(marked, expected));
	};
	over('are joined when equal', ['[o NVIDIA] met [p Jane Doe].', '[o Nvidia] met [p Jane Doe].'], 'NVIDIA = Nvidia', 'Jane Doe');
	over('give a surname to the one person of the corpus', ['[p Jane Doe] came.', '[p Doe] left.'], 'Doe = Jane Doe');
	over('give it to none of two', ['[p Jane Doe] came.', '[p John Doe] came.', '[p Doe] left.'], 'Doe', 'Jane Doe', 'John Doe');
	over('give it to the person of its own source first', ['[p Jane Doe] came. [p Doe] left.', '[p John Doe] came. [p Doe] left.'], 'Doe = Jane Doe', 'Doe = John Doe');
	over('do not join two sources’ people by a shared surname', ['[p Jane Roe] and [p Roe].', '[p Mary Roe] and [p Roe].'], 'Jane Roe = Roe', 'Mary Roe = Roe');
	over('give an acronym to the one name that it was explained by', ['The [o Syrian Democratic Forces] ([o SDF]) met.', '[o SDF] left.'], 'SDF = Syrian Democratic Forces');
	over('give it to none of two', ['The [o Syrian Democratic Forces] ([o SDF]) met.', 'The [o Surinam Defence Front] ([o SDF]) met.', '[o SDF] left.'],
		'SDF', 'SDF = Surinam Defence Front', 'SDF = Syrian Democratic Forces');
	over('join a model with its maker’s name for it', ['[d NVIDIA_H200] came.', '[d H200] went.'], 'H200 = NVIDIA H200', 'NVIDIA');
	over('do not join models that are words', ['[d Ford_Falcon] came.', '[d Falcon] and [d SpaceX_Falcon] went.'], 'Falcon = SpaceX Falcon', 'Ford', 'Ford Falcon', 'SpaceX');
	over('keep a river and a company apart', ['[l Amazon] rose.', '[o Amazon] fell.'], 'Amazon', 'Amazon');
	over('join a name of several words whatever it was taken for', ['[l White House] said.', '[o White House] said.'], 'White House');
	over('join through two forms of one name', ['[p George W. Bush] came.', '[p George Bush] came.', '[p Bush] left.'], 'Bush = George Bush = George W. Bush');

	test('count a source once that another one joins two names in', () => {
		const [body] = tableOf(['[o Public Works Department] and [o Police Works Directorate] met. [o PWD] left.', 'The [o Public Works Department] ([o PWD]) met.']).entities.slice(-1);
		assert.deepEqual([body?.aliases, body?.documents, body?.documentCount], [['PWD', 'Public Works Department'], ['0.txt', '1.txt'], 2]);
		assert.deepEqual(body?.mentions.map(({ document, start }) => [document, start]), [['0.txt', 0], ['0.txt', 58], ['1.txt', 4], ['1.txt', 29]]);
	});
	test('list the maker’s part of a product’s name as a mention of the maker', () => {
		const table = tableOf(['[o Nvidia] sells the [d NVIDIA_H200].', 'The [d H200].']);
		const maker = table.entities.find(({ aliases }) => aliases.includes('Nvidia'));
		assert.deepEqual(maker?.mentions.map(({ asMaker, alias }) => [asMaker, alias]), [[false, 'Nvidia'], [true, 'NVIDIA']]);
		assert.equal(table.entityOf({ document: '0.txt' as DocumentId, start: 17, end: 23 }), maker);
		assert.equal(table.entityOf({ document: '0.txt' as DocumentId, start: 17, end: 28 })?.label, 'H200');
		assert.equal(table.entityOf({ document: '0.txt' as DocumentId, start: 17, end: 24 }), undefined);
	});
	test('keep the rule of each merge', () => {
		const merges = tableOf(['[p Jane Doe], [p Doe] and [p Dr Jane Doe] met [l United States], [l US], [o Acme Corp], [o Acme].']).entities.map(({ label, merges: all }) => [label, ...all.map(({ alias, rule }) => `${alias}: ${rule}`)]);
		assert.deepEqual(merges, [['Acme', 'Acme Corp: company form'], ['Jane Doe', 'Doe: surname', 'Dr Jane Doe: title'], ['United States', 'US: known alias']]);
	});
	test('have labels that are full names, the most frequent first', () => {
		const labels = tableOf(['[p Trump], [p Trump], [p Donald Trump]. [o EU], [o EU], [o European Union]. [l US], [l US], [l U.S.]. [d H200], [d NVIDIA_H200], [d NVIDIA_H200].']).entities.map(({ label }) => label);
		assert.deepEqual(labels, ['Donald Trump', 'European Union', 'NVIDIA', 'NVIDIA H200', 'US']);
	});
	test('keep descriptions verbatim with their place', () => {
		const [entity] = tableOf(['The [p Acme boss~Jane Doe] spoke.', '[p Jane Doe] left.']).entities;
		assert.deepEqual(entity?.descriptions, [{ document: '0.txt', start: 4, end: 13, text: 'Acme boss' }]);
		assert.deepEqual([entity.descriptionsIn('0.txt' as DocumentId), entity.descriptionsIn('1.txt' as DocumentId)], [entity.descriptions, []]);
	});
	test('have ids of type and name, one each', () => {
		const ids = tableOf(['[l Amazon] rose.', '[o Amazon] fell.', '[p Jane Roe] and [p Roe].', '[p Mary Roe] and [p Roe].']).entities.map(({ id }) => id);
		assert.deepEqual(ids, ['organization:amazon', 'place:amazon', 'person:jane roe', 'person:mary roe']);
	});
});

suite('the reader’s decisions', () => {
	const texts = ['[p Donald Trump] met [o Huawei Technologies] and [o Huawei]. [p Trump] left.', '[o Huawei] and [o Ascend] rose. The chip giant fell.'];
	const plain = ['Ascend', 'Donald Trump = Trump', 'Huawei = Huawei Technologies'];
	const decided = (title: string, decisions: readonly Decision[], ...expected: string[]): void => {
		test(title, () => checkEntities(texts, expected, decisions));
	};

	decided('change nothing when there are none', [], ...plain);
	decided('change nothing when their names are gone', [
		{ kind: 'merge', name: 'Nobody', into: 'Huawei' }, { kind: 'merge', name: 'Huawei', into: 'Nobody' }, { kind: 'alias', name: 'Nobody', alias: 'Nothing' }, { kind: 'split', name: 'Huawei', alias: 'Nothing' },
		{ kind: 'type', name: 'Nobody', type: 'place' }, { kind: 'rename', name: 'Nobody', label: 'Somebody' }, { kind: 'not-entity', name: 'Nobody' },
	], ...plain);
	decided('take a name out everywhere', [{ kind: 'not-entity', name: 'Huawei' }], 'Ascend', 'Donald Trump = Trump', 'Huawei Technologies');
	decided('take a name out of one source', [{ kind: 'not-entity', name: 'Huawei', source: '1.txt' }], ...plain);
	decided('merge two entities', [{ kind: 'merge', name: 'Ascend', into: 'Huawei' }], 'Ascend = Huawei = Huawei Technologies', 'Donald Trump = Trump');
	decided('merge a circle into one', [{ kind: 'merge', name: 'Ascend', into: 'Huawei' }, { kind: 'merge', name: 'Huawei', into: 'Ascend' }], 'Ascend = Huawei = Huawei Technologies', 'Donald Trump = Trump');
	decided('add an alias that the analysis has not found', [{ kind: 'alias', name: 'Huawei', alias: 'chip giant' }], 'Ascend', 'Donald Trump = Trump', 'Huawei = Huawei Technologies = chip giant');
	decided('move an alias from another entity', [{ kind: 'alias', name: 'Ascend', alias: 'Trump' }], 'Ascend = Trump', 'Donald Trump', 'Huawei = Huawei Technologies');
	decided('split a name off', [{ kind: 'split', name: 'Huawei Technologies', alias: 'Huawei' }], 'Ascend', 'Donald Trump = Trump', 'Huawei', 'Huawei Technologies');
	decided('put in a name of the gazetteer with its aliases', [{ kind: 'gazetteer', name: 'Chip Giant', type: 'organization', aliases: ['chip giant', 'Ascend'] }], 'Ascend = chip giant', 'Donald Trump = Trump', 'Huawei = Huawei Technologies');
	decided('find it as whole words only', [{ kind: 'gazetteer', name: 'hip', type: 'other', aliases: ['giants', 'fel'] }], ...plain);

	test('change a type and a label, and keep the id', () => {
		const table = tableOf(texts, [{ kind: 'type', name: 'Huawei', type: 'place' }, { kind: 'rename', name: 'Donald Trump', label: 'The President' }]);
		assert.deepEqual(table.entities.map(({ id, label, type }) => [id, label, type]), [
			['organization:ascend', 'Ascend', 'organization'], ['place:huawei technologies', 'Huawei Technologies', 'place'], ['person:donald trump', 'The President', 'person'],
		]);
	});
	test('give the decided type to all mentions of the entity', () => {
		const documents = texts.map((text, index) => documentOf(text, `${index}.txt`));
		const table = joinEntities(documents, lexicon, { list: [{ kind: 'type', name: 'Huawei', type: 'place' }] });
		assert.deepEqual(documents.map((document) => retypeMentions(document, table).mentions.map(({ type }) => type)), [['person', 'place', 'place', 'person'], ['place', 'organization']]);
		assert.equal(retypeMentions(documents[0] as AnalyzedDocument, joinEntities(documents, lexicon, { list: [] })), documents[0]);
	});
	test('find an entity by the label that they gave it', () =>
		assert.deepEqual(tableOf(texts, [{ kind: 'rename', name: 'Ascend', label: 'Chips' }, { kind: 'merge', name: 'Chips', into: 'Huawei' }]).entities.map(({ aliases }) => aliases.length), [2, 3]));
	test('name the merged after the one merged into', () =>
		assert.equal(tableOf(texts, [{ kind: 'merge', name: 'Huawei', into: 'Ascend' }]).entities[0]?.label, 'Ascend'));
	test('take out one quoted place alone', () => {
		const quote = { exact: 'Huawei', prefix: '', suffix: ' and Ascend' };
		const table = tableOf(texts, [{ kind: 'not-entity', name: 'Huawei', source: '1.txt', quote }]);
		assert.deepEqual(table.entities.find(({ label }) => label.startsWith('Huawei'))?.mentions.map(({ document }) => document), ['0.txt', '0.txt']);
	});
	test('take out nothing where the quote is gone or stands twice', () => {
		for (const quote of [{ exact: 'Huawei', prefix: 'x', suffix: '' }, { exact: 'H', prefix: '', suffix: '' }]) {
			assert.equal(tableOf([...texts.slice(0, 1), '[o Huawei] Huawei H.'], [{ kind: 'not-entity', name: 'Huawei', source: '1.txt', quote }]).entities.find(({ label }) => label.startsWith('Huawei'))?.mentions.length, 3);
		}
	});
	test('put a longer name in the place of a shorter one, never the reverse', () => {
		const long = tableOf(['[o Ascend] Chips rose.'], [{ kind: 'gazetteer', name: 'Ascend Chips', type: 'product', aliases: [] }]);
		assert.deepEqual(namesOf(long), ['Ascend Chips']);
		const short = tableOf(['[d Ascend Chips] rose.'], [{ kind: 'gazetteer', name: 'Ascend', type: 'product', aliases: [] }]);
		assert.deepEqual(namesOf(short), ['Ascend Chips']);
	});
	test('leave a document alone that they do not touch', () => {
		const document = documentOf('[o Acme] met.');
		assert.equal(decideMentions(document, { list: [{ kind: 'gazetteer', name: 'Other', type: 'place', aliases: [] }] }), document);
	});
});

suite('tables of entities', () => {
	const sentence = fc.constantFrom('[p Jane Doe] came. ', '[p Doe] left. ', '[p John Doe] sat. ', '[l US] won. ', '[l U.S.] lost. ', '[o Acme Corp] rose. ', '[o Acme] fell. ', '[d Acme_X100] flew. ', '[d X100] sank. ', '[p Liu Wei] ate. ', '[p Liu] slept. ', '[o WHO] met. ', '[o World Health Organization] (', '[g Democrats] ran. ', '[e Hurricane Ian] came. ', '[e Ian] went. ');
	const corpus = fc.array(fc.array(sentence, { maxLength: 6 }).map((parts) => parts.join('')), { maxLength: 5 });
	const describe = ({ entities }: EntityTable): readonly PlainEntity[] => entities.map(toPlain);

	test('hold every mention once, under one of its entity’s aliases', function () {
		this.timeout(30_000);
		fc.assert(fc.property(corpus, (texts) => {
			const documents = texts.map((text, index) => documentOf(text, `${index}.txt`));
			const table = joinEntities(documents, lexicon, { list: [] });
			const seen = new Set<string>();
			for (const entity of table.entities) {
				assert.equal(table.find(entity.id), entity);
				assert.equal(entity.mentionCount, entity.mentions.length);
				assert.deepEqual(entity.documents, [...new Set(entity.mentions.map(({ document }) => document))]);
				assert.equal(entity.documentCount, entity.documents.length);
				assert.deepEqual(entity.mentions, entity.documents.flatMap((document) => entity.mentionsIn(document)));
				for (const mention of entity.mentions) {
					const key = `${mention.document} ${mention.start} ${mention.end}`;
					assert.ok(!seen.has(key) && entity.aliases.includes(mention.alias));
					seen.add(key);
					assert.equal(table.entityOf(mention), entity);
				}
			}
			assert.equal(seen.size, documents.flatMap(({ mentions }) => mentions.flatMap(({ maker }) => maker ? [1, 2] : [1])).length);
		}), { numRuns: 50 });
	});
	test('are the same from nothing and from a table before', function () {
		this.timeout(30_000);
		fc.assert(fc.property(corpus, corpus, (before, after) => {
			const documents = [...before, ...after].map((text, index) => documentOf(text, `${index}.txt`));
			const first = joinEntities(documents.slice(0, before.length), lexicon, { list: [] });
			const kept = documents.filter((_, index) => index % 2 === 0);
			assert.deepEqual(describe(joinEntities(kept, lexicon, { list: [] }, first)), describe(joinEntities(kept, lexicon, { list: [] })));
		}), { numRuns: 50 });
	});
	test('join the same whatever the order of the sources', function () {
		this.timeout(30_000);
		fc.assert(fc.property(corpus, (texts) => {
			const documents = texts.map((text, index) => documentOf(text, `${index}.txt`));
			assert.deepEqual(namesOf(joinEntities(documents, lexicon, { list: [] })), namesOf(joinEntities([...documents].reverse(), lexicon, { list: [] })));
		}), { numRuns: 50 });
	});
	test('are the same over any parts of the corpus, in any order', function () {
		this.timeout(30_000);
		fc.assert(fc.property(corpus, fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 5 }), (texts, groups) => {
			const documents = texts.map((text, index) => documentOf(text, `${index}.txt`));
			const parts = [3, 1, 0, 2].map((group) => documents.filter((_, index) => groups[index] === group));
			assert.deepEqual(describe(finish(EntityTable.over(NamedDocuments.inParts(parts, documents, readNameLists(lexicon)), readNameLists(lexicon), { list: [] }, undefined))), describe(joinEntities(documents, lexicon, { list: [] })));
		}), { numRuns: 50 });
	});
	test('take over what they know of parts that stay', () => {
		const documents = Array.from({ length: 9 }, (_, index) => documentOf(`[p Jane Doe${index}] met [p Doe].`, `${index}.txt`));
		const first = joinEntities(documents, lexicon, { list: [] });
		const second = joinEntities([...documents.slice(1), documentOf('[o Acme] rose.', 'a.txt')], lexicon, { list: [] }, first);
		assert.deepEqual(second.names.parts.map(({ part }) => part.entityStarts.length - 1), [9, 1]);
		assert.equal(second.names.parts[0]?.part, first.names.parts[0]?.part);
		assert.equal(second.names.parts[0]?.keys, first.names.parts[0]?.keys);
	});
	test('are read however often one source names one', () => {
		const count = 200_000;
		const [jane] = joinEntities([documentOf('[p Jane Doe]. '.repeat(count), 'a.txt')], lexicon, { list: [] }).entities;
		assert.equal(jane?.mentions.length, count);
	});
	test('are joined in slices', () => {
		const slicesOf = (count: number): number => {
			const slices = joinInSlices(Array.from({ length: count }, (_, index) => documentOf('[p Jane Doe] met [p Doe].', `${index}.txt`)), lexicon, { list: [] });
			let pauses = 0;
			while (!slices.next().done) {
				pauses++;
			}
			return pauses;
		};
		assert.ok(slicesOf(4800) >= 4 * slicesOf(600), `${slicesOf(600)} and ${slicesOf(4800)} pauses`);
	});
	test('cost no more than their size when all names share a word', function () {
		this.timeout(30_000);
		const cost = (count: number): number => {
			const document = documentOf(Array.from({ length: count }, (_, index) => `[p John${index} Smith] and [o Smith ${index} Bank]. [p Smith].`).join(' '));
			const began = process.cpuUsage().user;
			joinEntities([document], lexicon, { list: [] });
			return (process.cpuUsage().user - began) / 1000;
		};
		cost(200);
		assert.ok(cost(4000) < 100 * Math.max(15, cost(200)));
	});
});
