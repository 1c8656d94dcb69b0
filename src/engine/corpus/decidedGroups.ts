import type { Slices } from '../ports';
import { foldName } from '../text/normalize';
import type { EntityType } from '../types';
import type { JoinedNames } from './corpusNames';
import type { Decision, Decisions } from './decisions';
import { ruleNumber } from './nameRecords';
import type { NumberedName, NumberedNames } from './numberedNames';

/** One name of one local entity as part of an entity that a decision touches. */
export interface GroupItem {
	/** Number of the local entity. */
	readonly local: number;
	/** Position of its document in the corpus. */
	readonly rank: number;
	/** Index of the name among those of the local entity. */
	readonly index: number;
	/** With those of its surfaces that belong here. */
	readonly name: NumberedName;
	/** Number of the rule by which it belongs to the entity, plus 1; 0 when it is one of its full names. */
	readonly rule: number;
}

/** The names of all documents that are one entity, as the reader decided. */
export interface DecidedGroup {
	/** In corpus order. */
	readonly items: readonly GroupItem[];
	/** What the reader decided; else the names tell. */
	readonly label?: string;
	readonly type?: EntityType;
}

/** What decisions make of the entities that they touch; all others stay as they were joined. */
export interface DecidedGroups {
	/** Numbers of the joined entities that are replaced by `groups`. */
	readonly replaced: ReadonlySet<number>;
	readonly groups: readonly DecidedGroup[];
}

/**
 * Applies the reader's decisions on whole entities: split, gazetteer, type, rename, alias, merge; in that order,
 * whatever their order in the list. A decision that names nothing of the corpus does nothing. A circle of merges makes one entity.
 * Costs no more than the entities that bear one of the names in it.
 */
export function* decideGroups(names: NumberedNames, joined: JoinedNames, { list }: Decisions): Slices<DecidedGroups> {
	const wanted = new Set(list.flatMap(namesIn).map(foldName));
	const replaced = new Set([...wanted].flatMap((name) => [...names.bearersOf(name)]).map((local) => joined.byProfile[names.profileOf(local)] ?? -1));
	if (replaced.size === 0) {
		return { replaced, groups: [] };
	}
	const ranks = new Int32Array(names.documentCount);
	for (const [rank, document] of names.corpus.order.entries()) {
		ranks[document] = rank;
	}
	const groups: GroupItem[][] = [];
	for (const number of [...replaced].sort((a, b) => a - b)) {
		const items: GroupItem[] = [];
		for (const local of joined.members.subarray(joined.starts[number], joined.starts[number + 1])) {
			const rank = ranks[names.documentOf(local)] ?? 0;
			const joinRule = joined.rules[names.profileOf(local)] ?? 0;
			for (const [index, name] of names.read(local).entries()) {
				items.push({ local, rank, index, name, rule: joinRule || name.rule });
			}
		}
		groups.push(items);
		yield undefined;
	}
	return { replaced, groups: regroup(new Regrouping(names, groups, list), list) };
}

/** The names that a decision on whole entities looks for. */
function namesIn(decision: Decision): readonly string[] {
	switch (decision.kind) {
		case 'split':
		case 'alias': return [decision.name, decision.alias];
		case 'gazetteer': return [decision.name, ...decision.aliases];
		case 'merge': return [decision.name, decision.into];
		case 'type': return [decision.name];
		case 'rename': return [decision.name, decision.label];
		default: return [];
	}
}

function regroup(regrouping: Regrouping, list: readonly Decision[]): readonly DecidedGroup[] {
	for (const decision of ofKind(list, 'split')) {
		const group = regrouping.find(decision.name);
		const taken = group ? regrouping.take(group, decision.alias) : [];
		regrouping.add(taken);
	}
	for (const decision of ofKind(list, 'gazetteer')) {
		const target = regrouping.add([], { label: decision.name, type: decision.type });
		for (const name of [decision.name, ...decision.aliases]) {
			regrouping.gather(target, name, decision.name);
		}
	}
	for (const decision of ofKind(list, 'type')) {
		const group = regrouping.find(decision.name);
		if (group) {
			group.type = decision.type;
		}
	}
	for (const decision of ofKind(list, 'rename')) {
		const group = regrouping.find(decision.name);
		if (group) {
			group.label = decision.label;
		}
	}
	for (const decision of ofKind(list, 'alias')) {
		const target = regrouping.find(decision.name);
		for (const group of target ? regrouping.all(decision.alias) : []) {
			if (target && group !== target) {
				append(target.items, regrouping.take(group, decision.alias).map((item): GroupItem => ({ ...item, rule: DECISION })));
			}
		}
		regrouping.reindex(target);
	}
	for (const decision of ofKind(list, 'merge')) {
		const [from, into] = [regrouping.find(decision.name), regrouping.find(decision.into)];
		if (from && into && from !== into) {
			append(into.items, from.items.splice(0).map((item): GroupItem => ({ ...item, rule: DECISION })));
			regrouping.reindex(into);
		}
	}
	return regrouping.groups;
}

function ofKind<K extends Decision['kind']>(list: readonly Decision[], kind: K): Extract<Decision, { kind: K }>[] {
	return list.filter((decision): decision is Extract<Decision, { kind: K }> => decision.kind === kind);
}

interface OpenGroup {
	readonly items: GroupItem[];
	label?: string;
	type?: EntityType;
}

const DECISION = ruleNumber('decision') + 1;
const GAZETTEER = ruleNumber('gazetteer') + 1;

