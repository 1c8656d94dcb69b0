import type { AnalyzedDocument, DocumentId, Engine, Snapshot, SourceInput } from '../../src/engine';
import { makeEngine as makeEngineNow } from '../../src/engine/engine';
import { readEngineData } from './engineData';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const data = readEngineData();

export function makeEngine(): Engine {
	return makeEngineNow({ data, logger: silent, pause: () => Promise.resolve() });
}

export function toId(name: string): DocumentId {
	return name as DocumentId;
}

export function toInput(name: string, text: string): SourceInput {
	return { id: toId(name), version: 1, text, name, format: name.endsWith('.md') ? 'markdown' : 'plain' };
}

/** Reading word lists and weights takes a while, and analysing leaves the corpus alone: one engine serves all tests. */
const analyzer = makeEngine();

export async function analyzeText(text: string, name = 'a.txt'): Promise<AnalyzedDocument> {
	const analyzed = await analyzer.analyze(toInput(name, text), { isCancellationRequested: false });
	if (!analyzed) {
		throw new Error('analysing was cancelled, though nobody asked for it');
	}
	return analyzed;
}

/** The snapshot of a corpus with these texts by name. */
export async function snapshotOf(texts: Readonly<Record<string, string>>): Promise<Snapshot> {
	const engine = makeEngine();
	const put = await Promise.all(Object.entries(texts).map(([name, text]) => analyzeText(text, name)));
	return engine.apply({ put });
}
