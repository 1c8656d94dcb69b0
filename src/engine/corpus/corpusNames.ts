import type { AnalyzedDocument, EntityType } from '../types';
import type { NameLists } from './aliases';
import type { DocumentNames, LocalEntity, LocalName } from './documentNames';
import type { JoinRule } from './nameForms';

/** One name of one document as part of an entity. */
export interface GroupItem {
	readonly analyzed: AnalyzedDocument;
	/** Number of the document in the corpus. */
	readonly rank: number;
	readonly name: LocalName;
	/** Why it belongs to the entity, when it is not one of its full names. */
	readonly rule: JoinRule | undefined;
}

/** The names of all documents that are one entity. */
export interface EntityGroup {
	readonly items: readonly GroupItem[];
	/** What the reader decided; else the names tell. */
	readonly label?: string;
	readonly type?: EntityType;
}

interface Member {
	readonly analyzed: AnalyzedDocument;
	readonly rank: number;
	readonly entity: LocalEntity;
}

/**
 * Joins what the documents name: by full names everywhere, then by short ones that exactly one entity of the corpus
 * bears. The result does not depend on the order in which documents came. Near linear in the number of names.
 */
export function joinDocuments(documents: readonly DocumentNames[], lists: NameLists): EntityGroup[] {
	const members: Member[] = documents.flatMap(({ analyzed, entities }, rank) => entities.map((entity) => ({ analyzed, rank, entity })));
	const sets = new UnionFind(members.length);
	const byStrong = new Map<string, number>();
	for (const [index, { entity }] of members.entries()) {
		for (const key of entity.strong.keys()) {
			const id = `${domainOf(entity, key, lists)} ${key}`;
			const other = byStrong.get(id);
			if (other === undefined) {
				byStrong.set(id, index);
			} else {
				sets.join(other, index);
			}
		}
	}
	const rules = new Map<number, JoinRule>();
	// Longer names first: then `Bush` finds that `George Bush` and `George W. Bush` are one.
	for (const isLong of [true, false]) {
		linkShortNames(members, sets, isLong, rules);
	}
	const groups = new Map<number, GroupItem[]>();
	for (const [index, { analyzed, rank, entity }] of members.entries()) {
		const items = groups.get(sets.find(index)) ?? [];
		items.push(...entity.names.map((name) => ({ analyzed, rank, name, rule: rules.get(index) ?? name.fuller?.rule })));
		groups.set(sets.find(index), items);
	}
	return [...groups.values()].map((items) => ({ items }));
}

/**
 * Names of several words and names with digits are the same whatever they were taken for; of one word only when they
 * were taken for the same kind of thing: Amazon, a company, is not the Amazon.
 */
function domainOf(entity: LocalEntity, key: string, lists: NameLists): string {
	return entity.nameClass !== 'thing' ? entity.nameClass : /[ \d]/.test(key) || lists.isKnown(key) ? 'thing' : domainOfType(entity.type);
}

function domainOfType(type: EntityType): string {
	return type === 'place' || type === 'event' ? type : 'body';
}

/** Joins each set of documents' entities that bear one and the same single name to the one other set for which it is a short name. */
function linkShortNames(members: readonly Member[], sets: UnionFind, isLong: boolean, rules: Map<number, JoinRule>): void {
	const fuller = new Map<string, Map<number, JoinRule>>();
	const short = new Map<number, { readonly id: string; readonly members: number[] } | undefined>();
	for (const [index, { entity }] of members.entries()) {
		const root = sets.find(index);
		const [key = ''] = entity.strong.keys();
		const id = `${entity.nameClass === 'thing' ? domainOfType(entity.type) : entity.nameClass} `;
		for (const [weak, rule] of entity.weak) {
			const found = fuller.get(id + weak) ?? new Map<number, JoinRule>();
			found.set(root, found.get(root) ?? rule);
			fuller.set(id + weak, found);
		}
		const isShort = entity.strong.size === 1 && entity.names.length === 1 && key.includes(' ') === isLong;
		const known = short.get(root);
		if (!isShort || (known && known.id !== id + key)) {
			short.set(root, undefined);
		} else if (known) {
			known.members.push(index);
		} else if (!short.has(root)) {
			short.set(root, { id: id + key, members: [index] });
		}
	}
	const joins: [number, number][] = [];
	for (const [root, name] of short) {
		const candidates = name ? [...(fuller.get(name.id) ?? [])].filter(([other]) => other !== root) : [];
		const [target, rule] = candidates[0] ?? [];
		if (name && candidates.length === 1 && target !== undefined && rule) {
			joins.push([root, target]);
			for (const index of name.members) {
				rules.set(index, rule);
			}
		}
	}
	for (const [root, target] of joins) {
		sets.join(target, root);
	}
}

/** Disjoint sets with path halving (Tarjan and van Leeuwen, 1984); the smaller index leads. */
class UnionFind {
	readonly #parents: Int32Array;

	constructor(size: number) {
		this.#parents = Int32Array.from({ length: size }, (_, index) => index);
	}

	find(index: number): number {
		let at = index;
		for (;;) {
			const parent = this.#parents[at] ?? at;
			if (parent === at) {
				return at;
			}
			const above = this.#parents[parent] ?? parent;
			this.#parents[at] = above;
			at = above;
		}
	}

	join(a: number, b: number): void {
		const [first, second] = [this.find(a), this.find(b)];
		this.#parents[Math.max(first, second)] = Math.min(first, second);
	}
}
