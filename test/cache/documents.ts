import assert from 'node:assert/strict';
import type { CacheFolder } from '../../src/cache/folder';
import { hashHex } from '../../src/cache/hash';
import { SourceCache, type LoadedSegment, type SegmentToSave, type SourceCacheInit } from '../../src/cache/sourceCache';
import type { CachedSource, FileFacts } from '../../src/cache/sources';

/** A stand-in for an analysed source: what was found in it is its content. */
export interface TestDocument {
	readonly id: string;
	readonly content: string;
	/** `undefined`: not to be loaded again. */
	readonly file: FileFacts | undefined;
}

const NOW_MS = Date.UTC(2026, 10, 22);

export function makeCache(folder: CacheFolder, init: Partial<SourceCacheInit> = {}): SourceCache {
	return new SourceCache({ folder, key: 'engine 1', writer: '0123456789abcdef', maxBytes: 1e9, now: () => NOW_MS, pause: async () => undefined, log: () => undefined, ...init });
}

export function toDocument(id: string, content: string): TestDocument {
	return { id, content, file: { sizeBytes: content.length, mtimeMs: NOW_MS - 1e6, ctimeMs: NOW_MS - 2e6, hash: hashHex(new TextEncoder().encode(content)) } };
}

/** @param identity the same for the same contents. */
export function toSegment(documents: readonly TestDocument[], identity: object = documents): SegmentToSave {
	return {
		identity,
		sources: documents.map(({ id, file }): CachedSource => ({ id, name: id, file })),
		toBytes: () => new TextEncoder().encode(JSON.stringify(documents.map(({ content }) => content))),
	};
}

/** The documents that may be used, after the test that each was found in the content that it claims. */
export function readDocuments(segments: readonly LoadedSegment[]): readonly TestDocument[] {
	return segments.flatMap(({ sources, bytes }) => {
		const contents = JSON.parse(new TextDecoder().decode(bytes)) as readonly string[]; // As `toSegment` wrote them.
		assert.equal(contents.length, sources.length);
		return sources.flatMap(({ id, file }, index) => {
			const content = contents[index] ?? '';
			if (!file) {
				return [];
			}
			assert.equal(file.hash, hashHex(new TextEncoder().encode(content)), `${id} has what was found in another content`);
			return [{ id, content, file }];
		});
	});
}

/** What is loaded, by URI, and nothing twice. */
export async function load(cache: SourceCache): Promise<ReadonlyMap<string, string>> {
	const documents = readDocuments(await cache.load());
	const byId = new Map(documents.map(({ id, content }) => [id, content]));
	assert.equal(byId.size, documents.length, 'a source is there twice');
	return byId;
}
