import type { Entity } from '../../src/engine/types';

/** What an entity holds, without what is derived from it. */
export type PlainEntity = Pick<Entity, 'id' | 'label' | 'type' | 'aliases' | 'merges' | 'descriptions' | 'mentions'>;

/** An entity as data to compare: of an `Entity` itself little is read before it is asked for. */
export function toPlain({ id, label, type, aliases, merges, descriptions, mentions }: Entity): PlainEntity {
	return { id, label, type, aliases, merges, descriptions, mentions };
}

/** An entity of given data. */
export function toEntity(plain: PlainEntity): Entity {
	const documents = [...new Set(plain.mentions.map(({ document }) => document))];
	return {
		...plain,
		mentionCount: plain.mentions.length,
		documentCount: documents.length,
		documents,
		firstDocuments: (most) => documents.slice(0, most),
		mentionsIn: (id) => plain.mentions.filter(({ document }) => document === id),
		descriptionsIn: (id) => plain.descriptions.filter(({ document }) => document === id),
	};
}
