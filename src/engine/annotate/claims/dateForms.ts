import type { Atoms } from './atoms';
import { readDayFirst, readMonthFirst, readNumericDate, type FoundDate } from './calendar';
import { readClock } from './clock';
import { type NumberWords } from './numberWords';
import { readRelative, readWeekday } from './relativeDates';
import { readYear, readYearPart } from './years';

/**
 * The date that starts at an atom, or `undefined`.
 * @param counts tells whether a number at an index counts the words behind it, so that it is no year.
 */
export function readDate(atoms: Atoms, at: number, words: NumberWords, counts: (at: number) => boolean): FoundDate | undefined {
	const atom = atoms.at(at);
	if (atom.kind === 'sign') {
		return undefined;
	}
	if (atom.kind === 'number') {
		return readNumericDate(atoms, at) ?? readClock(atoms, at, words) ?? readDayFirst(atoms, at) ?? readYearPart(atoms, at, (next) => readRelative(atoms, next)) ?? readYear(atoms, at, counts);
	}
	return readMonthFirst(atoms, at) ?? readWeekday(atoms, at) ?? readRelative(atoms, at)
		?? (atom.word?.ordinal !== undefined || atom.word?.cardinal !== undefined || atom.kind === 'word' && /^q[1-4]$/.test(atom.lower)
			? readYearPart(atoms, at, (next) => readRelative(atoms, next)) ?? readDayFirst(atoms, at) : undefined);
}
