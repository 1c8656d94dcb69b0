import type { Slices } from '../ports';
import type { NumberedNames } from './numberedNames';
import { DOMAIN_COUNT, ProfileTrait } from './profiles';
import { UnionFind } from './unionFind';

/** Which local entities are one entity, by the numbers of their profiles over all parts. */
export interface JoinedNames {
	/** Number of entities. They are numbered by the first document that names them, in corpus order. */
	readonly count: number;
	/** Entity of each profile; -1 for those that only documents have that are gone. */
	readonly byProfile: Int32Array;
	/** Where the local entities of each entity begin in `members`, and at the end their number. */
	readonly starts: Int32Array;
	/** Local entities of each entity, in corpus order. */
	readonly members: Int32Array;
	/** Number of the rule by which a profile's name is short for one of another document, plus 1; 0 for others. */
	readonly rules: Uint8Array;
}

/** Documents read, and profiles handled, between two pauses: about 10,000 names. */
const SLICE_DOCUMENTS = 256;
const SLICE_PROFILES = 8192;

/**
 * Joins what the documents name: by full names everywhere, then by short ones that exactly one entity of the corpus
 * bears. The result does not depend on the order in which documents came. Near linear in the number of profiles, and then one look
 * at each local entity.
 */
export function* joinNames(names: NumberedNames): Slices<JoinedNames> {
	const profiles = yield* readProfiles(names);
	const sets = new UnionFind(names.profileCount);
	const rules = new Uint8Array(names.profileCount);
	const byName = new Int32Array(names.keys.size * DOMAIN_COUNT);
	yield* joinFullNames(profiles, sets, byName);
	// Longer names first: then `Bush` finds that `George Bush` and `George W. Bush` are one.
	for (const isLong of [true, false]) {
		byName.fill(0);
		yield* linkShortNames(profiles, { sets, rules, byName }, isLong);
	}
	return yield* collect(names, profiles, sets, rules);
}

/** The profiles that documents have which are there. */
interface LiveProfiles {
	/** Their numbers over all parts. */
	readonly numbers: Int32Array;
	readonly traits: Uint8Array;
	/** Where the links of each begin, and at the end their number; the name of each link: the key's number over all parts × `DOMAIN_COUNT` + domain. */
	readonly linkStarts: Int32Array;
	readonly links: Int32Array;
	readonly linkRules: Uint8Array;
	/** Local entities that have them. */
	readonly entityCount: number;
}

/** Reads them once, since they are gone through many times. */
function* readProfiles(names: NumberedNames): Slices<LiveProfiles> {
	const { isLive, entityCount } = yield* findLive(names);
	const numbers = new Int32Array(names.profileCount);
	const traits = new Uint8Array(names.profileCount);
	const linkStarts = new Int32Array(names.profileCount + 1);
	const linkCount = names.parts.reduce((sum, { part }) => sum + part.profiles.links.length, 0);
	const links = new Int32Array(linkCount);
	const linkRules = new Uint8Array(linkCount);
	let count = 0;
	let nextLink = 0;
	for (const { part: { profiles }, firstProfile, keys } of names.parts) {
		for (let profile = 0; profile < profiles.traits.length; profile++) {
			if (isLive[firstProfile + profile] === 0) {
				continue;
			}
			numbers[count] = firstProfile + profile;
			traits[count] = profiles.traits[profile] as number; // In range by the loop, as all below.
			const linkEnd = profiles.linkStarts[profile + 1] as number;
			for (let link = profiles.linkStarts[profile] as number; link < linkEnd; link++) {
				const name = profiles.links[link] as number;
				const key = (name / DOMAIN_COUNT) | 0;
				links[nextLink] = (keys[key] as number) * DOMAIN_COUNT + name - key * DOMAIN_COUNT;
				linkRules[nextLink] = profiles.linkRules[link] as number;
				nextLink++;
			}
			count++;
			linkStarts[count] = nextLink;
			if (count % SLICE_PROFILES === 0) {
				yield undefined;
			}
		}
	}
	return { numbers: numbers.subarray(0, count), traits, linkStarts, links, linkRules, entityCount };
}

