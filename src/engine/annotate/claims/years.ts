import { isDecade, type Atoms } from './atoms';
import { isRangeSign, LAST_YEAR, monthAt, ordinalAt, readMonthFirst, two, yearAt, type FoundDate } from './calendar';

/** Years that stand without a preposition: those that news speaks of. */
const FIRST_RECENT_YEAR = 1900;
const LAST_RECENT_YEAR = 2050;

const BEFORE_YEAR = ['in', 'since', 'until', 'till', 'by', 'during', 'early', 'late', 'mid', 'year', 'fiscal', 'season', 'throughout', 'circa'];
const BEFORE_YEAR_OR_COUNT = ['from', 'of', 'to', 'before', 'after', 'between', 'and', 'around', 'about', 'through', 'for', 'or', 'as'];
const DETERMINERS = ['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'this', 'that', '\'s', '’s'];

/**
 * A year that stands alone, a span of years or a decade: `2007`, `2009–10`, `the 1990s`.
 * @param counts tells whether a number at an index counts the words behind it.
 */
export function readYear(atoms: Atoms, at: number, counts: (at: number) => boolean): FoundDate | undefined {
	const decade = readDecade(atoms, at);
	if (decade) {
		return decade;
	}
	const year = yearAt(atoms, at);
	if (year === undefined || (!atoms.at(at).spaced && !atoms.isSign(at - 1, '(', '-', '/', '–', '—', '[', '“', '"', '‘', '\'', '~'))) {
		return undefined;
	}
	const range = readYearRange(atoms, at, year);
	if (range) {
		return range;
	}
	let before = at - 1;
	while (atoms.isSign(before, '-', '(', '~')) {
		before--;
	}
	if (!atoms.isSign(at + 1, '-', '/', '–') && !isYearHere(atoms, at, before, year, counts)) {
		return undefined;
	}
	if (atoms.isHyphen(at + 1) && !atoms.at(at + 2).capital && atoms.at(at + 2).kind !== 'word') {
		return undefined;
	}
	return isYearHere(atoms, at, before, year, counts) ? { from: at, to: at + 1, iso: String(year), bound: 'exact' } : undefined;
}

function isYearHere(atoms: Atoms, at: number, before: number, year: number, counts: (at: number) => boolean): boolean {
	const previous = atoms.at(before);
	if (atoms.isSign(at + 1, '%') || (atoms.isSign(before, ':', '#', '$', '£', '€', '¥') && before === at - 1)) {
		return false;
	}
	if (BEFORE_YEAR.includes(previous.lower)) {
		return !counts(at) || (year >= FIRST_RECENT_YEAR && year <= LAST_RECENT_YEAR);
	}
	if (year < FIRST_RECENT_YEAR || year > LAST_RECENT_YEAR) {
		return BEFORE_YEAR_OR_COUNT.includes(previous.lower) && year >= 1500 && !counts(at);
	}
	if (previous.capital && before === at - 1 && before > 0 && previous.word === undefined && year === 2000) {
		return false; // A name: "Russell 2000"; but "Expo 2010" was in that year.
	}
	return !counts(at) || DETERMINERS.includes(previous.lower) || (atoms.at(at + 1).capital && year !== 2000); // "2019 Nobel Prize winners"
}

function readYearRange(atoms: Atoms, at: number, year: number): FoundDate | undefined {
	const sign = atoms.at(at + 1);
	const between = atoms.is(at - 1, 'between');
	if (!(isRangeSign(atoms, at + 1) || (sign.text === '/' && !sign.spaced) || (between && sign.lower === 'and')) || atoms.isSign(at + 3, '-', '/')) {
		return undefined;
	}
	const from = between || (atoms.is(at - 1, 'from') && sign.lower === 'to') ? at - 1 : at;
	const last = yearAt(atoms, at + 2);
	if (last !== undefined) {
		return last > year && year >= 1500 ? { from, to: at + 3, iso: `${year}/${last}`, bound: 'range' } : undefined;
	}
	const { digits, spaced } = atoms.at(at + 2);
	const short = digits && !spaced && digits.width === 2 && digits.place === 1 ? Math.floor(year / 100) * 100 + digits.value : 0;
	return short === year + 1 || (short > year && short > year - (year % 100) + 12) ? { from: at, to: at + 3, iso: `${year}/${short}`, bound: 'range' } : undefined;
}

