import type { AnalyzedDocument } from '../types';
import type { NameLists } from './aliases';
import { mainType, type LocalName } from './documentNames';
import { acronymLetters, initialsOf, isAbbreviation, type JoinRule } from './nameForms';

/** A word that more names of a document share than this tells none of them from the others. */
const MAX_SHARED = 100;
/** Tells a son from his father. */
const GENERATION: ReadonlySet<string> = new Set(['jr', 'junior', 'sr', 'senior', 'ii', 'iii', 'iv']);

/**
 * Links each short name of a document to the one fuller name that it stands for. A short name with two candidates is
 * linked to none. Longer names are linked first, so that two candidates which are one count as one.
 */
export function linkNames(names: readonly LocalName[], byMention: readonly LocalName[], analyzed: AnalyzedDocument, lists: NameLists): void {
	linkAppositions(byMention, analyzed);
	const index = new NameIndex(names, lists);
	const byLength = [...names].sort((a, b) => b.tokens.length - a.tokens.length);
	for (const name of byLength) {
		if (name.fuller) {
			continue;
		}
		const found = name.nameClass === 'person' ? findFullPerson(name, index, lists)
			: name.nameClass === 'group' ? undefined : findFullThing(name, index, lists);
		if (found && rootOf(found.name) !== name) {
			name.fuller = found;
		}
	}
}

/** The fullest name that a name is short for; itself when there is none. */
export function rootOf(name: LocalName): LocalName {
	let root = name;
	while (root.fuller) {
		root = root.fuller.name;
	}
	return root;
}

type Link = NonNullable<LocalName['fuller']>;

