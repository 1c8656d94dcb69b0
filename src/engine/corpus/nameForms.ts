import { foldName } from '../text/normalize';
import type { EntityType } from '../types';
import type { NameLists } from './aliases';

/** How a name is linked to a fuller one, in words for the reader. Stored by number: add new ones at the end. */
export const JOIN_RULES = [
	'same name', 'known alias', 'company form', 'title', 'maker and model', // Strong: the name alone says it.
	'acronym', 'surname', 'given name', 'initials', 'nickname', 'short form', 'word order', 'plural', // Weak: another source may mean another.
	'decision', 'gazetteer',
] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/** Names that a person, a group of people, or anything else bears are kept apart. */
export type NameClass = 'person' | 'group' | 'thing';

export function classOf(type: EntityType): NameClass {
	return type === 'person' || type === 'group' ? type : 'thing';
}

/** The folded name with the rule that made it differ from plain folding. */
export interface NameForm {
	readonly key: string;
	readonly rule: JoinRule;
}

/** The form under which a name of this type is looked up: known aliases, titles, plurals of groups, company forms and country prefixes resolved. */
export function toNameForm(surface: string, type: EntityType, lists: NameLists): NameForm {
	const folded = foldName(surface) || surface;
	switch (classOf(type)) {
		case 'person': {
			const tokens = folded.split(' ');
			let from = 0;
			while (from < tokens.length - 1 && lists.titles.has(tokens[from] ?? '')) {
				from++;
			}
			return from > 0 ? { key: tokens.slice(from).join(' '), rule: 'title' } : { key: folded, rule: 'same name' };
		}
		case 'group':
			return { key: toGroupKey(folded, lists), rule: 'same name' };
		default:
			return toThingForm(folded, type, lists);
	}
}

/** One member or the whole people: `Democrats`, `Northern Arapaho Tribe`. */
function toGroupKey(folded: string, lists: NameLists): string {
	const tokens = folded.split(' ');
	const key = tokens.length > 1 && lists.groupTails.has(tokens.at(-1) ?? '') ? tokens.slice(0, -1).join(' ') : folded;
	return /\p{Ll}{4}s$/u.test(key) && !/(?:ss|ous|ius)$/.test(key) ? key.slice(0, -1) : key;
}

function toThingForm(folded: string, type: EntityType, lists: NameLists): NameForm {
	const known = lists.findKnown(folded, type);
	if (known) {
		return { key: known.key, rule: known.key === folded ? 'same name' : 'known alias' };
	}
	let tokens = folded.split(' ');
	let rule: JoinRule = 'same name';
	// `US Senate`, `U.S. Senate` and `United States Senate`; folded with the rest of the name, the country lost its case.
	const country = tokens.length > 1 && (tokens[0]?.length ?? 9) <= 3 ? lists.findKnown(tokens[0]?.toUpperCase() ?? '', 'place') : undefined;
	if (country) {
		tokens = [...country.key.split(' '), ...tokens.slice(1)];
		rule = 'known alias';
	}
	if (type === 'organization' || type === 'product' || type === 'other') {
		let end = tokens.length;
		while (end > 1 && lists.companyForms.has(tokens[end - 1] ?? '')) {
			end--;
		}
		if (end < tokens.length && !(end === 1 && /^\p{L}{1,2}$/u.test(tokens[0] ?? ''))) {
			tokens = tokens.slice(0, end);
			rule = 'company form';
		}
	}
	if (type === 'product' && /\d{2}s$/.test(tokens.at(-1) ?? '')) {
		tokens = [...tokens.slice(0, -1), tokens.at(-1)?.slice(0, -1) ?? '']; // `787s`; an `iPhone 5s` is another model.
		rule = rule === 'same name' ? 'plural' : rule;
	}
	if (type === 'event') {
		const from = tokens.findIndex((token) => !lists.eventHeads.has(token));
		if (from > 0) {
			tokens = tokens.slice(from); // A tropical storm becomes a hurricane, and keeps its name.
			rule = 'title';
		}
	}
	const key = tokens.join(' ');
	const again = lists.findKnown(key, type);
	return again ? { key: again.key, rule: again.key === folded ? 'same name' : 'known alias' } : { key, rule };
}

/**
 * Do the letters of `short` stand for `long`? After Schwartz and Hearst, "A simple algorithm for identifying abbreviation
 * definitions in biomedical text" (2003): from the right, each letter is found in order, the first one at a word's start.
 */
export function isAbbreviation(short: string, long: string): boolean {
	const letters = [...short].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).map((letter) => letter.toLowerCase());
	const text = long.toLowerCase();
	if (letters.length < 2 || letters.length > 10 || letters.length * 2 > text.length || !/\p{Lu}.*\p{Lu}/u.test(short)) {
		return false;
	}
	let at = text.length - 1;
	for (let index = letters.length - 1; index >= 0; index--) {
		const letter = letters[index];
		while (at >= 0 && (text[at] !== letter || (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')))) {
			at--;
		}
		if (at < 0) {
			return false;
		}
		at--;
	}
	return !/[\p{L}\p{N}]/u.test(text.slice(0, at + 1).split(/\s+/).filter((word) => !/^(?:the|a|an|of)?$/.test(word)).join(''));
}

const SMALL_WORDS: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'de', 'du', 'la', 'des', 'der', 'und', 'at', 'a']);

/** Initials of a folded name of two words and more: without small words, and with them. */
export function initialsOf(tokens: readonly string[]): readonly string[] {
	if (tokens.length < 2) {
		return [];
	}
	const first = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');
	const short = first(tokens.filter((token) => !SMALL_WORDS.has(token)));
	const long = first(tokens);
	return short === long ? [long] : [short, long];
}

/** Letters of a name that is written as an acronym (`NATO`, `NHC`, `AfCFTA`), in lower case. */
export function acronymLetters(surface: string): string | undefined {
	const bare = surface.replace(/[.\s]/g, '');
	return /^\p{Lu}[\p{Lu}\p{Ll}\d&]{0,8}\p{Lu}$/u.test(bare) && (bare.match(/\p{Lu}/gu)?.length ?? 0) * 2 > bare.length ? bare.toLowerCase() : undefined;
}
