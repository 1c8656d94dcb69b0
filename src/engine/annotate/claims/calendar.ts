import type { Bound } from '../../types';
import type { Atoms } from './atoms';
import { Role } from './numberWords';

/** A date as found: atoms `from` up to but without `to`. */
export interface FoundDate {
	readonly from: number;
	readonly to: number;
	/** ISO form as far as the text states it: `2019-01-04`, `--01-08`, `weekday:monday`, `time:15:40`, `rel:yesterday`. */
	readonly iso: string;
	readonly bound: Bound;
}

export const two = (value: number): string => String(value).padStart(2, '0');

/** Earliest and latest number that is taken for a year. */
const FIRST_YEAR = 1000;
export const LAST_YEAR = 2100;
/** Four digits that may be a year. */
export function yearAt(atoms: Atoms, at: number): number | undefined {
	const { digits } = atoms.at(at);
	return digits && digits.width === 4 && digits.place === 1 && !digits.grouped && digits.value >= FIRST_YEAR && digits.value <= LAST_YEAR ? digits.value : undefined;
}

/** Month whose name stands at `at`; `may` and `march` with a capital only. */
export function monthAt(atoms: Atoms, at: number): number | undefined {
	const atom = atoms.at(at);
	return atom.capital ? atom.word?.month : undefined;
}

/** Day of a month with the number of atoms it takes: `8`, `8th`, `first`. */
function dayAt(atoms: Atoms, at: number): { readonly day: number; readonly to: number } | undefined {
	const { digits, word } = atoms.at(at);
	if (digits && digits.place === 1 && digits.width <= 2 && digits.value >= 1 && digits.value <= 31) {
		const suffixed = !atoms.at(at + 1).spaced && atoms.is(at + 1, 'st', 'nd', 'rd', 'th');
		return { day: digits.value, to: at + (suffixed ? 2 : 1) };
	}
	return word?.ordinal !== undefined && word.ordinal <= 31 ? { day: word.ordinal, to: at + 1 } : undefined;
}

/** `, 2019`, ` 2019`, ` of 2019` behind a month or a day. */
function yearBehind(atoms: Atoms, at: number): { readonly year: number; readonly to: number } | undefined {
	const skip = atoms.isSign(at, ',') || atoms.is(at, 'of') ? 1 : 0;
	const year = yearAt(atoms, at + skip);
	// "In January, 2000 people": a count where a counted word follows is told apart by the caller's order; years behind a day never are.
	return year !== undefined ? { year, to: at + skip + 1 } : undefined;
}