/** Groups while they are changed, found by the names in them. */
class Regrouping {
	readonly #names: NumberedNames;
	readonly #groups: OpenGroup[];
	/** By number of the folded name. */
	readonly #byName = new Map<number, Set<OpenGroup>>();
	/** What a label that the reader gave was before. */
	readonly #oldNames: ReadonlyMap<string, string>;

	constructor(names: NumberedNames, groups: readonly GroupItem[][], list: readonly Decision[]) {
		this.#names = names;
		this.#groups = groups.map((items) => ({ items }));
		this.#oldNames = new Map(ofKind(list, 'rename').map(({ name, label }) => [foldName(label), name]));
		for (const group of this.#groups) {
			this.reindex(group);
		}
	}

	get groups(): readonly DecidedGroup[] {
		return this.#groups.filter((group) => group.items.length > 0).map((group) => ({ ...group, items: [...group.items].sort((a, b) => a.rank - b.rank) }));
	}

	add(items: readonly GroupItem[], given: { readonly label?: string; readonly type?: EntityType } = {}): OpenGroup {
		const group: OpenGroup = { ...given, items: [...items] };
		this.#groups.push(group);
		this.reindex(group);
		return group;
	}

	reindex(group: OpenGroup | undefined): void {
		for (const { name } of group?.items ?? []) {
			for (const { fold } of name.surfaces) {
				const found = this.#byName.get(fold) ?? new Set();
				this.#byName.set(fold, group ? found.add(group) : found);
			}
		}
	}

	/** Groups with a name, in their order. */
	all(name: string): OpenGroup[] {
		const fold = this.#foldOf(name);
		const found = this.#byName.get(fold) ?? new Set();
		return [...found].filter((group) => group.items.some((item) => bears(item, fold)));
	}

	/** The group of that label, else the one that bears the name as a full one, else most often. */
	find(name: string): OpenGroup | undefined {
		const fold = this.#foldOf(name);
		const weigh = (group: OpenGroup): number => group.items.reduce((sum, item) => {
			const count = countOf(item.name.surfaces.filter((surface) => surface.fold === fold));
			return sum + count * (item.rule === 0 ? 1000 : 1);
		}, group.label !== undefined && foldName(group.label) === foldName(name) ? Infinity : 0);
		let best: OpenGroup | undefined;
		for (const group of this.all(name)) {
			best = !best || weigh(group) > weigh(best) ? group : best;
		}
		const old = this.#oldNames.get(foldName(name));
		return best ?? (old !== undefined && foldName(old) !== foldName(name) ? this.#findOld(old, new Set([foldName(name)])) : undefined);
	}

	#findOld(name: string, seen: Set<string>): OpenGroup | undefined {
		const found = this.all(name)[0];
		const key = foldName(name);
		const old = this.#oldNames.get(key);
		if (found || old === undefined || seen.has(key)) {
			return found;
		}
		return this.#findOld(old, seen.add(key));
	}

	/** Takes the places of one name out of a group; those as written, where there are such, else those that fold to it. */
	take(group: OpenGroup, name: string): GroupItem[] {
		const written = this.#names.surfaces.find(name);
		const fold = this.#foldOf(name);
		const isExact = group.items.some((item) => item.name.surfaces.some(({ surface }) => surface === written));
		const taken: GroupItem[] = [];
		for (const [index, item] of group.items.entries()) {
			const [own, left] = partition(item.name.surfaces, (surface) => isExact ? surface.surface === written : surface.fold === fold);
			if (own.length > 0) {
				taken.push({ ...item, name: withSurfaces(item.name, own), rule: 0 });
				group.items[index] = { ...item, name: withSurfaces(item.name, left) };
			}
		}
		const left = group.items.filter((item) => item.name.surfaces.length > 0);
		group.items.splice(0, group.items.length);
		append(group.items, left);
		return taken;
	}

	/** Brings what bears a name of the gazetteer into a group: all of an entity of that full name, of another one the places of the name. */
	gather(target: OpenGroup, name: string, label: string): void {
		const [fold, labelFold] = [this.#foldOf(name), this.#foldOf(label)];
		for (const group of this.all(name)) {
			if (group === target) {
				continue;
			}
			const isFull = group.label === undefined && group.items.some((item) => item.rule === 0 && bears(item, fold));
			const items = isFull ? group.items.splice(0) : this.take(group, name);
			append(target.items, items.map((item): GroupItem => ({ ...item, rule: bears(item, labelFold) ? 0 : item.rule || GAZETTEER })));
		}
		this.reindex(target);
	}

	#foldOf(name: string): number {
		return this.#names.keys.find(foldName(name));
	}
}

function bears({ name }: GroupItem, fold: number): boolean {
	return name.surfaces.some((surface) => surface.fold === fold);
}

function countOf(surfaces: NumberedName['surfaces']): number {
	return surfaces.reduce((sum, { count }) => sum + count, 0);
}

function partition<T>(values: readonly T[], test: (value: T) => boolean): readonly [T[], T[]] {
	return [values.filter(test), values.filter((value) => !test(value))];
}

/** Without passing them as arguments: there may be too many. */
function append<T>(list: T[], values: readonly T[]): void {
	for (const value of values) {
		list.push(value);
	}
}

/** The same name with some of its surfaces, counted anew. */
function withSurfaces(name: NumberedName, surfaces: NumberedName['surfaces']): NumberedName {
	const all = countOf(name.surfaces);
	const share = all > 0 ? countOf(surfaces) / all : 0;
	return { ...name, surfaces, types: name.types.map(([type, count]) => [type, count * share]) };
}
