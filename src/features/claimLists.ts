import * as vscode from 'vscode';
import type { DocumentId, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import { groupClaims, listedSources, type ClaimGroups } from './claimGroups';

/** The groups of the numbers that are listed. */
export interface ClaimList {
	readonly snapshot: Snapshot;
	readonly groups: ClaimGroups;
	/** Of the open sources only. */
	readonly isPart: boolean;
}

interface Asked {
	readonly snapshot: Snapshot;
	readonly documents: readonly DocumentId[];
	readonly list: Promise<ClaimList>;
}

/** Groups the numbers of the reader's sources in slices, once for each state of them. */
export class ClaimLists {
	readonly #reader: Reader;
	#asked: Asked | undefined;

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	/** Other sources are open, so that another list would be given. */
	get isStale(): boolean {
		return this.#asked !== undefined && !isSame(this.#asked.documents, listedSources(this.#reader.snapshot, openSources(this.#reader)));
	}

	/** Of the newest state; whoever waits while it changes gets the next one. */
	load(): Promise<ClaimList> {
		const { snapshot } = this.#reader;
		const documents = listedSources(snapshot, openSources(this.#reader));
		if (this.#asked?.snapshot !== snapshot || !isSame(this.#asked.documents, documents)) {
			// The work begins later, when it can be told from what was asked before.
			this.#asked = { snapshot, documents, list: Promise.resolve().then(() => this.#compute(snapshot, documents)) };
		}
		return this.#asked.list;
	}

	async #compute(snapshot: Snapshot, documents: readonly DocumentId[]): Promise<ClaimList> {
		const isAsked = (): boolean => this.#asked?.snapshot === snapshot && this.#asked.documents === documents;
		const groups = await runSlices(groupClaims(snapshot, documents), isAsked);
		return groups ? { snapshot, groups, isPart: documents.length < snapshot.sourceCount } : this.load();
	}
}

/** Sources in visible editors. */
export function openSources(reader: Reader): readonly DocumentId[] {
	return vscode.window.visibleTextEditors.map(({ document }) => document).filter((document) => reader.isSource(document)).map(({ uri }) => reader.toId(uri));
}

function isSame(a: readonly DocumentId[], b: readonly DocumentId[]): boolean {
	return a.length === b.length && a.every((id, index) => id === b[index]);
}
