import assert from 'node:assert/strict';
import type { Decision, DocumentId, Engine, Entity, Snapshot } from '../../src/engine';
import { findFindings, listCorrections, parseSource, parseTarget, targetAt } from '../../src/features/correctionChoices';
import {
	addAlias, addEntity, changeType, dateSource, decisionName, labelSource, mergeEntities, notEntityEverywhere, notEntityHere, renameEntity, splitOff, type DecisionEdit,
} from '../../src/features/correctionEdits';
import { dismissalsOf } from '../../src/features/dismissals';
import { rankMergeCandidates } from '../../src/features/mergeCandidates';
import { quoteAt } from '../../src/features/textQuote';
import { formatDecisions, isPublicationDate, parseDecisions } from '../../src/host/decisionsFormat';
import { analyzeText, makeEngine } from '../support/engine';

const TEXTS = {
	'a.txt': 'Donald Trump met Angela Merkel in Berlin. Trump praised Huawei Technologies. Huawei sold 24,000 phones in Germany. The chip giant was silent on Tuesday.',
	'b.txt': 'Huawei Technologies is a company in China. In Germany, Huawei sold 30,000 phones. Angela Merkel left Berlin.',
} as const;
const A = 'a.txt' as DocumentId;

/** A corpus to which corrections are applied one after the other, as the host does it. */
class Desk {
	readonly #engine: Engine = makeEngine();
	list: readonly Decision[] = [];
	snapshot: Snapshot = this.#engine.snapshot;

	static async open(texts: Readonly<Record<string, string>> = TEXTS): Promise<Desk> {
		const desk = new Desk();
		desk.snapshot = desk.#engine.apply({ put: await Promise.all(Object.entries(texts).map(([name, text]) => analyzeText(text, name))) });
		return desk;
	}

	decide({ add, remove }: DecisionEdit): this {
		const text = formatDecisions([...this.list.filter((decision) => !remove.includes(decision)), ...add]);
		const parsed = parseDecisions(text);
		assert.ok(parsed.kind === 'valid', text);
		this.list = parsed.decisions.list;
		this.snapshot = this.#engine.apply({ decisions: parsed.decisions });
		return this;
	}

	entity(name: string): Entity {
		const found = this.snapshot.entities.find((entity) => entity.label === name) ?? this.snapshot.entities.find((entity) => entity.aliases.includes(name));
		assert.ok(found, `${name} in ${this.names.join(', ')}`);
		return found;
	}

	get names(): string[] {
		return this.snapshot.entities.map(({ aliases }) => [...aliases].sort().join(' = ')).sort();
	}

	get all(): readonly Entity[] {
		return this.snapshot.entities;
	}
}

