import type { Slices } from '../ports';
import { foldLetters } from '../text/normalize';
import { ENTITY_TYPES, type EntityType } from '../types';
import type { EntityGroups } from './entityGroups';
import { typeNumber } from './nameRecords';
import { NameTally, type Alias } from './nameTally';
import { compareRows, type SurfaceOrder } from './surfaceOrder';

/** Names that are read, and entities that are put in order, between two pauses. */
const SLICE_NAMES = 8192;
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

	/** For entities in order, how many before them have the same type and key: 0 for most, and those are left out. */
	countEqual(sorted: Int32Array): ReadonlyMap<number, number> {
		const counts = new Int32Array(this.#groups.names.keys.size * ENTITY_TYPES.length);
		const equal = new Map<number, number>();
		for (let index = 0; index < sorted.length; index++) {
			const group = sorted[index] ?? 0;
			const name = (this.#keys[group] ?? 0) * ENTITY_TYPES.length + (this.#types[group] ?? 0);
			const count = counts[name] ?? 0;
			counts[name] = count + 1;
			if (count > 0) {
				equal.set(group, count);
			}
		}
		return equal;
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

	/** A few entities by label. */
	sort(groups: Iterable<number>): number[] {
		return [...groups].map((group) => this.#toRow(group)).sort((a, b) => this.#compare(a, b)).map(({ group }) => group);
	}

	/** All entities by label, by counting. */
	*sortAll(order: SurfaceOrder): Slices<Int32Array> {
		const starts = new Int32Array(order.ranks.length + 1);
		const relabelled: number[] = [];
		let count = 0;
		let work = 0;
		for (let group = 0; group < this.#groups.size; group++) {
			work += 1 + this.#groups.countNames(group); // What is named first is often what is named most.
			if (this.#groups.decisionOn(group)?.label !== undefined) {
				relabelled.push(group);
			} else if (this.#groups.has(group)) {
				const rank = order.ranks[this.of(group).label] ?? 0;
				starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
				count++;
			}
			if (work >= SLICE_NAMES) {
				work = 0;
				yield undefined;
			}
		}
		for (let rank = 1; rank < starts.length; rank++) {
			starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
		}
		const sorted = new Int32Array(count);
		const next = starts.slice();
		for (let group = 0; group < this.#groups.size; group++) {
			if (this.#groups.has(group) && this.#groups.decisionOn(group)?.label === undefined) {
				const rank = order.ranks[this.#labels[group] ?? 0] ?? 0;
				const index = next[rank] ?? 0;
				sorted[index] = group;
				next[rank] = index + 1;
			}
		}
		yield undefined;
		for (let rank = 0; rank + 1 < starts.length; rank++) {
			const [from, to] = [starts[rank] ?? 0, starts[rank + 1] ?? 0];
			if (to - from > 1) {
				sorted.set(this.sort(sorted.subarray(from, to)), from);
			}
			if (rank % SLICE_ENTITIES === SLICE_ENTITIES - 1) {
				yield undefined;
			}
		}
		return relabelled.length === 0 ? sorted : this.#insert(sorted, relabelled);
	}

	/** Puts entities that the reader named in their places among the others. */
	#insert(sorted: Int32Array, groups: readonly number[]): Int32Array {
		const result = [...sorted];
		for (const group of groups) {
			const row = this.#toRow(group);
			let low = 0;
			let high = result.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (this.#compare(this.#toRow(result[middle] ?? 0), row) < 0) {
					low = middle + 1;
				} else {
					high = middle;
				}
			}
			result.splice(low, 0, group);
		}
		return Int32Array.from(result);
	}

	#toRow(group: number): SortRow {
		const text = this.labelOf(group);
		return { group, text, folded: foldLetters(text), type: this.of(group).type };
	}

	#compare(a: SortRow, b: SortRow): number {
		return compareRows(a, b) || (a.type < b.type ? -1 : Number(a.type > b.type)) || this.#rankOf(a) - this.#rankOf(b) || this.#startOf(a) - this.#startOf(b);
	}

	/** Position of the first document that names it. */
	#rankOf({ group }: SortRow): number {
		return this.#ranks[this.#groups.firstDocumentOf(group)] ?? 0;
	}

	/** Where it is named first in that document. */
	#startOf({ group }: SortRow): number {
		const places = this.#groups.placesIn(group, this.#groups.firstDocumentOf(group));
		return places.reduce((first, { start }) => Math.min(first, start), Infinity);
	}
}

interface SortRow {
	readonly group: number;
	readonly text: string;
	readonly folded: string;
	readonly type: EntityType;
}
