import type { Description, DocumentId, Entity, EntityId, EntityMention, EntityType, Merge } from '../types';
import type { EntityGroups, GroupPlace } from './entityGroups';
import type { EntitySummaries } from './entitySummaries';

/** Where the entities of a table are read from. */
export interface EntityReader {
	readonly groups: EntityGroups;
	readonly summaries: EntitySummaries;
	idOf(group: number): EntityId;
}

/** An entity of a table; what it is called, and where, is read when it is asked for. */
export class JoinedEntity implements Entity {
	readonly #reader: EntityReader;
	readonly #group: number;
	#id: EntityId | undefined;
	#label: string | undefined;
	#names: { readonly aliases: readonly string[]; readonly merges: readonly Merge[] } | undefined;

	/** @param group its number among the groups. */
	constructor(reader: EntityReader, group: number) {
		this.#reader = reader;
		this.#group = group;
	}

	get id(): EntityId {
		return (this.#id ??= this.#reader.idOf(this.#group));
	}

	get label(): string {
		return (this.#label ??= this.#reader.summaries.labelOf(this.#group));
	}

	get type(): EntityType {
		return this.#reader.summaries.of(this.#group).type;
	}

	get mentionCount(): number {
		return this.#reader.summaries.of(this.#group).mentionCount;
	}

	get aliases(): readonly string[] {
		return this.#readNames().aliases;
	}

	get merges(): readonly Merge[] {
		return this.#readNames().merges;
	}

	get documents(): readonly DocumentId[] {
		const { groups } = this.#reader;
		return groups.documentsOf(this.#group).map((number) => groups.names.corpus.idOf(number));
	}

	get documentCount(): number {
		return this.#reader.groups.documentsOf(this.#group).length;
	}

	get mentions(): readonly EntityMention[] {
		return this.documents.flatMap((document) => this.mentionsIn(document));
	}

	get descriptions(): readonly Description[] {
		return this.documents.flatMap((document) => this.descriptionsIn(document));
	}

	mentionsIn(document: DocumentId): readonly EntityMention[] {
		const { surfaces } = this.#reader.groups.names;
		return this.#placesIn(document).sort((a, b) => a.start - b.start)
			.map(({ start, end, sentence, surface, asMaker }) => ({ document, start, end, sentence, alias: surfaces.at(surface), asMaker }));
	}

	descriptionsIn(document: DocumentId): readonly Description[] {
		const places = this.#placesIn(document).filter(({ roles }) => roles.length > 0);
		if (places.length === 0) {
			return [];
		}
		const { names } = this.#reader.groups;
		const { part } = names.partOfDocument(names.corpus.numberOf(document));
		return places.flatMap(({ roles }) => roles.map(({ role, start, end }) => ({ document, start, end, text: part.roles.at(role) })));
	}

	#placesIn(document: DocumentId): GroupPlace[] {
		const { groups } = this.#reader;
		const number = groups.names.corpus.numberOf(document);
		return number < 0 ? [] : groups.placesIn(this.#group, number);
	}

	#readNames(): { readonly aliases: readonly string[]; readonly merges: readonly Merge[] } {
		if (!this.#names) {
			const { groups, summaries } = this.#reader;
			const { label } = summaries.of(this.#group);
			const all = summaries.aliasesOf(this.#group).map(({ surface, rule }) => ({ surface, alias: groups.names.surfaces.at(surface), rule }));
			this.#names = { aliases: all.map(({ alias }) => alias), merges: all.filter(({ surface }) => surface !== label).map(({ alias, rule }) => ({ alias, rule })) };
		}
		return this.#names;
	}
}
