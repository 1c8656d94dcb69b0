import type { Slices } from '../ports';
import { finish } from '../slices';
import type { DocumentHead } from '../storage/packedDocument';
import type { DocumentId, Metadata } from '../types';
import type { Decisions } from './decisions';
import { candidateNames, nameKey } from './sourcePart';
import { WantedNames } from './wantedNames';

/** A source as lists show it. */
export interface SourceSummary {
	readonly id: DocumentId;
	/** With the reader's date in place of the text's. */
	readonly metadata: Metadata;
	/** The reader's label, else outlet, else title at 32 characters, else the file's stem; unique. */
	readonly shortName: string;
	readonly mentions: number;
	readonly claims: number;
}

/** Documents read between two pauses. */
const SLICE_DOCUMENTS = 250;
/** As many are looked up by their ids. */
const FEW_DOCUMENTS = 16;

/** One source as its text alone says. */
interface Source {
	readonly id: DocumentId;
	readonly name: string;
	readonly metadata: Metadata;
	readonly mentions: number;
	readonly claims: number;
	/** Names for it, the preferred first, the last one unmistakable. */
	readonly candidates: readonly string[];
	/** As it was last shown. */
	summary: SourceSummary | undefined;
}

/** What sources want to be called. Mutable: one table hands it on to the next. */
interface State {
	readonly wanted: WantedNames;
	/** All sources, once they were listed. */
	sources: Map<DocumentId, Source> | undefined;
}

/** The documents that a table is about. */
export interface SourceCorpus {
	/** By id. */
	readonly order: Int32Array;
	/** Number of a document, or -1. */
	numberOf(id: DocumentId): number;
	idOf(number: number): DocumentId;
	head(number: number): DocumentHead;
	/** Keys of the names that a source wants, without the reader's label; its own one last. */
	wantedNames(number: number): Float64Array;
}

/**
 * Summaries of the sources of a corpus, made when they are asked for. A table made from another one takes over what that knows, so that
 * a change costs what changed, and the list a look at each source.
 */
export class SourceTable {
	readonly #corpus: SourceCorpus;
	readonly #labels: ReadonlyMap<string, string>;
	readonly #dates: ReadonlyMap<string, string>;
	/** Keys of the reader's labels, by those of the sources' own names. */
	readonly #labelKeys: ReadonlyMap<number, number>;
	#state: State | undefined;
	/** A table that knows all sources but those that changed since. */
	#before: { readonly table: SourceTable; readonly changed: ReadonlySet<DocumentId> } | undefined;
	#list: readonly SourceSummary[] | undefined;

