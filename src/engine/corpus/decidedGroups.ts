import { foldName } from '../text/normalize';
import type { EntityType } from '../types';
import type { EntityGroup, GroupItem } from './corpusNames';
import type { Decision, Decisions } from './decisions';
import type { JoinRule } from './nameForms';

/**
 * Applies the reader's decisions on whole entities: split, gazetteer, type, rename, alias, merge; in that order,
 * whatever their order in the list. A decision that names nothing of the corpus does nothing. A circle of merges makes one entity.
 */
export function regroup(groups: readonly EntityGroup[], { list }: Decisions): readonly EntityGroup[] {
	const kinds = new Map(list.map((decision) => [decision.kind, true]));
	if (!(['split', 'gazetteer', 'type', 'rename', 'alias', 'merge'] as const).some((kind) => kinds.has(kind))) {
		return groups;
	}
	const regrouping = new Regrouping(groups, list);
	for (const decision of ofKind(list, 'split')) {
		const group = regrouping.find(decision.name);
		const taken = group ? regrouping.take(group, decision.alias) : [];
		regrouping.add(taken);
	}
	for (const decision of ofKind(list, 'gazetteer')) {
		const target = regrouping.add([], { label: decision.name, type: decision.type });
		for (const name of [decision.name, ...decision.aliases]) {
			regrouping.gather(target, name, 'gazetteer', decision.name);
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
				target.items.push(...regrouping.take(group, decision.alias).map((item): GroupItem => ({ ...item, rule: 'decision' })));
			}
		}
		regrouping.reindex(target);
	}
	for (const decision of ofKind(list, 'merge')) {
		const [from, into] = [regrouping.find(decision.name), regrouping.find(decision.into)];
		if (from && into && from !== into) {
			into.items.push(...from.items.splice(0).map((item): GroupItem => ({ ...item, rule: 'decision' })));
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

/** Groups while they are changed, found by the names in them. */
class Regrouping {
	readonly #groups: OpenGroup[];
	readonly #byName = new Map<string, Set<OpenGroup>>();
	/** What a label that the reader gave was before. */
	readonly #oldNames: ReadonlyMap<string, string>;

	constructor(groups: readonly EntityGroup[], list: readonly Decision[]) {
		this.#groups = groups.map((group) => ({ ...group, items: [...group.items] }));
		this.#oldNames = new Map(ofKind(list, 'rename').map(({ name, label }) => [foldName(label), name]));
		for (const group of this.#groups) {
			this.reindex(group);
		}
	}

	get groups(): readonly EntityGroup[] {
		return this.#groups.filter((group) => group.items.length > 0);
	}

	add(items: readonly GroupItem[], given: { readonly label?: string; readonly type?: EntityType } = {}): OpenGroup {
		const group: OpenGroup = { ...given, items: [...items] };
		this.#groups.push(group);
		this.reindex(group);
		return group;
	}

	reindex(group: OpenGroup | undefined): void {
		for (const { name } of group?.items ?? []) {
			for (const surface of name.rules.keys()) {
				const key = foldName(surface);
				const found = this.#byName.get(key) ?? new Set();
				this.#byName.set(key, group ? found.add(group) : found);
			}
		}
	}

	/** Groups with a name, in their order. */
	all(name: string): OpenGroup[] {
		const found = this.#byName.get(foldName(name)) ?? new Set();
		return [...found].filter((group) => group.items.some((item) => bears(item, name)));
	}

	/** The group of that label, else the one that bears the name as a full one, else most often. */
	find(name: string): OpenGroup | undefined {
		const weigh = (group: OpenGroup): number => group.items.reduce((sum, item) => {
			const count = item.name.places.filter(({ surface }) => foldName(surface) === foldName(name)).length;
			return sum + count * (item.rule === undefined ? 1000 : 1);
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
		const exact = group.items.some((item) => item.name.rules.has(name));
		const isTaken = (surface: string): boolean => exact ? surface === name : foldName(surface) === foldName(name);
		const taken: GroupItem[] = [];
		for (const [index, item] of group.items.entries()) {
			const places = item.name.places.filter(({ surface }) => isTaken(surface));
			if (places.length > 0) {
				taken.push({ ...item, name: withPlaces(item, places), rule: undefined });
				group.items[index] = { ...item, name: withPlaces(item, item.name.places.filter(({ surface }) => !isTaken(surface))) };
			}
		}
		const left = group.items.filter((item) => item.name.places.length > 0);
		group.items.splice(0, group.items.length, ...left);
		return taken;
	}

	/** Brings what bears a name into a group: all of an entity of that full name, of another one the places of the name. */
	gather(target: OpenGroup, name: string, rule: JoinRule, label: string): void {
		for (const group of this.all(name)) {
			if (group === target) {
				continue;
			}
			const isFull = group.label === undefined && group.items.some((item) => item.rule === undefined && bears(item, name));
			const items = isFull ? group.items.splice(0) : this.take(group, name);
			target.items.push(...items.map((item): GroupItem => ({ ...item, rule: bears(item, label) ? undefined : item.rule ?? rule })));
		}
		this.reindex(target);
	}
}

function bears({ name }: GroupItem, wanted: string): boolean {
	const key = foldName(wanted);
	for (const surface of name.rules.keys()) {
		if (surface === wanted || foldName(surface) === key) {
			return true;
		}
	}
	return false;
}

/** The same name with some of its places, counted anew. */
function withPlaces({ name }: GroupItem, places: GroupItem['name']['places']): GroupItem['name'] {
	const surfaces = new Set(places.map(({ surface }) => surface));
	const share = name.places.length > 0 ? places.length / name.places.length : 0;
	return {
		...name,
		places,
		rules: new Map([...name.rules].filter(([surface]) => surfaces.has(surface))),
		types: new Map([...name.types].map(([type, count]) => [type, count * share])),
	};
}
