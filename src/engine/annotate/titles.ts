import type { Span } from '../types';
import { type Taken, type Name, type NameLists, type TokenText } from './names';

/** Longest description before a name and behind it, in tokens. */
const BEFORE_TOKENS = 12;
const BEHIND_TOKENS = 30;
const ARTICLES = new Set(['a', 'an', 'the']);

/**
 * Titles and roles that belong to a person's name here: `NVIDIA CEO` before it, `head of the White House AI office` behind it
 * between commas. Verbatim, without a leading article.
 */
export function findDescriptions(name: Name, names: readonly Name[], taken: Taken, text: TokenText, lists: NameLists): Span[] {
	if (name.type !== 'person') {
		return [];
	}
	const spans = [before(name, names, taken, text, lists), behind(name, names, taken, text, lists)];
	return spans.filter((span): span is Span => span !== undefined);
}

function before(name: Name, names: readonly Name[], taken: Taken, text: TokenText, lists: NameLists): Span | undefined {
	let token = name.first - 1;
	// "its chief executive, John Smith" and "spokesman John Smith".
	if (text.surface(token) === ',' && text.together(token - 1, name.first) && isRole(token - 1, text, lists)) {
		token--;
	}
	if (!text.together(token, name.first) || taken.at(token) !== -1 || !isRole(token, text, lists)) {
		return undefined;
	}
	const last = token;
	let first = token;
	while (text.together(first - 1, name.first) && last - first < BEFORE_TOKENS) {
		const other = names[taken.at(first - 1)];
		if (other) {
			if (other.type === 'person' && text.surface(other.last + 1) !== '-') {
				break;
			}
			first = other.first;
		} else if (isRole(first - 1, text, lists) || isModifier(first - 1, text, lists) || (text.surface(first - 1) === '-' && text.touches(first - 1) && text.touches(first - 2))) {
			first--;
		} else {
			break;
		}
	}
	while (first < last && (text.isSign(first) || text.surface(first) === 'and' || text.surface(first) === 'of')) {
		first++;
	}
	return { start: text.start(first), end: text.end(last) };
}

function behind(name: Name, names: readonly Name[], taken: Taken, text: TokenText, lists: NameLists): Span | undefined {
	if (text.surface(name.last + 1) !== ',' || !text.together(name.last, name.last + 2)) {
		return undefined;
	}
	let first = name.last + 2;
	while (text.together(first, name.last) && ARTICLES.has(text.surface(first).toLowerCase())) {
		first++;
	}
	if (!opensWithRole(first, name, names, taken, text, lists)) {
		return undefined;
	}
	let last = first;
	while (text.together(last + 1, name.last) && last - first < BEHIND_TOKENS) {
		const next = last + 1;
		const other = names[taken.at(next)];
		if (other && other.first === next) {
			last = other.last;
			continue;
		}
		if (/^[,;:.!?()–—"“”]+$/.test(text.surface(next)) || /^(?:who|which|that|said|says|told|and|but)$/.test(text.surface(next))) {
			break;
		}
		last = next;
	}
	const closed = !text.together(last + 1, name.last) || /^[,;.)–—]+$/.test(text.surface(last + 1));
	return closed ? { start: text.start(first), end: text.end(last) } : undefined;
}

/** A role stands within the first words: `head of …`, `NVIDIA's chief executive`, `the former U.S. president`. */
function opensWithRole(first: number, name: Name, names: readonly Name[], taken: Taken, text: TokenText, lists: NameLists): boolean {
	if (text.surface(first) === 'and') {
		return false; // The next of a list.
	}
	for (let token = first; text.together(token, name.last) && token < first + 6; token++) {
		const other = names[taken.at(token)];
		if (other) {
			if (other.type === 'person') {
				return false;
			}
			token = other.last;
		} else if (isRole(token, text, lists)) {
			return true;
		} else if (!isModifier(token, text, lists) && !/^(?:'s|’s|-|of|for)$/.test(text.surface(token))) {
			return false;
		}
	}
	return false;
}

function isRole(token: number, text: TokenText, lists: NameLists): boolean {
	return lists.roles.has(text.surface(token).toLowerCase().replace(/\.$/, ''));
}

function isModifier(token: number, text: TokenText, lists: NameLists): boolean {
	const word = text.surface(token).toLowerCase().replace(/\.$/, '');
	return lists.roleModifiers.has(word) || word === 'of' || word === 'and';
}