	constructor(corpus: SourceCorpus, decisions: Decisions, before?: { readonly table: SourceTable; readonly changed: Iterable<DocumentId> }) {
		this.#corpus = corpus;
		this.#labels = new Map(decisions.list.flatMap((decision) => decision.kind === 'source-label' ? [[decision.source, decision.label]] : []));
		this.#labelKeys = new Map([...this.#labels].filter(([, label]) => label !== '').map(([name, label]) => [nameKey(name), nameKey(label)]));
		this.#dates = new Map(decisions.list.flatMap((decision) => decision.kind === 'source-date' ? [[decision.source, decision.date]] : []));
		if (before && areEqual(before.table.#labels, this.#labels)) {
			const { table, changed } = before;
			this.#before = table.#state || !table.#before
				? { table, changed: new Set(changed) }
				: { table: table.#before.table, changed: new Set([...table.#before.changed, ...changed]) };
		}
	}

	/** By id. */
	get list(): readonly SourceSummary[] {
		return this.#list ?? finish(this.makeList());
	}

	find(id: DocumentId): SourceSummary | undefined {
		const { sources, wanted } = this.#state ?? finish(this.#takeOver());
		const source = sources ? sources.get(id) : this.#readById(id);
		if (!source) {
			return undefined;
		}
		const free = source.candidates.find((name) => wanted.countOf(nameKey(name)) === 1);
		return free === undefined ? this.list.find((each) => each.id === id) : this.#summarize(source, free);
	}

	/** The reader's date, else the one that the text states. */
	dateOf(id: DocumentId): string | undefined {
		const number = this.#corpus.numberOf(id);
		const head = number < 0 ? undefined : this.#corpus.head(number);
		return head && (this.#dates.get(head.name) ?? head.metadata.date);
	}

	/** Makes, in slices, what the first question would have to wait for; the list where that was asked for before. */
	*prepare(): Slices<void> {
		const { sources } = this.#state ?? (yield* this.#takeOver());
		if (sources) {
			yield* this.makeList();
		}
	}

	/** The list, in slices. */
	*makeList(): Slices<readonly SourceSummary[]> {
		if (!this.#list) {
			const state = this.#state ?? (yield* this.#takeOver());
			const sources = state.sources ?? (yield* this.#readAll());
			if (this.#state === state) { // Else the next table has taken it.
				state.sources = sources;
			}
			const names = new UniqueNames(state.wanted);
			const list: SourceSummary[] = [];
			for (const number of this.#corpus.order) {
				const source = sources.get(this.#corpus.idOf(number));
				if (source) {
					list.push(this.#summarize(source, names.take(source.candidates)));
				}
				if (list.length % SLICE_DOCUMENTS === 0) {
					yield undefined;
				}
			}
			if (this.#state !== state) {
				return list;
			}
			this.#list = list;
		}
		return this.#list;
	}

	*#readAll(): Slices<Map<DocumentId, Source>> {
		const sources = new Map<DocumentId, Source>();
		for (const number of this.#corpus.order) {
			const id = this.#corpus.idOf(number);
			sources.set(id, this.#read(id, number));
			if (sources.size % SLICE_DOCUMENTS === 0) {
				yield undefined;
			}
		}
		return sources;
	}

	/** Takes the state of the table before, which stays as it is until what changed is found; without one goes over all. */
	*#takeOver(): Slices<State> {
		const { table, changed } = this.#before ?? {};
		if (table?.isKept && changed) {
			const gone = yield* table.#findChanged(changed);
			const come = yield* this.#findChanged(changed);
			if (this.#state) {
				return this.#state; // Somebody did not wait.
			}
			const state = table.#state;
			if (state) {
				table.#state = undefined;
				yield* table.#count(state, gone, -1);
				yield* this.#count(state, come, 1);
				return this.#settle(state);
			}
		}
		const state: State = { wanted: new WantedNames(), sources: undefined };
		yield* this.#count(state, this.#corpus.order, 1);
		return this.#settle(state);
	}

	/** Adds documents of this table to a state, or takes them away. */
	*#count({ wanted, sources }: State, numbers: ArrayLike<number>, by: 1 | -1): Slices<void> {
		for (let index = 0; index < numbers.length; index++) {
			const number = numbers[index] as number; // In range by the loop.
			wanted.add(this.#wantedNames(number), by);
			if (sources) {
				const id = this.#corpus.idOf(number);
				if (by > 0) {
					sources.set(id, this.#read(id, number));
				} else {
					sources.delete(id);
				}
			}
			if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
	}

	/** Keys of all names that a document wants. */
	#wantedNames(number: number): Float64Array {
		const names = this.#corpus.wantedNames(number);
		const key = this.#labelKeys.get(names[names.length - 1] ?? 0);
		return key === undefined || names.includes(key) ? names : Float64Array.of(key, ...names);
	}

	/** It knows what its sources want to be called. */
	get isKept(): boolean {
		return this.#state !== undefined && !this.#state.wanted.isWorn;
	}

	#settle(state: State): State {
		this.#before = undefined;
		this.#state ??= state;
		return this.#state;
	}

	/** Those of some documents that this table has. */
	*#findChanged(changed: ReadonlySet<DocumentId>): Slices<readonly number[]> {
		const found: number[] = [];
		// Of many, those that are there are found sooner by looking at all than each by its id: what was just added lies in many segments.
		const numbers = changed.size > FEW_DOCUMENTS ? this.#corpus.order : Array.from(changed, (id) => this.#corpus.numberOf(id)).filter((number) => number >= 0);
		for (const [index, number] of numbers.entries()) {
			if (changed.has(this.#corpus.idOf(number))) {
				found.push(number);
			}
			if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
		return found;
	}

	#readById(id: DocumentId): Source | undefined {
		const number = this.#corpus.numberOf(id);
		return number < 0 ? undefined : this.#read(id, number);
	}

	#read(id: DocumentId, number: number): Source {
		const { name, metadata, mentions, claims } = this.#corpus.head(number);
		return { id, name, metadata, mentions, claims, candidates: this.#candidatesOf(name, metadata), summary: undefined };
	}

	/** The names that a source wants: the reader's label, if there is one, and then its own. */
	#candidatesOf(name: string, metadata: Metadata): readonly string[] {
		const label = this.#labels.get(name);
		const names = candidateNames(name, metadata);
		return label ? [...new Set([label, ...names])] : names; // An empty one is none.
	}

	#summarize(source: Source, shortName: string): SourceSummary {
		const { id, name, metadata, mentions, claims, summary } = source;
		const date = this.#dates.get(name) ?? metadata.date;
		if (summary?.shortName === shortName && summary.metadata.date === date) {
			return summary;
		}
		return (source.summary = { id, metadata: date === metadata.date ? metadata : { ...metadata, date }, shortName, mentions, claims });
	}
}

function areEqual(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
	return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Gives each source, in their order, the first of its names that no other wants; where all are wanted twice, the last one, from the second time on with a number behind it. */
class UniqueNames {
	readonly #wanted: WantedNames;
	readonly #taken = new Set<string>();

	constructor(wanted: WantedNames) {
		this.#wanted = wanted;
	}

	take(candidates: readonly string[]): string {
		const free = candidates.find((name) => this.#wanted.countOf(nameKey(name)) === 1) ?? candidates[candidates.length - 1] ?? '';
		let unique = free;
		for (let count = 2; this.#taken.has(unique); count++) {
			unique = `${free} (${count})`;
		}
		this.#taken.add(unique);
		return unique;
	}
}
