import type { Slices } from '../ports';
import { JOIN_RULES, type JoinRule } from './nameForms';
import { DOMAIN_COUNT, EntityTrait } from './namePart';
import type { NumberedNames } from './numberedNames';
import { UnionFind } from './unionFind';

/** Which local entities are one entity, by their numbers over all parts. */
export interface JoinedNames {
	/** Number of entities. They are numbered by the first document that names them, in corpus order. */
	readonly count: number;
	/** Entity of each local entity; -1 for those of documents that are gone. */
	readonly byLocal: Int32Array;
	/** Where the local entities of each entity begin in `members`, and at the end their number. */
	readonly starts: Int32Array;
	/** Local entities of each entity, in corpus order. */
	readonly members: Int32Array;
	/** Number of the rule by which a local entity is short for one of another document, plus 1; 0 for others. */
	readonly rules: Uint8Array;
}

export function ruleOf(rulePlus1: number): JoinRule | undefined {
	return JOIN_RULES[rulePlus1 - 1];
}

/** Documents read, and entities handled, between two pauses: about 10,000 links. */
const SLICE_DOCUMENTS = 256;
const SLICE_ENTITIES = 8192;

/**
 * Joins what the documents name: by full names everywhere, then by short ones that exactly one entity of the corpus
 * bears. The result does not depend on the order in which documents came. Near linear in the number of names.
 */
export function* joinNames(names: NumberedNames): Slices<JoinedNames> {
	const entities = yield* orderEntities(names);
	const sets = new UnionFind(names.entityCount);
	const rules = new Uint8Array(names.entityCount);
	const byName = new Int32Array(names.keys.size * DOMAIN_COUNT);
	yield* joinFullNames(entities, sets, byName);
	// Longer names first: then `Bush` finds that `George Bush` and `George W. Bush` are one.
	for (const isLong of [true, false]) {
		byName.fill(0);
		yield* linkShortNames(entities, { sets, rules, byName }, isLong);
	}
	return yield* collect(names, entities, sets, rules);
}

/** The local entities of the live documents, in corpus order. */
interface OrderedEntities {
	/** Their numbers over all parts. */
	readonly numbers: Int32Array;
	readonly traits: Uint8Array;
	/** Where the links of each begin, and at the end their number; the name of each link: the key's number over all parts × `DOMAIN_COUNT` + domain. */
	readonly linkStarts: Int32Array;
	readonly links: Int32Array;
	readonly linkRules: Uint8Array;
}

