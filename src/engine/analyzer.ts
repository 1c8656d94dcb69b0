import { analyze } from './annotate/pipeline';
import { loadResources } from './annotate/resources';
import type { EngineData } from './engine';
import type { Slices } from './ports';
import type { AnalyzedDocument, SourceInput } from './types';

/** Finds what texts alone say; knows no corpus, so that it can run on a thread of its own. */
export interface Analyzer {
	/** Everything that the text alone says. Throws only on a fault of ours. */
	analyze(input: SourceInput): Slices<AnalyzedDocument>;
}

/** Rejects when the data is not in our format. */
export async function makeAnalyzer(data: EngineData): Promise<Analyzer> {
	const resources = loadResources(data);
	await resources.fallback?.load(); // Only where the weights are missing.
	return { analyze: (input) => analyze(input, resources) };
}
