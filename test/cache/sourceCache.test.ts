import assert from 'node:assert/strict';
import { parseFileName } from '../../src/cache/folder';
import type { SegmentToSave } from '../../src/cache/sourceCache';
import { load, makeCache, readDocuments, toDocument, toSegment, type TestDocument } from './documents';
import { FAULT_KINDS, FaultyFolder } from './faultyFolder';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => toDocument(id, `content of ${id}`)) as [TestDocument, TestDocument, TestDocument, TestDocument];
const OTHER_WINDOW = 'fedcba9876543210';
const HOUR_MS = 60 * 60 * 1000;
const START_MS = Date.UTC(2026, 10, 22);

const toMap = (...documents: readonly TestDocument[]): ReadonlyMap<string, string> => new Map(documents.map(({ id, content }) => [id, content]));

function count(folder: FaultyFolder, kind: 'part' | 'commit'): number {
	return [...folder.files.keys()].filter((name) => parseFileName(name)?.kind === kind).length;
}

suite('cache of analysed sources', () => {
	test('gives back what was saved, and nothing where nothing was', async () => {
		const folder = new FaultyFolder();
		assert.equal((await load(makeCache(folder))).size, 0);
		assert.deepEqual(await makeCache(folder).save([toSegment([A, B]), toSegment([C])]), { kind: 'saved', partsWritten: 2 });
		const loaded = await makeCache(folder).load();
		assert.deepEqual(readDocuments(loaded), [A, B, C]);
		assert.deepEqual(loaded[0]?.sources[1], { id: 'b', name: 'b', file: B.file });
	});

	test('writes a segment once, and what is unchanged not at all', async () => {
		const folder = new FaultyFolder();
		const first = toSegment([A, B]);
		await makeCache(folder).save([first]);
		const cache = makeCache(folder, { writer: OTHER_WINDOW });
		const segments = (await cache.load()).map((loaded): SegmentToSave => {
			const identity = {};
			cache.adopt(identity, loaded);
			return { identity, sources: loaded.sources, toBytes: () => assert.fail('It is there already.') };
		});
		const files = [...folder.files.keys()];
		assert.deepEqual(await cache.save(segments), { kind: 'unchanged', partsWritten: 0 });
		assert.deepEqual([...folder.files.keys()], files);
		assert.deepEqual(await cache.save([...segments, toSegment([C])]), { kind: 'saved', partsWritten: 1 });
		assert.deepEqual(await load(makeCache(folder)), toMap(A, B, C));
	});

	test('forgets a source, and learns a new time of its file, without writing its segment again', async () => {
		const folder = new FaultyFolder();
		const cache = makeCache(folder);
		const documents = [A, B, C];
		await cache.save([toSegment(documents)]);
		const touched = C.file && { ...C.file, mtimeMs: C.file.mtimeMs + 10_000 };
		const later = [A, { ...B, file: undefined }, { ...C, file: touched }];
		assert.deepEqual(await cache.save([toSegment(later, documents)]), { kind: 'saved', partsWritten: 0 });
		assert.deepEqual(readDocuments(await makeCache(folder).load()), [A, { ...C, file: touched }]);
	});

	test('leaves out a segment of which nothing can be used again', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([{ ...A, file: undefined }]), toSegment([B])]);
		assert.equal(count(folder, 'part'), 1);
		assert.deepEqual(await load(makeCache(folder)), toMap(B));
	});

	test('removes what is out of use, once the new state is there', async () => {
		const folder = new FaultyFolder();
		const cache = makeCache(folder);
		for (const documents of [[A], [B], [C, D]]) {
			await cache.save([toSegment(documents)]);
			assert.deepEqual([count(folder, 'commit'), count(folder, 'part')], [1, 1]);
		}
	});

	test('does not read what another engine made', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([A])]);
		assert.equal((await load(makeCache(folder, { key: 'engine 2' }))).size, 0);
		await makeCache(folder, { key: 'engine 2', writer: OTHER_WINDOW }).save([toSegment([B])]);
		assert.deepEqual(await load(makeCache(folder, { key: 'engine 2' })), toMap(B));
	});

	test('stays within its room', async () => {
		const folder = new FaultyFolder();
		const [small, large] = [toDocument('small', 's'), toDocument('large', 'l'.repeat(5000))];
		await makeCache(folder, { maxBytes: 1000 }).save([toSegment([A]), toSegment([large]), toSegment([small])]);
		assert.deepEqual(await load(makeCache(folder)), toMap(A, small));
	});

	test('takes up a large segment in pieces', async () => {
		const folder = new FaultyFolder();
		const many = Array.from({ length: 4001 }, (_, index) => toDocument(`file:///${index}`, `content ${index}`.repeat(200)));
		assert.deepEqual(await makeCache(folder).save([toSegment(many), toSegment([A])]), { kind: 'saved', partsWritten: 4 });
		assert.ok(Math.max(...[...folder.files.values()].map(({ length }) => length)) < 5e6);
		assert.deepEqual(await load(makeCache(folder)), toMap(...many, A));
	});

	test('finds damage in any byte of any file, and loses no more than the segment', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([A, B]), toSegment([C])]);
		for (const [name, file] of folder.files) {
			for (let at = 0; at < file.length; at++) {
				const damaged = new FaultyFolder(new Map(folder.files));
				damaged.files.set(name, at % 2 === 0 ? file.slice(0, at) : file.map((byte, index) => (index === at ? byte ^ 1 << at % 8 : byte)));
				const loaded = await load(makeCache(damaged));
				const lost = parseFileName(name)?.kind === 'commit' ? toMap(A, B, C) : new Map([...toMap(A, B, C)].filter(([id]) => !loaded.has(id)));
				assert.ok(lost.size > 0);
				assert.equal(loaded.size + lost.size, 3);
			}
		}
	});

	test('does not take one file for another', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([A]), toSegment([B])]);
		const [first = '', second = ''] = [...folder.files.keys()].filter((name) => parseFileName(name)?.kind === 'part');
		const [one, two] = [folder.files.get(first), folder.files.get(second)];
		assert.ok(one && two);
		folder.files.set(first, two).set(second, one);
		assert.equal((await load(makeCache(folder))).size, 0);
	});

	test('leaves files alone that it did not name', async () => {
		const names = ['decisions.json', 'part-1', 'commit-1-2', 'part-01-0123456789abcdef-1', '../part-1-0123456789abcdef-1'];
		const folder = new FaultyFolder(new Map(names.map((name) => [name, new Uint8Array(3)])));
		const cache = makeCache(folder);
		await cache.save([toSegment([A])]);
		await cache.save([toSegment([B])]);
		assert.deepEqual([...folder.files.keys()].filter((name) => names.includes(name)), names);
	});

	test('lets two windows write, and the later one counts', async () => {
		const folder = new FaultyFolder();
		const [one, two] = [makeCache(folder), makeCache(folder, { writer: OTHER_WINDOW })];
		const [ofOne, ofTwo] = [toSegment([A, B]), toSegment([C])];
		await one.save([ofOne]);
		await two.save([ofTwo]);
		assert.deepEqual(await load(makeCache(folder)), toMap(C));
		await Promise.all([one.save([ofOne, toSegment([D])]), two.save([ofTwo, toSegment([B])])]);
		const loaded = await load(makeCache(folder));
		assert.ok([toMap(A, B, D), toMap(C, B)].some((state) => [...state].join() === [...loaded].join()), [...loaded].join());
	});

	test('writes again what another window has cleared away', async () => {
		const folder = new FaultyFolder();
		const [one, two] = [makeCache(folder), makeCache(folder, { writer: OTHER_WINDOW, now: () => START_MS + 2 * HOUR_MS })];
		const ofOne = toSegment([A, B]);
		await one.save([ofOne]);
		await two.save([toSegment([C])]);
		assert.deepEqual([count(folder, 'commit'), count(folder, 'part')], [1, 1]);
		assert.deepEqual(await one.save([ofOne]), { kind: 'saved', partsWritten: 1 });
		assert.deepEqual(await load(makeCache(folder)), toMap(A, B));
	});

	test('keeps what another window may be about to commit, and clears it away an hour later', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder, { writer: OTHER_WINDOW }).save([toSegment([A])]);
		for (const name of [...folder.files.keys()].filter((file) => parseFileName(file)?.kind === 'commit')) {
			folder.files.delete(name);
		}
		await makeCache(folder).save([toSegment([B])]);
		assert.equal(count(folder, 'part'), 2);
		await makeCache(folder, { now: () => START_MS + 2 * HOUR_MS }).save([toSegment([C])]);
		assert.equal(count(folder, 'part'), 1);
	});

	test('keeps the parts of a start before while another window still names them', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder, { now: () => START_MS - 2 * HOUR_MS }).save([toSegment([A])]);
		const cache = makeCache(folder, { writer: OTHER_WINDOW });
		const [loaded] = await cache.load();
		assert.ok(loaded);
		await cache.save([{ identity: loaded, sources: loaded.sources, toBytes: () => assert.fail('It is there already.') }, toSegment([B])]);
		await makeCache(folder, { writer: '00000000aaaaaaaa' }).save([toSegment([C])]);
		assert.equal(count(folder, 'part'), 3);
	});
});

