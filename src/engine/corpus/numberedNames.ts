import type { Slices } from '../ports';
import type { LiveDocuments, MergedPart } from '../storage/part';
import { StringPool } from '../storage/stringPool';
import type { StringTable } from '../storage/stringTable';
import type { DocumentId } from '../types';
import { readBearers } from './bearers';
import type { NamePart } from './namePart';
import { visitNames } from './nameRecords';

/** Strings in a pool for each that the tables have. */
const MOST_STRINGS = 2;

/** What names are joined over: the parts of a corpus, with the order of their documents. */
export interface NamedCorpus {
	readonly parts: readonly MergedPart<NamePart>[];
	/** The live documents in corpus order, by their numbers over all parts: those of the first part, then those of the second, … */
	readonly order: Int32Array;
	/** Number of a document over all parts, or -1. */
	numberOf(id: DocumentId): number;
	/** Throws when there is no document of that number. */
	idOf(number: number): DocumentId;
}

/** A part among those of a corpus. */
export interface PlacedPart {
	readonly part: NamePart;
	readonly live: LiveDocuments;
	/** Numbers over all parts of its first document, local entity and profile. */
	readonly firstDocument: number;
	readonly firstEntity: number;
	readonly firstProfile: number;
	/** Numbers over all parts of its keys and surfaces. */
	readonly keys: Int32Array;
	readonly surfaces: Int32Array;
}

/** One name of a local entity, its strings by their numbers over all parts. */
export interface NumberedName {
	readonly key: number;
	/** Number of the rule by which it is short for another name of its entity, plus 1; 0 for a full name. */
	readonly rule: number;
	/** How many mentions have which type, by its number; the first one found comes first. */
	readonly types: readonly (readonly [number, number])[];
	readonly surfaces: readonly NumberedSurface[];
}

export interface NumberedSurface {
	readonly surface: number;
	/** Number of the folded form among the keys. */
	readonly fold: number;
	/** Number of the rule by which it came to the name's key. */
	readonly rule: number;
	readonly count: number;
}

/** The parts of a corpus side by side: documents, local entities, profiles and strings with numbers over all of them. */
export class NumberedNames {
	readonly corpus: NamedCorpus;
	readonly parts: readonly PlacedPart[];
	readonly keys: StringPool;
	readonly surfaces: StringPool;
	/** Documents and profiles of all parts, gone ones too. */
	readonly documentCount: number;
	readonly profileCount: number;

	private constructor(corpus: NamedCorpus, parts: readonly PlacedPart[], keys: StringPool, surfaces: StringPool) {
		this.corpus = corpus;
		this.parts = parts;
		this.keys = keys;
		this.surfaces = surfaces;
		const last = parts.at(-1);
		this.documentCount = last ? last.firstDocument + last.part.entityStarts.length - 1 : 0;
		this.profileCount = last ? last.firstProfile + last.part.profiles.traits.length : 0;
	}

	/** @param previous what is taken over for parts that stay. */
	static *over(corpus: NamedCorpus, previous: NumberedNames | undefined): Slices<NumberedNames> {
		const keys = poolFor(corpus.parts.map(({ part }) => part.keys), previous?.keys);
		const surfaces = poolFor(corpus.parts.map(({ part }) => part.surfaces), previous?.surfaces);
		const parts: PlacedPart[] = [];
		let firstDocument = 0;
		let firstEntity = 0;
		let firstProfile = 0;
		for (const { part, live } of corpus.parts) {
			parts.push({
				part, live, firstDocument, firstEntity, firstProfile,
				keys: yield* keys.numbersOf(part.keys),
				surfaces: yield* surfaces.numbersOf(part.surfaces),
			});
			firstDocument += part.entityStarts.length - 1;
			firstEntity += part.profileOf.length;
			firstProfile += part.profiles.traits.length;
		}
		return new NumberedNames(corpus, parts, keys, surfaces);
	}

	partOfDocument(document: number): PlacedPart {
		return lastFrom(this.parts, document, ({ firstDocument }) => firstDocument);
	}

	partOfEntity(entity: number): PlacedPart {
		return lastFrom(this.parts, entity, ({ firstEntity }) => firstEntity);
	}

	/** Numbers of the first local entity of a document and of the one behind its last. */
	entitiesOf(document: number): readonly [number, number] {
		const { part, firstDocument, firstEntity } = this.partOfDocument(document);
		return [firstEntity + (part.entityStarts[document - firstDocument] ?? 0), firstEntity + (part.entityStarts[document - firstDocument + 1] ?? 0)];
	}

	/** Number of the document that a local entity is of. */
	documentOf(entity: number): number {
		const { part, firstDocument, firstEntity } = this.partOfEntity(entity);
		return firstDocument + findDocument(part, entity - firstEntity);
	}

	/** Number of the profile that a local entity has. */
	profileOf(entity: number): number {
		const { part, firstEntity, firstProfile } = this.partOfEntity(entity);
		return firstProfile + (part.profileOf[entity - firstEntity] ?? 0);
	}

	/** The names of a local entity. */
	read(local: number): readonly NumberedName[] {
		const { part, keys, surfaces, firstEntity } = this.partOfEntity(local);
		const names: { key: number; rule: number; types: [number, number][]; surfaces: NumberedSurface[] }[] = [];
		visitNames(part.records, part.recordStarts[local - firstEntity] ?? 0, {
			name: (key, rule) => {
				names.push({ key: keys[key] ?? 0, rule, types: [], surfaces: [] });
			},
			type: (type, count) => {
				names.at(-1)?.types.push([type, count]);
			},
			surface: (surface, rule, count) => {
				names.at(-1)?.surfaces.push({ surface: surfaces[surface] ?? 0, fold: keys[part.folds[surface] ?? 0] ?? 0, rule, count });
			},
		});
		return names;
	}

	/** Local entities with a name that folds to this or has it as its key. */
	*bearersOf(folded: string): Generator<number, void> {
		for (const { part, live, firstEntity } of this.parts) {
			for (const local of readBearers(part.bearers, part.keys.find(folded))) {
				if (live.liveCount === live.count || live.has(findDocument(part, local))) {
					yield firstEntity + local;
				}
			}
		}
	}
}

/** The document of a local entity; both by their numbers in the part. */
function findDocument({ entityStarts }: NamePart, entity: number): number {
	let low = 0;
	let high = entityStarts.length - 1;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((entityStarts[middle] ?? 0) <= entity) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

/** The pool before, unless too many of its strings are of tables that are gone. */
function poolFor(tables: readonly StringTable[], before: StringPool | undefined): StringPool {
	const most = MOST_STRINGS * tables.reduce((sum, { size }) => sum + size, 0);
	return before && before.size <= most ? before : new StringPool();
}

/** The last part that begins at or before a number; parts without anything are passed over. */
function lastFrom(parts: readonly PlacedPart[], number: number, firstOf: (part: PlacedPart) => number): PlacedPart {
	let low = 0;
	let high = parts.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		const part = parts[middle];
		if (part && firstOf(part) <= number) {
			low = middle;
		} else {
			high = middle;
		}
	}
	const found = parts[low];
	if (!found) {
		throw new RangeError(`Expected a number of a part, got ${number}.`);
	}
	return found;
}
