import type { Slices } from '../ports';
import { ByteWriter, FormatError, type ByteReader } from '../storage/bytes';
import type { LiveDocuments, MergedPart, PartFormat } from '../storage/part';
import { Rows } from '../storage/rows';
import { StringTable } from '../storage/stringTable';
import { foldName } from '../text/normalize';
import type { AnalyzedDocument } from '../types';
import type { NameLists } from './aliases';
import { findBearers } from './bearers';
import { findDocumentNames, type DocumentNames, type LocalEntity } from './documentNames';
import { Integers } from './integers';
import { copyRecord, ruleNumber, visitNames, visitPlaces, writeRecord, type NameNumbers, type NameVisitor, type PlaceVisitor } from './nameRecords';
import { DOMAIN_COUNT, DOMAINS, ProfileSet, ProfileTrait, readProfiles, writeProfiles, type Domain, type Profiles } from './profiles';

/**
 * What the documents of a segment name, from their texts alone: local entities, document after document. What joining reads of
 * them lies in arrays (`profiles.ts`); the rest, which a question about one entity reads, in records of bytes (`nameRecords.ts`).
 */
export interface NamePart {
	/** Folded names: the keys of names and links, and the folded form of each surface. */
	readonly keys: StringTable;
	/** Names as written, white space made one. */
	readonly surfaces: StringTable;
	/** Number in `keys` of each surface's folded form. */
	readonly folds: Int32Array;
	/** `SurfaceTrait`s of each surface. */
	readonly surfaceTraits: Uint8Array;
	/** Titles and other descriptions, as written. */
	readonly roles: StringTable;
	/** Where the local entities of each document begin, and at the end their number. */
	readonly entityStarts: Int32Array;
	readonly profiles: Profiles;
	/** Number of each local entity's profile; they are numbered as they come first. */
	readonly profileOf: Int32Array;
	/** Where the record of each local entity begins, and at the end the number of bytes. */
	readonly recordStarts: Int32Array;
	readonly records: Uint8Array;
	/** Local entities that bear each key, as `readBearers` reads them. */
	readonly bearers: Rows;
}

/** What the others are found from. */
type FoundNames = Omit<NamePart, 'bearers'>;

/** Bits of `NamePart.surfaceTraits`. */
export const SurfaceTrait = {
	severalWords: 1,
	/** Up to five letters and signs, all capitals. */
	acronym: 2,
} as const;

/** Documents whose names are found between two pauses: a few thousand names. */
const SLICE_DOCUMENTS = 64;

export const namePartFormat: PartFormat<NamePart, NameLists> = { build, merge, write, read };

