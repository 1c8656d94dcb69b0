import type { Lexicon } from '../annotate/lexicon';
import { foldLetters } from '../text/normalize';
import type { AnalyzedDocument, Description, DocumentId, Entity, EntityId, EntityMention, EntityType, Merge, Place, Span } from '../types';
import { readNameLists, type NameLists } from './aliases';
import { joinDocuments, type EntityGroup, type GroupItem } from './corpusNames';
import { regroup } from './decidedGroups';
import type { Decisions } from './decisions';
import { findDocumentNames, mainType, type DocumentNames } from './documentNames';
import type { JoinRule } from './nameForms';

/** The entities of a corpus, and which one each mention names. Immutable. */
export class EntityTable {
	/** By label. */
	readonly entities: readonly Entity[];
	/** Types that the reader decided; elsewhere the type is the one that most mentions have. */
	readonly decidedTypes: ReadonlyMap<EntityId, EntityType>;
	readonly #byId: ReadonlyMap<EntityId, Entity>;
	#byPlace: ReadonlyMap<DocumentId, ReadonlyMap<number, Entity>> | undefined;
	/** What the next table can take over for documents that stay. */
	readonly kept: KeptNames;

	constructor(entities: readonly Entity[], decidedTypes: ReadonlyMap<EntityId, EntityType>, kept: KeptNames) {
		this.entities = entities;
		this.decidedTypes = decidedTypes;
		this.kept = kept;
		this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
	}

	find(id: EntityId): Entity | undefined {
		return this.#byId.get(id);
	}

	/** The entity that a mention names, or that the maker part of one names. */
	entityOf(place: Place): Entity | undefined {
		this.#byPlace ??= indexPlaces(this.entities); // Many tables are made between two questions.
		return this.#byPlace.get(place.document)?.get(keyOf(place));
	}
}

function indexPlaces(entities: readonly Entity[]): ReadonlyMap<DocumentId, ReadonlyMap<number, Entity>> {
	const byDocument = new Map<DocumentId, Map<number, Entity>>();
	for (const entity of entities) {
		for (const mention of entity.mentions) {
			const places = byDocument.get(mention.document) ?? new Map<number, Entity>();
			places.set(keyOf(mention), entity);
			byDocument.set(mention.document, places);
		}
	}
	return byDocument;
}

/** Start and length in one number: names are far shorter than a million code units, texts than 2³² of them. */
function keyOf({ start, end }: Span): number {
	return start * 2 ** 20 + (end - start);
}

/** What was read from each document, by identity. */
export interface KeptNames {
	readonly lexicon: Lexicon;
	readonly lists: NameLists;
	readonly byDocument: ReadonlyMap<AnalyzedDocument, DocumentNames>;
}

/**
 * Joins the mentions of all documents into entities, by the rules of the design in their order: the reader's decisions,
 * known aliases, acronyms, titles, surnames, each merge with its rule. First each document alone, then over documents.
 * @param documents in corpus order, with the reader's decisions on single mentions applied (`decideMentions`).
 * @param previous a table whose work on unchanged documents is taken over.
 */
export function joinEntities(documents: readonly AnalyzedDocument[], lexicon: Lexicon, decisions: Decisions, previous?: EntityTable): EntityTable {
	const before = previous?.kept.lexicon === lexicon ? previous.kept : undefined;
	const lists = before?.lists ?? readNameLists(lexicon);
	const byDocument = new Map(documents.map((document) => [document, before?.byDocument.get(document) ?? findDocumentNames(document, lists)]));
	const groups = regroup(joinDocuments([...byDocument.values()], lists), decisions);
	const decided = new Map<EntityId, EntityType>();
	return new EntityTable(toEntities(groups, decided), decided, { lexicon, lists, byDocument });
}

