import type { Slices } from '../ports';
import type { EntityType } from '../types';
import { isPause, Taken, type Name, type NameLists, type TokenText } from './names';

/** Longest letter-digit name in tokens: `SARS-CoV-2` has five. */
const MAX_TOKENS = 5;
/** A stem of letters before a hyphen and digits: `GPT` in `GPT-4`; longer ones are words. */
const MAX_STEM = 5;
/** Longest token that is looked at: what is longer is an id. */
const MAX_UNITS = 20;

/**
 * Adds letter-digit names that the tagger missed (`H200`, `F-16`, `COVID-19`), as products unless known as something else,
 * and drops those that are none (`CO2`, `Q3`).
 */
export function* addProductCodes(names: readonly Name[], text: TokenText, lists: NameLists): Slices<Name[]> {
	const taken = new Taken(text.count, names);
	const kept = names.filter((name) => !isNoName(name, text, lists));
	const withDigits = text.surfaces.map((surface) => /\d/.test(surface));
	for (let token = 0; token < text.count; token++) {
		if (isPause(token)) {
			yield undefined;
		}
		// Most words can be left at a look: they hold no digit, and nothing is tied to them.
		const last = withDigits[text.number(token)] === true || text.touches(token) ? codeEnd(token, text) : -1;
		if (last < token) {
			continue;
		}
		if (taken.isFree(token, last)) {
			const type = typeOfCode(token, last, text, lists);
			if (type) {
				kept.push({ first: token, last, type, maker: 0, rule: 'productCode' });
			}
		}
		token = last;
	}
	return kept.sort((a, b) => a.first - b.first);
}

/** Names that are a code with a known type get it. */
export function retypeCode(name: Name, text: TokenText, lists: NameLists): Name {
	const known = /\d/.test(text.surface(name.last)) || /\d/.test(text.surface(name.first)) ? lists.codes.get(keyOf(text.run(name.first, name.last))) : undefined;
	return known && known !== 'none' && known !== name.type ? { ...name, type: known } : name;
}

function isNoName(name: Name, text: TokenText, lists: NameLists): boolean {
	const surface = text.run(name.first, name.last);
	return lists.generic.has(surface) || lists.codes.get(keyOf(surface)) === 'none';
}

/** Last token of the letter-digit run that begins here, or -1. Tokens hold together by hyphens without space. */
function codeEnd(first: number, text: TokenText): number {
	if (text.isSign(first) || (first > 0 && text.touches(first - 1) && text.surface(first - 1) !== '(' && !/^["“‘']$/.test(text.surface(first - 1)))) {
		return -1;
	}
	let last = first;
	while (last + 2 < text.count && last - first < MAX_TOKENS - 1 && text.touches(last) && /^[-‐‑]$/.test(text.surface(last + 1)) && text.touches(last + 1) && !text.isSign(last + 2) && text.together(first, last + 2)) {
		last += 2;
	}
	const surface = text.run(first, last);
	return surface.length <= MAX_UNITS && /\d/.test(surface) && /\p{Lu}/u.test(surface) ? last : -1;
}

function typeOfCode(first: number, last: number, text: TokenText, lists: NameLists): EntityType | undefined {
	const surface = text.run(first, last);
	const known = lists.codes.get(keyOf(surface));
	if (known) {
		return known === 'none' ? undefined : known;
	}
	const before = text.together(first - 1, first) ? text.surface(first - 1).toLowerCase() : '';
	return !lists.codeContexts.has(before) && looksLikeModel(surface) ? 'product' : undefined;
}

/** Capitals and at least two digits in one word (`H200`), or a short stem, a hyphen and digits (`F-16`, `GPT-4`). */
function looksLikeModel(surface: string): boolean {
	const parts = surface.split(/[-‐‑]/);
	const [stem = '', number = ''] = parts;
	if (parts.length === 1) {
		return /^[A-Z]{1,5}[a-z]?\d{2,4}[A-Za-z]{0,3}$/.test(surface);
	}
	return parts.length === 2 && stem.length <= MAX_STEM && /^[A-Z]+[a-z]?$/.test(stem) && /^\d{1,4}[A-Za-z]{0,2}$/.test(number) && !/^(?:19|20)\d\d$/.test(number);
}

const keyOf = (surface: string): string => surface.toLowerCase().replace(/[-‐‑.]/g, '');
