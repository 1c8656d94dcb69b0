import type { Slices } from '../ports';
import { finish } from '../slices';
import { foldName } from '../text/normalize';
import type { Entity, EntityId, EntityType, Place, Span } from '../types';
import type { NameLists } from './aliases';
import { joinNames } from './corpusNames';
import { decideGroups } from './decidedGroups';
import type { Decisions } from './decisions';
import { EntityGroups } from './entityGroups';
import { EntitySummaries } from './entitySummaries';
import { JoinedEntity, type EntityReader } from './joinedEntity';
import { NumberedNames, type NamedCorpus } from './numberedNames';
import { SurfaceOrder } from './surfaceOrder';

/** Places of so many documents are kept for the next question. */
const KEPT_DOCUMENTS = 64;
/** Entities made between two pauses. */
const SLICE_ENTITIES = 4096;

/**
 * The entities of a corpus, and which one each mention names. Immutable. Joining works on numbers alone; an `Entity` is made when
 * it is asked for, and what is in it is read when that is asked for.
 */
export class EntityTable {
	readonly lists: NameLists;
	/** What the next table takes over for parts that stay. */
	readonly names: NumberedNames;
	readonly #groups: EntityGroups;
	readonly #summaries: EntitySummaries;
	/** By number of the group; those that were asked for. */
	readonly #entities = new Map<number, Entity>();
	/** Entity by place, of documents that were asked about last. */
	readonly #places = new Map<number, ReadonlyMap<number, number>>();
	readonly #reader: EntityReader;
	#sorted: readonly Entity[] | undefined;
	#isListed = false;
	/** Entities whose id has a number, by how many have the same without; known when entities were put in order. */
	#equal: ReadonlyMap<number, number> | undefined;
	/** Made when entities are put in order, and taken over by the next table. */
	#order: SurfaceOrder | undefined;

	private constructor(lists: NameLists, groups: EntityGroups, order: SurfaceOrder | undefined) {
		this.lists = lists;
		this.names = groups.names;
		this.#groups = groups;
		this.#summaries = new EntitySummaries(groups);
		this.#reader = { groups, summaries: this.#summaries, idOf: (group) => this.#idOf(group) };
		this.#order = order;
	}

	/**
	 * Joins what the documents of a corpus name by the rules of the design in their order: the reader's decisions, known aliases,
	 * acronyms, titles, surnames, each merge with its rule. First each document alone, then over documents.
	 * @param corpus with the reader's decisions on single mentions applied (`decideMentions`).
	 */
	static *over(corpus: NamedCorpus, lists: NameLists, decisions: Decisions, previous: EntityTable | undefined): Slices<EntityTable> {
		const names = yield* NumberedNames.over(corpus, previous?.names);
		const joined = yield* joinNames(names);
		return new EntityTable(lists, new EntityGroups(names, joined, yield* decideGroups(names, joined, decisions)), previous?.names.surfaces === names.surfaces ? previous.#order : undefined);
	}

	/** By label. Made when first asked for; `list` makes it in slices. */
	get entities(): readonly Entity[] {
		return this.#sorted ?? finish(this.list());
	}

	/** All entities were asked for, and so may be of the next table. */
	get isListed(): boolean {
		return this.#isListed;
	}

	list(): Slices<readonly Entity[]> {
		this.#isListed = true;
		return this.sortEntities();
	}

	/** The same for whoever may ask. */
	*sortEntities(): Slices<readonly Entity[]> {
		if (!this.#sorted) {
			const order = yield* SurfaceOrder.over(this.names.surfaces, this.#order);
			const sorted: Entity[] = [];
			const groups = yield* this.#summaries.sortAll(order);
			this.#equal = this.#summaries.countEqual(groups);
			yield undefined;
			for (const group of groups) {
				sorted.push(this.#entity(group));
				if (sorted.length % SLICE_ENTITIES === 0) {
					yield undefined;
				}
			}
			this.#order = order;
			this.#sorted = sorted;
		}
		return this.#sorted;
	}

	find(id: EntityId): Entity | undefined {
		const [, type = '', key = '', plain = '', ordinal = ''] = /^(\w+):((.*?)(?:#(\d+))?)$/s.exec(id) ?? [];
		return this.#findNamed(type, key, 1) ?? (ordinal === '' ? undefined : this.#findNamed(type, plain, Number(ordinal)));
	}

	/** The entity that a mention names, or that the maker part of one names. */
	entityOf(place: Place): Entity | undefined {
		const group = this.#groupAt(place);
		return group === undefined ? undefined : this.#entity(group);
	}

	/** Entities that bear one of these folded names: those with the first name by label, then those with the second, … */
	named(folded: Iterable<string>): readonly Entity[] {
		const found = new Set([...folded].flatMap((name) => this.#summaries.sort(this.#groups.bearing(name))));
		return [...found].map((group) => this.#entity(group));
	}

	/** Some entity bears this name, or is called so by the reader. */
	isKnown(name: string): boolean {
		const folded = foldName(name);
		return this.#groups.isLabel(folded) || this.#groups.bearing(folded).size > 0;
	}

	/** The reader decided the type of some entity. */
	get hasDecidedTypes(): boolean {
		return this.#groups.hasDecidedTypes;
	}

	/** The type that the reader decided for the entity named at a place; elsewhere the type is the one that most mentions have. */
	decidedTypeOf(place: Place): EntityType | undefined {
		const group = this.#groupAt(place);
		return group === undefined ? undefined : this.#groups.decisionOn(group)?.type;
	}

	#findNamed(type: string, key: string, ordinal: number): Entity | undefined {
		const group = this.#ofTypeAndKey(type, key)[ordinal - 1];
		return group === undefined ? undefined : this.#entity(group);
	}

	/** Entities whose ids differ by their numbers alone, by these. */
	#ofTypeAndKey(type: string, key: string): readonly number[] {
		const number = this.names.keys.find(key);
		const equal = [...this.#groups.bearing(key)].filter((group) => {
			const summary = this.#summaries.of(group);
			return summary.type === type && summary.key === number;
		});
		return equal.length > 1 ? this.#summaries.sort(equal) : equal;
	}

	#groupAt(place: Place): number | undefined {
		const document = this.names.corpus.numberOf(place.document);
		if (document < 0) {
			return undefined;
		}
		let places = this.#places.get(document);
		if (!places) {
			places = new Map([...this.#groups.inDocument(document)].map(([span, group]) => [keyOf(span), group]));
			const oldest = this.#places.size >= KEPT_DOCUMENTS ? this.#places.keys().next() : undefined;
			if (oldest?.done === false) {
				this.#places.delete(oldest.value);
			}
			this.#places.set(document, places);
		}
		return places.get(keyOf(place));
	}

	#entity(group: number): Entity {
		let entity = this.#entities.get(group);
		if (!entity) {
			entity = new JoinedEntity(this.#reader, group);
			this.#entities.set(group, entity);
		}
		return entity;
	}

	/** Depends on type and name alone; of equal ones the first by label has the plain id. */
	#idOf(group: number): EntityId {
		const { type, key } = this.#summaries.of(group);
		const name = this.names.keys.at(key);
		const ordinal = (this.#equal ? this.#equal.get(group) ?? 0 : this.#ofTypeAndKey(type, name).indexOf(group)) + 1;
		return `${type}:${name}${ordinal > 1 ? `#${ordinal}` : ''}` as EntityId;
	}
}

/** Start and length in one number: names are far shorter than a million code units, texts than 2³² of them. */
function keyOf({ start, end }: Span): number {
	return start * 2 ** 20 + (end - start);
}
