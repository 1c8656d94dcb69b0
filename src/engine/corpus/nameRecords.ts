import { FormatError, type ByteWriter } from '../storage/bytes';
import { ENTITY_TYPES, type EntityType } from '../types';
import type { LocalEntity } from './documentNames';
import { JOIN_RULES, type JoinRule } from './nameForms';

/**
 * A local entity as bytes: first its names with their counts, which joining needs, then every place, which only a question about
 * the entity needs. Strings stand as their numbers in the tables of the part.
 */

/** Numbers of strings in the tables of a part. */
export interface NameNumbers {
	key(text: string): number;
	surface(text: string): number;
	role(text: string): number;
}

/** Takes the names of a record in their order: a name, then its types, then its surfaces. */
export interface NameVisitor {
	/** @param rule number of the rule by which it is short for another name of the entity, plus 1; 0 for a full name. */
	name(key: number, rule: number): void;
	/** A type that so many mentions have; the first one found comes first. */
	type(type: number, count: number): void;
	/** @param rule number of the rule by which it came to the name's key. */
	surface(surface: number, rule: number, count: number): void;
}

/** Takes the places of a record, name after name; descriptions follow their place. */
export interface PlaceVisitor {
	/** @param name index of the name in the record. @param isDescribed descriptions follow. */
	place(name: number, surface: number, start: number, end: number, sentence: number, asMaker: boolean, isDescribed: boolean): void;
	description(role: number, start: number, end: number): void;
}

export function ruleNumber(rule: JoinRule): number {
	return JOIN_RULES.indexOf(rule);
}

export function typeNumber(type: EntityType): number {
	return ENTITY_TYPES.indexOf(type);
}

const AS_MAKER = 1;
const DESCRIBED = 2;
const TAG_BITS = 4;

export function writeRecord(writer: ByteWriter, { names }: LocalEntity, text: string, numbers: NameNumbers): void {
	writer.varint(names.length);
	const indexes = names.map(({ rules }) => {
		const byName = new Map<string, number>();
		for (const surface of rules.keys()) {
			byName.set(surface, byName.size);
		}
		return byName;
	});
	for (const [index, name] of names.entries()) {
		writer.varint(numbers.key(name.key));
		writer.varint(name.fuller ? ruleNumber(name.fuller.rule) + 1 : 0);
		writer.varint(name.types.size);
		for (const [type, count] of name.types) {
			writer.varint(typeNumber(type));
			writer.varint(count);
		}
		const counts = new Int32Array(name.rules.size);
		for (const { surface } of name.places) {
			const at = indexes[index]?.get(surface) ?? 0; // Every surface has a rule.
			counts[at] = (counts[at] ?? 0) + 1;
		}
		writer.varint(counts.length);
		let at = 0;
		for (const [surface, rule] of name.rules) {
			writer.varint(numbers.surface(surface));
			writer.varint(ruleNumber(rule));
			writer.varint(counts[at++] ?? 0);
		}
	}
	for (const [index, name] of names.entries()) {
		let start = 0;
		let sentence = 0;
		for (const place of name.places) {
			writer.zigzag(place.start - start);
			writer.varint(place.end - place.start);
			writer.zigzag(place.sentence - sentence);
			writer.varint((indexes[index]?.get(place.surface) ?? 0) * TAG_BITS + (place.descriptions.length > 0 ? DESCRIBED : 0) + (place.asMaker ? AS_MAKER : 0));
			if (place.descriptions.length > 0) {
				writer.varint(place.descriptions.length);
				for (const role of place.descriptions) {
					writer.varint(numbers.role(text.slice(role.start, role.end)));
					writer.zigzag(role.start - place.start);
					writer.varint(role.end - role.start);
				}
			}
			({ start, sentence } = place);
		}
	}
}

/** Reads the names of the record that begins at `from`. */
export function visitNames(records: Uint8Array, from: number, visitor: NameVisitor): void {
	const cursor = new Cursor(records, from);
	for (let names = cursor.varint(); names > 0; names--) {
		const key = cursor.varint();
		visitor.name(key, cursor.varint());
		for (let types = cursor.varint(); types > 0; types--) {
			const type = cursor.varint();
			visitor.type(type, cursor.varint());
		}
		for (let surfaces = cursor.varint(); surfaces > 0; surfaces--) {
			const surface = cursor.varint();
			const rule = cursor.varint();
			visitor.surface(surface, rule, cursor.varint());
		}
	}
}

