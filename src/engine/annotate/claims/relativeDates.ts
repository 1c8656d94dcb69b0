import { isPeriod, monthAt, readDayFirst, readMonthFirst, type FoundDate } from './calendar';
import type { Atoms } from './atoms';
import { Role } from './numberWords';

const DIRECTIONS = ['last', 'next', 'this', 'previous', 'following', 'coming', 'current'];
const DAY_PARTS = ['morning', 'afternoon', 'evening', 'night', 'lunchtime', 'midday', 'midnight', 'noon'];

/** `yesterday`, `last year`, `the previous day`, `the end of next month`, `earlier in the week`, at its first word. */
export function readRelative(atoms: Atoms, at: number): FoundDate | undefined {
	const atom = atoms.at(at);
	if (atoms.is(at, 'noon', 'midday', 'midnight')) {
		return { from: at, to: at + 1, iso: atom.lower === 'midnight' ? 'time:00:00' : 'time:12:00', bound: 'exact' };
	}
	if (((atom.word?.roles ?? 0) & Role.relativeDay) !== 0) {
		const to = DAY_PARTS.includes(atoms.at(at + 1).lower) ? at + 2 : at + 1;
		return { from: at, to, iso: `rel:${atom.lower}`, bound: 'exact' };
	}
	const article = atoms.is(at, 'the') ? 1 : 0;
	const word = atoms.at(at + article).lower;
	if (DIRECTIONS.includes(word)) {
		return readDirected(atoms, at + article, word, article === 1 || atoms.is(at - 1, 'the'));
	}
	if ((word === 'earlier' || word === 'later') && atoms.is(at + 1, 'in') && atoms.is(at + 2, 'the') && atoms.is(at + 3, 'week', 'month', 'year')) {
		return { from: at, to: at + 4, iso: `rel:this-${atoms.at(at + 3).lower}`, bound: 'about' };
	}
	if (article === 1 && ['start', 'beginning', 'end', 'middle', 'remainder', 'rest'].includes(word) && atoms.is(at + 2, 'of')) {
		return readEdge(atoms, at);
	}
	if (article === 1 && word === 'day' && atoms.is(at + 2, 'before', 'after') && !atoms.is(at + 3, 'yesterday')) {
		return { from: at, to: at + 3, iso: atoms.is(at + 2, 'before') ? 'rel:previous-day' : 'rel:following-day', bound: 'exact' };
	}
	if (word === 'weekend' && atoms.is(at - 1, 'over', 'during', 'at', 'of')) {
		return { from: at, to: at + 1 + article, iso: 'rel:weekend', bound: 'exact' };
	}
	return undefined;
}

function readDirected(atoms: Atoms, at: number, word: string, article: boolean): FoundDate | undefined {
	const hyphen = atoms.isHyphen(at + 1) ? 1 : 0;
	const noun = atoms.at(at + 1 + hyphen);
	let to = at + 2 + hyphen;
	if (word === 'current' || word === 'coming') {
		// "the current financial quarter"
		const skip = atoms.is(at + 1, 'financial', 'fiscal') ? 1 : 0;
		return atoms.is(at + 1 + skip, 'day', 'week', 'month', 'quarter', 'year', 'season')
			? { from: at, to: at + 2 + skip, iso: `rel:${word === 'coming' ? 'next' : 'this'}-${atoms.at(at + 1 + skip).lower}`, bound: 'exact' } : undefined;
	}
	if (noun.word?.weekday || monthAt(atoms, at + 1) !== undefined) {
		if (DAY_PARTS.includes(atoms.at(to).lower)) {
			to++;
		}
		return article ? undefined : { from: at, to, iso: `rel:${word}-${noun.lower}`, bound: 'exact' };
	}
	if (!isPeriod(atoms, at + 1 + hyphen)) {
		return undefined;
	}
	if (article && word === 'last' && noun.lower === 'week' && atoms.is(to, 'of')) {
		const month = readMonthFirst(atoms, to + 1);
		return month && { ...month, from: at, bound: 'about' };
	}
	if (article && (word === 'last' || word === 'next')) {
		return undefined; // A length of time: "for the next year".
	}
	if (word === 'this' && noun.lower === 'fall' && !atoms.is(at - 1, 'later', 'earlier', 'in')) {
		return undefined; // "this fall of the index"
	}
	if (word === 'this' && noun.lower === 'term') {
		return undefined;
	}
	return { from: at, to, iso: `rel:${word}-${noun.lower}`, bound: 'exact' };
}

/** `the end of …`, at `the`. */
function readEdge(atoms: Atoms, at: number): FoundDate | undefined {
	const next = at + 3;
	const bare = atoms.is(next, 'the') && atoms.is(next + 1, 'week', 'month', 'year', 'quarter', 'season') && !atoms.is(next + 2, 'of');
	const inner = bare ? { to: next + 2, iso: `rel:this-${atoms.at(next + 1).lower}` } : readMonthFirst(atoms, next) ?? readDayFirst(atoms, next) ?? readRelative(atoms, next);
	return inner && { from: at, to: inner.to, iso: inner.iso, bound: 'about' };
}

/** `Monday`, `Friday morning`, with the calendar date that may stand behind it. */
export function readWeekday(atoms: Atoms, at: number): FoundDate | undefined {
	const atom = atoms.at(at);
	if (!atom.capital || !atom.word?.weekday || ((atoms.at(at - 1).word?.roles ?? 0) & Role.dayName) !== 0) {
		return undefined;
	}
	let to = at + 1;
	if (DAY_PARTS.includes(atoms.at(to).lower)) {
		to++;
	}
	const next = atoms.isSign(to, ',') || atoms.is(to, 'the') ? to + 1 : to;
	const date = readMonthFirst(atoms, next) ?? readDayFirst(atoms, next);
	return date && /\d\d-\d\d/.test(date.iso) ? { ...date, from: at } : { from: at, to, iso: `weekday:${atom.lower}`, bound: 'exact' };
}
