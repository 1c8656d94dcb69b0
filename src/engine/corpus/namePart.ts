import type { Slices } from '../ports';
import { ByteWriter, FormatError, type ByteReader } from '../storage/bytes';
import type { LiveDocuments, MergedPart, PartFormat } from '../storage/part';
import { StringTable } from '../storage/stringTable';
import { foldName } from '../text/normalize';
import type { AnalyzedDocument } from '../types';
import type { NameLists } from './aliases';
import { findBearers } from './bearers';
import { findDocumentNames, type DocumentNames, type LocalEntity } from './documentNames';
import { copyRecord, ruleNumber, visitNames, visitPlaces, writeRecord, type NameNumbers, type NameVisitor, type PlaceVisitor } from './nameRecords';
import type { Rows } from './postings';

/**
 * What the documents of a segment name, from their texts alone: local entities, document after document. What joining reads of
 * them lies in arrays; the rest, which a question about one entity reads, in records of bytes (`nameRecords.ts`).
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
	/** Of each local entity the domain in which it can be short for another one, and `EntityTrait`s. */
	readonly traits: Uint8Array;
	/** Where the links of each local entity begin, and at the end their number. */
	readonly linkStarts: Int32Array;
	/** Names that mean the entity in other documents: key × `DOMAIN_COUNT` + domain. The first one is its full name. */
	readonly links: Int32Array;
	/** Number of the rule by which a link is one to names that nothing else bears (a weak one), plus 1; 0 for one to all (strong). */
	readonly linkRules: Uint8Array;
	/** Where the record of each local entity begins, and at the end the number of bytes. */
	readonly recordStarts: Int32Array;
	readonly records: Uint8Array;
	/** Local entities that bear each key, as `readBearers` reads them. */
	readonly bearers: Rows;
}

/** What the others are found from. */
type FoundNames = Omit<NamePart, 'bearers'>;

/**
 * Names are joined within one of these. Names of several words and names with digits are the same whatever they were taken for
 * (`thing`); of one word only when they were taken for the same kind of thing: Amazon, a company, is not the Amazon.
 */
const DOMAINS = ['person', 'group', 'thing', 'place', 'event', 'body'] as const;
type Domain = (typeof DOMAINS)[number];
export const DOMAIN_COUNT = DOMAINS.length;

