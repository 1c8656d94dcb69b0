import type * as vscode from 'vscode';
import type { CachedSource, FileFacts } from '../cache/sources';
import type { AnalyzedDocument, Decisions, DocumentId, Engine, Logger, MergeOptions, Pause, Segment, Slices, Snapshot, SourceInput } from '../engine';
import type { Analyst, FoundSource } from '../worker/analyst';
import type { Urgency } from '../worker/protocol';
import { describeError } from './log';

/** Where the text of a source was read. */
export interface Origin {
	/** The editor's document; `undefined`: the file. */
	readonly open: vscode.TextDocument | undefined;
	/** The file, when this is known to be its text. */
	readonly file: FileFacts | undefined;
}

/** What is known of a source that the corpus holds. */
interface Held extends Origin {
	readonly version: number;
	readonly name: string;
	/** Length of the text; `undefined` when it was not read in this session. */
	readonly units: number | undefined;
	/** Only of what an editor holds, since that will be asked for with every edit; the corpus can decode the others. */
	readonly analyzed: AnalyzedDocument | undefined;
}

/** A source as it was found in a text, ready for the corpus. */
export type FoundText = Pick<SourceInput, 'name' | 'version' | 'text'> & (
	| { readonly kind: 'document'; readonly analyzed: AnalyzedDocument }
	| { readonly kind: 'segment'; readonly segment: Segment }
);

interface Put extends Origin {
	readonly found: FoundText;
}

/** A segment of an earlier start. */
export interface RestoredSegment {
	readonly segment: Segment;
	/** For each document, in order. */
	readonly sources: readonly CachedSource[];
}

/** A segment of the corpus with what is known of its documents. */
export interface HeldSegment extends RestoredSegment {
	readonly toBytes: () => Promise<Uint8Array>;
}

/** Gathers changes and hands them to the engine as one step; knows which texts the snapshot holds. */
export class EngineFeed {
	readonly #load: () => Promise<Engine>;
	readonly #analyst: Analyst;
	readonly #log: Logger;
	readonly #pause: Pause;
	#loading: Promise<Engine> | undefined;
	#engine: Engine | undefined;
	readonly #held = new Map<DocumentId, Held>();
	#puts = new Map<DocumentId, Put>();
	#removals = new Set<DocumentId>();
	#restored: RestoredSegment[] = [];
	#decisions: Decisions | undefined;
	#isTidying = false;
	/** Asked for while the corpus is being tidied, and since. */
	#toTidy: MergeOptions | undefined;

	/** @param load is called once, with the first source. */
	constructor(load: () => Promise<Engine>, analyst: Analyst, pause: Pause, log: Logger) {
		this.#load = load;
		this.#analyst = analyst;
		this.#pause = pause;
		this.#log = log;
	}

	/** Sources that `apply` would take up or out. */
	get pending(): number {
		return this.#puts.size + this.#removals.size;
	}

	/** Sources that the snapshot holds. */
	get size(): number {
		return this.#held.size;
	}

	/** The engine; it is loaded when it is first needed. Rejects when it cannot be. */
	async load(): Promise<Engine> {
		this.#loading ??= this.#load();
		this.#engine = await this.#loading;
		return this.#engine;
	}