suite('cache on a bad disk', () => {
	/** Two windows' worth of life: a start that loads, then three saves. */
	async function live(folder: FaultyFolder): Promise<void> {
		const cache = makeCache(folder, { writer: OTHER_WINDOW });
		const before = await cache.load();
		const kept = before.map(({ sources, bytes }, index): SegmentToSave => ({ identity: before[index] ?? {}, sources, toBytes: () => bytes }));
		const added = toSegment([C]);
		await cache.save([...kept, added]);
		await cache.save([added, toSegment([toDocument('a', 'another content of a')])]);
		await cache.save([added, toSegment([D])]);
	}

	for (const kind of FAULT_KINDS) {
		test(`whatever operation goes wrong (${kind}), the next start finds a state that was saved, or less`, async () => {
			const saved = new FaultyFolder();
			await makeCache(saved).save([toSegment([A]), toSegment([B])]);
			const flawless = new FaultyFolder(new Map(saved.files));
			await live(flawless);
			assert.ok(flawless.operations > 20);
			const states = [toMap(A, B), toMap(A, B, C), toMap(C, toDocument('a', 'another content of a')), toMap(C, D)];
			for (let at = 0; at < flawless.operations; at++) {
				const folder = new FaultyFolder(new Map(saved.files), { at, kind });
				await live(folder);
				const healthy = new FaultyFolder(folder.files);
				const loaded = await load(makeCache(healthy));
				assert.ok(states.some((state) => [...loaded].every(([id, content]) => state.get(id) === content)), `operation ${at}: ${[...loaded].join()}`);
				const next = makeCache(healthy, { writer: '00000000aaaaaaaa', now: () => START_MS + 2 * HOUR_MS });
				assert.equal((await next.save([toSegment([A, D])])).kind, 'saved');
				assert.deepEqual(await load(makeCache(healthy)), toMap(A, D), `operation ${at}`);
				assert.deepEqual([count(healthy, 'commit'), count(healthy, 'part')], [1, 1], `operation ${at} left something behind`);
			}
		});
	}

	test('an interrupted save costs nothing of what was saved before', async () => {
		for (let at = 0; at < 3; at++) {
			const folder = new FaultyFolder();
			await makeCache(folder).save([toSegment([A, B])]);
			const interrupted = new FaultyFolder(folder.files, { at, kind: 'kill' });
			assert.equal((await makeCache(interrupted, { writer: OTHER_WINDOW }).save([toSegment([C])])).kind, 'failed');
			assert.deepEqual(await load(makeCache(folder)), toMap(A, B));
		}
	});

	test('a commit that was not written as it should be costs nothing either', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([A, B])]);
		const lying = new FaultyFolder(folder.files, { at: 2, kind: 'lie' });
		assert.equal((await makeCache(lying, { writer: OTHER_WINDOW }).save([toSegment([C])])).kind, 'failed');
		assert.deepEqual(await load(makeCache(folder)), toMap(A, B));
	});

	test('a full disk gets its space back at once', async () => {
		const folder = new FaultyFolder();
		const cache = makeCache(folder);
		await cache.save([toSegment([A])]);
		const files = [...folder.files.keys()];
		const full = new FaultyFolder(folder.files, { at: 0, kind: 'full' });
		assert.equal((await makeCache(full, { writer: OTHER_WINDOW }).save([toSegment([B]), toSegment([C])])).kind, 'failed');
		assert.deepEqual([...folder.files.keys()], files);
	});

	test('says in one line what was lost', async () => {
		const folder = new FaultyFolder();
		await makeCache(folder).save([toSegment([A, B]), toSegment([C])]);
		const [part = ''] = [...folder.files.keys()];
		folder.files.delete(part);
		const lines: string[] = [];
		assert.deepEqual(await load(makeCache(folder, { log: (line) => lines.push(line) })), toMap(C));
		assert.equal(lines.length, 1);
		assert.match(lines[0] ?? '', /^Cache: 2 sources are analysed anew/);
	});
});

suite('work of the cache in pieces', () => {
	test('pauses for every file, however large a segment is', async () => {
		const folder = new FaultyFolder();
		const many = Array.from({ length: 9000 }, (_, index) => toDocument(`file:///${index}`, `content ${index}`));
		let pauses = 0;
		const pause = async (): Promise<void> => void pauses++;
		const { partsWritten } = await makeCache(folder, { pause }).save([toSegment(many)]);
		assert.equal(partsWritten, 5);
		assert.equal(pauses, 5);
		await makeCache(folder, { pause }).load();
		assert.equal(pauses, 10);
	});
});