suite('corrections of entities', () => {
	const before = ['Angela Merkel', 'Berlin', 'China', 'Donald Trump = Trump', 'Germany', 'Huawei = Huawei Technologies'];

	test('begin with what the analysis finds', async () => assert.deepEqual((await Desk.open()).names, before));

	test('take a name out everywhere, and nothing else', async () => {
		const desk = await Desk.open();
		desk.decide(notEntityEverywhere(desk.list, ['Berlin']));
		assert.deepEqual(desk.names, before.filter((name) => name !== 'Berlin'));
	});
	test('take a name out at one place only', async () => {
		const desk = await Desk.open();
		const start = TEXTS['a.txt'].indexOf('Berlin');
		desk.decide(notEntityHere('Berlin', 'a.txt', quoteAt(TEXTS['a.txt'], { start, end: start + 6 })));
		assert.deepEqual(desk.entity('Berlin').mentions.map(({ document }) => document), ['b.txt']);
	});
	test('merge, and split off again without a trace', async () => {
		const desk = await Desk.open();
		desk.decide(mergeEntities(desk.list, desk.entity('Berlin'), desk.entity('Germany'), desk.all));
		assert.ok(desk.names.includes('Berlin = Germany'));
		assert.equal(desk.entity('Berlin').label, 'Germany');
		desk.decide(splitOff(desk.list, desk.entity('Germany'), 'Berlin', desk.all));
		assert.deepEqual([desk.names, desk.list], [before, []]);
	});
	test('split off a name that was merged together with its fuller form', async () => {
		const desk = await Desk.open();
		desk.decide(mergeEntities(desk.list, desk.entity('Donald Trump'), desk.entity('Germany'), desk.all));
		desk.decide(splitOff(desk.list, desk.entity('Germany'), 'Trump', desk.all));
		assert.ok(desk.names.includes('Donald Trump = Germany') && desk.names.includes('Trump'), desk.names.join());
	});
	test('split off, and merge again without a trace of the split', async () => {
		const desk = await Desk.open();
		desk.decide(splitOff(desk.list, desk.entity('Huawei Technologies'), 'Huawei', desk.all));
		assert.ok(desk.names.includes('Huawei') && desk.names.includes('Huawei Technologies'), desk.names.join());
		desk.decide(mergeEntities(desk.list, desk.entity('Huawei'), desk.entity('Huawei Technologies'), desk.all));
		assert.deepEqual(desk.names, before);
		assert.ok(desk.list.every(({ kind }) => kind !== 'split'));
	});
	test('split off the main name too', async () => {
		const desk = await Desk.open();
		const entity = desk.entity('Huawei Technologies');
		desk.decide(splitOff(desk.list, entity, entity.label, desk.all));
		assert.ok(desk.names.includes('Huawei') && desk.names.includes('Huawei Technologies'), desk.names.join());
	});
	test('never make a circle of merges', async () => {
		const desk = await Desk.open();
		desk.list = [{ kind: 'merge', name: 'Germany', into: 'Berlin' }]; // Not applied, as if its names had been gone.
		desk.decide(mergeEntities(desk.list, desk.entity('Berlin'), desk.entity('Germany'), desk.all));
		assert.equal(desk.list.length, 1);
		assert.equal(desk.entity('Berlin').label, 'Germany');
	});
	test('add an alias that the corpus holds, and one that it does not hold yet', async () => {
		const desk = await Desk.open();
		desk.decide(addAlias(desk.list, desk.entity('Huawei'), 'chip giant', desk.all));
		assert.ok(desk.names.includes('Huawei = Huawei Technologies = chip giant'), desk.names.join());
		desk.decide(addAlias(desk.list, desk.entity('Huawei'), 'Big H', desk.all));
		assert.equal(desk.list.length, 2);
		desk.decide(splitOff(desk.list, desk.entity('Huawei'), 'chip giant', desk.all));
		assert.ok(!desk.names.some((name) => name.includes('chip giant')), desk.names.join());
	});
	test('bring back a name as an alias that was no entity', async () => {
		const desk = await Desk.open();
		desk.decide(notEntityEverywhere(desk.list, ['Berlin']));
		desk.decide(addAlias(desk.list, desk.entity('Germany'), 'Berlin', desk.all));
		assert.ok(desk.names.includes('Berlin = Germany'), desk.names.join());
		desk.decide(notEntityEverywhere(desk.list, ['Berlin']));
		assert.deepEqual(desk.names, before.filter((name) => name !== 'Berlin'));
	});
	test('change a type, the last time counts', async () => {
		const desk = await Desk.open();
		desk.decide(changeType(desk.list, desk.entity('Huawei'), 'product', desk.all));
		desk.decide(changeType(desk.list, desk.entity('Huawei'), 'work', desk.all));
		assert.deepEqual([desk.entity('Huawei').type, desk.list.length], ['work', 1]);
		assert.equal(desk.snapshot.findAnnotation(A, TEXTS['a.txt'].indexOf('Huawei'))?.kind, 'mention');
	});
	test('rename, rename again, and give the name back', async () => {
		const desk = await Desk.open();
		desk.decide(renameEntity(desk.list, desk.entity('Trump'), 'The President', desk.all));
		assert.equal(desk.entity('Trump').label, 'The President');
		desk.decide(renameEntity(desk.list, desk.entity('Trump'), 'POTUS', desk.all));
		assert.deepEqual([desk.entity('Trump').label, desk.list.length], ['POTUS', 1]);
		desk.decide(changeType(desk.list, desk.entity('POTUS'), 'other', desk.all));
		assert.deepEqual([desk.entity('Trump').label, desk.entity('Trump').type], ['POTUS', 'other']);
		desk.decide(renameEntity(desk.list, desk.entity('Trump'), 'Donald Trump', desk.all));
		assert.deepEqual([desk.entity('Trump').label, desk.list.map(({ kind }) => kind)], ['Donald Trump', ['type']]);
	});
	test('add an entity that the analysis did not find', async () => {
		const desk = await Desk.open();
		desk.decide(addEntity(desk.list, 'chip giant', 'group'));
		desk.decide(addEntity(desk.list, 'chip giant', 'organization'));
		assert.deepEqual([desk.entity('chip giant').type, desk.list.length], ['organization', 1]);
	});
	test('of sources replace each other and can be taken back', () => {
		const list: readonly Decision[] = [{ kind: 'source-date', source: 'a', date: '2026' }, { kind: 'source-date', source: 'b', date: '2026' }, { kind: 'source-label', source: 'a', label: 'A' }];
		assert.deepEqual(dateSource(list, 'a', '2025-01'), { add: [{ kind: 'source-date', source: 'a', date: '2025-01' }], remove: [list[0]] });
		assert.deepEqual(dateSource(list, 'a', undefined), { add: [], remove: [list[0]] });
		assert.deepEqual(labelSource(list, 'a', undefined), { add: [], remove: [list[2]] });
		assert.deepEqual(labelSource(list, 'b', 'B').remove, []);
	});
	test('name an entity by a name that is its own', async () => {
		const desk = await Desk.open();
		const make = (id: string, ...aliases: string[]): Entity => ({ ...desk.entity('Berlin'), id: id as Entity['id'], label: aliases[0] ?? '', aliases, merges: aliases.slice(1).map((alias) => ({ alias, rule: 'surname' })) });
		const [ford, other] = [make('a', 'Ford', 'Ford Motor'), make('b', 'Ford')];
		assert.equal(decisionName(ford, [ford, other]), 'Ford Motor');
		assert.equal(decisionName(other, [ford, other]), 'Ford');
		assert.equal(decisionName(ford, [ford]), 'Ford');
	});
});