	/** Analyses a source, unless its text is the one that was analysed last. Rejects when it cannot be, or the engine cannot be loaded. */
	async analyze(input: SourceInput, urgency: Urgency, token: vscode.CancellationToken): Promise<FoundText | undefined> {
		const { name, version, text } = input;
		const known = this.#findSame(input);
		const [engine, found] = await Promise.all([this.load(), known ? toFound(known, version) : this.#analyst.analyze(input, urgency, token)]);
		if (found?.kind === 'segment') {
			return { kind: 'segment', segment: engine.readSegment(found.bytes), name, version, text };
		}
		if (found) {
			await this.#finish(engine.pack(found.analyzed));
		}
		return found && { ...found, name, version, text };
	}

	/** The snapshot holds exactly this document as it is now. */
	holds(id: DocumentId, document: vscode.TextDocument): boolean {
		const held = this.#held.get(id);
		return held !== undefined && held.open === document && held.version === document.version;
	}

	/** The file whose text is the one of this source and name, as it was when it was read. */
	findFile(id: DocumentId, name: string): FileFacts | undefined {
		const put = this.#puts.get(id);
		const held = put ? { file: put.file, name: put.found.name } : this.#removals.has(id) ? undefined : this.#held.get(id);
		return held?.name === name ? held.file : undefined;
	}

	/** Takes a source up with the next `apply`, unless it is a file's text that is there already. */
	put(id: DocumentId, found: FoundText, { open, file }: Origin): void {
		this.#removals.delete(id);
		const isSame = this.#findSame({ id, ...found }) !== undefined;
		const held = this.#held.get(id);
		if (isSame && !open && held && !held.open && !this.#puts.has(id)) {
			this.#held.set(id, { ...held, file });
		} else {
			this.#puts.set(id, { found, open, file: file ?? (isSame ? (this.#puts.get(id) ?? held)?.file : undefined) });
		}
	}

	/** The text of a source that was read from a file is what the file still has. */
	confirm(id: DocumentId, file: FileFacts): void {
		const put = this.#puts.get(id);
		const held = this.#held.get(id);
		if (put) {
			this.#puts.set(id, { found: put.found, open: undefined, file });
		} else if (held?.open) {
			const analyzed = this.#find(id);
			if (analyzed) {
				const { name, version, text } = analyzed.document;
				this.#puts.set(id, { found: { kind: 'document', analyzed, name, version, text }, open: undefined, file });
			}
		} else if (held) {
			this.#held.set(id, { ...held, file });
		}
	}

	/** Takes up segments of an earlier start with the next `apply`, but no source that is there already, or is not wanted. */
	restore(segments: readonly RestoredSegment[], isWanted: (id: DocumentId) => boolean): readonly DocumentId[] {
		const taken = new Set<DocumentId>();
		for (const { segment, sources } of segments) {
			const found = sources.map((source) => {
				const id = source.id as DocumentId; // The host's ids are URIs, and so are those of the cache.
				const isTaken = source.file !== undefined && !taken.has(id) && !this.#puts.has(id) && !this.#held.has(id) && isWanted(id);
				if (isTaken) {
					taken.add(id);
				}
				return { ...source, file: isTaken ? source.file : undefined };
			});
			this.#restored.push({ segment, sources: found });
		}
		return [...taken];
	}

	/** Forgets which file has which text. */
	forgetFiles(): void {
		this.#held.forEach((held, id) => this.#held.set(id, { ...held, file: undefined }));
		this.#puts.forEach((put, id) => this.#puts.set(id, { ...put, file: undefined }));
	}

	remove(id: DocumentId): void {
		this.#puts.delete(id);
		if (this.#held.has(id)) {
			this.#removals.add(id);
		}
	}

	setDecisions(decisions: Decisions): void {
		this.#decisions = decisions;
	}

	/** Applies what was gathered; `undefined` when there is nothing new. */
	apply(): { readonly snapshot: Snapshot; readonly documents: ReadonlySet<DocumentId> } | undefined {
		if (!this.#engine) {
			return undefined;
		}
		const restored = this.#applyRestored(this.#engine);
		const [puts, removals, decisions] = [this.#puts, this.#removals, this.#decisions];
		if (puts.size === 0 && removals.size === 0 && !decisions) {
			return restored.length > 0 ? { snapshot: this.#engine.snapshot, documents: new Set(restored) } : undefined;
		}
		this.#puts = new Map();
		this.#removals = new Set();
		this.#decisions = undefined;
		try {
			const snapshot = this.#engine.apply({
				put: [...puts.values()].flatMap(({ found }) => (found.kind === 'document' ? [found.analyzed] : [])),
				segments: [...puts.values()].flatMap(({ found }) => (found.kind === 'segment' ? [{ segment: found.segment }] : [])),
				remove: [...removals],
				...(decisions && { decisions }),
			});
			for (const [id, { found, open, file }] of puts) {
				const { name, version, text } = found;
				this.#held.set(id, { name, version, units: text.length, analyzed: open && found.kind === 'document' ? found.analyzed : undefined, open, file });
			}
			removals.forEach((id) => this.#held.delete(id));
			return { snapshot, documents: new Set([...restored, ...puts.keys(), ...removals]) };
		} catch (error) {
			this.#log.error(`The corpus did not take ${[...puts.keys(), ...removals].join(', ')}: ${describeError(error)}`);
			return undefined;
		}
	}

	/**
	 * Prepares the corpus for questions and makes its segments fewer, in the background. Gives a snapshot that says the same as
	 * the last one in less memory; `undefined` when nothing was to be done, or what was is done already for whoever asked before.
	 */
	async tidy(options: MergeOptions): Promise<Snapshot | undefined> {
		const engine = this.#engine;
		this.#toTidy = options;
		if (!engine || this.#isTidying) {
			return undefined;
		}
		const before = engine.segments;
		this.#isTidying = true;
		try {
			for (let next = this.#takeToTidy(); next; next = this.#takeToTidy()) {
				await this.#finish(engine.prepare());
				await this.#finish(engine.merge(next));
			}
		} finally {
			this.#isTidying = false;
		}
		return engine.segments === before ? undefined : engine.snapshot;
	}

	#takeToTidy(): MergeOptions | undefined {
		const options = this.#toTidy;
		this.#toTidy = undefined;
		return options;
	}

	/** The corpus in segments, with what is known of each document's file. */
	async segments(): Promise<readonly HeldSegment[]> {
		const engine = this.#engine;
		if (!engine) {
			return [];
		}
		// In one go: what is known of files changes with the corpus.
		return engine.segments.map(({ segment, live }) => ({
			segment,
			sources: Array.from({ length: segment.documents.count }, (_, number): CachedSource => {
				const id = segment.documents.id(number);
				const held = live.has(number) ? this.#held.get(id) : undefined;
				return { id, name: held?.name ?? '', file: held?.file };
			}),
			toBytes: () => this.#finish(engine.writeSegment(segment)),
		}));
	}

	/** By itself: should it fail, nothing else is lost. Gives what the corpus took. */
	#applyRestored(engine: Engine): readonly DocumentId[] {
		const restored = this.#restored;
		this.#restored = [];
		if (restored.length === 0) {
			return [];
		}
		try {
			engine.apply({ segments: restored.map(({ segment, sources }) => ({ segment, without: sources.flatMap(({ file }, number) => (file ? [] : [number])) })) });
		} catch (error) {
			this.#log.error(`The corpus did not take what was kept: ${describeError(error)}`);
			return [];
		}
		return restored.flatMap(({ sources }) => sources.flatMap(({ id, name, file }) => {
			if (!file) {
				return [];
			}
			const document = id as DocumentId; // As in `restore`.
			this.#held.set(document, { name, version: 0, units: undefined, analyzed: undefined, open: undefined, file });
			return [document];
		}));
	}

	/** Does long work while the thread stays free for others. */
	async #finish<T>(slices: Slices<T>): Promise<T> {
		for (let step = slices.next(); ; step = slices.next()) {
			if (step.done) {
				return step.value;
			}
			await this.#pause();
		}
	}

