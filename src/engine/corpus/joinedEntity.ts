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
	#documentCount: number | undefined;
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
		return this.firstDocuments(Infinity);
	}

	get documentCount(): number {
		if (this.#documentCount === undefined) {
			let count = 0;
			for (const _ of this.#reader.groups.documentsOf(this.#group)) {
				count++;
			}
			this.#documentCount = count;
		}
		return this.#documentCount;
	}

	firstDocuments(most: number): readonly DocumentId[] {
		const { groups } = this.#reader;
		const first: DocumentId[] = [];
		for (const number of groups.documentsOf(this.#group)) {
			if (first.length >= most) {
				break;
			}
			first.push(groups.names.corpus.idOf(number));
		}
		return first;
	}

	get mentions(): readonly EntityMention[] {
		const { groups } = this.#reader;
		const mentions: EntityMention[] = [];
		/** By surface: many mentions have few. */
		const aliases = new Map<number, string>();
		for (const [number, places] of groups.placesByDocument(this.#group)) {
			this.#addMentions(mentions, groups.names.corpus.idOf(number), places, aliases);
		}
		return mentions;
	}

	get descriptions(): readonly Description[] {
		const { groups } = this.#reader;
		return [...groups.documentsOf(this.#group)].flatMap((number) => this.#descriptionsIn(number, groups.names.corpus.idOf(number)));
	}

	mentionsIn(document: DocumentId): readonly EntityMention[] {
		const number = this.#reader.groups.names.corpus.numberOf(document);
		const mentions: EntityMention[] = [];
		if (number >= 0) {
			this.#addMentions(mentions, document, this.#reader.groups.placesIn(this.#group, number), new Map());
		}
		return mentions;
	}

	descriptionsIn(document: DocumentId): readonly Description[] {
		const number = this.#reader.groups.names.corpus.numberOf(document);
		return number < 0 ? [] : this.#descriptionsIn(number, document);
	}

	/** @param places sorted here. @param aliases by surface, those that are known. */
	#addMentions(mentions: EntityMention[], document: DocumentId, places: GroupPlace[], aliases: Map<number, string>): void {
		const { surfaces } = this.#reader.groups.names;
		for (const { start, end, sentence, surface, asMaker } of places.sort((a, b) => a.start - b.start)) {
			let alias = aliases.get(surface);
			if (alias === undefined) {
				alias = surfaces.at(surface);
				aliases.set(surface, alias);
			}
			mentions.push({ document, start, end, sentence, alias, asMaker });
		}
	}

	#descriptionsIn(number: number, document: DocumentId): Description[] {
		const { groups } = this.#reader;
		const described = groups.placesIn(this.#group, number).filter(({ roles }) => roles.length > 0);
		if (described.length === 0) {
			return [];
		}
		const { part } = groups.names.partOfDocument(number);
		return described.flatMap(({ roles }) => roles.map(({ role, start, end }) => ({ document, start, end, text: part.roles.at(role) })));
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