/** Reads them once, since they are gone through many times. */
function* orderEntities(names: NumberedNames): Slices<OrderedEntities> {
	const { order } = names.corpus;
	const [entityCount, linkCount] = countLive(names);
	const numbers = new Int32Array(entityCount);
	const traits = new Uint8Array(entityCount);
	const linkStarts = new Int32Array(entityCount + 1);
	const links = new Int32Array(linkCount);
	const linkRules = new Uint8Array(linkCount);
	let next = 0;
	let nextLink = 0;
	for (let index = 0; index < order.length; index++) {
		const document = order[index] as number; // In range by the loop, as all below.
		const { part, firstDocument, firstEntity, keys } = names.partOfDocument(document);
		const end = part.entityStarts[document - firstDocument + 1] as number;
		for (let entity = part.entityStarts[document - firstDocument] as number; entity < end; entity++) {
			numbers[next] = firstEntity + entity;
			traits[next] = part.traits[entity] as number;
			const linkEnd = part.linkStarts[entity + 1] as number;
			for (let link = part.linkStarts[entity] as number; link < linkEnd; link++) {
				const name = part.links[link] as number;
				const key = (name / DOMAIN_COUNT) | 0;
				links[nextLink] = (keys[key] as number) * DOMAIN_COUNT + name - key * DOMAIN_COUNT;
				linkRules[nextLink] = part.linkRules[link] as number;
				nextLink++;
			}
			next++;
			linkStarts[next] = nextLink;
		}
		if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
	return { numbers, traits, linkStarts, links, linkRules };
}

/** Entities of live documents, and their links. */
function countLive(names: NumberedNames): readonly [entities: number, links: number] {
	let entities = 0;
	let links = 0;
	for (const document of names.corpus.order) {
		const { part: { entityStarts, linkStarts }, firstDocument } = names.partOfDocument(document);
		const start = entityStarts[document - firstDocument] as number; // A document of the part.
		const end = entityStarts[document - firstDocument + 1] as number;
		entities += end - start;
		links += (linkStarts[end] as number) - (linkStarts[start] as number);
	}
	return [entities, links];
}

/** Visits each entity by its place in the order. */
function* eachEntity({ numbers }: OrderedEntities, visit: (at: number, entity: number) => void): Slices<void> {
	for (let at = 0; at < numbers.length; at++) {
		visit(at, numbers[at] as number); // In range by the loop.
		if (at % SLICE_ENTITIES === SLICE_ENTITIES - 1) {
			yield undefined;
		}
	}
}

/** @param leaders by name, all 0. */
function* joinFullNames(entities: OrderedEntities, sets: UnionFind, leaders: Int32Array): Slices<void> {
	const { linkStarts, links, linkRules } = entities;
	yield* eachEntity(entities, (at, entity) => {
		const end = linkStarts[at + 1] as number; // In range, as all below.
		for (let link = linkStarts[at] as number; link < end; link++) {
			if (linkRules[link] !== 0) {
				continue;
			}
			const name = links[link] as number;
			const leader = leaders[name] as number;
			if (leader === 0) {
				leaders[name] = entity + 1;
			} else {
				sets.join(leader - 1, entity);
			}
		}
	});
}

interface Linking {
	readonly sets: UnionFind;
	readonly rules: Uint8Array;
	/** By name, all 0. */
	readonly byName: Int32Array;
}

const UNSEEN = 0;
const NOT_SHORT = -1;

/** Joins each set of local entities that bear one and the same single name to the one other set for which it is a short name. */
function* linkShortNames(entities: OrderedEntities, { sets, rules, byName }: Linking, isLong: boolean): Slices<void> {
	const { traits, linkStarts, links, linkRules } = entities;
	// The one name of each set, plus 1.
	const shortNames = new Int32Array(rules.length);
	const wanted = EntityTrait.single + (isLong ? EntityTrait.long : 0);
	yield* eachEntity(entities, (at, entity) => {
		const root = sets.find(entity);
		const known = shortNames[root] as number; // In range, as all below.
		const trait = traits[at] as number;
		const full = links[linkStarts[at] as number] ?? 0;
		const name = (trait & (EntityTrait.single | EntityTrait.long)) === wanted ? full - full % DOMAIN_COUNT + (trait & EntityTrait.domain) + 1 : NOT_SHORT;
		shortNames[root] = known === UNSEEN || known === name ? name : NOT_SHORT;
	});
	yield undefined;
	const fuller = new FullerSets(byName, shortNames);
	yield undefined;
	yield* eachEntity(entities, (at, entity) => {
		const end = linkStarts[at + 1] as number;
		for (let link = linkStarts[at] as number; link < end; link++) {
			const rule = linkRules[link] as number;
			if (rule !== 0 && fuller.isWanted(links[link] as number)) {
				fuller.add(links[link] as number, sets.find(entity), rule);
			}
		}
	});
	const joins: [number, number][] = [];
	const linked = new Uint8Array(rules.length);
	for (let root = 0; root < shortNames.length; root++) {
		const name = shortNames[root] as number;
		const found = name > 0 ? fuller.find(name - 1, root) : undefined;
		if (found) {
			joins.push([root, found.root]);
			linked[root] = found.rule;
		}
	}
	yield undefined;
	yield* eachEntity(entities, (_, entity) => {
		const rule = linked[sets.find(entity)] as number;
		if (rule !== 0) {
			rules[entity] = rule;
		}
	});
	for (const [root, target] of joins) {
		sets.join(target, root);
	}
}

/** For each name that is to be linked, the sets that bear it as a weak one: the first two, and whether there are more. */
class FullerSets {
	/** Number of each wanted name among these, plus 1. */
	readonly #slots: Int32Array;
	readonly #first: Int32Array;
	readonly #second: Int32Array;
	readonly #isCrowded: Uint8Array;
	readonly #firstRules: Uint8Array;
	readonly #secondRules: Uint8Array;

	/** @param shortNames names to be linked, plus 1; others are 0 or less. */
	constructor(slots: Int32Array, shortNames: Int32Array) {
		let count = 0;
		for (let root = 0; root < shortNames.length; root++) {
			const name = shortNames[root] ?? 0;
			if (name > 0 && slots[name - 1] === 0) {
				slots[name - 1] = ++count;
			}
		}
		this.#slots = slots;
		this.#first = new Int32Array(count + 1).fill(-1);
		this.#second = new Int32Array(count + 1).fill(-1);
		this.#isCrowded = new Uint8Array(count + 1);
		this.#firstRules = new Uint8Array(count + 1);
		this.#secondRules = new Uint8Array(count + 1);
	}

	/** It is a name that is to be linked. */
	isWanted(name: number): boolean {
		return this.#slots[name] !== 0;
	}

	/** The first rule of a set counts. */
	add(name: number, root: number, rule: number): void {
		const slot = this.#slots[name] ?? 0;
		if (this.#first[slot] === root || this.#second[slot] === root) {
			return;
		}
		if (this.#first[slot] === -1) {
			this.#first[slot] = root;
			this.#firstRules[slot] = rule;
		} else if (this.#second[slot] === -1) {
			this.#second[slot] = root;
			this.#secondRules[slot] = rule;
		} else {
			this.#isCrowded[slot] = 1;
		}
	}

	/** The only other set that bears a name. */
	find(name: number, own: number): { readonly root: number; readonly rule: number } | undefined {
		const slot = this.#slots[name] ?? 0;
		const [first, second] = [this.#first[slot] ?? -1, this.#second[slot] ?? -1];
		if (this.#isCrowded[slot] === 1 || first === -1 || (second === -1 ? first === own : first !== own && second !== own)) {
			return undefined;
		}
		return first === own ? { root: second, rule: this.#secondRules[slot] ?? 0 } : { root: first, rule: this.#firstRules[slot] ?? 0 };
	}
}

/** By counting. */
function* collect(names: NumberedNames, entities: OrderedEntities, sets: UnionFind, rules: Uint8Array): Slices<JoinedNames> {
	const byLocal = new Int32Array(names.entityCount).fill(-1);
	const byRoot = new Int32Array(names.entityCount).fill(-1);
	const counts: number[] = [];
	yield* eachEntity(entities, (_, entity) => {
		const root = sets.find(entity);
		let number = byRoot[root] as number; // In range, as all below.
		if (number === -1) {
			number = counts.push(0) - 1;
			byRoot[root] = number;
		}
		byLocal[entity] = number;
		counts[number] = (counts[number] as number) + 1;
	});
	const starts = new Int32Array(counts.length + 1);
	for (let number = 0; number < counts.length; number++) {
		starts[number + 1] = (starts[number] as number) + (counts[number] as number);
	}
	const members = new Int32Array(starts.at(-1) ?? 0);
	const next = starts.slice();
	yield* eachEntity(entities, (_, entity) => {
		const number = byLocal[entity] as number;
		const index = next[number] as number;
		members[index] = entity;
		next[number] = index + 1;
	});
	return { count: counts.length, byLocal, starts, members, rules };
}
