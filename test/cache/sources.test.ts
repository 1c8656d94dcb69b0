import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hashHex } from '../../src/cache/hash';
import type { SegmentToSave, SourceCache } from '../../src/cache/sourceCache';
import { isUntouched, toFileFacts, type FileFacts, type FileStat } from '../../src/cache/sources';
import { makeCache, readDocuments, toSegment, type TestDocument } from './documents';
import { FAULT_KINDS, FaultyFolder, type FaultKind } from './faultyFolder';

const NOW_MS = Date.UTC(2026, 10, 22);
const STAT: FileStat = { sizeBytes: 100, mtimeMs: NOW_MS - 60_000, ctimeMs: NOW_MS - 90_000 };

const hashOf = (content: string): string => hashHex(new TextEncoder().encode(content));

suite('facts of a file', () => {
	test('tell that it is untouched while size and times are the same', () => {
		const file = toFileFacts(STAT, NOW_MS, 'hash');
		assert.ok(isUntouched(file, STAT));
		assert.ok(!isUntouched(file, { ...STAT, sizeBytes: 101 }));
		assert.ok(!isUntouched(file, { ...STAT, mtimeMs: STAT.mtimeMs - 1 }));
		assert.ok(!isUntouched(file, { ...STAT, ctimeMs: STAT.ctimeMs + 1 }));
	});

	test('prove nothing when the file was read within a tick of its change, or has no time', () => {
		for (const mtimeMs of [NOW_MS, NOW_MS - 1000, NOW_MS + 5000, 0]) {
			const stat = { ...STAT, mtimeMs };
			assert.ok(!isUntouched(toFileFacts(stat, NOW_MS, 'hash'), stat), String(mtimeMs));
		}
	});
});

/** Files whose times are no finer than a second, as on some file systems. */
class Disk {
	readonly #files = new Map<string, { readonly content: string; readonly mtimeMs: number }>();
	nowMs = NOW_MS;

	get ids(): readonly string[] {
		return [...this.#files.keys()];
	}
	write(id: string, content: string): void {
		this.#files.set(id, { content, mtimeMs: this.nowMs - this.nowMs % 1000 });
	}
	remove(id: string): void {
		this.#files.delete(id);
	}
	stat(id: string): FileStat | undefined {
		const file = this.#files.get(id);
		return file && { sizeBytes: file.content.length, mtimeMs: file.mtimeMs, ctimeMs: 1 };
	}
	read(id: string): string {
		return this.#files.get(id)?.content ?? '';
	}
	/** A source as the host takes it up. */
	analyze(id: string): TestDocument {
		const stat = this.stat(id);
		return { id, content: this.read(id), file: stat && toFileFacts(stat, this.nowMs, hashOf(this.read(id))) };
	}
}

/** A window: what it shows, in segments, as the host keeps them. */
class Window {
	readonly #cache: SourceCache;
	#segments: { readonly identity: object; documents: readonly TestDocument[] }[] = [];
	/** Sources taken up without being analysed. */
	kept = 0;

	constructor(cache: SourceCache) {
		this.#cache = cache;
	}

	get shown(): ReadonlyMap<string, string> {
		return new Map(this.#segments.flatMap(({ documents }) => documents.flatMap(({ id, content, file }) => (file ? [[id, content] as const] : []))));
	}

	async start(disk: Disk): Promise<void> {
		for (const segment of await this.#cache.load()) {
			readDocuments([segment]);
			const contents = JSON.parse(new TextDecoder().decode(segment.bytes)) as readonly string[];
			const identity = {};
			this.#cache.adopt(identity, segment);
			this.#segments.push({ identity, documents: segment.sources.map(({ id, file }, index) => ({ id, content: contents[index] ?? '', file })) });
		}
		this.update(disk);
	}

	/** Brings what is shown up to date, reading only files that may have changed. */
	update(disk: Disk): void {
		const kept = new Set<string>();
		this.#segments = this.#segments.map(({ identity, documents }) => ({
			identity,
			documents: documents.map((document) => {
				const file = document.file && check(disk, document.id, document.file);
				if (file) {
					assert.equal(document.content, disk.read(document.id), `${document.id} is shown as it was before`);
					kept.add(document.id);
				}
				return { ...document, file };
			}),
		}));
		this.kept += kept.size;
		disk.ids.filter((id) => !kept.has(id)).forEach((id) => this.#add([disk.analyze(id)]));
	}

	/** Puts all segments into one. */
	merge(): void {
		const documents = this.#segments.flatMap((segment) => segment.documents.filter(({ file }) => file));
		this.#segments = [];
		this.#add(documents);
	}

	async save(): Promise<void> {
		await this.#cache.save(this.#segments.map(({ identity, documents }): SegmentToSave => toSegment(documents, identity)));
	}

	#add(documents: readonly TestDocument[]): void {
		this.#segments.push({ identity: {}, documents });
	}
}

/** The facts by which a source may still be used. */
function check(disk: Disk, id: string, file: FileFacts): FileFacts | undefined {
	const stat = disk.stat(id);
	if (!stat || isUntouched(file, stat)) {
		return stat && file;
	}
	const hash = hashOf(disk.read(id));
	return hash === file.hash ? toFileFacts(stat, disk.nowMs, hash) : undefined;
}

type Step =
	| { readonly do: 'write'; readonly id: string; readonly content: string; readonly afterMs: number }
	| { readonly do: 'remove'; readonly id: string }
	| { readonly do: 'update' | 'merge' | 'save' }
	| { readonly do: 'restart'; readonly fault: { readonly at: number; readonly kind: FaultKind } | undefined };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), id, content: fc.constantFrom('one', 'two', 'three'), afterMs: fc.constantFrom(1, 400, 5000) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
	{ weight: 6, arbitrary: fc.record({ do: fc.constantFrom('update' as const, 'merge' as const, 'save' as const, 'save' as const) }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('restart' as const), fault: fc.option(fc.record({ at: fc.nat(25), kind: fc.constantFrom(...FAULT_KINDS) }), { nil: undefined }) }) },
);

suite('a window with a cache', () => {
	test('shows what the files hold, whatever happens to files, disk and window', async () => {
		await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			const disk = new Disk();
			let folder = new FaultyFolder();
			let starts = 0;
			const open = async (): Promise<Window> => {
				const writer = (++starts).toString(16).padStart(16, '0');
				const window = new Window(makeCache(folder, { writer, now: () => disk.nowMs }));
				await window.start(disk);
				return window;
			};
			let window = await open();
			for (const action of steps) {
				switch (action.do) {
					case 'write':
						disk.nowMs += action.afterMs;
						disk.write(action.id, action.content);
						break;
					case 'remove':
						disk.remove(action.id);
						break;
					case 'update':
						window.update(disk);
						break;
					case 'merge':
						window.merge();
						break;
					case 'save':
						await window.save();
						break;
					case 'restart':
						folder = new FaultyFolder(folder.files, action.fault);
						window = await open();
						assert.deepEqual([...window.shown].sort(), disk.ids.map((name) => [name, disk.read(name)]).sort());
						break;
				}
			}
			folder = new FaultyFolder(folder.files);
			window = await open();
			await window.save();
			disk.nowMs += 10_000;
			const again = await open();
			assert.equal(again.kept, disk.ids.length, 'what was saved on a good disk is used');
		}), { numRuns: 300 });
	});
});

