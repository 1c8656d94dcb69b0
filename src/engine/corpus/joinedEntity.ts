import type { Description, DocumentId, Entity, EntityId, EntityMention, EntityType, Merge } from '../types';
import type { EntityGroups, GroupPlace } from './entityGroups';
import type { EntitySummaries } from './entitySummaries';

/** Where an entity is read from. */
export interface EntitySource {
	readonly groups: EntityGroups;
	readonly summaries: EntitySummaries;
	/** Number of the entity there. */
	readonly group: number;
	findId(): EntityId;
}

/** An entity of a table; what it is called, and where, is read when it is asked for. */
export class JoinedEntity implements Entity {
	readonly label: string;
	readonly type: EntityType;
	readonly mentionCount: number;
	readonly #source: EntitySource;
	#id: EntityId | undefined;
	#names: { readonly aliases: readonly string[]; readonly merges: readonly Merge[] } | undefined;

	constructor(source: EntitySource) {
		const { type, mentionCount } = source.summaries.of(source.group);
		this.#source = source;
		this.label = source.summaries.labelOf(source.group);
		this.type = type;
		this.mentionCount = mentionCount;
	}

	get id(): EntityId {
		return (this.#id ??= this.#source.findId());
	}

	get aliases(): readonly string[] {
		return this.#readNames().aliases;
	}

	get merges(): readonly Merge[] {
		return this.#readNames().merges;
	}

	get documents(): readonly DocumentId[] {
		const { groups, group } = this.#source;
		return groups.documentsOf(group).map((number) => groups.names.corpus.idOf(number));
	}

	get documentCount(): number {
		return this.#source.groups.documentsOf(this.#source.group).length;
	}

	get mentions(): readonly EntityMention[] {
		return this.documents.flatMap((document) => this.mentionsIn(document));
	}

	get descriptions(): readonly Description[] {
		return this.documents.flatMap((document) => this.descriptionsIn(document));
	}

	mentionsIn(document: DocumentId): readonly EntityMention[] {
		const { surfaces } = this.#source.groups.names;
		return this.#placesIn(document).sort((a, b) => a.start - b.start)
			.map(({ start, end, sentence, surface, asMaker }) => ({ document, start, end, sentence, alias: surfaces.at(surface), asMaker }));
	}

	descriptionsIn(document: DocumentId): readonly Description[] {
		const places = this.#placesIn(document).filter(({ roles }) => roles.length > 0);
		if (places.length === 0) {
			return [];
		}
		const { names } = this.#source.groups;
		const { part } = names.partOfDocument(names.corpus.numberOf(document));
		return places.flatMap(({ roles }) => roles.map(({ role, start, end }) => ({ document, start, end, text: part.roles.at(role) })));
	}

	#placesIn(document: DocumentId): GroupPlace[] {
		const { groups, group } = this.#source;
		const number = groups.names.corpus.numberOf(document);
		return number < 0 ? [] : groups.placesIn(group, number);
	}

	#readNames(): { readonly aliases: readonly string[]; readonly merges: readonly Merge[] } {
		if (!this.#names) {
			const { groups, group, summaries } = this.#source;
			const { label } = summaries.of(group);
			const all = summaries.aliasesOf(group).map(({ surface, rule }) => ({ surface, alias: groups.names.surfaces.at(surface), rule }));
			this.#names = { aliases: all.map(({ alias }) => alias), merges: all.filter(({ surface }) => surface !== label).map(({ alias, rule }) => ({ alias, rule })) };
		}
		return this.#names;
	}
}