function readDecade(atoms: Atoms, at: number): FoundDate | undefined {
	const { digits } = atoms.at(at);
	const suffix = atoms.at(at + 1);
	if (!digits || !isDecade(digits) || suffix.spaced || (suffix.lower !== 's' && suffix.lower !== '\'s' && suffix.lower !== '’s')) {
		return undefined;
	}
	const short = digits.width === 2;
	const apostrophe = short && atoms.isSign(at - 1, '\'', '’', '‘') && !atoms.at(at).spaced;
	if (suffix.lower !== 's' && (short || digits.value < 1500)) {
		return undefined; // "2010's" is a decade, "90's" may be anyone's.
	}
	if (short && !apostrophe && !atoms.is(at - 1, 'the', 'early', 'late')) {
		return undefined; // "in her 30s" is an age.
	}
	if (!short && (digits.value < 1500 || digits.value > LAST_YEAR)) {
		return undefined;
	}
	const value = short ? 1900 + digits.value : digits.value;
	return { from: apostrophe ? at - 1 : at, to: at + 2, iso: `${Math.floor(value / 10)}X`, bound: 'exact' };
}

const QUARTERS = /^q[1-4]$/;

/** `the first quarter of 2024`, `Q4 2008`, `the second half of this year`, `the first week of April`, `the 21st century`, at the ordinal or `Q4`. */
export function readYearPart(atoms: Atoms, at: number, relative: (at: number) => FoundDate | undefined): FoundDate | undefined {
	const atom = atoms.at(at);
	let part: string;
	let to: number;
	if (QUARTERS.test(atom.lower)) {
		part = atom.lower.toUpperCase();
		to = at + 1;
	} else {
		const ordinal = ordinalAt(atoms, at);
		if (!ordinal) {
			return undefined;
		}
		to = ordinal.to;
		if (atoms.isHyphen(to)) {
			to++;
		}
		if (atoms.is(to, 'financial', 'fiscal')) {
			to++;
		}
		const noun = atoms.at(to).lower;
		to++;
		if (noun === 'century' && ordinal.value >= 3 && ordinal.value <= 22) {
			return { from: at, to, iso: `${two(ordinal.value - 1)}XX`, bound: 'exact' };
		}
		if (noun === 'week' && atoms.is(to, 'of', 'in') && monthAt(atoms, to + 1) !== undefined) {
			const month = readMonthFirst(atoms, to + 1);
			return month && { ...month, from: at, iso: `${month.iso}-w${ordinal.value}` };
		}
		if (noun === 'quarter' && ordinal.value <= 4) {
			part = `Q${ordinal.value}`;
		} else if (noun === 'half' && ordinal.value <= 2 && (atoms.is(to, 'of'))) {
			part = `H${ordinal.value}`;
		} else {
			return undefined;
		}
	}
	const skip = atoms.is(to, 'of', 'in') ? to + 1 : to;
	const year = yearAt(atoms, skip);
	if (year !== undefined) {
		return { from: at, to: skip + 1, iso: `${year}-${part}`, bound: 'exact' };
	}
	const decade = skip > to && atoms.is(skip, 'the') ? readDecade(atoms, skip + 1) : undefined;
	if (decade) {
		return { ...decade, from: at, bound: 'about' };
	}
	const near = relative(skip);
	if (near) {
		return { ...near, from: at, iso: `${near.iso} ${part}` };
	}
	return part.startsWith('H') ? undefined : { from: at, to, iso: `--${part}`, bound: 'exact' };
}
