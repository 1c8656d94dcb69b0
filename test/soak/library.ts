import { analyzeAgain, type Analysis } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import { makeEngine as makeEngineNow } from '../../src/engine/engine';
import { buildSegment, readSegmentResources } from '../../src/engine/corpus/segment';
import type { AnalyzedDocument, Decision, DocumentId, Engine, Slices, Snapshot } from '../../src/engine';
import { finish } from '../../src/engine/slices';
import { toId, toInput } from '../support/engine';
import { readEngineData } from '../support/engineData';

const resources = loadResources(readEngineData());
const segmentResources = readSegmentResources(resources.lexicon);

function makeEngine(): Engine {
	return makeEngineNow(resources.lexicon);
}

/** How an analysed text comes to the engine: as it is, or as the bytes of a segment, as a worker hands it over. */
export type Delivery = 'document' | 'segment';

/**
 * A corpus as the host keeps one through a reader's day, beside the texts and decisions that it should hold: each change is one
 * small step, an edited text is analysed from what it was before, segments are merged while changes come, and a restart takes
 * everything from bytes.
 */
export class Library {
	readonly texts = new Map<string, string>();
	decisions: readonly Decision[] = [];
	/** From which an edited text is analysed again; none after a restart. */
	readonly #analyses = new Map<string, Analysis>();
	#engine = makeEngine();
	#merging: Slices<void> | undefined;

	get snapshot(): Snapshot {
		return this.#engine.snapshot;
	}

	write(name: string, text: string, delivery: Delivery): void {
		this.#apply([], new Map([[name, text]]), delivery);
	}

	remove(name: string): void {
		this.#apply([name], new Map(), 'document');
	}

	/** As one step, as the host sees a rename; also onto a source that is there. */
	rename(from: string, to: string, delivery: Delivery): void {
		this.#apply([from], new Map([[to, this.texts.get(from) ?? '']]), delivery);
	}

	/** Many changes at once, as a branch switch brings them. */
	replace(removed: readonly string[], written: ReadonlyMap<string, string>, delivery: Delivery): void {
		this.#apply(removed, written, delivery);
	}

	decide(decisions: readonly Decision[]): void {
		this.decisions = decisions;
		this.#engine.apply({ decisions: { list: decisions } });
	}

	/** Goes on with merging segments for some slices; changes may come before it is done. */
	merge(slices: number, isAtRest: boolean): void {
		this.#merging ??= this.#engine.merge({ isAtRest });
		for (let slice = 0; slice < slices && this.#merging; slice++) {
			if (this.#merging.next().done) {
				this.#merging = undefined;
			}
		}
	}

	/** A new engine takes what the one before wrote, in any order. */
	restart(order: <T>(list: readonly T[]) => readonly T[]): void {
		const written = this.#engine.segments.map(({ segment, live }) => ({
			bytes: finish(this.#engine.writeSegment(segment)),
			without: Array.from({ length: live.count }, (_, number) => number).filter((number) => !live.has(number)),
		}));
		this.#analyses.clear();
		this.#merging = undefined;
		this.#engine = makeEngine();
		const segments = order(written).map(({ bytes, without }) => ({ segment: this.#engine.readSegment(bytes), without }));
		this.#engine.apply({ segments, decisions: { list: this.decisions } });
	}

	/** The same texts and decisions, analysed and put together from nothing. */
	rebuilt(): Snapshot {
		const put = [...this.texts].map(([name, text]) => finish(analyzeAgain(toInput(name, text), resources, undefined)).analyzed);
		return makeEngine().apply({ put, decisions: { list: this.decisions } });
	}

	#apply(removed: readonly string[], written: ReadonlyMap<string, string>, delivery: Delivery): void {
		const remove = removed.map((name) => this.#forget(name));
		const put = [...written].map(([name, text]) => this.#analyze(name, text));
		this.#engine.apply(delivery === 'document' ? { remove, put } : { remove, segments: put.map((analyzed) => ({ segment: this.#toSegment(analyzed) })) });
	}

	#toSegment(analyzed: AnalyzedDocument): ReturnType<Engine['readSegment']> {
		return this.#engine.readSegment(finish(this.#engine.writeSegment(finish(buildSegment([analyzed], segmentResources)))));
	}

	#analyze(name: string, text: string): AnalyzedDocument {
		const analysis = finish(analyzeAgain(toInput(name, text), resources, this.#analyses.get(name)));
		this.#analyses.set(name, analysis);
		this.texts.set(name, text);
		return analysis.analyzed;
	}

	#forget(name: string): DocumentId {
		this.texts.delete(name);
		this.#analyses.delete(name);
		return toId(name);
	}
}
