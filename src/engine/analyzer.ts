import { analyze, analyzeAgain, type Analysis } from './annotate/pipeline';
import { loadResources, type Resources } from './annotate/resources';
import { buildSegment, readSegmentResources, writeSegment, type SegmentResources } from './corpus/segment';
import type { Slices } from './ports';
import type { AnalyzedDocument, DocumentId, SourceInput } from './types';

/** The bytes of the files in `data/`; without weights the mentions come from compromise. */
export interface EngineData {
	readonly lexicon: Uint8Array;
	readonly weights: Uint8Array | undefined;
}

export interface AnalyzeOptions {
	/** The text is likely to come again with an edit, which then costs what it changed. */
	readonly isEdited: boolean;
}

/** Finds what texts alone say; knows no corpus, so that it can run on a thread of its own. */
export interface Analyzer {
	/** Everything that the text alone says; what was found in it before an edit makes no difference. Throws only on a fault of ours. */
	analyze(input: SourceInput, options: AnalyzeOptions): Slices<AnalyzedDocument>;
	/** The document as a segment by itself, in the bytes that `Engine.readSegment` reads; in a buffer of their own. */
	pack(analyzed: AnalyzedDocument): Slices<Uint8Array<ArrayBuffer>>;
}

/** Rejects when the data is not in our format. */
export async function makeAnalyzer(data: EngineData): Promise<Analyzer> {
	const resources = loadResources(data);
	await resources.fallback?.load(); // Only where the weights are missing.
	return new TextAnalyzer(resources);
}

/** Analyses are kept for the next edit of as much text, in code units, and of the last one in any case. */
const KEPT_UNITS = 4_000_000;

class TextAnalyzer implements Analyzer {
	readonly #resources: Resources;
	#packing: SegmentResources | undefined;
	/** Of edited texts, the last used last. */
	readonly #kept = new Map<DocumentId, Analysis>();

	constructor(resources: Resources) {
		this.#resources = resources;
	}

	*analyze(input: SourceInput, { isEdited }: AnalyzeOptions): Slices<AnalyzedDocument> {
		if (!isEdited) {
			return yield* analyze(input, this.#resources);
		}
		const analysis = yield* analyzeAgain(input, this.#resources, this.#kept.get(input.id));
		this.#keep(input.id, analysis);
		return analysis.analyzed;
	}

	*pack(analyzed: AnalyzedDocument): Slices<Uint8Array<ArrayBuffer>> {
		this.#packing ??= readSegmentResources(this.#resources.lexicon);
		return yield* writeSegment(yield* buildSegment([analyzed], this.#packing));
	}

	#keep(id: DocumentId, analysis: Analysis): void {
		this.#kept.delete(id);
		this.#kept.set(id, analysis);
		let units = 0;
		for (const [keptId, { analyzed }] of [...this.#kept].reverse()) {
			units += analyzed.document.text.length;
			if (units > KEPT_UNITS && keptId !== id) {
				this.#kept.delete(keptId);
			}
		}
	}
}