suite('candidates for a merge', () => {
	test('come by likeness, then by how often they are named', async () => {
		const desk = await Desk.open({
			'a.txt': 'Angela Merkel spoke. Berlin, Berlin, Berlin and Paris, Paris rose. The World Health Organization met. WHO officials left London.',
		});
		const entity = { ...desk.entity('Angela Merkel'), label: 'Merkel', aliases: ['Merkel'], id: 'x' as Entity['id'] };
		const labels = rankMergeCandidates(entity, desk.all).map(({ label }) => label);
		assert.deepEqual(labels.slice(0, 3), ['Angela Merkel', 'Berlin', 'Paris']);
		const body = { ...entity, label: 'World Health Organisation', aliases: ['World Health Organisation'] };
		assert.match(rankMergeCandidates(body, desk.all)[0]?.label ?? '', /World Health Organization|WHO/);
		assert.ok(!rankMergeCandidates(desk.entity('Berlin'), desk.all).some(({ label }) => label === 'Berlin'));
	});
});

suite('the menu of corrections', () => {
	const titlesAt = (snapshot: Snapshot, part: string): string[] => {
		const start = TEXTS['a.txt'].indexOf(part);
		return listCorrections(targetAt(snapshot, { document: A, start, end: start })).map(({ title }) => title);
	};

	test('of a name', async () => {
		const { snapshot } = await Desk.open();
		assert.deepEqual(titlesAt(snapshot, 'Trump praised'), [
			'Not an Entity Here: “Trump”', 'Not an Entity Everywhere: “Trump”', 'Merge “Donald Trump” with…', 'Add Alias for “Donald Trump”…',
			'Split Off the Name “Trump”', 'Change Type of “Donald Trump” (person)…', 'Rename “Donald Trump”…', 'Copy Quote with Citation',
		]);
		assert.ok(!titlesAt(snapshot, 'Berlin').some((title) => title.startsWith('Split')));
	});
	test('of a number names the finding', async () => {
		const { snapshot } = await Desk.open();
		assert.ok(titlesAt(snapshot, '24,000').some((title) => /^Dismiss This Finding: differs from “30,000 phones”/.test(title)), titlesAt(snapshot, '24,000').join('\n'));
	});
	test('of plain words has no corrections of entities', async () => {
		const { snapshot } = await Desk.open();
		assert.deepEqual(titlesAt(snapshot, 'silent'), ['Copy Quote with Citation']);
	});
	test('of an entity in the list', async () => {
		const { snapshot, entity } = await (async () => { const desk = await Desk.open(); return { snapshot: desk.snapshot, entity: desk.entity('Huawei') }; })();
		const target = parseTarget(snapshot, { entity: entity.id });
		assert.deepEqual(target && listCorrections(target).map(({ command, arguments: args }) => [command.replace('groundedReader.', ''), args]), [
			'notEntityEverywhere', 'mergeEntity', 'addAlias', 'splitOffName', 'changeEntityType', 'renameEntity',
		].map((command) => [command, [{ entity: entity.id }]]));
	});
	test('takes no argument that names nothing', async () => {
		const { snapshot } = await Desk.open();
		for (const argument of [undefined, null, 'x', 7, {}, { entity: 'nobody' }, { entity: 1 }, { document: 'gone', start: 0, end: 0 }, { document: A, start: 5, end: 1 }, { document: A, start: 0, end: 1e9 }]) {
			assert.equal(parseTarget(snapshot, argument), undefined);
		}
		assert.deepEqual([parseSource(snapshot, A), parseSource(snapshot, { document: A }), parseSource(snapshot, 'gone'), parseSource(snapshot, 5)], [A, A, undefined, undefined]);
	});
});

