import type { Slices } from '../ports';
import { foldLetters } from '../text/normalize';
import { ENTITY_TYPES, type EntityType } from '../types';
import type { EntityGroups } from './entityGroups';
import { typeNumber } from './nameRecords';
import { NameTally, type Alias } from './nameTally';

/** Entities that are summarized between two pauses. */
const SLICE_ENTITIES = 2048;
const UNKNOWN = 255;

/** What lists tell of an entity. */
export interface EntitySummary {
	readonly type: EntityType;
	/** Number of the name that is its label, unless the reader gave it one. */
	readonly label: number;
	/** Number of the folded name that its id is made of: a label that the reader gives does not change it. */
	readonly key: number;
	readonly mentionCount: number;
}

/** Type, label and count of each entity, found when asked for. */
export class EntitySummaries {
	readonly #groups: EntityGroups;
	readonly #tally: NameTally;
	readonly #types: Uint8Array;
	readonly #labels: Int32Array;
	readonly #keys: Int32Array;
	readonly #counts: Int32Array;
	/** Position of each document in the corpus. */
	readonly #ranks: Int32Array;

	constructor(groups: EntityGroups) {
		this.#groups = groups;
		this.#tally = new NameTally(groups.names);
		this.#types = new Uint8Array(groups.size).fill(UNKNOWN);
		this.#labels = new Int32Array(groups.size);
		this.#keys = new Int32Array(groups.size);
		this.#counts = new Int32Array(groups.size);
		this.#ranks = new Int32Array(groups.names.documentCount);
		for (const [rank, document] of groups.names.corpus.order.entries()) {
			this.#ranks[document] = rank;
		}
	}

	of(group: number): EntitySummary {
		if (this.#types[group] === UNKNOWN) {
			this.#tally.clear();
			this.#groups.addTo(this.#tally, group);
			const type = this.#groups.decisionOn(group)?.type ?? this.#tally.mainType;
			const label = this.#tally.findLabel(type);
			this.#types[group] = typeNumber(type);
			this.#labels[group] = label.surface;
			this.#keys[group] = label.key;
			this.#counts[group] = this.#tally.count;
		}
		return {
			type: ENTITY_TYPES[this.#types[group] ?? 0] ?? 'other',
			label: this.#labels[group] ?? 0,
			key: this.#keys[group] ?? 0,
			mentionCount: this.#counts[group] ?? 0,
		};
	}

	labelOf(group: number): string {
		return this.#groups.decisionOn(group)?.label ?? this.#groups.names.surfaces.at(this.of(group).label);
	}

	/** All names of an entity, the most frequent first. */
	aliasesOf(group: number): readonly Alias[] {
		this.#tally.clear();
		this.#groups.addTo(this.#tally, group);
		return this.#tally.aliases();
	}

	/** By label. */
	sort(groups: Iterable<number>): number[] {
		return [...groups].map((group) => this.#toRow(group)).sort((a, b) => this.#compare(a, b)).map(({ group }) => group);
	}

	/** All entities by label. */
	*sortAll(): Slices<number[]> {
		let runs: SortRow[][] = [];
		let run: SortRow[] = [];
		for (let group = 0; group < this.#groups.size; group++) {
			if (this.#groups.has(group)) {
				run.push(this.#toRow(group));
			}
			if (run.length === SLICE_ENTITIES || group + 1 === this.#groups.size) {
				runs.push(run.sort((a, b) => this.#compare(a, b)));
				run = [];
				yield undefined;
			}
		}
		while (runs.length > 1) {
			const merged: SortRow[][] = [];
			for (let index = 0; index < runs.length; index += 2) {
				merged.push(yield* this.#merge(runs[index] ?? [], runs[index + 1] ?? []));
			}
			runs = merged;
		}
		return (runs[0] ?? []).map(({ group }) => group);
	}

	*#merge(a: readonly SortRow[], b: readonly SortRow[]): Slices<SortRow[]> {
		const merged: SortRow[] = [];
		let [atA, atB] = [0, 0];
		for (let rowA = a[0], rowB = b[0]; rowA || rowB; rowA = a[atA], rowB = b[atB]) {
			if (rowA && (!rowB || this.#compare(rowA, rowB) <= 0)) {
				merged.push(rowA);
				atA++;
			} else if (rowB) {
				merged.push(rowB);
				atB++;
			}
			if (merged.length % (4 * SLICE_ENTITIES) === 0) {
				yield undefined;
			}
		}
		return merged;
	}

	#toRow(group: number): SortRow {
		const label = this.labelOf(group);
		return { group, label, folded: foldLetters(label), type: this.of(group).type };
	}

	#compare(a: SortRow, b: SortRow): number {
		return compareUnits(a.folded, b.folded) || compareUnits(a.label, b.label) || compareUnits(a.type, b.type) || this.#rankOf(a) - this.#rankOf(b) || this.#startOf(a) - this.#startOf(b);
	}

	/** Position of the first document that names it. */
	#rankOf({ group }: SortRow): number {
		return this.#ranks[this.#groups.documentsOf(group)[0] ?? 0] ?? 0;
	}

	/** Where it is named first in that document. */
	#startOf({ group }: SortRow): number {
		const places = this.#groups.placesIn(group, this.#groups.documentsOf(group)[0] ?? 0);
		return places.reduce((first, { start }) => Math.min(first, start), Infinity);
	}
}

interface SortRow {
	readonly group: number;
	readonly label: string;
	readonly folded: string;
	readonly type: EntityType;
}

function compareUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
