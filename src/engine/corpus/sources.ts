import type { Slices } from '../ports';
import { finish } from '../slices';
import type { DocumentHead } from '../storage/packedDocument';
import { StringPool } from '../storage/stringPool';
import type { DocumentId, Metadata } from '../types';
import type { Decisions } from './decisions';
import { Integers } from './integers';

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

/** Units of a title that serves as a short name. */
const SHORT_TITLE_UNITS = 32;

/** A file's stem longer than this is an id, shown by its beginning where that is unmistakable. */
const LONG_STEM_UNITS = 16;
const CUT_STEM_UNITS = 8;

/** Documents read between two pauses. */
const SLICE_DOCUMENTS = 250;
/** Names that are known for each that is wanted. */
const MOST_NAMES = 2;
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

/** How many sources want each name. */
class WantedNames {
	readonly #names = new StringPool();
	readonly #counts = new Integers();
	#wanted = 0;

	countOf(name: string): number {
		const number = this.#names.find(name);
		return number < 0 ? 0 : this.#counts.at(number);
	}

	add({ candidates }: Source, by: 1 | -1): void {
		for (const name of candidates) {
			const number = this.#names.add(name);
			if (number === this.#counts.length) {
				this.#counts.push(0);
			}
			this.#counts.set(number, this.#counts.at(number) + by);
			this.#wanted += by;
		}
	}

	/** Most names are of sources that are gone. */
	get isWorn(): boolean {
		return this.#names.size > MOST_NAMES * (this.#wanted + SLICE_DOCUMENTS);
	}
}

/** The documents that a table is about. */
export interface SourceCorpus {
	/** By id. */
	readonly order: Int32Array;
	/** Number of a document, or -1. */
	numberOf(id: DocumentId): number;
	idOf(number: number): DocumentId;
	head(number: number): DocumentHead;
}

/**
 * Summaries of the sources of a corpus, made when they are asked for. A table made from another one takes over what that knows, so that
 * a change costs what changed, and the list a look at each source.
 */
export class SourceTable {
	readonly #corpus: SourceCorpus;
	readonly #labels: ReadonlyMap<string, string>;
	readonly #dates: ReadonlyMap<string, string>;
	#state: State | undefined;
	/** A table that knows all sources but those that changed since. */
	#before: { readonly table: SourceTable; readonly changed: ReadonlySet<DocumentId> } | undefined;
	#list: readonly SourceSummary[] | undefined;

	constructor(corpus: SourceCorpus, decisions: Decisions, before?: { readonly table: SourceTable; readonly changed: Iterable<DocumentId> }) {
		this.#corpus = corpus;
		this.#labels = new Map(decisions.list.flatMap((decision) => decision.kind === 'source-label' ? [[decision.source, decision.label]] : []));
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
		return this.#list ?? finish(this.#makeList());
	}

	find(id: DocumentId): SourceSummary | undefined {
		const { sources, wanted } = this.#state ?? finish(this.#takeOver());
		const source = sources ? sources.get(id) : this.#readById(id);
		if (!source) {
			return undefined;
		}
		const free = source.candidates.find((name) => wanted.countOf(name) === 1);
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
			yield* this.#makeList();
		}
	}

	*#makeList(): Slices<readonly SourceSummary[]> {
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
		for (const source of this.#eachSource()) {
			sources.set(source.id, source);
			if (sources.size % SLICE_DOCUMENTS === 0) {
				yield undefined;
			}
		}
		return sources;
	}

	*#eachSource(): Generator<Source, void> {
		for (const number of this.#corpus.order) {
			yield this.#read(this.#corpus.idOf(number), number);
		}
	}

	/** Takes the state of the table before, which stays as it is until what changed is read; without one reads all. */
	*#takeOver(): Slices<State> {
		const { table, changed } = this.#before ?? {};
		if (table?.isKept && changed) {
			const gone = yield* table.#readChanged(changed);
			const come = yield* this.#readChanged(changed);
			if (this.#state) {
				return this.#state; // Somebody did not wait.
			}
			const state = table.#state;
			if (state) {
				table.#state = undefined;
				yield* replaceSources(state, gone, come);
				return this.#settle(state);
			}
		}
		const state: State = { wanted: new WantedNames(), sources: undefined };
		let count = 0;
		for (const source of this.#eachSource()) {
			state.wanted.add(source, 1);
			if (++count % SLICE_DOCUMENTS === 0) {
				yield undefined;
			}
		}
		return this.#settle(state);
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

	/** Those of some sources that this table has. */
	*#readChanged(changed: ReadonlySet<DocumentId>): Slices<readonly Source[]> {
		const read: Source[] = [];
		// Of many, those that are there are found sooner by looking at all than each by its id: what was just added lies in many segments.
		const numbers = changed.size > FEW_DOCUMENTS ? this.#corpus.order : Array.from(changed, (id) => this.#corpus.numberOf(id)).filter((number) => number >= 0);
		for (const [index, number] of numbers.entries()) {
			const id = this.#corpus.idOf(number);
			if (changed.has(id)) {
				read.push(this.#read(id, number));
			}
			if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
		return read;
	}

	#readById(id: DocumentId): Source | undefined {
		const number = this.#corpus.numberOf(id);
		return number < 0 ? undefined : this.#read(id, number);
	}

	#read(id: DocumentId, number: number): Source {
		const { name, metadata, mentions, claims } = this.#corpus.head(number);
		return { id, name, metadata, mentions, claims, candidates: [...new Set(candidateNames(name, metadata, this.#labels.get(name)))], summary: undefined };
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

function* replaceSources({ wanted, sources }: State, gone: readonly Source[], come: readonly Source[]): Slices<void> {
	for (const [change, by] of [[gone, -1], [come, 1]] as const) {
		for (const [index, source] of change.entries()) {
			wanted.add(source, by);
			if (by > 0) {
				sources?.set(source.id, source);
			} else {
				sources?.delete(source.id);
			}
			if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
	}
}

function areEqual(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
	return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Names for a source, the preferred first, the last one unmistakable. */
function candidateNames(name: string, { outlet, title, titleSpan }: Metadata, label: string | undefined): string[] {
	const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	// A title that is only the beginning of the text says less than the file's name.
	const shortTitle = titleSpan ? cut(title) : undefined;
	const shortStem = stem.length > LONG_STEM_UNITS && !/\s/.test(stem) ? `${stem.slice(0, CUT_STEM_UNITS)}…` : undefined;
	return [label, outlet, shortTitle, shortStem, stem, name].filter((candidate): candidate is string => candidate !== undefined && candidate !== '');
}

function cut(title: string): string {
	if (title.length <= SHORT_TITLE_UNITS) {
		return title;
	}
	const space = title.lastIndexOf(' ', SHORT_TITLE_UNITS - 1);
	return `${title.slice(0, space > SHORT_TITLE_UNITS / 2 ? space : SHORT_TITLE_UNITS - 1)}…`;
}

/** Gives each source, in their order, the first of its names that no other wants; where all are wanted twice, the last one, from the second time on with a number behind it. */
class UniqueNames {
	readonly #wanted: WantedNames;
	readonly #taken = new Set<string>();

	constructor(wanted: WantedNames) {
		this.#wanted = wanted;
	}

	take(candidates: readonly string[]): string {
		const free = candidates.find((name) => this.#wanted.countOf(name) === 1) ?? candidates[candidates.length - 1] ?? '';
		let unique = free;
		for (let count = 2; this.#taken.has(unique); count++) {
			unique = `${free} (${count})`;
		}
		this.#taken.add(unique);
		return unique;
	}
}