function* build(documents: readonly AnalyzedDocument[], lists: NameLists): Slices<NamePart> {
	const found: DocumentNames[] = [];
	for (const [index, document] of documents.entries()) {
		found.push(findDocumentNames(document, lists));
		if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
	const strings = new FoundStrings(found);
	const columns = new Columns();
	for (const [index, { analyzed, entities }] of found.entries()) {
		for (const entity of entities) {
			for (const key of entity.strong.keys()) {
				columns.profiles.addLink(strings.key(key), DOMAINS.indexOf(domainOf(entity, key, lists)), 0);
			}
			for (const [key, rule] of entity.weak) {
				columns.profiles.addLink(strings.key(key), DOMAINS.indexOf(shortDomainOf(entity)), ruleNumber(rule) + 1);
			}
			writeRecord(columns.records, entity, analyzed.document.text, strings);
			columns.endEntity(columns.profiles.end(traitsOf(entity)));
		}
		columns.endDocument();
		if (index % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
	return yield* withBearers({ ...strings.tables(), ...yield* columns.finish() });
}

function* merge(inputs: readonly MergedPart<NamePart>[]): Slices<NamePart> {
	const used: (UsedStrings | undefined)[] = [];
	for (const { part, live } of inputs) {
		used.push(live.liveCount < live.count ? yield* findUsed(part, live) : undefined);
		yield undefined;
	}
	const kept = (of: 'keys' | 'surfaces' | 'roles') => inputs.map(({ part }, index) => {
		const keep = used[index]?.[of];
		return keep ? { table: part[of], keep } : { table: part[of] };
	});
	const keys = yield* StringTable.merge(kept('keys'));
	const surfaces = yield* StringTable.merge(kept('surfaces'));
	const roles = yield* StringTable.merge(kept('roles'));
	const folds = new Int32Array(surfaces.table.size);
	const surfaceTraits = new Uint8Array(surfaces.table.size);
	const columns = new Columns();
	for (const [input, { part, live }] of inputs.entries()) {
		const numbers = { keys: at(keys.numbers, input), surfaces: at(surfaces.numbers, input), roles: at(roles.numbers, input) };
		for (const [before, after] of numbers.surfaces.entries()) {
			if (after >= 0) {
				folds[after] = at(numbers.keys, at(part.folds, before));
				surfaceTraits[after] = at(part.surfaceTraits, before);
			}
		}
		/** Numbers of those that were met. */
		const profiles = new Int32Array(part.profiles.traits.length).fill(-1);
		for (const document of live) {
			for (let entity = at(part.entityStarts, document); entity < at(part.entityStarts, document + 1); entity++) {
				copyRecord(part.records, at(part.recordStarts, entity), columns.records, numbers);
				const profile = at(part.profileOf, entity);
				const known = at(profiles, profile);
				columns.endEntity(known < 0 ? (profiles[profile] = copyProfile(part.profiles, profile, numbers.keys, columns.profiles)) : known);
			}
			columns.endDocument();
			if (document % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
				yield undefined;
			}
		}
		yield undefined; // There may be many of few documents.
	}
	return yield* withBearers({ keys: keys.table, surfaces: surfaces.table, folds, surfaceTraits, roles: roles.table, ...yield* columns.finish() });
}

function copyProfile({ traits, linkStarts, links, linkRules }: Profiles, profile: number, keys: Int32Array, target: ProfileSet): number {
	for (let index = at(linkStarts, profile); index < at(linkStarts, profile + 1); index++) {
		const link = at(links, index);
		target.addLink(at(keys, Math.floor(link / DOMAIN_COUNT)), link % DOMAIN_COUNT, at(linkRules, index));
	}
	return target.end(at(traits, profile));
}

function* withBearers(found: FoundNames): Slices<NamePart> {
	return { ...found, bearers: yield* findBearers(found) };
}

function write(part: NamePart, writer: ByteWriter): void {
	part.keys.write(writer);
	part.surfaces.write(writer);
	writer.array(part.folds);
	writer.array(part.surfaceTraits);
	part.roles.write(writer);
	writeProfiles(part.profiles, writer);
	writer.array(part.profileOf);
	writer.array(part.entityStarts);
	writer.array(part.records);
	writer.array(part.recordStarts);
	part.bearers.write(writer);
}

/** What the records say is not checked here: it is read within their bytes, and the cache tells whether they are ours. */
function read(reader: ByteReader): NamePart {
	const keys = StringTable.read(reader);
	const surfaces = StringTable.read(reader);
	const folds = counted(reader.int32sBelow(keys.size), surfaces.size);
	const surfaceTraits = counted(reader.uint8s(), surfaces.size);
	const roles = StringTable.read(reader);
	const profiles = readProfiles(reader, keys.size);
	const profileOf = reader.int32sBelow(profiles.traits.length);
	const entityStarts = reader.starts(profileOf.length);
	const records = reader.uint8s();
	const recordStarts = counted(reader.starts(records.length), profileOf.length + 1);
	const bearers = Rows.read(reader, keys.size);
	return { keys, surfaces, folds, surfaceTraits, roles, entityStarts, profiles, profileOf, recordStarts, records, bearers };
}

function counted<T extends Int32Array | Uint8Array>(values: T, count: number): T {
	if (values.length !== count) {
		throw new FormatError(`Expected ${count} numbers, got ${values.length}.`);
	}
	return values;
}

// ---- What joining asks of a local entity ----

function domainOf(entity: LocalEntity, key: string, lists: NameLists): Domain {
	return entity.nameClass === 'thing' && (/[ \d]/.test(key) || lists.isKnown(key)) ? 'thing' : shortDomainOf(entity);
}

function shortDomainOf({ nameClass, type }: LocalEntity): Domain {
	return nameClass === 'thing' ? (type === 'place' || type === 'event' ? type : 'body') : nameClass;
}

function traitsOf(entity: LocalEntity): number {
	const isSingle = entity.strong.size === 1 && entity.names.length === 1;
	const isLong = entity.names[0]?.key.includes(' ') ?? false;
	return DOMAINS.indexOf(shortDomainOf(entity)) + (isSingle ? ProfileTrait.single : 0) + (isLong ? ProfileTrait.long : 0);
}

function surfaceTraitsOf(surface: string): number {
	const isAcronym = surface.length <= 5 && /^\p{Lu}\p{Lu}+$/u.test(surface.replace(/[.&]/g, ''));
	return (surface.includes(' ') ? SurfaceTrait.severalWords : 0) + (isAcronym ? SurfaceTrait.acronym : 0);
}

// ---- Strings ----

/** The strings of documents that are put into a part, with their numbers there. */
class FoundStrings implements NameNumbers {
	readonly #keys: ReadonlyMap<string, number>;
	readonly #surfaces: ReadonlyMap<string, number>;
	readonly #roles: ReadonlyMap<string, number>;
	/** Folded form by surface. */
	readonly #folds = new Map<string, string>();

	constructor(found: readonly DocumentNames[]) {
		const keys = new Set<string>();
		const roles = new Set<string>();
		for (const { analyzed, entities } of found) {
			for (const { names, strong, weak } of entities) {
				for (const links of [strong, weak]) {
					for (const key of links.keys()) {
						keys.add(key);
					}
				}
				for (const name of names) {
					keys.add(name.key);
					for (const surface of name.rules.keys()) {
						if (!this.#folds.has(surface)) {
							const fold = foldName(surface);
							this.#folds.set(surface, fold);
							keys.add(fold);
						}
					}
					for (const { descriptions } of name.places) {
						for (const role of descriptions) {
							roles.add(analyzed.document.text.slice(role.start, role.end));
						}
					}
				}
			}
		}
		this.#keys = numbered(keys);
		this.#surfaces = numbered(this.#folds.keys());
		this.#roles = numbered(roles);
	}

	key(text: string): number {
		return this.#keys.get(text) ?? -1;
	}

	surface(text: string): number {
		return this.#surfaces.get(text) ?? -1;
	}

	role(text: string): number {
		return this.#roles.get(text) ?? -1;
	}

	tables(): Pick<NamePart, 'keys' | 'surfaces' | 'folds' | 'surfaceTraits' | 'roles'> {
		const surfaces = [...this.#surfaces.keys()];
		return {
			keys: StringTable.from([...this.#keys.keys()]),
			surfaces: StringTable.from(surfaces),
			folds: Int32Array.from(surfaces, (surface) => this.key(this.#folds.get(surface) ?? '')),
			surfaceTraits: Uint8Array.from(surfaces, surfaceTraitsOf),
			roles: StringTable.from([...this.#roles.keys()]),
		};
	}
}

/** Sorted, each with its place. */
function numbered(strings: Iterable<string>): ReadonlyMap<string, number> {
	const numbers = new Map<string, number>();
	for (const text of [...strings].sort()) {
		numbers.set(text, numbers.size);
	}
	return numbers;
}

/** Which strings of a part its live documents use: 1 for each of those. */
interface UsedStrings {
	readonly keys: Uint8Array;
	readonly surfaces: Uint8Array;
	readonly roles: Uint8Array;
}

function* findUsed(part: NamePart, live: LiveDocuments): Slices<UsedStrings> {
	const used = { keys: new Uint8Array(part.keys.size), surfaces: new Uint8Array(part.surfaces.size), roles: new Uint8Array(part.roles.size) };
	const nothing = (): void => undefined;
	const visitor: NameVisitor & PlaceVisitor = {
		name: (key) => {
			used.keys[key] = 1;
		},
		type: nothing,
		surface: (surface) => {
			used.surfaces[surface] = 1;
			used.keys[at(part.folds, surface)] = 1;
		},
		place: nothing,
		description: (role) => {
			used.roles[role] = 1;
		},
	};
	for (const document of live) {
		for (let entity = at(part.entityStarts, document); entity < at(part.entityStarts, document + 1); entity++) {
			const profile = at(part.profileOf, entity);
			for (let index = at(part.profiles.linkStarts, profile); index < at(part.profiles.linkStarts, profile + 1); index++) {
				used.keys[Math.floor(at(part.profiles.links, index) / DOMAIN_COUNT)] = 1;
			}
			visitNames(part.records, at(part.recordStarts, entity), visitor);
			visitPlaces(part.records, at(part.recordStarts, entity), visitor);
		}
		if (document % SLICE_DOCUMENTS === SLICE_DOCUMENTS - 1) {
			yield undefined;
		}
	}
	return used;
}

// ---- Columns ----

/** The arrays of a part while they are filled, entity after entity. */
class Columns {
	readonly records = new ByteWriter();
	readonly profiles = new ProfileSet();
	readonly #entityStarts = new Integers();
	readonly #profileOf = new Integers();
	readonly #recordStarts = new Integers();

	constructor() {
		this.#entityStarts.push(0);
		this.#recordStarts.push(0);
	}

	endEntity(profile: number): void {
		this.#profileOf.push(profile);
		this.#recordStarts.push(this.records.length);
	}

	endDocument(): void {
		this.#entityStarts.push(this.#profileOf.length);
	}

	*finish(): Slices<Omit<FoundNames, 'keys' | 'surfaces' | 'folds' | 'surfaceTraits' | 'roles'>> {
		const records = yield* this.records.takeInSlices();
		return {
			entityStarts: this.#entityStarts.take(),
			profiles: this.profiles.take(),
			profileOf: this.#profileOf.take(),
			recordStarts: this.#recordStarts.take(),
			records,
		};
	}
}

/** An entry that is there by construction. */
function at<T>(values: { readonly [index: number]: T; readonly length: number }, index: number): T {
	const value = values[index];
	if (value === undefined) {
		throw new RangeError(`Expected one of ${values.length}, got ${index}.`);
	}
	return value;
}