suite('dismissing', () => {
	test('a finding removes it from the menu, and taking it back brings it back', async () => {
		const desk = await Desk.open();
		const start = TEXTS['a.txt'].indexOf('24,000');
		const findings = () => findFindings(targetAt(desk.snapshot, { document: A, start, end: start })).filter(({ label }) => label.includes('30,000 phones”'));
		const [finding] = findings();
		assert.ok(finding);
		const reader = { snapshot: desk.snapshot, textOf: (id: DocumentId) => TEXTS[id as keyof typeof TEXTS], nameOf: (id: DocumentId) => id as string };
		const decisions = dismissalsOf(reader, finding.here, finding.there);
		assert.deepEqual(decisions.map((decision) => decision.kind === 'dismiss' && [decision.a.source, decision.a.exact, decision.b.source, decision.b.exact]), [['a.txt', '24,000 phones', 'b.txt', '30,000 phones']]);
		desk.decide({ add: decisions, remove: [] });
		assert.deepEqual(findings(), []);
		desk.decide({ add: [], remove: desk.list });
		assert.equal(findings().length, 1);
	});
	for (const [what, ending] of [['passage', 'after long work on its lanes'], ['number', 'after six years of work']] as const) {
		test(`a ${what} takes the copies that it stands for along`, async () => {
			const story = `The minister opened the new bridge over the river Elbe in Dresden on Friday, ${ending}, he said.`;
			const desk = await Desk.open({ 'a.txt': `Our report. The new bridge over the river Elbe in Dresden was opened by the minister on Friday ${ending}.`, 'b.txt': story, 'c.txt': story });
			const text = desk.snapshot.findDocument(A)?.document.text ?? '';
			const offset = text.indexOf(what === 'number' ? 'six' : 'minister');
			const at = () => findFindings(targetAt(desk.snapshot, { document: A, start: offset, end: offset }));
			const [finding] = at();
			assert.equal(at().length, 1);
			assert.ok(finding);
			const reader = { snapshot: desk.snapshot, textOf: (id: DocumentId) => desk.snapshot.findDocument(id)?.document.text, nameOf: (id: DocumentId) => id as string };
			const decisions = dismissalsOf(reader, finding.here, finding.there);
			assert.deepEqual(decisions.map((decision) => decision.kind === 'dismiss' && decision.b.source), ['b.txt', 'c.txt']);
			desk.decide({ add: decisions, remove: [] });
			if (what === 'number') {
				assert.deepEqual(desk.snapshot.comparisonsOf(A, finding.here), []);
			} else {
				assert.deepEqual(at(), []);
			}
		});
	}
});

suite('quotes of decisions', () => {
	test('take as much of the text as tells them from all others', () => {
		const text = `${'The same words again and again. '.repeat(4)}Here. ${'The same words again and again. '.repeat(4)}`;
		const first = quoteAt(text, { start: 4, end: 8 });
		assert.ok(text.startsWith(`${first.prefix}${first.exact}${first.suffix}`) && first.suffix.length > 32);
		assert.equal(quoteAt('May may.', { start: 0, end: 3 }).suffix, ' may.');
	});
	test('cut no character in two', () => {
		const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`;
		for (const padding of ['', 'a']) {
			const { prefix, suffix } = quoteAt(padding + text + padding, { start: 80 + padding.length, end: 81 + padding.length });
			assert.doesNotMatch(prefix + suffix, /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
		}
	});
});

suite('publication dates', () => {
	test('are days, months and years of the calendar', () => {
		for (const date of ['2026', '2026-01', '2026-01-31', '2024-02-29', '1999-12-31']) {
			assert.ok(isPublicationDate(date), date);
		}
	});
	test('are nothing else', () => {
		for (const date of ['', '26', '2026-13', '2026-00', '2026-02-29', '2026-04-31', '2026-1-1', '08.01.2026', '2026-01-01T00:00', 'yesterday', '0000', '2026-', ' 2026']) {
			assert.ok(!isPublicationDate(date), date);
		}
	});
});
