import type * as vscode from 'vscode';
import type { AnalyzedDocument, CancelToken, Decisions, DocumentId, Engine, Logger, Snapshot, SourceInput } from '../engine';
import { describeError } from './log';

/** A source as it was last analysed, and the editor's document that it came from; `undefined`: the file. */
export interface Held {
	readonly analyzed: AnalyzedDocument;
	readonly open: vscode.TextDocument | undefined;
}

/** Gathers changes and hands them to the engine as one step; knows which texts the snapshot holds. */
export class EngineFeed {
	readonly #load: () => Promise<Engine>;
	readonly #log: Logger;
	#loading: Promise<Engine> | undefined;
	#engine: Engine | undefined;
	readonly #held = new Map<DocumentId, Held>();
	#puts = new Map<DocumentId, Held>();
	#removals = new Set<DocumentId>();
	#decisions: Decisions | undefined;

	/** @param load is called once, with the first source. */
	constructor(load: () => Promise<Engine>, log: Logger) {
		this.#load = load;
		this.#log = log;
	}

	/** Analyses a source, unless its text is the one that was analysed last. Rejects when the engine fails. */
	async analyze(input: SourceInput, token: CancelToken): Promise<AnalyzedDocument | undefined> {
		const known = (this.#puts.get(input.id) ?? this.#held.get(input.id))?.analyzed;
		if (known && known.document.text === input.text && known.document.name === input.name) {
			// What is found depends on the text alone.
			return known.document.version === input.version ? known : { ...known, document: { ...known.document, version: input.version } };
		}
		this.#loading ??= this.#load();
		this.#engine = await this.#loading;
		return this.#engine.analyze(input, token);
	}

	/** The snapshot holds exactly this document as it is now. */
	holds(id: DocumentId, document: vscode.TextDocument): boolean {
		const held = this.#held.get(id);
		return held !== undefined && held.open === document && held.analyzed.document.version === document.version;
	}

	/** Takes a source up with the next `apply`, unless it is a file's text that is there already. */
	put(id: DocumentId, held: Held): void {
		this.#removals.delete(id);
		const known = this.#puts.get(id) ?? this.#held.get(id);
		const isSame = known && !known.open && !held.open
			&& known.analyzed.document.text === held.analyzed.document.text && known.analyzed.document.name === held.analyzed.document.name;
		if (!isSame) {
			this.#puts.set(id, held);
		}
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
		const [puts, removals, decisions] = [this.#puts, this.#removals, this.#decisions];
		if (!this.#engine || (puts.size === 0 && removals.size === 0 && !decisions)) {
			return undefined;
		}
		this.#puts = new Map();
		this.#removals = new Set();
		this.#decisions = undefined;
		try {
			const snapshot = this.#engine.apply({
				put: [...puts.values()].map(({ analyzed }) => analyzed), remove: [...removals], ...(decisions && { decisions }),
			});
			puts.forEach((held, id) => this.#held.set(id, held));
			removals.forEach((id) => this.#held.delete(id));
			return { snapshot, documents: new Set([...puts.keys(), ...removals]) };
		} catch (error) {
			this.#log.error(`The corpus did not take ${[...puts.keys(), ...removals].join(', ')}: ${describeError(error)}`);
			return undefined;
		}
	}
}
