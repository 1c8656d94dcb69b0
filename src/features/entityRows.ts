/** What the Entities view shows, as rows. */
import type { DocumentId, Entity, EntityMention, EntityType, Slices, Snapshot } from '../engine';
import { toContextQuote, toPlainLabel, toPlainPassage, toShortLabel } from './plainText';
import type { PlaceRow, Row, RowList } from './rows';
import { countOf, formatCount, joinParts, openPlace, placeKey, shortNameOf, toRows } from './rows';

/** A row about an entity. */
export interface EntityRow extends Row {
	readonly entity: Entity['id'];
}

/** A row of a type, with the checkbox that turns its highlighting on or off. */
export interface EntityTypeRow extends Row {
	readonly entityType: EntityType;
}

export type EntityOrder = 'count' | 'name';

export interface EntityListOptions {
	readonly order: EntityOrder;
	/** Only entities with a name that contains it; empty for all. */
	readonly filter: string;
	/** The types that are highlighted. */
	readonly highlighted: ReadonlySet<string>;
}

const TYPE_NAMES: Readonly<Record<EntityType, { readonly label: string; readonly icon: string }>> = {
	person: { label: 'People', icon: 'person' },
	organization: { label: 'Organizations', icon: 'organization' },
	place: { label: 'Places', icon: 'location' },
	product: { label: 'Products', icon: 'package' },
	group: { label: 'Groups', icon: 'globe' },
	event: { label: 'Events', icon: 'calendar' },
	work: { label: 'Works', icon: 'book' },
	other: { label: 'Other', icon: 'symbol-misc' },
};
/** In the order of the list. */
const TYPES = Object.keys(TYPE_NAMES) as readonly EntityType[]; // The record has no other keys.
const LABEL_LENGTH = 80;
const MENTION_LENGTH = 140;
/** So many sources are read for what they call an entity. */
const DESCRIBING_SOURCES = 200;

/** The roots: a row for each type that the corpus names. Two passes over the entities, in slices. */
export function* buildEntityRows(snapshot: Snapshot, options: EntityListOptions): Slices<readonly EntityTypeRow[]> {
	const filter = fold(options.filter);
	const byType = new Map<EntityType, Entity[]>(TYPES.map((type) => [type, []]));
	for (const entity of yield* snapshot.listEntities()) {
		if (filter === '' || [entity.label, ...entity.aliases].some((name) => fold(name).includes(filter))) {
			byType.get(entity.type)?.push(entity);
		}
		yield undefined; // Its names may be many.
	}
	return [...byType].filter(([, entities]) => entities.length > 0).map(([type, entities]) => typeRow(snapshot, type, entities, options));
}

function typeRow(snapshot: Snapshot, type: EntityType, entities: readonly Entity[], { order, filter, highlighted }: EntityListOptions): EntityTypeRow {
	const { label, icon } = TYPE_NAMES[type];
	const checked = highlighted.has(type);
	return {
		id: `type:${type}`,
		entityType: type,
		label,
		description: formatCount(entities.length),
		tooltip: `${label}: ${checked ? 'highlighted' : 'not highlighted'} in the text`,
		spoken: `${label}, ${formatCount(entities.length)}, ${checked ? 'highlighted' : 'not highlighted'}`,
		icon,
		checked,
		expanded: filter !== '' || entities.length <= 40,
		context: 'entityType',
		children: () => toRows(sortEntities(entities, order), (entity) => entityRow(snapshot, entity)),
	};
}

function sortEntities(entities: readonly Entity[], order: EntityOrder): readonly Entity[] {
	// The snapshot's own order is by label.
	return order === 'name' ? entities : [...entities].sort((a, b) => b.mentionCount - a.mentionCount);
}

function entityRow(snapshot: Snapshot, entity: Entity): EntityRow {
	const label = toShortLabel(entity.label, LABEL_LENGTH);
	const sources = entity.documentCount;
	return {
		id: entity.id,
		entity: entity.id,
		label,
		description: `${formatCount(entity.mentionCount)} · ${countOf(sources, 'source')}`,
		tooltip: describeEntity(entity),
		spoken: `${label}, ${countOf(entity.mentionCount, 'mention')} in ${countOf(sources, 'source')}`,
		context: 'entity',
		children: () => sourceRows(snapshot, entity),
	};
}

/** Everything that is known of the entity, line by line. */
function describeEntity(entity: Entity): string {
	const lines = [`${toPlainLabel(entity.label)} · ${entity.type}`];
	const others = entity.aliases.filter((alias) => alias !== entity.label).map((alias) => toShortLabel(alias, LABEL_LENGTH));
	if (others.length > 0) {
		lines.push(`Also: ${others.slice(0, 12).join(', ')}${others.length > 12 ? ` and ${formatCount(others.length - 12)} more` : ''}`);
	}
	const descriptions = new Set<string>();
	for (const document of entity.firstDocuments(DESCRIBING_SOURCES)) {
		for (const { text } of descriptions.size < 6 ? entity.descriptionsIn(document) : []) {
			descriptions.add(toShortLabel(text, LABEL_LENGTH));
		}
	}
	if (descriptions.size > 0) {
		lines.push(`Called: ${[...descriptions].slice(0, 6).join(' · ')}`);
	}
	return lines.join('\n');
}

/** The sources that name an entity, each with the count of every name it uses. */
function sourceRows(snapshot: Snapshot, entity: Entity): RowList {
	const { documents } = entity;
	return toRows(documents, (document) => {
		const mentions = entity.mentionsIn(document);
		const label = shortNameOf(snapshot, document);
		const used = countNames(snapshot, document, mentions);
		return {
			id: `${entity.id}|${document}`,
			label,
			description: used,
			spoken: `${label}, ${countOf(mentions.length, 'mention')}: ${used}`,
			icon: 'file-text',
			context: 'entityInSource',
			expanded: documents.length === 1,
			children: () => mentionRows(snapshot, entity, document, mentions),
		};
	});
}

/** `U.S. 9 · US 12`, the most frequent name first. */
function countNames(snapshot: Snapshot, document: DocumentId, mentions: readonly EntityMention[]): string {
	const text = snapshot.findDocument(document)?.document.text ?? '';
	const counts = new Map<string, number>();
	for (const mention of mentions) {
		const name = toShortLabel(text.slice(mention.start, mention.end), 40);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return joinParts(...[...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${formatCount(count)}`));
}

function mentionRows(snapshot: Snapshot, entity: Entity, id: DocumentId, mentions: readonly EntityMention[]): RowList {
	const document = snapshot.findDocument(id)?.document;
	if (!document) {
		return [];
	}
	return toRows(mentions, (mention): PlaceRow => {
		const sentence = document.sentences[mention.sentence] ?? mention;
		const text = document.text.slice(sentence.start, sentence.end);
		const place = { document: id, start: mention.start, end: mention.end };
		const match = { start: mention.start - sentence.start, end: mention.end - sentence.start };
		const paragraph = (document.sentences[mention.sentence]?.paragraph ?? 0) + 1;
		return {
			...place,
			id: `${entity.id}|${placeKey(place)}`,
			label: toContextQuote(text, match, MENTION_LENGTH),
			description: joinParts(`¶${paragraph}`, mention.asMaker ? 'as maker' : undefined),
			tooltip: toPlainPassage(text),
			spoken: `${toPlainPassage(text)}, paragraph ${paragraph}`,
			context: 'mention',
			command: openPlace(place),
		};
	});
}

function fold(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
