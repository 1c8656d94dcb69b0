// A start with everything in the cache, in a process of its own.
import type { DocumentId } from '../../src/engine';
import { makeEngine, readLexicon } from '../../src/engine/engine';
import { readEngineData } from '../support/engineData';
import { openCache } from './cacheFolder';
import { measureMemory, readRequest, reportResult, type Memory } from './child';
import { now } from './clock';

export interface WarmRequest {
	readonly folder: string;
	/** Where a card is asked for. */
	readonly id: DocumentId;
	readonly offset: number;
}

export interface WarmResult {
	readonly engineMs: number;
	/** Reading the files and checking them. */
	readonly readMs: number;
	readonly applyMs: number;
	readonly cardMs: number;
	readonly sources: number;
	readonly held: Memory;
}

async function main(): Promise<void> {
	const { folder, id, offset } = readRequest<WarmRequest>();
	const started = now();
	const engine = makeEngine(readLexicon(readEngineData().lexicon));
	const loaded = now();
	const segments = (await openCache(folder).load()).map(({ bytes, sources }) => ({
		segment: engine.readSegment(bytes), without: sources.flatMap(({ file }, number) => (file ? [] : [number])),
	}));
	const read = now();
	const snapshot = engine.apply({ segments });
	const applied = now();
	const card = snapshot.cardAt(id, offset);
	const shown = now();
	if (!card) {
		throw new Error('no card where there should be one');
	}
	const result: WarmResult = {
		engineMs: loaded - started, readMs: read - loaded, applyMs: applied - read, cardMs: shown - applied, sources: snapshot.sources.length, held: await measureMemory(),
	};
	reportResult(result);
}

void main();