/** Entities by label, with ids that depend on type and name alone; of equal ones the first in the corpus has the plain id. */
function toEntities(groups: readonly EntityGroup[], decided: Map<EntityId, EntityType>): Entity[] {
	const drafts = groups.map((group) => {
		const draft = toDraft(group);
		return { ...draft, folded: foldLetters(draft.label), decided: group.type };
	});
	drafts.sort((a, b) => compareUnits(a.folded, b.folded) || compareUnits(a.label, b.label) || compareUnits(a.type, b.type) || a.rank - b.rank || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
	const taken = new Map<string, number>();
	return drafts.map(({ key, label, type, aliases, merges, descriptions, mentions, decided: decidedType }): Entity => {
		const name = `${type}:${key}`;
		const count = (taken.get(name) ?? 0) + 1;
		taken.set(name, count);
		const id = (count === 1 ? name : `${name}#${count}`) as EntityId;
		if (decidedType) {
			decided.set(id, decidedType);
		}
		return { id, label, type, aliases, merges, descriptions, mentions };
	});
}

function compareUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

interface Draft extends Omit<Entity, 'id'> {
	/** Folded name that the id is made of: a new label does not change it. */
	readonly key: string;
	/** Number of the first document that names it. */
	readonly rank: number;
}

function toDraft(group: EntityGroup): Draft {
	const items = [...group.items].sort((a, b) => a.rank - b.rank);
	const types = new Map<EntityType, number>();
	const surfaces = new Map<string, Surface>();
	const mentions: EntityMention[] = [];
	const descriptions: Description[] = [];
	for (let index = 0; index < items.length;) {
		const rank = items[index]?.rank;
		const here: EntityMention[] = [];
		for (; items[index]?.rank === rank && index < items.length; index++) {
			addItem(items[index] as GroupItem, surfaces, here, descriptions); // Below the length.
			for (const [type, count] of items[index]?.name.types ?? []) {
				types.set(type, (types.get(type) ?? 0) + count);
			}
		}
		here.sort((a, b) => a.start - b.start);
		for (const mention of here) {
			mentions.push(mention);
		}
	}
	const aliases = [...surfaces.values()].sort((a, b) => b.count - a.count || compareUnits(a.text, b.text));
	const type = group.type ?? mainType(types);
	const named = pickLabel(aliases, type);
	return {
		key: named.key,
		rank: items[0]?.rank ?? 0,
		label: group.label ?? named.text,
		type,
		aliases: aliases.map(({ text }) => text),
		merges: aliases.filter((alias) => alias !== named).map((alias): Merge => ({ alias: alias.text, rule: alias.rule })),
		descriptions,
		mentions,
	};
}

function addItem({ analyzed, name, rule }: GroupItem, surfaces: Map<string, Surface>, mentions: EntityMention[], descriptions: Description[]): void {
	const { id, text } = analyzed.document;
	for (const { start, end, sentence, surface, asMaker, descriptions: roles } of name.places) {
		const known = surfaces.get(surface);
		if (known) {
			known.count++;
			known.isShort &&= rule !== undefined;
		} else {
			surfaces.set(surface, { text: surface, key: name.key, count: 1, rule: rule ?? name.rules.get(surface) ?? 'same name', isShort: rule !== undefined });
		}
		mentions.push({ document: id, start, end, sentence, alias: surface, asMaker });
		for (const role of roles) {
			descriptions.push({ document: id, start: role.start, end: role.end, text: text.slice(role.start, role.end) });
		}
	}
}

interface Surface {
	readonly text: string;
	readonly key: string;
	readonly rule: JoinRule;
	count: number;
	/** Everywhere a short form of a fuller name. */
	isShort: boolean;
}

/** Of the full names the most frequent; of a person's or event's one of several words. A model without its maker is full enough. */
function pickLabel(aliases: readonly Surface[], type: EntityType): Surface {
	const full = aliases.filter((alias) => (!alias.isShort && (alias.rule !== 'title' || type === 'event')) || alias.rule === 'maker and model');
	const several = type === 'person' || type === 'event' ? full.filter((alias) => alias.text.includes(' ')) : full.filter((alias) => !/^\p{Lu}\p{Lu}+$/u.test(alias.text.replace(/[.&]/g, '')) || alias.text.length > 5);
	const found = several[0] ?? full[0] ?? aliases[0];
	if (!found) {
		throw new Error('an entity was to be made of no mentions');
	}
	return found;
}
