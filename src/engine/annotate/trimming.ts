import { isPossessive, type Name, type NameLists, type TokenText } from './names';

/**
 * The name without what does not belong to it: leading article (outlets and works keep theirs), title, trailing possessive and
 * punctuation; with the dot of its own abbreviation. Gives `undefined` when nothing is left.
 */
export function trimName(name: Name, text: TokenText, lists: NameLists): Name | undefined {
	let { first, last } = name;
	while (first <= last && (opensBadly(first, text) || (name.type === 'person' && first < last && isTitle(first, text, lists)))) {
		first++;
	}
	while (last >= first && endsBadly(last, text)) {
		last--;
	}
	if (last < first) {
		return undefined;
	}
	if (ownsDotBehind(last, text, lists)) {
		last++;
	}
	return first === name.first && last === name.last ? name : { ...name, first, last };
}

/** Signs and a lower-case article open no name; a bracket or hash does, when the tagger says so, only with what closes it: leave it out. */
function opensBadly(token: number, text: TokenText): boolean {
	const surface = text.surface(token);
	return text.isSign(token) || surface === 'the' || surface === 'a' || surface === 'an' || isPossessive(surface);
}

function endsBadly(token: number, text: TokenText): boolean {
	const surface = text.surface(token);
	return isPossessive(surface) || (text.isSign(token) && !/^[!?+.)]$/.test(surface)) || (surface === '.' && !text.touches(token - 1));
}

function isTitle(token: number, text: TokenText, lists: NameLists): boolean {
	const word = text.surface(token).toLowerCase().replace(/\.$/, '');
	return /^(?:mr|mrs|ms|dr|sir|lord|lady|dame|president|prof|professor|sen|senator|gov|governor|rep|gen|general|col|sgt|rev)$/.test(word) && lists.roles.size > 0;
}

/** `Corp` at a sentence's end, where its dot is also the sentence's. */
function ownsDotBehind(token: number, text: TokenText, lists: NameLists): boolean {
	return text.together(token, token + 1) && text.touches(token) && text.surface(token + 1) === '.' && lists.abbreviations.has(text.surface(token).toLowerCase());
}
