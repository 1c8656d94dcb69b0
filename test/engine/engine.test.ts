import assert from 'node:assert/strict';
import { finish } from '../../src/engine/slices';
import { FormatError } from '../../src/engine/storage/bytes';
import type { AnalyzedDocument, Decisions, Engine, Snapshot } from '../../src/engine';
import { analyzeText, makeEngine, toId } from '../support/engine';

const TEXTS = [
	'Norland Bank paid $4 million to Acme Corp. on Monday. John Smith of Acme said so.',
	'Acme Corp. took $5 million from Norland Bank, Smith said.',
	'Nothing of this is true, Acme wrote.',
];
const decisions: Decisions = { list: [{ kind: 'gazetteer', name: 'true', type: 'work', aliases: [] }, { kind: 'not-entity', name: 'Acme', source: '2.txt' }] };

async function analyzeAll(): Promise<AnalyzedDocument[]> {
	return Promise.all(TEXTS.map((text, index) => analyzeText(text, `${index}.txt`)));
}

/** What a reader sees first. */
function describe(snapshot: Snapshot): unknown {
	return {
		sources: snapshot.sources,
		documents: snapshot.sources.map(({ id }) => snapshot.findDocument(id)),
		entities: snapshot.entities.map(({ id, aliases, mentions }) => ({ id, aliases, mentions })),
		comparisons: snapshot.comparisons,
	};
}

function load(engine: Engine, documents: readonly AnalyzedDocument[]): Snapshot {
	return engine.apply({ put: documents, decisions });
}

suite('engine', () => {
	test('says the same of documents that were packed before', async () => {
		const documents = await analyzeAll();
		const engine = makeEngine();
		documents.forEach((analyzed) => finish(engine.pack(analyzed)));
		assert.deepEqual(describe(load(engine, documents)), describe(load(makeEngine(), documents)));
		assert.deepEqual(engine.segments.map(({ segment }) => segment.documents.count), [1, 1, 1]);
		const [first] = documents;
		assert.ok(first);
		const other = await analyzeText('Zebra.', '0.txt');
		finish(engine.pack(first));
		engine.apply({ put: [first, other] });
		assert.equal(engine.snapshot.findDocument(toId('0.txt'))?.document.text, 'Zebra.');
		assert.equal(engine.snapshot.sourceCount, 3);
	});
	test('refuses what is no segment', () => {
		assert.throws(() => makeEngine().readSegment(new Uint8Array(100)), FormatError);
	});
	test('says the same from segments that were kept as bytes', async () => {
		const engine = makeEngine();
		const before = describe(load(engine, await analyzeAll()));
		const kept = engine.segments.map(({ segment }) => finish(engine.writeSegment(segment)));
		const next = makeEngine();
		assert.deepEqual(describe(next.apply({ segments: kept.map((bytes) => ({ segment: next.readSegment(bytes) })), decisions })), before);
	});
	test('says the same before and after it prepares and merges, under one revision', async () => {
		const engine = makeEngine();
		const documents = await analyzeAll();
		const many = Array.from({ length: 80 }, (_, index) => ({ ...documents[index % 3] as AnalyzedDocument })).map((analyzed, index) => ({ ...analyzed, document: { ...analyzed.document, id: toId(`${index}`) } }));
		for (const analyzed of many) {
			load(engine, [analyzed]);
		}
		const before = engine.snapshot;
		const said = describe(before);
		load(engine, []);
		finish(engine.prepare());
		assert.deepEqual(describe(engine.snapshot), said);
		const count = engine.segments.length;
		finish(engine.merge({ isAtRest: false }));
		assert.ok(engine.segments.length < count);
		assert.equal(engine.snapshot.revision, before.revision + 1);
		assert.deepEqual(describe(engine.snapshot), said);
		assert.deepEqual(describe(before), said);
	});
});
