import { foldName } from '../text/normalize';
import type { JoinedNames } from './corpusNames';
import type { DecidedGroup, DecidedGroups, GroupItem } from './decidedGroups';
import { visitPlaces } from './nameRecords';
import type { NameTally } from './nameTally';
import type { NumberedNames } from './numberedNames';

/** One place of an entity, its strings by number: the surface over all parts, descriptions in the part of the document. */
export interface GroupPlace {
	readonly start: number;
	readonly end: number;
	readonly sentence: number;
	readonly surface: number;
	readonly asMaker: boolean;
	readonly roles: readonly PlaceRole[];
}

interface PlaceRole {
	readonly role: number;
	readonly start: number;
	readonly end: number;
}

/** Of most places; nothing is put in. */
const NO_ROLES: PlaceRole[] = [];

/** The entities of a corpus by number: those that were joined, and behind them those that the reader's decisions made. */
export class EntityGroups {
	readonly names: NumberedNames;
	/** One more than the largest number. */
	readonly size: number;
	readonly #joined: JoinedNames;
	readonly #decided: DecidedGroups;
	/** Where the names of a local entity went whose entity the decisions replaced. */
	readonly #moved = new Map<number, { readonly group: number; readonly item: GroupItem }[]>();

	constructor(names: NumberedNames, joined: JoinedNames, decided: DecidedGroups) {
		this.names = names;
		this.size = joined.count + decided.groups.length;
		this.#joined = joined;
		this.#decided = decided;
		for (const [index, { items }] of decided.groups.entries()) {
			for (const item of items) {
				const known = this.#moved.get(item.local) ?? [];
				known.push({ group: joined.count + index, item });
				this.#moved.set(item.local, known);
			}
		}
	}

	has(group: number): boolean {
		return group >= 0 && group < this.size && !this.#decided.replaced.has(group);
	}

	/** What the reader decided on it as a whole. */
	decisionOn(group: number): Pick<DecidedGroup, 'label' | 'type'> | undefined {
		return this.#decidedGroup(group);
	}

	#decidedGroup(group: number): DecidedGroup | undefined {
		return group < this.#joined.count ? undefined : this.#decided.groups[group - this.#joined.count];
	}

	/** The reader gave an entity its type. */
	get hasDecidedTypes(): boolean {
		return this.#decided.groups.some(({ type }) => type !== undefined);
	}

	/** The reader gave some entity a label that folds to this. */
	isLabel(folded: string): boolean {
		return this.#decided.groups.some(({ label }) => label !== undefined && foldName(label) === folded);
	}

	/** Entities with a name that folds to this or has it as its key. */
	bearing(folded: string): ReadonlySet<number> {
		const key = this.names.keys.find(folded);
		const found = new Set<number>();
		for (const local of this.names.bearersOf(folded)) {
			const joined = this.#joinedOf(local);
			if (this.has(joined)) {
				found.add(joined);
				continue;
			}
			for (const { group, item: { name } } of this.#moved.get(local) ?? []) {
				if (name.key === key || name.surfaces.some(({ fold }) => fold === key)) {
					found.add(group);
				}
			}
		}
		return found;
	}

	addTo(tally: NameTally, group: number): void {
		const decided = this.#decidedGroup(group);
		if (decided) {
			for (const { name, rule } of decided.items) {
				tally.addName(name, rule);
			}
			return;
		}
		for (const local of this.#members(group)) {
			tally.addEntity(this.names.partOfEntity(local), local, this.#joined.rules[this.names.profileOf(local)] ?? 0);
		}
	}

	/** How many names in documents it is joined of: what it costs to read it. */
	countNames(group: number): number {
		return this.#decidedGroup(group)?.items.length ?? this.#members(group).length;
	}

	firstDocumentOf(group: number): number {
		const first = this.#decidedGroup(group)?.items[0]?.local ?? this.#joined.members[this.#joined.starts[group] ?? 0];
		return this.names.documentOf(first ?? 0);
	}

	/** Numbers of the documents that name an entity, in corpus order. */
	*documentsOf(group: number): Generator<number, void> {
		let last = -1;
		for (const local of this.#decidedGroup(group)?.items.map((item) => item.local) ?? this.#members(group)) {
			const document = this.names.documentOf(local);
			if (document !== last) {
				yield document;
				last = document;
			}
		}
	}

	/** Its places in all documents, by their numbers in corpus order; in each name after name. */
	*placesByDocument(group: number): Generator<readonly [document: number, places: GroupPlace[]], void> {
		if (this.#decidedGroup(group)) {
			for (const document of this.documentsOf(group)) {
				yield [document, this.placesIn(group, document)];
			}
			return;
		}
		let last = -1;
		let places: GroupPlace[] = [];
		const take = (_: number, place: GroupPlace): void => {
			places.push(place);
		};
		for (const local of this.#members(group)) {
			const document = this.names.documentOf(local);
			if (document !== last && last >= 0) {
				yield [last, places];
				places = [];
			}
			last = document;
			this.#visit(local, take);
		}
		yield [last, places];
	}

	/** Its places in one document, name after name. */
	placesIn(group: number, document: number): GroupPlace[] {
		const places: GroupPlace[] = [];
		const [from, to] = this.names.entitiesOf(document);
		const decided = this.#decidedGroup(group);
		if (decided) {
			for (const { local, index, name } of decided.items) {
				if (local >= from && local < to) {
					const own = new Set(name.surfaces.map(({ surface }) => surface));
					this.#visit(local, (at, place) => {
						if (at === index && own.has(place.surface)) {
							places.push(place);
						}
					});
				}
			}
			return places;
		}
		for (let local = from; local < to; local++) {
			if (this.#joinedOf(local) === group) {
				this.#visit(local, (_, place) => {
					places.push(place);
				});
			}
		}
		return places;
	}

	/** Every place of a document with the number of its entity. */
	*inDocument(document: number): Generator<readonly [GroupPlace, number], void> {
		const [from, to] = this.names.entitiesOf(document);
		for (let local = from; local < to; local++) {
			const joined = this.#joinedOf(local);
			const found: [GroupPlace, number][] = [];
			this.#visit(local, (index, place) => {
				const group = this.has(joined) ? joined : this.#movedTo(local, index, place.surface);
				if (group !== undefined) {
					found.push([place, group]);
				}
			});
			yield* found;
		}
	}

	#movedTo(local: number, index: number, surface: number): number | undefined {
		return this.#moved.get(local)?.find(({ item }) => item.index === index && item.name.surfaces.some((own) => own.surface === surface))?.group;
	}

	/** The joined entity of a local one of a document that is there. */
	#joinedOf(local: number): number {
		return this.#joined.byProfile[this.names.profileOf(local)] ?? -1;
	}

	#members(group: number): Int32Array {
		return this.#joined.members.subarray(this.#joined.starts[group], this.#joined.starts[group + 1]);
	}

	#visit(local: number, take: (name: number, place: GroupPlace) => void): void {
		const { part, firstEntity, surfaces } = this.names.partOfEntity(local);
		let roles = NO_ROLES;
		visitPlaces(part.records, part.recordStarts[local - firstEntity] ?? 0, {
			place: (name, surface, start, end, sentence, asMaker, isDescribed) => {
				roles = isDescribed ? [] : NO_ROLES;
				take(name, { start, end, sentence, surface: surfaces[surface] ?? 0, asMaker, roles });
			},
			description: (role, start, end) => {
				roles.push({ role, start, end });
			},
		});
	}
}