/** Marks with 1 each profile that a live document has. */
function* findLive(names: NumberedNames): Slices<{ readonly isLive: Uint8Array; readonly entityCount: number }> {
	const isLive = new Uint8Array(names.profileCount);
	let entityCount = 0;
	for (const { part: { entityStarts, profileOf, profiles }, live, firstProfile } of names.parts) {
		if (live.liveCount === live.count) {
			isLive.fill(1, firstProfile, firstProfile + profiles.traits.length);
			entityCount += profileOf.length;
			continue;
		}
		for (const document of live) {
			const end = entityStarts[document + 1] as number; // A document of the part.
			for (let entity = entityStarts[document] as number; entity < end; entity++) {
				isLive[firstProfile + (profileOf[entity] as number)] = 1;
				entityCount++;
			}
			if (document % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
	}
	return { isLive, entityCount };
}

/** Visits each profile by its place among the live ones. */
function* eachProfile({ numbers }: LiveProfiles, visit: (at: number, profile: number) => void): Slices<void> {
	for (let at = 0; at < numbers.length; at++) {
		visit(at, numbers[at] as number); // In range by the loop.
		if (at % SLICE_PROFILES === SLICE_PROFILES - 1) {
			yield undefined;
		}
	}
}

/** @param leaders by name, all 0. */
function* joinFullNames(profiles: LiveProfiles, sets: UnionFind, leaders: Int32Array): Slices<void> {
	const { linkStarts, links, linkRules } = profiles;
	yield* eachProfile(profiles, (at, profile) => {
		const end = linkStarts[at + 1] as number; // In range, as all below.
		for (let link = linkStarts[at] as number; link < end; link++) {
			if (linkRules[link] !== 0) {
				continue;
			}
			const name = links[link] as number;
			const leader = leaders[name] as number;
			if (leader === 0) {
				leaders[name] = profile + 1;
			} else {
				sets.join(leader - 1, profile);
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

/** Joins each set of profiles that bear one and the same single name to the one other set for which it is a short name. */
function* linkShortNames(profiles: LiveProfiles, { sets, rules, byName }: Linking, isLong: boolean): Slices<void> {
	const { traits, linkStarts, links, linkRules } = profiles;
	// The one name of each set, plus 1.
	const shortNames = new Int32Array(rules.length);
	const wanted = ProfileTrait.single + (isLong ? ProfileTrait.long : 0);
	yield* eachProfile(profiles, (at, profile) => {
		const root = sets.find(profile);
		const known = shortNames[root] as number; // In range, as all below.
		const trait = traits[at] as number;
		const full = links[linkStarts[at] as number] ?? 0;
		const name = (trait & (ProfileTrait.single | ProfileTrait.long)) === wanted ? full - full % DOMAIN_COUNT + (trait & ProfileTrait.domain) + 1 : NOT_SHORT;
		shortNames[root] = known === UNSEEN || known === name ? name : NOT_SHORT;
	});
	yield undefined;
	const fuller = new FullerSets(byName, shortNames);
	yield undefined;
	yield* eachProfile(profiles, (at, profile) => {
		const end = linkStarts[at + 1] as number;
		for (let link = linkStarts[at] as number; link < end; link++) {
			const rule = linkRules[link] as number;
			if (rule !== 0 && fuller.isWanted(links[link] as number)) {
				fuller.add(links[link] as number, sets.find(profile), rule);
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
	yield* eachProfile(profiles, (_, profile) => {
		const rule = linked[sets.find(profile)] as number;
		if (rule !== 0) {
			rules[profile] = rule;
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

	/** Of several rules of a set the one with the lowest number counts, whichever comes first. */
	add(name: number, root: number, rule: number): void {
		const slot = this.#slots[name] ?? 0;
		if (this.#first[slot] === root) {
			this.#firstRules[slot] = Math.min(this.#firstRules[slot] ?? rule, rule);
		} else if (this.#second[slot] === root) {
			this.#secondRules[slot] = Math.min(this.#secondRules[slot] ?? rule, rule);
		} else if (this.#first[slot] === -1) {
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
function* collect(names: NumberedNames, profiles: LiveProfiles, sets: UnionFind, rules: Uint8Array): Slices<JoinedNames> {
	const byProfile = new Int32Array(names.profileCount).fill(-1);
	const byRoot = new Int32Array(names.profileCount).fill(-1);
	const counts: number[] = [];
	yield* eachLocal(names, (_, profile) => {
		let number = byProfile[profile] as number; // In range, as all below.
		if (number === -1) {
			const root = sets.find(profile);
			number = byRoot[root] as number;
			if (number === -1) {
				number = counts.push(0) - 1;
				byRoot[root] = number;
			}
			byProfile[profile] = number;
		}
		counts[number] = (counts[number] as number) + 1;
	});
	const starts = new Int32Array(counts.length + 1);
	for (let number = 0; number < counts.length; number++) {
		starts[number + 1] = (starts[number] as number) + (counts[number] as number);
	}
	const members = new Int32Array(profiles.entityCount);
	const next = starts.slice();
	yield* eachLocal(names, (local, profile) => {
		const number = byProfile[profile] as number;
		const index = next[number] as number;
		members[index] = local;
		next[number] = index + 1;
	});
	return { count: counts.length, byProfile, starts, members, rules };
}

/** Visits the local entities of the live documents in corpus order, each with its profile. */
function* eachLocal(names: NumberedNames, visit: (local: number, profile: number) => void): Slices<void> {
	const { order } = names.corpus;
	for (let index = 0; index < order.length; index++) {
		const document = order[index] as number; // In range by the loop, as all below.
		const { part: { entityStarts, profileOf }, firstDocument, firstEntity, firstProfile } = names.partOfDocument(document);
		const end = entityStarts[document - firstDocument + 1] as number;
		for (let entity = entityStarts[document - firstDocument] as number; entity < end; entity++) {
			visit(firstEntity + entity, firstProfile + (profileOf[entity] as number));
		}
		if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
}
