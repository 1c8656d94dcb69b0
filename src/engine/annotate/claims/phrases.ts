import { isInPhrase, isPlural, isStopBehind, rolesOf, VERB_ENDING } from './nouns';
import type { Atoms } from './atoms';
import { Role } from './numberWords';

/** Longest noun phrase, in atoms, that is read around a claim. */
const LONGEST_PHRASE = 9;

/** Index behind the noun phrase that starts at an atom, with one of-phrase; the atom itself when there is none. */
export function findNounBehind(atoms: Atoms, at: number): number {
	let to = at;
	let of = false;
	for (let next = at; next < at + LONGEST_PHRASE; next++) {
		const atom = atoms.at(next);
		if (isInPhrase(atom)) {
			const participle = next > at && VERB_ENDING.test(atom.lower) && (rolesOf(atom) & Role.noun) === 0 && !atom.capital;
			if (participle && (isPlural(atoms.at(next - 1)) || isStopBehind(atoms, next))) {
				break; // "chips imported from …"
			}
			to = next + 1;
			continue;
		}
		const possessive = (atom.lower === '\'s' || atom.lower === '’s') && !atom.spaced && to === next;
		if (atoms.isHyphen(next) || possessive || (atom.digits?.place === 1 && next > at && (atoms.at(next - 1).capital || (atom.digits.width === 3 && isInPhrase(atoms.at(next + 1)))))) {
			to = possessive || atom.digits ? next + 1 : to;
			continue;
		}
		if (!of && to === next && to > at && (atom.lower === 'of' || (atom.lower === 'and' && atoms.at(next - 1).capital && atoms.at(next + 1).capital))) {
			of = atom.lower === 'of';
			if (of && ['the', 'its', 'their', 'his', 'her'].includes(atoms.at(next + 1).lower)) {
				next++;
			}
			continue;
		}
		break;
	}
	while (to > at && !isInPhrase(atoms.at(to - 1)) && !atoms.at(to - 1).digits) {
		to--;
	}
	return to;
}

const BEFORE_AMOUNT = ['by', 'to', 'at', 'of', 'from', 'with', 'only', 'just', 'another', 'an', 'a', 'the', 'additional', 'further', 'some', 'up', 'down'];
/** "a total of", "on top of": of what is not said. */
const NO_SUBJECT = ['top', 'total', 'excess', 'terms', 'front', 'region', 'order', 'addition', 'case', 'maximum', 'minimum', 'average', 'lot', 'part', 'some', 'out'];

const COPULAS = ['is', 'are', 'was', 'were', 'be', 'been', 'has', 'have', 'had', 'will', 'would', 'could', 'may', 'might', 'should', 'also', 'already', 'now'];

/** What an amount is said of, right before it: `profit` in `profit of $6m`, `oil exports` in `oil exports fell by 5%`. Only plain patterns. */
export function findPhraseBefore(atoms: Atoms, at: number, floor: number): { readonly start: number; readonly end: number } | undefined {
	let to = at;
	let verb = false;
	while (to > floor && at - to < 3 && BEFORE_AMOUNT.includes(atoms.at(to - 1).lower)) {
		to--;
	}
	const of = atoms.is(to, 'of');
	for (let count = 0; count < 4 && to > floor; count++) {
		const atom = atoms.at(to - 1);
		if (atom.kind !== 'word') {
			break;
		}
		const finite = (rolesOf(atom) & (Role.change | Role.verb)) !== 0 || COPULAS.includes(atom.lower) || (atom.lower.endsWith('ed') && atom.lower.length > 4);
		if (!finite && !(atom.lower.endsWith('ly') && (rolesOf(atom) & Role.noun) === 0 && !atom.capital)) {
			break;
		}
		if (of && !verb && count === 0 && (rolesOf(atom) & Role.change) !== 0) {
			break; // "a rise of 5%"
		}
		verb = true;
		to--;
	}
	if (!verb && !of) {
		return undefined;
	}
	let from = to;
	while (from > floor && to - from < LONGEST_PHRASE) {
		const atom = atoms.at(from - 1);
		const inner = isInPhrase(atom) && (rolesOf(atom) & Role.saying) === 0 || atoms.isHyphen(from - 1) || ((atom.lower === '\'s' || atom.lower === '’s') && !atom.spaced) || (from < to && (atom.lower === 'of' || (atom.lower === 'the' && atoms.is(from - 2, 'of'))));
		if (!inner) {
			break;
		}
		from--;
	}
	while (from < to && !isInPhrase(atoms.at(from))) {
		from++;
	}
	if (of && !verb && from === to - 1 && NO_SUBJECT.includes(atoms.at(from).lower)) {
		return undefined;
	}
	return from < to && atoms.at(to - 1).kind === 'word' ? { start: atoms.at(from).start, end: atoms.at(to - 1).end } : undefined;
}
