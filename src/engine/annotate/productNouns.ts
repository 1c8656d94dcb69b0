import type { Slices } from '../ports';
import { isCapitalized, isPause, isPossessive, Taken, type Name, type NameLists, type TokenText } from './names';

/**
 * Names that what follows makes products: `Ascend chips`, `the Blackwell architecture`. A capitalised word inside a sentence becomes
 * one; a name found as a person does when it is one word, and no other place of the document has it as a person.
 */
export function* takeProductNouns(names: readonly Name[], text: TokenText, lists: NameLists): Slices<Name[]> {
	const taken = new Taken(text.count, names);
	const people = countPeople(names, text);
	const result = [...names];
	const nouns = text.surfaces.map((surface) => lists.productNouns.has(surface));
	for (let token = 1; token < text.count; token++) {
		if (isPause(token)) {
			yield undefined;
		}
		if (nouns[text.number(token)] !== true || !text.together(token - 1, token) || !isCapitalized(text.surface(token - 1))) {
			continue;
		}
		const index = taken.at(token - 1);
		const name = names[index];
		if (name) {
			if (name.type === 'person' && name.first === name.last && people.get(text.surface(name.first)) === 1) {
				result[index] = { ...name, type: 'product' };
			}
		} else if (isInSentence(token - 1, text) && !isPlainWord(text.surface(token - 1), lists)) {
			result.push({ first: token - 1, last: token - 1, type: 'product', maker: 0, rule: 'productNoun' });
		}
	}
	return result.sort((a, b) => a.first - b.first);
}

/** A capital there is one of a name: the word before is in lower case or a possessive. */
function isInSentence(token: number, text: TokenText): boolean {
	const before = text.together(token - 1, token) ? text.surface(token - 1) : '';
	return isPossessive(before) || /^\p{Ll}{2,}$/u.test(before);
}

function isPlainWord(surface: string, lists: NameLists): boolean {
	const folded = surface.toLowerCase();
	return lists.generic.has(surface) || lists.stopWords.has(folded) || lists.roles.has(folded) || lists.productNouns.has(folded);
}

function countPeople(names: readonly Name[], text: TokenText): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { first, last, type } of names) {
		if (type === 'person') {
			for (let token = first; token <= last; token++) {
				counts.set(text.surface(token), (counts.get(text.surface(token)) ?? 0) + 1);
			}
		}
	}
	return counts;
}
