import type { Slices } from '../ports';
import { JOIN_RULES, type JoinRule } from './nameForms';
import { DOMAIN_COUNT, EntityTrait } from './namePart';
import type { NumberedNames, PlacedPart } from './numberedNames';
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

/** Documents handled between two pauses: about 10,000 links. */
const SLICE_DOCUMENTS = 256;

/**
 * Joins what the documents name: by full names everywhere, then by short ones that exactly one entity of the corpus
 * bears. The result does not depend on the order in which documents came. Near linear in the number of names.
 */
export function* joinNames(names: NumberedNames): Slices<JoinedNames> {
	const sets = new UnionFind(names.entityCount);
	const rules = new Uint8Array(names.entityCount);
	const byName = new Int32Array(names.keys.size * DOMAIN_COUNT);
	yield* joinFullNames(names, sets, byName);
	// Longer names first: then `Bush` finds that `George Bush` and `George W. Bush` are one.
	for (const isLong of [true, false]) {
		byName.fill(0);
		yield* linkShortNames(names, { sets, rules, byName }, isLong);
	}
	return yield* collect(names, sets, rules);
}

/** Visits each live document in corpus order: its part, and in that the numbers of its first local entity and of the one behind its last. */
function* eachDocument(names: NumberedNames, visit: (placed: PlacedPart, from: number, to: number) => void): Slices<void> {
	const { order } = names.corpus;
	for (let index = 0; index < order.length; index++) {
		const document = order[index] ?? 0;
		const placed = names.partOfDocument(document);
		const { part: { entityStarts }, firstDocument } = placed;
		visit(placed, entityStarts[document - firstDocument] ?? 0, entityStarts[document - firstDocument + 1] ?? 0);
		if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
}

/** A link of a part as an index by name: the key's number over all parts, within the link's domain. */
function nameOf(link: number, keys: Int32Array): number {
	return (keys[Math.floor(link / DOMAIN_COUNT)] ?? 0) * DOMAIN_COUNT + link % DOMAIN_COUNT;
}

/** @param leaders by name, all 0. */
function* joinFullNames(names: NumberedNames, sets: UnionFind, leaders: Int32Array): Slices<void> {
	yield* eachDocument(names, ({ part: { linkStarts, links, linkRules }, keys, firstEntity }, from, to) => {
		for (let entity = from; entity < to; entity++) {
			for (let index = linkStarts[entity] ?? 0; index < (linkStarts[entity + 1] ?? 0); index++) {
				if (linkRules[index] !== 0) {
					continue;
				}
				const name = nameOf(links[index] ?? 0, keys);
				const leader = leaders[name] ?? 0;
				if (leader === 0) {
					leaders[name] = firstEntity + entity + 1;
				} else {
					sets.join(leader - 1, firstEntity + entity);
				}
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
function* linkShortNames(names: NumberedNames, { sets, rules, byName }: Linking, isLong: boolean): Slices<void> {
	// The one name of each set, plus 1.
	const shortNames = new Int32Array(names.entityCount);
	const wanted = EntityTrait.single + (isLong ? EntityTrait.long : 0);
	yield* eachDocument(names, ({ part: { traits, linkStarts, links }, keys, firstEntity }, from, to) => {
		for (let entity = from; entity < to; entity++) {
			const root = sets.find(firstEntity + entity);
			const known = shortNames[root] ?? UNSEEN;
			const trait = traits[entity] ?? 0;
			const key = Math.floor((links[linkStarts[entity] ?? 0] ?? 0) / DOMAIN_COUNT);
			const name = (trait & (EntityTrait.single | EntityTrait.long)) === wanted ? (keys[key] ?? 0) * DOMAIN_COUNT + (trait & EntityTrait.domain) + 1 : NOT_SHORT;
			shortNames[root] = known === UNSEEN || known === name ? name : NOT_SHORT;
		}
	});
	yield undefined;
	const fuller = new FullerSets(byName, shortNames);
	yield undefined;
	yield* eachDocument(names, ({ part: { linkStarts, links, linkRules }, keys, firstEntity }, from, to) => {
		for (let entity = from; entity < to; entity++) {
			for (let index = linkStarts[entity] ?? 0; index < (linkStarts[entity + 1] ?? 0); index++) {
				if (linkRules[index] !== 0) {
					fuller.add(nameOf(links[index] ?? 0, keys), sets.find(firstEntity + entity), linkRules[index] ?? 0);
				}
			}
		}
	});
	const joins: [number, number][] = [];
	const linked = new Uint8Array(names.entityCount);
	for (let root = 0; root < shortNames.length; root++) {
		const name = shortNames[root] ?? 0;
		const found = name > 0 ? fuller.find(name - 1, root) : undefined;
		if (found) {
			joins.push([root, found.root]);
			linked[root] = found.rule;
		}
	}
	yield undefined;
	yield* eachDocument(names, ({ firstEntity }, from, to) => {
		for (let entity = firstEntity + from; entity < firstEntity + to; entity++) {
			const rule = linked[sets.find(entity)] ?? 0;
			if (rule !== 0) {
				rules[entity] = rule;
			}
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

	/** The first rule of a set counts. */
	add(name: number, root: number, rule: number): void {
		const slot = this.#slots[name] ?? 0;
		if (slot === 0 || this.#first[slot] === root || this.#second[slot] === root) {
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
function* collect(names: NumberedNames, sets: UnionFind, rules: Uint8Array): Slices<JoinedNames> {
	const byLocal = new Int32Array(names.entityCount).fill(-1);
	const byRoot = new Int32Array(names.entityCount).fill(-1);
	const counts: number[] = [];
	yield* eachDocument(names, ({ firstEntity }, from, to) => {
		for (let entity = firstEntity + from; entity < firstEntity + to; entity++) {
			const root = sets.find(entity);
			if (byRoot[root] === -1) {
				byRoot[root] = counts.push(0) - 1;
			}
			const number = byRoot[root] ?? 0;
			byLocal[entity] = number;
			counts[number] = (counts[number] ?? 0) + 1;
		}
	});
	const starts = new Int32Array(counts.length + 1);
	for (const [number, count] of counts.entries()) {
		starts[number + 1] = (starts[number] ?? 0) + count;
	}
	const members = new Int32Array(starts.at(-1) ?? 0);
	const next = starts.slice();
	yield* eachDocument(names, ({ firstEntity }, from, to) => {
		for (let entity = firstEntity + from; entity < firstEntity + to; entity++) {
			const number = byLocal[entity] ?? 0;
			const index = next[number] ?? 0;
			members[index] = entity;
			next[number] = index + 1;
		}
	});
	return { count: counts.length, byLocal, starts, members, rules };
}
