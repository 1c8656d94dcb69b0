import type { AnalyzedDocument, DocumentId, Engine, Snapshot, SourceInput } from '../../src/engine';
import { makeEngine as makeEngineNow } from '../../src/engine/engine';
import { analyze } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import { finish } from '../../src/engine/slices';
import { readEngineData } from './engineData';

/** Reading word lists and weights takes a while: all tests share them. */
const resources = loadResources(readEngineData());

export function makeEngine(): Engine {
	return makeEngineNow(resources.lexicon);
}

export function toId(name: string): DocumentId {
	return name as DocumentId;
}

export function toInput(name: string, text: string): SourceInput {
	return { id: toId(name), version: 1, text, name, format: name.endsWith('.md') ? 'markdown' : 'plain' };
}

export async function analyzeText(text: string, name = 'a.txt'): Promise<AnalyzedDocument> {
	return finish(analyze(toInput(name, text), resources));
}

/** The snapshot of a corpus with these texts by name. */
export async function snapshotOf(texts: Readonly<Record<string, string>>): Promise<Snapshot> {
	const engine = makeEngine();
	const put = await Promise.all(Object.entries(texts).map(([name, text]) => analyzeText(text, name)));
	return engine.apply({ put });
}
