/**
 * What each correction of an entity makes of the list of decisions. Decisions go by names, so that they hold for sources
 * to come; one that takes back an earlier one removes that instead of arguing with it.
 */
import { foldName, type Decision, type Entity, type EntityType, type TextQuote } from '../engine';

/** Decisions that come and decisions that go. */
export interface DecisionEdit {
	readonly add: readonly Decision[];
	readonly remove: readonly Decision[];
}

export type Decided = readonly Decision[];

/** These names are no entities, in any source. */
export function notEntityEverywhere(list: Decided, names: readonly string[]): DecisionEdit {
	const folded = new Map(names.map((name) => [foldName(name), name]));
	return {
		add: [...folded.values()].map((name) => ({ kind: 'not-entity', name })),
		remove: list.filter((decision) => decision.kind === 'alias' && folded.has(foldName(decision.alias))),
	};
}

/** The name at one place is no entity. */
export function notEntityHere(name: string, source: string, quote: TextQuote): DecisionEdit {
	return { add: [{ kind: 'not-entity', name, source, quote }], remove: [] };
}

/** One entity is another one. */
export function mergeEntities(list: Decided, from: Entity, into: Entity, all: readonly Entity[]): DecisionEdit {
	const [fromNames, intoNames] = [namesOf(from), namesOf(into)];
	return {
		add: [{ kind: 'merge', name: decisionName(from, all), into: decisionName(into, all) }],
		remove: list.filter((decision) => {
			switch (decision.kind) {
				case 'split':
					return (bears(intoNames, decision.name) && bears(fromNames, decision.alias)) || (bears(fromNames, decision.name) && bears(intoNames, decision.alias));
				case 'merge': // Its names were gone, or the two would be one; with the new one it would lead in a circle.
					return bears(intoNames, decision.name) && bears(fromNames, decision.into);
				default:
					return false;
			}
		}),
	};
}

/** One of an entity's names is another entity's. */
export function splitOff(list: Decided, entity: Entity, alias: string, all: readonly Entity[]): DecisionEdit {
	const names = namesOf(entity);
	const key = foldName(alias);
	const remove = list.filter((decision) => (
		(decision.kind === 'merge' && foldName(decision.name) === key && bears(names, decision.into))
		|| (decision.kind === 'alias' && foldName(decision.alias) === key && bears(names, decision.name))
	));
	const wasDecided = entity.merges.some((merge) => merge.alias === alias && merge.rule === 'decision');
	if (wasDecided && remove.length > 0) {
		return { add: [], remove };
	}
	// What another decision brought here is split off where it came from, which is before it was merged.
	const origins = wasDecided ? list.flatMap((decision) => decision.kind === 'merge' && bears(names, decision.into) ? [decision.name] : []) : [];
	const own = decisionName(entity, all);
	const main = own !== alias ? own : entity.aliases.find((name) => name !== alias) ?? own;
	return { add: (origins.length > 0 ? origins : [main]).map((name) => ({ kind: 'split', name, alias })), remove };
}

/** An entity has one more name, which the corpus may not hold yet. */
export function addAlias(list: Decided, entity: Entity, alias: string, all: readonly Entity[]): DecisionEdit {
	const names = namesOf(entity);
	const key = foldName(alias);
	return {
		add: [{ kind: 'alias', name: decisionName(entity, all), alias }],
		remove: list.filter((decision) => (
			(decision.kind === 'not-entity' && decision.source === undefined && foldName(decision.name) === key)
			|| (decision.kind === 'split' && foldName(decision.alias) === key && bears(names, decision.name))
		)),
	};
}

export function changeType(list: Decided, entity: Entity, type: EntityType, all: readonly Entity[]): DecisionEdit {
	const names = namesOf(entity);
	return {
		add: [{ kind: 'type', name: decisionName(entity, all), type }],
		remove: list.filter((decision) => decision.kind === 'type' && bears(names, decision.name)),
	};
}

/** An entity gets a label, or its own name back. */
export function renameEntity(list: Decided, entity: Entity, label: string, all: readonly Entity[]): DecisionEdit {
	const names = namesOf(entity);
	return {
		add: label === mainName(entity) ? [] : [{ kind: 'rename', name: decisionName(entity, all), label }],
		remove: list.filter((decision) => decision.kind === 'rename' && bears(names, decision.name)),
	};
}

/** A name that the analysis did not find. */
export function addEntity(list: Decided, name: string, type: EntityType): DecisionEdit {
	const key = foldName(name);
	const before = list.filter((decision) => decision.kind === 'gazetteer' && foldName(decision.name) === key);
	const aliases = before.flatMap((decision) => decision.kind === 'gazetteer' ? decision.aliases : []);
	return {
		add: [{ kind: 'gazetteer', name, type, aliases: [...new Set(aliases)] }],
		remove: [...before, ...list.filter((decision) => decision.kind === 'not-entity' && decision.source === undefined && foldName(decision.name) === key)],
	};
}

/** A source gets a short name; none takes it back. */
export function labelSource(list: Decided, source: string, label: string | undefined): DecisionEdit {
	return {
		add: label === undefined ? [] : [{ kind: 'source-label', source, label }],
		remove: list.filter((decision) => decision.kind === 'source-label' && decision.source === source),
	};
}

/** A source was published on this day, in this month or in this year; none takes it back. */
export function dateSource(list: Decided, source: string, date: string | undefined): DecisionEdit {
	return {
		add: date === undefined ? [] : [{ kind: 'source-date', source, date }],
		remove: list.filter((decision) => decision.kind === 'source-date' && decision.source === source),
	};
}

/** The name by which decisions name an entity: its main one, unless another entity bears that too and not another one. */
export function decisionName(entity: Entity, all: readonly Entity[]): string {
	const main = mainName(entity);
	const candidates = [main, ...entity.aliases.filter((alias) => alias !== main && !entity.merges.some((merge) => merge.alias === alias && merge.rule === 'decision'))];
	const wanted = new Set(candidates.map(foldName));
	const shared = new Set<string>();
	for (const other of all) {
		if (other.id !== entity.id) {
			for (const alias of other.aliases) {
				const key = foldName(alias);
				if (wanted.has(key)) {
					shared.add(key);
				}
			}
		}
	}
	return candidates.find((name) => !shared.has(foldName(name))) ?? main;
}

/** What the entity would be called without a label of the reader's: the name that no rule joined to another. */
function mainName(entity: Entity): string {
	return entity.aliases.find((alias) => !entity.merges.some((merge) => merge.alias === alias)) ?? entity.aliases[0] ?? entity.label;
}

function namesOf({ label, aliases }: Entity): ReadonlySet<string> {
	return new Set([label, ...aliases].map(foldName));
}

function bears(names: ReadonlySet<string>, name: string): boolean {
	return names.has(foldName(name));
}