/** `Long Name (LN)` and `LN (Long Name)`. */
function linkAppositions(byMention: readonly LocalName[], { document, mentions }: AnalyzedDocument): void {
	for (let index = 0; index + 1 < mentions.length; index++) {
		const [first, second] = [mentions[index], mentions[index + 1]];
		const [before, inside] = [byMention[index], byMention[index + 1]];
		if (!first || !second || !before || !inside || before === inside || second.start - first.end > 4) {
			continue;
		}
		const opens = /^(?:['’]s)?\s?[([]\s?["“'‘]?$/.test(document.text.slice(first.end, second.start));
		if (!opens || !/^["”'’]?\s?[)\],;]/.test(document.text.slice(second.end, second.end + 3)) || before.nameClass === 'group' || inside.nameClass === 'group') {
			continue;
		}
		const [a, b] = [document.text.slice(first.start, first.end), document.text.slice(second.start, second.end)];
		if (isAbbreviation(b, a) && rootOf(before) !== inside) {
			inside.fuller ??= { name: before, rule: 'acronym' };
		} else if (isAbbreviation(a, b) && rootOf(inside) !== before) {
			before.fuller ??= { name: inside, rule: 'acronym' };
		}
	}
}

/** Names of several words by each of their words, and by their initials. */
class NameIndex {
	readonly #byToken = new Map<string, LocalName[]>();
	readonly #byInitials = new Map<string, LocalName[]>();
	readonly #byBag = new Map<string, LocalName[]>();
	readonly #byKey = new Map<string, LocalName>();

	constructor(names: readonly LocalName[], lists: NameLists) {
		for (const name of names) {
			this.#byKey.set(`${name.nameClass} ${name.key}`, name);
			if (name.tokens.length > 1) {
				for (const token of new Set(name.tokens)) {
					push(this.#byToken, `${name.nameClass} ${token}`, name);
				}
				const national = name.tokens.findIndex((_, at) => at > 0 && lists.isKnownPlace(name.tokens.slice(0, at).join(' ')));
				const initials = new Set([...initialsOf(name.tokens), ...(national > 0 ? initialsOf(name.tokens.slice(national)) : [])]);
				for (const letters of initials) {
					push(this.#byInitials, `${name.nameClass} ${letters}`, name);
				}
				push(this.#byBag, `${name.nameClass} ${bagOf(name.tokens)}`, name);
			}
		}
	}

	find(nameClass: string, key: string): LocalName | undefined {
		return this.#byKey.get(`${nameClass} ${key}`);
	}

	/** Longer names that hold the rarest word of this one; none when all its words are in very many names. */
	longer(name: LocalName): readonly LocalName[] {
		let rarest: readonly LocalName[] | undefined;
		for (const token of name.tokens) {
			const found = this.#byToken.get(`${name.nameClass} ${token}`) ?? [];
			rarest = !rarest || found.length < rarest.length ? found : rarest;
		}
		return (rarest?.length ?? 0) > MAX_SHARED ? [] : (rarest ?? []).filter((other) => other.tokens.length > name.tokens.length);
	}

	/** Names of as many words that share this name's last word. */
	sameLast(name: LocalName): readonly LocalName[] {
		const last = name.tokens.at(-1) ?? '';
		const found = this.#byToken.get(`${name.nameClass} ${last}`) ?? [];
		return found.length > MAX_SHARED ? [] : found.filter((other) => other !== name && other.tokens.length >= name.tokens.length && other.tokens.at(-1) === last);
	}

	/** Names of the same words in another order: `Iraq Parliament`, `Parliament of Iraq`. */
	sameWords(name: LocalName): readonly LocalName[] {
		return (this.#byBag.get(`${name.nameClass} ${bagOf(name.tokens)}`) ?? []).filter((other) => other !== name && other.tokens.length > name.tokens.length);
	}

	withInitials(nameClass: string, initials: string): readonly LocalName[] {
		return this.#byInitials.get(`${nameClass} ${initials}`) ?? [];
	}
}

function bagOf(tokens: readonly string[]): string {
	return tokens.filter((token) => token !== 'of' && token !== 'the' && token !== 'for').sort().join(' ');
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
	const list = map.get(key);
	if (list) {
		list.push(value);
	} else {
		map.set(key, [value]);
	}
}

/** The one name that all candidates are; nothing when they are two. */
function only(candidates: readonly LocalName[], rule: JoinRule): Link | undefined {
	const roots = new Set(candidates.map(rootOf));
	const first = candidates[0];
	return first && roots.size === 1 ? { name: first, rule } : undefined;
}

// ---- People ----

function findFullPerson(name: LocalName, index: NameIndex, lists: NameLists): Link | undefined {
	const longer = index.longer(name).filter((other) => !name.tokens.some((token) => GENERATION.has(token)) || other.tokens.some((token) => GENERATION.has(token)));
	if (name.tokens.length > 1) {
		return only(longer.filter((other) => isPartOfPerson(name.tokens, other.tokens)), 'short form') ?? findVariant(name, index, lists);
	}
	const token = name.key;
	const surnames = longer.filter((other) => surnamesOf(other.tokens, lists).includes(token));
	if (surnames.length > 0) {
		return only(surnames, 'surname');
	}
	const given = longer.filter((other) => other.tokens[0] === token);
	if (given.length > 0) {
		return only(given, 'given name');
	}
	const letters = name.places.map(({ surface }) => acronymLetters(surface)).find(Boolean);
	return only(longer, 'short form') ?? (letters && letters.length > 2 ? only(index.withInitials('person', letters), 'acronym') : undefined);
}

/** The words that may stand for a person alone: the last one without Jr., or the first where family names stand in front. */
export function surnamesOf(tokens: readonly string[], lists: NameLists): readonly string[] {
	const proper = tokens.filter((token) => !GENERATION.has(token));
	const last = proper.at(-1);
	const first = proper[0];
	if (!last || !first || proper.length < 2) {
		return [];
	}
	return proper.length <= 3 && lists.frontFamilyNames.has(first) ? [first, last] : [last];
}

/** `Van Biljon` in `Leon van Biljon`, `John Luk` in `John Luk Jok`, `William Saturn` in `William S. Saturn`; never `Trump` in `Trump Jr.`. */
function isPartOfPerson(short: readonly string[], long: readonly string[]): boolean {
	if (long.slice(short.length).every((token) => GENERATION.has(token)) && short.every((token, at) => token === long[at])) {
		return false;
	}
	const isSuffix = short.every((token, at) => token === long[long.length - short.length + at]);
	if (isSuffix) {
		return true;
	}
	let at = 0;
	for (const token of long) {
		at += token === short[at] ? 1 : 0;
	}
	return at === short.length && short[0] === long[0];
}

/** `J. Smith` for `John Smith`, `Mike Pompeo` for `Michael Pompeo`. */
function findVariant(name: LocalName, index: NameIndex, lists: NameLists): Link | undefined {
	const first = name.tokens[0] ?? '';
	const others = index.sameLast(name);
	if (first.length === 1) {
		return only(others.filter((other) => other.tokens[0]?.[0] === first.toLowerCase() && (other.tokens[0]?.length ?? 0) > 1), 'initials');
	}
	const middle = only(others.filter((other) => isWithInitials(name.tokens, other.tokens)), 'initials');
	if (middle) {
		return middle;
	}
	const known = lists.nicknames.get(first);
	const full = known ? others.filter((other) => known.has(other.tokens[0] ?? '') && rootOf(other) !== name) : [];
	// Of two equal forms the one that stands first in the text is the fuller.
	return only(full.filter((other) => other.tokens.length > name.tokens.length || (other.places[0]?.start ?? 0) < (name.places[0]?.start ?? 0)), 'nickname');
}

/** `Richard K. Guy` for `Richard Kenneth Guy`. */
function isWithInitials(short: readonly string[], long: readonly string[]): boolean {
	return short.length === long.length && short.length > 2 && short[0] === long[0] && short.some((token) => token.length === 1)
		&& short.every((token, at) => token === long[at] || (token.length === 1 && (long[at] ?? '').length > 1 && long[at]?.startsWith(token)));
}

// ---- Organisations, places, products and other things ----

function findFullThing(name: LocalName, index: NameIndex, lists: NameLists): Link | undefined {
	const type = mainType(name.types);
	const letters = name.tokens.length === 1 ? name.places.map(({ surface }) => acronymLetters(surface)).find(Boolean) : undefined;
	if (letters) {
		const link = only(index.withInitials('thing', letters).filter((other) => type !== 'place' || mainType(other.types) === 'place'), 'acronym');
		if (link) {
			return link;
		}
	}
	const longer = index.longer(name).filter((other) => isKindred(type, mainType(other.types)));
	const asPlural = name.tokens.length === 1 || type === 'product' ? findSingular(name, index) : undefined;
	if (asPlural) {
		return asPlural;
	}
	const models = longer.filter((other) => other.models.has(name.key));
	if (models.length > 0) {
		return only(models, 'maker and model');
	}
	const reordered = name.tokens.length > 1 ? only(index.sameWords(name), 'word order') : undefined;
	if (reordered) {
		return reordered;
	}
	switch (type) {
		case 'product':
			return only(longer.filter((other) => isModelOf(name, other, index)), 'maker and model')
				?? only(longer.filter((other) => mainType(other.types) === 'product' && holds(other.tokens, name.tokens) > 0), 'short form');
		case 'event':
			return only(longer.filter((other) => isEdition(other, name)), 'short form');
		case 'place':
			return only(longer.filter((other) => beginsWith(other, name, lists.placeTails)), 'short form') ?? findNational(name, longer, index, lists);
		default:
			return only(longer.filter((other) => beginsWith(other, name, lists.organizationTails)), 'short form')
				?? findNational(name, longer, index, lists)
				?? (type === 'organization' ? only(longer.filter((other) => isOfSomewhere(other, name)), 'short form') : undefined);
	}
}

function isKindred(a: string, b: string): boolean {
	return a === b || (a === 'other' && b !== 'place') || (b === 'other' && a !== 'place');
}

/** `787s` for `787`. */
function findSingular(name: LocalName, index: NameIndex): Link | undefined {
	const singular = /\p{L}{3}s$/u.test(name.key) && !name.key.endsWith('ss') ? index.find('thing', name.key.slice(0, -1)) : undefined;
	return singular && mainType(name.types) === 'product' && singular !== name ? { name: singular, rule: 'plural' } : undefined;
}

/** Is `model` what is left of `product` behind the name of an organisation of this document? */
function isModelOf(model: LocalName, product: LocalName, index: NameIndex): boolean {
	const at = product.tokens.length - model.tokens.length;
	if (holds(product.tokens, model.tokens) !== at) {
		return false;
	}
	const maker = index.find('thing', product.tokens.slice(0, at).join(' '));
	return maker !== undefined && mainType(maker.types) === 'organization';
}

/** Where `short` stands in `long` as a run of words, or -1. */
function holds(long: readonly string[], short: readonly string[]): number {
	for (let at = 0; at + short.length <= long.length; at++) {
		if (short.every((token, index) => token === long[at + index])) {
			return at;
		}
	}
	return -1;
}

function beginsWith(long: LocalName, short: LocalName, tails: ReadonlySet<string>): boolean {
	const rest = long.tokens.slice(short.tokens.length);
	return holds(long.tokens, short.tokens) === 0 && (rest.every((token) => tails.has(token)) || tails.has(rest.join(' ')));
}

/** `Anime North 2019` of `Anime North`. */
function isEdition(long: LocalName, short: LocalName): boolean {
	return long.tokens.filter((token) => !/^(?:19|20)\d{2}$/.test(token)).join(' ') === short.key;
}

/** `Port Authority` for `Port Authority of New York and New Jersey`. */
function isOfSomewhere(long: LocalName, short: LocalName): boolean {
	return holds(long.tokens, short.tokens) === 0 && /^(?:of|for|at)$/.test(long.tokens[short.tokens.length] ?? '');
}

/** `Senate` for `United States Senate`: what is left out is a country or another place. */
function findNational(name: LocalName, longer: readonly LocalName[], index: NameIndex, lists: NameLists): Link | undefined {
	return only(longer.filter((other) => {
		const at = other.tokens.length - name.tokens.length;
		if (holds(other.tokens, name.tokens) !== at) {
			return false;
		}
		const words = other.tokens.slice(0, at);
		while (words.length > 1 && lists.nationalWords.has(words.at(-1) ?? '')) {
			words.pop();
		}
		const head = words.join(' ');
		const place = index.find('thing', head);
		return lists.isKnownPlace(head) || index.find('group', head) !== undefined || (place !== undefined && mainType(place.types) === 'place');
	}), 'short form');
}
