import type { Lexicon } from '../annotate/lexicon';
import type { AnalyzedDocument, Entity, EntityId, Place } from '../types';
import type { Decisions } from './decisions';

/** The entities of a corpus, and which one each mention names. */
export class EntityTable {
	/** By label. */
	readonly entities: readonly Entity[];
	readonly #byId: ReadonlyMap<EntityId, Entity>;
	readonly #byPlace: ReadonlyMap<string, Entity>;

	constructor(entities: readonly Entity[]) {
		this.entities = entities;
		this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
		this.#byPlace = new Map(entities.flatMap((entity) => entity.mentions.map((mention) => [keyOf(mention), entity] as const)));
	}

	find(id: EntityId): Entity | undefined {
		return this.#byId.get(id);
	}

	entityOf(place: Place): Entity | undefined {
		return this.#byPlace.get(keyOf(place));
	}
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}

/** Joins the mentions of all documents into entities. */
export function joinEntities(documents: readonly AnalyzedDocument[], _lexicon: Lexicon, _decisions: Decisions): EntityTable {
	const byName = new Map<string, { type: Entity['type']; label: string; mentions: Entity['mentions'][number][] }>();
	for (const { document, mentions } of documents) {
		for (const { start, end, sentence, type } of mentions) {
			const label = document.text.slice(start, end);
			const alias = label.toLowerCase();
			const entry = byName.get(`${type}:${alias}`) ?? { type, label, mentions: [] };
			entry.mentions.push({ document: document.id, start, end, sentence, alias, asMaker: false });
			byName.set(`${type}:${alias}`, entry);
		}
	}
	return new EntityTable([...byName].map(([key, { type, label, mentions }]) => ({ id: key as EntityId, label, type, aliases: [label], merges: [], descriptions: [], mentions })));
}
