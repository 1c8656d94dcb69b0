import type { Lexicon } from '../annotate/lexicon';
import { compareText } from '../text/normalize';
import type { AnalyzedDocument, Description, DocumentId, Entity, EntityId, EntityMention, EntityType, Merge, Place, Span } from '../types';
import { readNameLists, type NameLists } from './aliases';
import { joinDocuments, type EntityGroup } from './corpusNames';
import { regroup } from './decidedGroups';
import type { Decisions } from './decisions';
import { findDocumentNames, mainType, type DocumentNames } from './documentNames';
import type { JoinRule } from './nameForms';

/** The entities of a corpus, and which one each mention names. Immutable. */
export class EntityTable {
	/** By label. */
	readonly entities: readonly Entity[];
	readonly #byId: ReadonlyMap<EntityId, Entity>;
	readonly #byPlace = new Map<DocumentId, Map<number, Entity>>();
	/** What the next table can take over for documents that stay. */
	readonly kept: KeptNames;

	constructor(entities: readonly Entity[], kept: KeptNames) {
		this.entities = entities;
		this.kept = kept;
		this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
		for (const entity of entities) {
			for (const mention of entity.mentions) {
				const places = this.#byPlace.get(mention.document) ?? new Map<number, Entity>();
				places.set(keyOf(mention), entity);
				this.#byPlace.set(mention.document, places);
			}
		}
	}

	find(id: EntityId): Entity | undefined {
		return this.#byId.get(id);
	}

	/** The entity that a mention names, or that the maker part of one names. */
	entityOf(place: Place): Entity | undefined {
		return this.#byPlace.get(place.document)?.get(keyOf(place));
	}
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
	return new EntityTable(toEntities(groups, documents), { lexicon, lists, byDocument });
}

/** Entities by label, with ids that depend on type and label alone. */
function toEntities(groups: readonly EntityGroup[], documents: readonly AnalyzedDocument[]): Entity[] {
	const order = new Map(documents.map((analyzed, index) => [analyzed, index]));
	const drafts = groups.map((group) => toDraft(group, order)).sort((a, b) => compareText(a.label, b.label) || compareText(a.type, b.type) || compareMentions(a, b, order));
	const taken = new Map<string, number>();
	return drafts.map((draft): Entity => {
		const { firstDocument: _, key, ...entity } = draft;
		const id = `${draft.type}:${key}`;
		const count = (taken.get(id) ?? 0) + 1;
		taken.set(id, count);
		return { ...entity, id: (count === 1 ? id : `${id}#${count}`) as EntityId };
	});
}

interface Draft extends Omit<Entity, 'id'> {
	readonly key: string;
	readonly firstDocument: AnalyzedDocument | undefined;
}

function compareMentions(a: Draft, b: Draft, order: ReadonlyMap<AnalyzedDocument, number>): number {
	const rank = (draft: Draft): number => (draft.firstDocument && order.get(draft.firstDocument)) ?? -1;
	return rank(a) - rank(b) || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0);
}

function toDraft(group: EntityGroup, order: ReadonlyMap<AnalyzedDocument, number>): Draft {
	const items = [...group.items].sort((a, b) => (order.get(a.analyzed) ?? 0) - (order.get(b.analyzed) ?? 0));
	const types = new Map<EntityType, number>();
	const surfaces = new Map<string, Surface>();
	const placed: { readonly rank: number; readonly mention: EntityMention }[] = [];
	const descriptions: Description[] = [];
	for (const { analyzed, name, rule } of items) {
		const { document } = analyzed;
		for (const [type, count] of name.types) {
			types.set(type, (types.get(type) ?? 0) + count);
		}
		for (const place of name.places) {
			const surface = surfaces.get(place.surface) ?? { text: place.surface, key: name.key, count: 0, rule: rule ?? name.rules.get(place.surface) ?? 'same name', isShort: rule !== undefined };
			surface.count++;
			surface.isShort &&= rule !== undefined;
			surfaces.set(place.surface, surface);
			placed.push({ rank: order.get(analyzed) ?? 0, mention: { document: document.id, start: place.start, end: place.end, sentence: place.sentence, alias: place.surface, asMaker: place.asMaker } });
			for (const { start, end } of place.descriptions) {
				descriptions.push({ document: document.id, start, end, text: document.text.slice(start, end) });
			}
		}
	}
	const aliases = [...surfaces.values()].sort((a, b) => b.count - a.count || compareText(a.text, b.text));
	const type = group.type ?? mainType(types);
	const named = pickLabel(aliases, type);
	placed.sort((a, b) => a.rank - b.rank || a.mention.start - b.mention.start);
	return {
		key: named.key,
		label: group.label ?? named.text,
		type,
		aliases: aliases.map(({ text }) => text),
		merges: aliases.filter((alias) => alias !== named).map((alias): Merge => ({ alias: alias.text, rule: alias.rule })),
		descriptions,
		mentions: placed.map(({ mention }) => mention),
		firstDocument: items[0]?.analyzed,
	};
}

interface Surface {
	readonly text: string;
	readonly key: string;
	readonly rule: JoinRule;
	count: number;
	/** Everywhere a short form of a fuller name. */
	isShort: boolean;
}

/** Of the full names the most frequent; of a person's one of several words. A model without its maker is full enough. */
function pickLabel(aliases: readonly Surface[], type: EntityType): Surface {
	const full = aliases.filter((alias) => !alias.isShort || alias.rule === 'maker and model');
	const words = (alias: Surface): number => alias.text.split(' ').length;
	const several = type === 'person' ? full.filter((alias) => words(alias) > 1) : full.filter((alias) => !/^\p{Lu}\p{Lu}+$/u.test(alias.text.replace(/[.&]/g, '')) || alias.text.length > 5);
	const found = several[0] ?? full[0] ?? aliases[0];
	if (!found) {
		throw new Error('an entity was to be made of no mentions');
	}
	return found;
}
