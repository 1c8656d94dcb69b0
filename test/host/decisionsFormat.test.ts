import assert from 'node:assert/strict';
import type { Decision } from '../../src/engine';
import { formatDecisions, parseDecisions } from '../../src/host/decisionsFormat';
import { compileGlob } from '../../src/host/glob';

const ALL: readonly Decision[] = [
	{ kind: 'merge', name: 'Washington', into: 'United States' },
	{ kind: 'alias', name: 'Nvidia', alias: 'the chipmaker' },
	{ kind: 'not-entity', name: 'Tuesday' },
	{ kind: 'not-entity', name: 'May', source: 'seeds/a.txt', quote: { exact: 'May', prefix: 'She ', suffix: ' go' } },
	{ kind: 'split', name: 'United States', alias: 'US' },
	{ kind: 'type', name: 'H200', type: 'product' },
	{ kind: 'rename', name: 'Huang', label: 'Jensen Huang' },
	{ kind: 'gazetteer', name: 'Acme', type: 'organization', aliases: ['Acme Corp.'] },
	{ kind: 'source-label', source: 'seeds/a.txt', label: 'Daily “A”' },
	{ kind: 'source-date', source: 'seeds/a.txt', date: '2026-01-08' },
	{
		kind: 'dismiss',
		a: { source: 'seeds/a.txt', exact: '25%', prefix: 'a ', suffix: ' share' },
		b: { source: 'seeds/b.txt', exact: '25 percent', prefix: 'skim ', suffix: ' of' },
	},
];

suite('decisions file', () => {
	function problemsOf(text: string): string[] {
		const parsed = parseDecisions(text);
		return parsed.kind === 'invalid' ? parsed.problems.map(({ message, start, end }) => `${text.slice(start, end)} ← ${message}`) : [];
	}

	test('reads what it writes, sorted, one decision a line, whatever the order', () => {
		const text = formatDecisions(ALL);
		assert.equal(formatDecisions([...ALL].reverse()), text);
		assert.equal(formatDecisions([...ALL, ...ALL]), text);
		assert.equal(text.split('\n').length, ALL.length + 6);
		const parsed = parseDecisions(text);
		assert.ok(parsed.kind === 'valid');
		assert.equal(formatDecisions(parsed.decisions.list), text);
		assert.equal(parsed.decisions.list.length, ALL.length);
		assert.deepEqual(parsed.spans.map(([start, end]): unknown => JSON.parse(text.slice(start, end))), parsed.decisions.list);
	});

	test('reads an empty list and a file with a byte-order mark', () => {
		assert.deepEqual(problemsOf(formatDecisions([])), []);
		assert.deepEqual(problemsOf(`\uFEFF${formatDecisions(ALL)}`), []);
	});

	test('writes the same for equal decisions with other orders of members', () => {
		const other = { label: 'Jensen Huang', name: 'Huang', kind: 'rename' } as const;
		assert.equal(formatDecisions([other, { kind: 'rename', name: 'Huang', label: 'Jensen Huang' }]), formatDecisions([other]));
	});

	test('refuses what is no JSON, empty, of a newer version, or of another shape', () => {
		assert.match(problemsOf('{ "version": 1, ').join(), /Not valid JSON/);
		assert.match(problemsOf('').join(), /Not valid JSON/);
		assert.match(problemsOf('[]').join(), /Expected an object/);
		assert.match(problemsOf('{ "version": 2, "decisions": [], "more": 1 }').join(), /newer version/);
		assert.match(problemsOf('{ "version": 1, "decisions": [], "more": 1 }').join(), /nothing but/);
	});

	test('says which decision is at fault, and where', () => {
		const text = '{ "version": 1, "decisions": [\n{ "kind": "rename", "name": "A]}", "label": "B" },\n{ "kind": "rename", "name": "A" },\n{ "kind": "toString" },\n{ "kind": "type", "name": "A", "type": "planet" },\n{ "kind": "merge", "name": "A", "into": "B", "toString": 1 }] }';
		assert.deepEqual(problemsOf(text), [
			'{ "kind": "rename", "name": "A" } ← "rename": "label" is missing',
			'{ "kind": "toString" } ← Unknown kind of decision: "toString"',
			'{ "kind": "type", "name": "A", "type": "planet" } ← "type": "type" is not valid',
			'{ "kind": "merge", "name": "A", "into": "B", "toString": 1 } ← "merge": unknown member "toString"',
		]);
	});

	test('refuses merges that lead back to themselves, and no others', () => {
		const merge = (name: string, into: string): Decision => ({ kind: 'merge', name, into });
		assert.equal(problemsOf(formatDecisions([merge('A', 'B'), merge('B', 'C'), merge('D', 'C')])).length, 0);
		assert.equal(problemsOf(formatDecisions([merge('A', 'B'), merge('B', 'C'), merge('C', 'a'), merge('D', 'A')])).length, 3);
		assert.equal(problemsOf(formatDecisions([merge('A', 'A')])).length, 1);
	});
});

suite('globs', () => {
	function matching(glob: string, ...paths: readonly string[]): string[] {
		return paths.filter(compileGlob(glob));
	}

	test('match as those of settings do', () => {
		assert.deepEqual(matching('**/{seeds,sources}/**/*.{txt,md}', 'seeds/a.txt', 'x/sources/y/a.md', 'a.txt', 'xseeds/a.txt', 'seeds/a.txt.bak'), ['seeds/a.txt', 'x/sources/y/a.md']);
		assert.deepEqual(matching('*.txt', 'a.txt', 'b/a.txt', 'a.md'), ['a.txt']);
		assert.deepEqual(matching('./news/**', 'news/a', 'news/a/b.txt', 'newsletter'), ['news/a', 'news/a/b.txt']);
		assert.deepEqual(matching('**/[a-c]?.txt', 'ab.txt', 'x/cz.txt', 'da.txt'), ['ab.txt', 'x/cz.txt']);
		assert.deepEqual(matching('[!a]*', 'ab', 'ba'), ['ba']);
		assert.deepEqual(matching('a(b)+$.txt', 'a(b)+$.txt', 'abb.txt'), ['a(b)+$.txt']);
		assert.deepEqual(matching('Größe 😀/?', 'Größe 😀/é', 'Größe 😀/😀'), ['Größe 😀/é', 'Größe 😀/😀']);
	});

	test('that make no sense match nothing', () => {
		assert.deepEqual(matching('{a,b', 'a', 'b', '{a,b'), []);
		assert.deepEqual(matching('[z-a]', 'a', 'z'), []);
		assert.deepEqual(matching('', 'a'), []);
	});
});