/** Bits of `NamePart.traits`. */
export const EntityTrait = {
	domain: 7,
	/** Bears one name alone, which may be short for another entity's. */
	single: 8,
	/** That name has several words. */
	long: 16,
} as const;

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
				columns.addLink(strings.key(key), DOMAINS.indexOf(domainOf(entity, key, lists)), 0);
			}
			for (const [key, rule] of entity.weak) {
				columns.addLink(strings.key(key), DOMAINS.indexOf(shortDomainOf(entity)), ruleNumber(rule) + 1);
			}
			writeRecord(columns.records, entity, analyzed.document.text, strings);
			columns.endEntity(traitsOf(entity));
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
		for (const document of live) {
			for (let entity = at(part.entityStarts, document); entity < at(part.entityStarts, document + 1); entity++) {
				for (let index = at(part.linkStarts, entity); index < at(part.linkStarts, entity + 1); index++) {
					const link = at(part.links, index);
					columns.addLink(at(numbers.keys, Math.floor(link / DOMAIN_COUNT)), link % DOMAIN_COUNT, at(part.linkRules, index));
				}
				copyRecord(part.records, at(part.recordStarts, entity), columns.records, numbers);
				columns.endEntity(at(part.traits, entity));
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

function* withBearers(found: FoundNames): Slices<NamePart> {
	return { ...found, bearers: yield* findBearers(found) };
}

function write(part: NamePart, writer: ByteWriter): void {
	part.keys.write(writer);
	part.surfaces.write(writer);
	writer.array(part.folds);
	writer.array(part.surfaceTraits);
	part.roles.write(writer);
	writer.array(part.traits);
	writer.array(part.entityStarts);
	writer.array(part.links);
	writer.array(part.linkRules);
	writer.array(part.linkStarts);
	writer.array(part.records);
	writer.array(part.recordStarts);
	writer.array(part.bearers.bytes);
	writer.array(part.bearers.starts);
}

/** What the records say is not checked here: it is read within their bytes, and the cache tells whether they are ours. */
function read(reader: ByteReader): NamePart {
	const keys = StringTable.read(reader);
	const surfaces = StringTable.read(reader);
	const folds = counted(numbersBelow(reader.int32s(), keys.size), surfaces.size);
	const surfaceTraits = counted(reader.uint8s(), surfaces.size);
	const roles = StringTable.read(reader);
	const traits = reader.uint8s();
	const entityStarts = reader.starts(traits.length);
	const links = numbersBelow(reader.int32s(), keys.size * DOMAIN_COUNT);
	const linkRules = counted(reader.uint8s(), links.length);
	const linkStarts = counted(reader.starts(links.length), traits.length + 1);
	const records = reader.uint8s();
	const recordStarts = counted(reader.starts(records.length), traits.length + 1);
	const bytes = reader.uint8s();
	const bearers = { bytes, starts: counted(reader.starts(bytes.length), keys.size + 1) };
	return { keys, surfaces, folds, surfaceTraits, roles, entityStarts, traits, linkStarts, links, linkRules, recordStarts, records, bearers };
}

function counted<T extends Int32Array | Uint8Array>(values: T, count: number): T {
	if (values.length !== count) {
		throw new FormatError(`Expected ${count} numbers, got ${values.length}.`);
	}
	return values;
}

function numbersBelow(values: Int32Array, limit: number): Int32Array {
	for (let index = 0; index < values.length; index++) { // Many: an iterator costs ten times as much.
		const value = values[index] ?? 0;
		if (value < 0 || value >= limit) {
			throw new FormatError(`Expected numbers of ${limit} strings, got ${value}.`);
		}
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
	return DOMAINS.indexOf(shortDomainOf(entity)) + (isSingle ? EntityTrait.single : 0) + (isLong ? EntityTrait.long : 0);
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
				for (const key of [...strong.keys(), ...weak.keys(), ...names.map((name) => name.key)]) {
					keys.add(key);
				}
				for (const name of names) {
					for (const surface of name.rules.keys()) {
						const fold = this.#folds.get(surface) ?? foldName(surface);
						this.#folds.set(surface, fold);
						keys.add(fold);
					}
					for (const role of name.places.flatMap(({ descriptions }) => descriptions)) {
						roles.add(analyzed.document.text.slice(role.start, role.end));
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
	return new Map([...strings].sort().map((text, index) => [text, index]));
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
			for (let index = at(part.linkStarts, entity); index < at(part.linkStarts, entity + 1); index++) {
				used.keys[Math.floor(at(part.links, index) / DOMAIN_COUNT)] = 1;
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

/** An array of integers that grows; outside of the heap, which the collector looks through. */
class Integers {
	length = 0;
	#values = new Int32Array(64);

	push(value: number): void {
		if (this.length === this.#values.length) {
			const grown = new Int32Array(2 * this.length);
			grown.set(this.#values);
			this.#values = grown;
		}
		this.#values[this.length++] = value;
	}

	take(): Int32Array {
		return this.#values.slice(0, this.length);
	}
}

/** The arrays of a part while they are filled, entity after entity. */
class Columns {
	readonly records = new ByteWriter();
	readonly #entityStarts = new Integers();
	readonly #traits = new Integers();
	readonly #linkStarts = new Integers();
	readonly #links = new Integers();
	readonly #linkRules = new Integers();
	readonly #recordStarts = new Integers();

	constructor() {
		for (const starts of [this.#entityStarts, this.#linkStarts, this.#recordStarts]) {
			starts.push(0);
		}
	}

	addLink(key: number, domain: number, rule: number): void {
		this.#links.push(key * DOMAIN_COUNT + domain);
		this.#linkRules.push(rule);
	}

	endEntity(traits: number): void {
		this.#traits.push(traits);
		this.#linkStarts.push(this.#links.length);
		this.#recordStarts.push(this.records.length);
	}

	endDocument(): void {
		this.#entityStarts.push(this.#traits.length);
	}

	*finish(): Slices<Omit<FoundNames, 'keys' | 'surfaces' | 'folds' | 'surfaceTraits' | 'roles'>> {
		const records = yield* this.records.takeInSlices();
		return {
			entityStarts: this.#entityStarts.take(),
			traits: new Uint8Array(this.#traits.take()),
			linkStarts: this.#linkStarts.take(),
			links: this.#links.take(),
			linkRules: new Uint8Array(this.#linkRules.take()),
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