	/** The source as it was analysed last, if that was of this text under this name. */
	#findSame({ id, text, name }: Pick<SourceInput, 'id' | 'text' | 'name'>): AnalyzedDocument | undefined {
		const units = this.#puts.has(id) ? undefined : this.#held.get(id)?.units;
		const found = units === undefined || units === text.length ? this.#find(id) : undefined;
		return found?.document.text === text && found.document.name === name ? found : undefined;
	}

	/** The source as it was analysed last, without what decisions make of it. */
	#find(id: DocumentId): AnalyzedDocument | undefined {
		const put = this.#puts.get(id)?.found;
		if (put) {
			return put.kind === 'document' ? put.analyzed : put.segment.documents.decode(0);
		}
		const held = this.#held.get(id);
		if (!held || held.analyzed) {
			return held?.analyzed;
		}
		for (const { segment, live } of this.#engine?.segments ?? []) {
			const number = segment.documents.find(id);
			if (live.has(number)) {
				return segment.documents.decode(number);
			}
		}
		return undefined;
	}
}

/** What is found depends on the text alone, so that it holds for another version of the same text. */
function toFound(known: AnalyzedDocument, version: number): Extract<FoundSource, { kind: 'document' }> {
	return { kind: 'document', analyzed: known.document.version === version ? known : { ...known, document: { ...known.document, version } } };
}
