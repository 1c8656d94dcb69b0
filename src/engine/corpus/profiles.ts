import { addToHash, finishHash, HASH_START } from '../hashing';
import { FormatError, type ByteReader, type ByteWriter } from '../storage/bytes';
import { Integers } from './integers';

/**
 * All that joining asks of a local entity: what other documents may call it. Documents name the same things again and again, so that
 * the local entities of a corpus share far fewer profiles, and joining these joins all.
 */
export interface Profiles {
	/** Of each profile the domain in which it can be short for another one, and `ProfileTrait`s. */
	readonly traits: Uint8Array;
	/** Where the links of each profile begin, and at the end their number. */
	readonly linkStarts: Int32Array;
	/** Names that mean the entity in other documents: key × `DOMAIN_COUNT` + domain. The first one is its full name. */
	readonly links: Int32Array;
	/** Number of the rule by which a link is one to names that nothing else bears (a weak one), plus 1; 0 for one to all (strong). */
	readonly linkRules: Uint8Array;
}

/**
 * Names are joined within one of these. Names of several words and names with digits are the same whatever they were taken for
 * (`thing`); of one word only when they were taken for the same kind of thing: Amazon, a company, is not the Amazon.
 */
export const DOMAINS = ['person', 'group', 'thing', 'place', 'event', 'body'] as const;
export type Domain = (typeof DOMAINS)[number];
export const DOMAIN_COUNT = DOMAINS.length;

/** Bits of `Profiles.traits`. */
export const ProfileTrait = {
	domain: 7,
	/** Bears one name alone, which may be short for another entity's. */
	single: 8,
	/** That name has several words. */
	long: 16,
} as const;

/** The part of the slots that may be in use. */
const FULL = 1 / 2;

/** Profiles while they are found, each kept once: an open hash table (Knuth, The Art of Computer Programming 3, section 6.4). */
export class ProfileSet {
	readonly #traits = new Integers();
	readonly #linkStarts = new Integers();
	readonly #links = new Integers();
	readonly #linkRules = new Integers();
	/** Number of a profile, plus 1; 0 where none is. */
	#slots = new Int32Array(64);

	constructor() {
		this.#linkStarts.push(0);
	}

	/** Adds to the links of the profile that `end` asks for next. */
	addLink(key: number, domain: number, rule: number): void {
		this.#links.push(key * DOMAIN_COUNT + domain);
		this.#linkRules.push(rule);
	}

	/** Number of the profile with the links that were added; they are counted as they came first. */
	end(traits: number): number {
		const start = this.#linkStarts.at(this.#traits.length);
		let slot = this.#slotOf(start, this.#links.length, traits);
		for (let known = this.#slots[slot] ?? 0; known !== 0; known = this.#slots[slot] ?? 0) {
			if (this.#isEqual(known - 1, start, traits)) {
				this.#links.cut(start);
				this.#linkRules.cut(start);
				return known - 1;
			}
			slot = (slot + 1) & (this.#slots.length - 1);
		}
		this.#traits.push(traits);
		this.#linkStarts.push(this.#links.length);
		const count = this.#traits.length;
		this.#slots[slot] = count;
		if (count > FULL * this.#slots.length) {
			this.#grow();
		}
		return count - 1;
	}

	take(): Profiles {
		return {
			traits: new Uint8Array(this.#traits.take()),
			linkStarts: this.#linkStarts.take(),
			links: this.#links.take(),
			linkRules: new Uint8Array(this.#linkRules.take()),
		};
	}

	#isEqual(profile: number, start: number, traits: number): boolean {
		const from = this.#linkStarts.at(profile);
		const count = this.#linkStarts.at(profile + 1) - from;
		if (this.#traits.at(profile) !== traits || count !== this.#links.length - start) {
			return false;
		}
		for (let link = 0; link < count; link++) {
			if (this.#links.at(from + link) !== this.#links.at(start + link) || this.#linkRules.at(from + link) !== this.#linkRules.at(start + link)) {
				return false;
			}
		}
		return true;
	}

	/** The slot to look into first. */
	#slotOf(start: number, end: number, traits: number): number {
		let hash = addToHash(HASH_START, traits);
		for (let link = start; link < end; link++) {
			hash = addToHash(addToHash(hash, this.#links.at(link)), this.#linkRules.at(link));
		}
		return finishHash(hash) & (this.#slots.length - 1);
	}

	#grow(): void {
		this.#slots = new Int32Array(2 * this.#slots.length);
		for (let profile = 0; profile < this.#traits.length; profile++) {
			let slot = this.#slotOf(this.#linkStarts.at(profile), this.#linkStarts.at(profile + 1), this.#traits.at(profile));
			while (this.#slots[slot] !== 0) {
				slot = (slot + 1) & (this.#slots.length - 1);
			}
			this.#slots[slot] = profile + 1;
		}
	}
}

export function writeProfiles({ traits, linkStarts, links, linkRules }: Profiles, writer: ByteWriter): void {
	writer.array(traits);
	writer.array(links);
	writer.array(linkRules);
	writer.array(linkStarts);
}

/** @param keys number of keys. Throws a `FormatError` on what is malformed. */
export function readProfiles(reader: ByteReader, keys: number): Profiles {
	const traits = reader.uint8s();
	const links = reader.int32sBelow(keys * DOMAIN_COUNT);
	const linkRules = reader.uint8s();
	const linkStarts = reader.starts(links.length);
	if (linkRules.length !== links.length || linkStarts.length !== traits.length + 1) {
		throw new FormatError(`Expected the links of ${traits.length} profiles.`);
	}
	return { traits, linkStarts, links, linkRules };
}
