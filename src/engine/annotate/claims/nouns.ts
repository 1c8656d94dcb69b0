import type { Atom, Atoms } from './atoms';
import { Role } from './numberWords';

/** The noun that a number counts, with the words between. */
export interface CountedNoun {
	/** Index of the head noun. */
	readonly head: number;
	/** Index behind the head noun. */
	readonly to: number;
	/** Lemma of the head noun in lower case (names keep their case). */
	readonly lemma: string;
}

/** Words between a number and its noun, at most. */
const MOST_MODIFIERS = 6;

export function rolesOf(atom: Atom): number {
	return atom.word?.roles ?? 0;
}

/** Is the word a plural noun, by its form or by the list? Verbs in -s are told apart by their place. */
export function isPlural(atom: Atom): boolean {
	if (atom.kind === 'code') {
		return /^\p{Nd}+s$/u.test(atom.text);
	}
	if (atom.kind !== 'word' || atom.lower.length < 3) {
		return false;
	}
	if (atom.word?.lemma !== undefined) {
		return true;
	}
	if (!atom.text.endsWith('s') || (rolesOf(atom) & (Role.singular | Role.stop)) !== 0) {
		return false;
	}
	return !/(?:ss|us|is|'s|’s|ous)$/.test(atom.lower) || /(?:menus|emus|gurus|taxis|skis|kiwis|thais|iraqis|pakistanis|israelis|saudis|bangladeshis|yemenis)$/.test(atom.lower);
}

/** Singular of a plural noun, by the list and the spelling rules of English. */
export function toLemma(atom: Atom): string {
	const listed = atom.word?.lemma;
	if (listed !== undefined) {
		return listed;
	}
	const word = atom.capital && atom.text !== atom.text.toUpperCase() ? atom.text : atom.text === atom.text.toUpperCase() ? atom.text : atom.lower;
	if (!isPlural(atom)) {
		return word;
	}
	if (/[^aeiou]ies$/i.test(word) && word.length > 4) {
		return `${word.slice(0, -3)}y`;
	}
	if (/(?:ss|sh|ch|x|zz)es$/i.test(word)) {
		return word.slice(0, -2);
	}
	return word.slice(0, -1);
}

/** `last` in "the last eight games". */
export function isSpanWord(atoms: Atoms, at: number): boolean {
	const next = atoms.at(at + 1);
	return atoms.is(at, 'last', 'past', 'next', 'first', 'final', 'previous', 'opening', 'closing') && (next.digits !== undefined || next.word?.cardinal !== undefined);
}

/** May the word stand between a number and its noun, or be the noun? */
export function isInPhrase(atom: Atom): boolean {
	return atom.kind === 'code' || (atom.kind === 'word' && ((rolesOf(atom) & (Role.stop | Role.verb)) === 0) && !atom.word?.weekday && atom.word?.cardinal === undefined && atom.word?.ordinal === undefined && !(atom.word?.month !== undefined && atom.capital));
}

/** The plural noun behind a number: `22 new Boeing 787 aircraft`. Bounded look ahead. */
export function findCountedNoun(atoms: Atoms, at: number): CountedNoun | undefined {
	let head = -1;
	const limit = at + MOST_MODIFIERS * 2;
	let modifiers = 0;
	for (let next = at; next < limit && modifiers <= MOST_MODIFIERS; next++) {
		const atom = atoms.at(next);
		if (atom.kind === 'sign') {
			if (atoms.isHyphen(next)) {
				continue;
			}
			// "new mid-size, long-range aircraft"
			if (head < 0 && atom.text === ',' && atoms.isHyphen(next - 2) && atoms.isHyphen(next + 2)) {
				continue;
			}
			break;
		}
		if (atom.kind === 'number') {
			if (head < 0 && atom.digits?.place === 1 && next > at && (atoms.at(next - 1).capital || (atom.digits.width === 3 && atoms.at(next + 1).capital))) {
				continue; // A model's number: "Boeing 787 aircraft".
			}
			break;
		}
		if (head < 0 && next > at && (atom.lower === '\'s' || atom.lower === '’s') && !atom.spaced) {
			continue;
		}
		if (head < 0 && atom.lower === 'and' && next > at && isInPhrase(atoms.at(next - 1)) && isInPhrase(atoms.at(next + 1)) && isPlural(atoms.at(next + 2))) {
			continue; // "two large and important cities"
		}
		if (!isInPhrase(atom)) {
			// "2,200 more", "three other": words of comparison may stand right behind the number.
			if (next === at && atoms.is(next, 'more', 'other', 'such')) {
				continue;
			}
			break;
		}
		modifiers++;
		if (isPlural(atom)) {
			const possessive = (atoms.is(next + 1, '\'s', '’s', '\'', '’') && !atoms.at(next + 1).spaced) || (atoms.isHyphen(next + 1) && !isDash(atoms, next + 1));
			if (!possessive && !isUnitedStates(atoms, next)) {
				head = next;
			}
			if (head === next && !goesOn(atoms, next)) {
				break;
			}
		} else if (head >= 0 && !atoms.at(head).capital) {
			break;
		}
	}
	return head < 0 ? undefined : { head, to: head + 1, lemma: toLemma(atoms.at(head)) };
}

/** A hyphen for a dash: "a city of 167,000 people-remained wary", "some 20 people-the crew". */
function isDash(atoms: Atoms, at: number): boolean {
	const next = atoms.at(at + 1);
	return atoms.is(at - 1, 'people', 'men', 'women', 'children') && ((rolesOf(next) & (Role.stop | Role.verb)) !== 0 || next.lower.endsWith('ed'));
}

function isUnitedStates(atoms: Atoms, at: number): boolean {
	return atoms.at(at).capital && atoms.is(at, 'states', 'nations') && atoms.is(at - 1, 'united');
}

/** Another noun behind a plural one: `sales representatives`, `Texas law firms`. */
function goesOn(atoms: Atoms, at: number): boolean {
	const next = atoms.at(at + 1);
	if (next.kind !== 'word' || !isInPhrase(next) || (rolesOf(next) & Role.peopleWord) !== 0) {
		return false; // "six soldiers dead"
	}
	if (isPlural(next)) {
		return true;
	}
	return atoms.at(at).capital && atoms.at(at).word?.lemma === undefined && isInPhrase(atoms.at(at + 2)) && isPlural(atoms.at(at + 2));
}

const ADJECTIVE_ENDING = /(?:al|ous|ive|ic|able|ible|ful|less|ish|ary|ese|ern|ist|ior)$/;
export const VERB_ENDING = /(?:ed|ly|ing)$/;

/** The singular noun behind `one` or an ordinal: `first test flight`, `one big margin call`. */
export function findSingularNoun(atoms: Atoms, at: number): CountedNoun | undefined {
	let head = -1;
	let nouns = 0;
	for (let next = at; next < at + MOST_MODIFIERS * 2; next++) {
		const atom = atoms.at(next);
		if (atom.kind === 'sign') {
			if (atoms.isHyphen(next)) {
				continue;
			}
			break;
		}
		if (atom.kind === 'number') {
			if (atoms.at(next - 1).capital && next > at && atom.digits?.place === 1) {
				continue;
			}
			break;
		}
		if (!isInPhrase(atom) || !atom.spaced && !atoms.isSign(next - 1, '-', '‐', '‑', '"', '“', '‘')) {
			break;
		}
		if (head >= 0 && (rolesOf(atom) & Role.noun) === 0 && (VERB_ENDING.test(atom.lower) || (rolesOf(atom) & Role.adjective) !== 0)) {
			break;
		}
		if (head >= 0 && isPlural(atom)) {
			// "one plane crashes", "one company's": a third person or another phrase; but "first quarter results" ends here too.
			if (atoms.at(head).capital || nouns > 1 || at === head) {
				head = isStopBehind(atoms, next) ? next : head;
			}
			break;
		}
		const adjective = (rolesOf(atom) & Role.adjective) !== 0 || (ADJECTIVE_ENDING.test(atom.lower) && atom.lower.length > 4);
		if (adjective && isInPhrase(atoms.at(next + 1)) && atoms.at(next + 1).kind === 'word') {
			continue;
		}
		head = next;
		nouns++;
		if (isPlural(atom) && !goesOn(atoms, next)) {
			break;
		}
		if (nouns >= 4) {
			break;
		}
	}
	return head < 0 ? undefined : { head, to: head + 1, lemma: toLemma(atoms.at(head)) };
}

export function isStopBehind(atoms: Atoms, at: number): boolean {
	const next = atoms.at(at + 1);
	return next.kind === 'sign' || (rolesOf(next) & Role.stop) !== 0;
}