/** Reads the places of the record that begins at `from`. */
export function visitPlaces(records: Uint8Array, from: number, visitor: PlaceVisitor): void {
	const cursor = new Cursor(records, from);
	/** Of all names, one behind the other; where those of each name begin, and how many places it has. */
	const surfaces: number[] = [];
	const firsts: number[] = [];
	const counts: number[] = [];
	for (let names = cursor.varint(); names > 0; names--) {
		cursor.skip(2); // Key and rule.
		cursor.skip(2 * cursor.varint()); // Types, with their counts.
		firsts.push(surfaces.length);
		let count = 0;
		for (let left = cursor.varint(); left > 0; left--) {
			surfaces.push(cursor.varint());
			cursor.skip(1); // Rule.
			count += cursor.varint();
		}
		counts.push(count);
	}
	for (let name = 0; name < counts.length; name++) {
		const first = firsts[name] as number; // One for each, as of counts.
		let start = 0;
		let sentence = 0;
		for (let left = counts[name] as number; left > 0; left--) {
			start += cursor.zigzag();
			const end = start + cursor.varint();
			sentence += cursor.zigzag();
			const tag = cursor.varint();
			visitor.place(name, surfaces[first + Math.floor(tag / TAG_BITS)] ?? 0, start, end, sentence, (tag & AS_MAKER) !== 0, (tag & DESCRIBED) !== 0);
			for (let roles = (tag & DESCRIBED) !== 0 ? cursor.varint() : 0; roles > 0; roles--) {
				const role = cursor.varint();
				const roleStart = start + cursor.zigzag();
				visitor.description(role, roleStart, roleStart + cursor.varint());
			}
		}
	}
}

/** Copies a record, each string under another number. */
export function copyRecord(records: Uint8Array, from: number, writer: ByteWriter, numbers: { readonly keys: Int32Array; readonly surfaces: Int32Array; readonly roles: Int32Array }): void {
	const cursor = new Cursor(records, from);
	const copy = (): number => {
		const value = cursor.varint();
		writer.varint(value);
		return value;
	};
	const copyNumber = (table: Int32Array): void => writer.varint(table[cursor.varint()] ?? 0);
	let places = 0;
	for (let names = copy(); names > 0; names--) {
		copyNumber(numbers.keys);
		copy();
		for (let types = copy(); types > 0; types--) {
			copy();
			copy();
		}
		for (let surfaces = copy(); surfaces > 0; surfaces--) {
			copyNumber(numbers.surfaces);
			copy();
			places += copy();
		}
	}
	for (; places > 0; places--) {
		copy();
		copy();
		copy();
		for (let roles = (copy() & DESCRIBED) !== 0 ? copy() : 0; roles > 0; roles--) {
			copyNumber(numbers.roles);
			copy();
			copy();
		}
	}
}

/** Reads what a `ByteWriter` wrote, where most numbers have one byte. Throws a `FormatError` at the end of the bytes. */
class Cursor {
	readonly #bytes: Uint8Array;
	#at: number;

	constructor(bytes: Uint8Array, at: number) {
		this.#bytes = bytes;
		this.#at = at;
	}

	varint(): number {
		const first = this.#bytes[this.#at];
		if (first !== undefined && first < 128) {
			this.#at++;
			return first;
		}
		return this.#longVarint();
	}

	/** Passes over so many integers. */
	skip(count: number): void {
		for (let left = count; left > 0; left--) {
			this.varint();
		}
	}

	#longVarint(): number {
		let value = 0;
		for (let scale = 1; ; scale *= 128) {
			const byte = this.#bytes[this.#at++];
			if (byte === undefined) {
				throw new FormatError('Expected more of a record of names.');
			}
			if (byte < 128) {
				return value + byte * scale;
			}
			value += (byte - 128) * scale;
		}
	}

	zigzag(): number {
		const value = this.varint();
		return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
	}
}
