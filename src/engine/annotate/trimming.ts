import { isPossessive, type Name, type NameLists, type TokenText } from './names';

/** Longest name, in code units: a longer one is a run of capitals, a list without commas, or a script without spaces. */
const LONGEST_NAME = 200;

/**
 * The name without what does not belong to it: leading article (outlets and works keep theirs), title, trailing possessive and
 * punctuation; with the dot of its own abbreviation. Gives `undefined` when nothing is left, or too much.
 */
export function trimName(name: Name, text: TokenText, lists: NameLists): Name | undefined {
	let { first, last } = name;
	while (first <= last && (opensBadly(first, text) || (name.type === 'person' && first < last && isTitle(first, text, lists)))) {
		first++;
	}
	// "Valencia for £8m": an amount is no part of a name.
	for (let token = first + 1; token <= last; token++) {
		if (/^\p{Sc}/u.test(text.surface(token))) {
			last = token - 1;
			while (last > first && /^\p{Ll}/u.test(text.surface(last))) {
				last--;
			}
		}
	}
	while (last >= first && endsBadly(last, text, lists)) {
		last--;
	}
	// "White House AI office": what modifies the noun behind is no part of the name.
	if (last > first && (name.type === 'organization' || name.type === 'place') && lists.generic.has(text.surface(last)) && text.together(last, last + 1) && /^\p{Ll}/u.test(text.surface(last + 1))) {
		last--;
	}
	if (last < first || text.end(last) - text.start(first) > LONGEST_NAME) {
		return undefined;
	}
	if (ownsDotBehind(last, text, lists)) {
		last++;
	}
	return first === name.first && last === name.last ? name : { ...name, first, last };
}

/** Signs and a lower-case article open no name. */
function opensBadly(token: number, text: TokenText): boolean {
	const surface = text.surface(token);
	return text.isSign(token) || surface === 'the' || surface === 'a' || surface === 'an' || isPossessive(surface);
}

function endsBadly(token: number, text: TokenText, lists: NameLists): boolean {
	const surface = text.surface(token);
	if (surface === '.') {
		return !isAbbreviation(token - 1, text, lists) || !text.touches(token - 1);
	}
	return isPossessive(surface) || (text.isSign(token) && !/^[!?+)]$/.test(surface));
}

function isTitle(token: number, text: TokenText, lists: NameLists): boolean {
	return lists.titles.has(text.surface(token).toLowerCase().replace(/\.$/, ''));
}

/** `Corp` at a sentence's end, where its dot is also the sentence's. */
function ownsDotBehind(token: number, text: TokenText, lists: NameLists): boolean {
	return text.together(token, token + 1) && text.touches(token) && text.surface(token + 1) === '.' && isAbbreviation(token, text, lists);
}

const isAbbreviation = (token: number, text: TokenText, lists: NameLists): boolean => lists.abbreviations.has(text.surface(token).toLowerCase());
