import { analyzeAgain, finish, type Analysis } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import { makeEngine as makeEngineNow } from '../../src/engine/engine';
import type { AnalyzedDocument, Change, Decision, Engine, Snapshot } from '../../src/engine';
import { toId, toInput } from '../support/engine';
import { readEngineData } from '../support/engineData';

const data = readEngineData();
const resources = loadResources(data);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function makeEngine(): Engine {
	return makeEngineNow({ data, logger: silent, pause: () => Promise.resolve() });
}

/**
 * A corpus as the host keeps one through a reader's day, beside the texts and decisions that it should hold: each change is one
 * small step, an edited text is analysed from what it was before, and a restart takes everything from data alone.
 */
export class Library {
	readonly texts = new Map<string, string>();
	decisions: readonly Decision[] = [];
	/** What the corpus was given. */
	#analyzed = new Map<string, AnalyzedDocument>();
	/** From which an edited text is analysed again; none after a restart. */
	readonly #analyses = new Map<string, Analysis>();
	#engine = makeEngine();

	get snapshot(): Snapshot {
		return this.#engine.snapshot;
	}

	write(name: string, text: string): void {
		this.#engine.apply({ put: [this.#analyze(name, text)] });
	}

	remove(name: string): void {
		this.#engine.apply({ remove: [this.#forget(name)] });
	}

	/** As one step, as the host sees a rename; also onto a source that is there. */
	rename(from: string, to: string): void {
		const text = this.texts.get(from) ?? '';
		const remove = [this.#forget(from)];
		this.#engine.apply({ remove, put: [this.#analyze(to, text)] });
	}

	/** Many changes at once, as a branch switch brings them. */
	replace(removed: readonly string[], written: ReadonlyMap<string, string>): void {
		const remove = removed.map((name) => this.#forget(name));
		this.#engine.apply({ remove, put: [...written].map(([name, text]) => this.#analyze(name, text)) });
	}

	decide(decisions: readonly Decision[]): void {
		this.decisions = decisions;
		this.#engine.apply({ decisions: { list: decisions } });
	}

	/** A new engine takes what was analysed as plain data, in any order. */
	restart(order: (names: readonly string[]) => readonly string[]): void {
		const stored = structuredClone(this.#analyzed);
		this.#analyzed = new Map(order([...this.texts.keys()]).flatMap((name) => {
			const analyzed = stored.get(name);
			return analyzed ? [[name, analyzed] as const] : [];
		}));
		this.#analyses.clear();
		this.#engine = makeEngine();
		this.#engine.apply({ put: [...this.#analyzed.values()], decisions: { list: this.decisions } });
	}

	/** The same texts and decisions, analysed and put together from nothing. */
	rebuilt(): Snapshot {
		const put = [...this.texts].map(([name, text]) => finish(analyzeAgain(toInput(name, text), resources, undefined)).analyzed);
		const change: Change = { put, decisions: { list: this.decisions } };
		return makeEngine().apply(change);
	}

	#analyze(name: string, text: string): AnalyzedDocument {
		const analysis = finish(analyzeAgain(toInput(name, text), resources, this.#analyses.get(name)));
		this.#analyses.set(name, analysis);
		this.#analyzed.set(name, analysis.analyzed);
		this.texts.set(name, text);
		return analysis.analyzed;
	}

	#forget(name: string): ReturnType<typeof toId> {
		this.texts.delete(name);
		this.#analyzed.delete(name);
		this.#analyses.delete(name);
		return toId(name);
	}
}