const iso = (year: number | undefined, month: number, day?: number): string => `${year ?? '-'}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;

/** `January 8, 2019`, `May 24 to 26`, `January 2019`, `January`, at the month's name. */
export function readMonthFirst(atoms: Atoms, at: number): FoundDate | undefined {
	const month = monthAt(atoms, at);
	if (month === undefined) {
		return undefined;
	}
	const day = atoms.at(at + 1).kind === 'number' ? dayAt(atoms, at + 1) : undefined;
	// "January 8:30" is a time behind a month; "May 24 people" does not happen.
	if (day && !(atoms.isSign(day.to, ':') && !atoms.at(day.to).spaced)) {
		const last = rangeEnd(atoms, day.to, day.day);
		const year = yearBehind(atoms, last?.to ?? day.to);
		const to = year?.to ?? last?.to ?? day.to;
		const first = iso(year?.year, month, day.day);
		return { from: at, to, iso: last ? `${first}/${iso(year?.year, last.month ?? month, last.day)}` : first, bound: last ? 'range' : 'exact' };
	}
	const year = yearBehind(atoms, at + 1);
	if (year) {
		return { from: at, to: year.to, iso: iso(year.year, month), bound: 'exact' };
	}
	// "April of last year", "September last year"
	const skip = atoms.is(at + 1, 'of') ? at + 2 : at + 1;
	if (atoms.is(skip, 'last', 'this', 'next') && atoms.is(skip + 1, 'year')) {
		return { from: at, to: skip + 2, iso: `rel:${atoms.at(skip).lower}-year ${iso(undefined, month)}`, bound: 'exact' };
	}
	return isMonthAlone(atoms, at) ? { from: at, to: at + 1, iso: iso(undefined, month), bound: 'exact' } : undefined;
}

/** The last day of a range of days: ` to 26`, `–26`, ` – May 4`. */
function rangeEnd(atoms: Atoms, at: number, first: number): { readonly day: number; readonly month: number | undefined; readonly to: number } | undefined {
	const and = atoms.is(at, 'and') && atoms.at(at + 2).kind !== 'word';
	if (!isRangeSign(atoms, at) && !and) {
		return undefined;
	}
	const month = monthAt(atoms, at + 1);
	const day = dayAt(atoms, month === undefined ? at + 1 : at + 2);
	return day && atoms.at(at + 1).kind !== (and && month === undefined ? 'word' : 'code') && (!and || month === undefined) && (month !== undefined || day.day > first) ? { ...day, month } : undefined;
}

export function isRangeSign(atoms: Atoms, at: number): boolean {
	return atoms.isSign(at, '-', '–', '—', '--') || atoms.is(at, 'to', 'through', 'until');
}

/** Names of months that are other words too need a word before or behind them that says they are months. */
function isMonthAlone(atoms: Atoms, at: number): boolean {
	const { lower } = atoms.at(at);
	if (lower !== 'may' && lower !== 'march') {
		return lower.length > 3 || lower.endsWith('.');
	}
	return atoms.is(at - 1, 'in', 'since', 'until', 'till', 'by', 'last', 'next', 'this', 'early', 'late', 'of', 'from', 'during', 'through', 'between', 'for', 'mid', 'previous')
		|| (atoms.isSign(at - 1, '-') && atoms.is(at - 2, 'mid')) || (atoms.is(at - 1, 'and', 'to', 'or') && monthAt(atoms, at - 2) !== undefined);
}

/** `8 January 2019`, `8th of January`, `8–10 January`, at the day. */
export function readDayFirst(atoms: Atoms, at: number): FoundDate | undefined {
	const day = dayAt(atoms, at);
	if (!day) {
		return undefined;
	}
	let last: number | undefined;
	let next = day.to;
	if (isRangeSign(atoms, next)) {
		const second = dayAt(atoms, next + 1);
		if (!second || second.day <= day.day) {
			return undefined;
		}
		last = second.day;
		next = second.to;
	}
	const ordinal = next > at + 1 || atoms.at(at).kind === 'word';
	if (ordinal && atoms.is(next, 'of')) {
		next++;
	}
	const month = monthAt(atoms, next);
	if (month === undefined || (ordinal && last === undefined && next === day.to && atoms.at(at).kind === 'word')) {
		return undefined;
	}
	const year = yearBehind(atoms, next + 1);
	const first = iso(year?.year, month, day.day);
	return { from: at, to: year?.to ?? next + 1, iso: last === undefined ? first : `${first}/${iso(year?.year, month, last)}`, bound: last === undefined ? 'exact' : 'range' };
}

/** `2019-01-08`, `01/08/2019`, `8.1.2019`. The order of day and month in `01/08/2019` is not known: only the year counts. */
export function readNumericDate(atoms: Atoms, at: number): FoundDate | undefined {
	const atom = atoms.at(at);
	if (atom.kind !== 'number') {
		return undefined;
	}
	if (!atom.digits) {
		const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(atom.text);
		const [day = 0, month = 0, year = 0] = dotted ? dotted.slice(1).map(Number) : [];
		return isDay(month, day) ? { from: at, to: at + 1, iso: iso(year, month, day), bound: 'exact' } : undefined;
	}
	const sign = atoms.at(at + 1);
	if (sign.spaced || (sign.text !== '-' && sign.text !== '/') || atoms.at(at + 3).text !== sign.text || atoms.at(at + 3).spaced) {
		return undefined;
	}
	const [a, b, c] = [atom, atoms.at(at + 2), atoms.at(at + 4)].map((part) => part.spaced && part !== atom ? undefined : part.digits);
	if (!a || !b || !c || a.place !== 1 || b.place !== 1 || c.place !== 1) {
		return undefined;
	}
	if (yearAt(atoms, at) !== undefined && isDay(b.value, c.value)) {
		return { from: at, to: at + 5, iso: iso(a.value, b.value, c.value), bound: 'exact' };
	}
	const year = yearAt(atoms, at + 4) ?? (sign.text === '/' && c.width === 2 ? shortYear(c.value) : undefined);
	if (year === undefined || (!isDay(a.value, b.value) && !isDay(b.value, a.value))) {
		return undefined;
	}
	const known = !isDay(a.value, b.value) ? iso(year, b.value, a.value) : !isDay(b.value, a.value) || a.value === b.value ? iso(year, a.value, b.value) : String(year);
	return { from: at, to: at + 5, iso: known, bound: 'exact' };
}

/** The year of two digits: of this century up to 2049, as POSIX and spreadsheets nearly agree. */
function shortYear(value: number): number {
	return value < 50 ? 2000 + value : 1900 + value;
}

function isDay(month: number, day: number): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** `third`, `3rd`, `20 th`. */
export function ordinalAt(atoms: Atoms, at: number): { readonly value: number; readonly to: number } | undefined {
	const { digits, word } = atoms.at(at);
	if (digits) {
		return digits.place === 1 && atoms.is(at + 1, 'st', 'nd', 'rd', 'th') ? { value: digits.value, to: at + 2 } : undefined;
	}
	if (word?.ordinal !== undefined) {
		return { value: word.ordinal, to: at + 1 };
	}
	// "twenty-first"
	const next = atoms.at(at + 2).word?.ordinal;
	return word?.cardinal !== undefined && word.cardinal >= 20 && atoms.isHyphen(at + 1) && next !== undefined && next < 10 ? { value: word.cardinal + next, to: at + 3 } : undefined;
}

/** Tells whether the word at `at` names a stretch of time (`week`, `summer`). */
export function isPeriod(atoms: Atoms, at: number): boolean {
	return ((atoms.at(at).word?.roles ?? 0) & Role.period) !== 0;
}
