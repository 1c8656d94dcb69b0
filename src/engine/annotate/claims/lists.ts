import { readAmount } from './amounts';
import { findRecent, type Scan } from './drafts';
import { findCountedNoun } from './nouns';
import { Role } from './numberWords';
import { readUnit, type FoundUnit } from './units';

/** Longest list of numbers that share one unit. */
const LONGEST_LIST = 3;

/** The unit that a later number of the same list carries: `eight and fourteen percent`, `102 and 21 people`. */
export function readShared({ atoms, words }: Scan, at: number): FoundUnit | 'count' | undefined {
	let next = at;
	for (let count = 0; count < LONGEST_LIST; count++) {
		if (atoms.isSign(next, ',', '/') && atoms.is(next + 1, 'and')) {
			next += 2;
		} else if (atoms.isSign(next, ',') && !atoms.is(next + 1, 'or') || atoms.is(next, 'and', 'or', 'to')) {
			next++;
		} else {
			return undefined;
		}
		const amount = readAmount(atoms, next, words, false);
		if (!amount || amount.article) {
			return undefined;
		}
		const unit = readUnit(atoms, amount.to, words, amount);
		if (unit) {
			return unit;
		}
		if (findCountedNoun(atoms, amount.to)) {
			return 'count';
		}
		next = amount.to;
	}
	return undefined;
}

/** How far before a number, in atoms, a verb says that people are counted. */
const PEOPLE_REACH = 5;

/** Unit of a bare count: the noun of a later or an earlier count, or people where the clause kills or hurts. */
export function inheritedUnit({ atoms, words, found, lastCount }: Scan, from: number): string {
	const first = readAmount(atoms, from, words, false);
	let next = first?.to ?? from + 1;
	for (let count = 0; count < LONGEST_LIST && (atoms.is(next, 'and', 'or') || atoms.isSign(next, ',')); count++) {
		const amount = readAmount(atoms, next + 1, words, false);
		const noun = amount && findCountedNoun(atoms, amount.to);
		if (!amount || noun) {
			if (noun) {
				return noun.lemma;
			}
			break;
		}
		next = amount.to;
	}
	if (atoms.is(first?.to ?? 0, 'out') && atoms.is((first?.to ?? 0) + 1, 'of')) {
		const whole = readAmount(atoms, (first?.to ?? 0) + 2, words, false);
		const noun = whole && findCountedNoun(atoms, whole.to);
		if (noun) {
			return noun.lemma;
		}
	}
	const earlier = findRecent(found, (draft) => draft.kind === 'count' && draft.unit !== '' && draft.unit !== 'time');
	for (let near = from - 1; near >= Math.max(0, from - PEOPLE_REACH); near--) {
		if (((atoms.at(near).word?.roles ?? 0) & Role.peopleVerb) !== 0) {
			return 'person';
		}
	}
	const behind = first?.to ?? from + 1;
	for (let near = behind; near < behind + 4; near++) {
		if (((atoms.at(near).word?.roles ?? 0) & (Role.peopleVerb | Role.peopleWord)) !== 0) {
			return 'person';
		}
	}
	return earlier?.unit ?? lastCount;
}
