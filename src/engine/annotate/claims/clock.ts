import type { Atoms } from './atoms';
import { two, type FoundDate } from './calendar';
import { Role, type NumberWords } from './numberWords';

/** A time of day, at its first number: `18:00`, `8:30 p.m. BST`, `5pm`, `1930 UTC`, `10 o'clock`. */
export function readClock(atoms: Atoms, at: number, words: NumberWords): FoundDate | undefined {
	return readTime(atoms, at, words, { ends: false });
}

/** `ends`: this is the end of a range, so that none begins here. */
function readTime(atoms: Atoms, at: number, words: NumberWords, { ends }: { readonly ends: boolean }): FoundDate | undefined {
	const { digits } = atoms.at(at);
	if (!digits || digits.grouped || digits.width > 4 || digits.value < 0) {
		return undefined;
	}
	let hour = digits.value;
	let minute = 0;
	let to = at + 1;
	let said = false;
	const minutes = atoms.at(at + 2);
	if (atoms.isSign(to, ':') && !atoms.at(to).spaced && minutes.digits && !minutes.spaced && minutes.digits.width === 2 && digits.place === 1) {
		minute = minutes.digits.value;
		to = at + 3;
		said = true;
		if (atoms.isSign(to, ':') && !atoms.at(to).spaced) {
			return undefined; // With seconds: how long a race took.
		}
	} else if (digits.place === 0.01 && digits.width <= 2) {
		minute = Math.round((digits.value % 1) * 100); // "8.30 pm"
		hour = Math.floor(digits.value);
	} else if (digits.width === 4 && digits.place === 1) {
		hour = Math.floor(digits.value / 100);
		minute = digits.value % 100;
	} else if (digits.place !== 1) {
		return undefined;
	}
	const range = ends ? undefined : readClockRange(atoms, at, to, hour, minute, words);
	if (range) {
		return range;
	}
	const half = dayHalf(atoms.at(to).lower);
	if (half && digits.width <= 2) {
		if (hour < 1 || hour > 12) {
			return undefined;
		}
		hour = (hour % 12) + (half === 'p' ? 12 : 0);
		to++;
		said = true;
	} else if (atoms.is(to, 'o\'clock', 'o’clock') && digits.width <= 2) {
		to++;
		said = true;
	}
	const zone = readZone(atoms, to, words);
	if (!said && zone === '' && digits.place === 0.01 && digits.width === 2 && hour < 24 && isSaidTime(atoms, at, to)) {
		return minute < 60 ? { from: at, to, iso: `time:${two(hour)}:${two(minute)}`, bound: 'exact' } : undefined;
	}
	if ((!said && (zone === '' || digits.width !== 4)) || hour > 24 || minute > 59) {
		return undefined;
	}
	return { from: at, to: zone === '' ? to : to + 1, iso: `time:${two(hour)}:${two(minute)}${zone}`, bound: 'exact' };
}

/** `6.30-10am`, `9 to 5 p.m.`: the half of the day stands once, behind both. */
function readClockRange(atoms: Atoms, at: number, to: number, hour: number, minute: number, words: NumberWords): FoundDate | undefined {
	if (!atoms.isSign(to, '-', '–') && !atoms.is(to, 'to') || hour > 12 || minute > 59 || hour < 1) {
		return undefined;
	}
	const last = atoms.at(to + 1).digits?.width === 1 || atoms.at(to + 1).digits?.width === 2 ? readTime(atoms, to + 1, words, { ends: true }) : undefined;
	const half = last && dayHalf(atoms.at(last.to - 1).lower);
	return half ? { from: at, to: last.to, iso: `time:${two((hour % 12) + (half === 'p' && hour !== 11 ? 12 : 0))}:${two(minute)}/${last.iso}`, bound: 'range' } : undefined;
}

/** `at 23.45`, as the British write times, where the sentence has no word of prices or levels. */
function isSaidTime(atoms: Atoms, at: number, to: number): boolean {
	const behind = atoms.at(to);
	return atoms.is(at - 1, 'at') && (behind.kind === 'sign' && '.,;)'.includes(behind.text) || atoms.is(to, 'on', 'and', 'local', ''))
		&& !atoms.list.some(({ word, text }) => ((word?.roles ?? 0) & (Role.indexWord | Role.change | Role.scoreWord)) !== 0 || word?.currency !== undefined || text === '$' || text === '%' || text === '£' || text === '€');
}

function dayHalf(word: string): 'a' | 'p' | undefined {
	const letters = word.replaceAll('.', '');
	return letters === 'am' ? 'a' : letters === 'pm' ? 'p' : undefined;
}

/** `Z` or `+01:00` for a zone's name in capitals, empty when there is none. */
function readZone(atoms: Atoms, at: number, words: NumberWords): string {
	const atom = atoms.at(at);
	const minutes = atom.text === atom.text.toUpperCase() ? words.zones.get(atom.lower) : undefined;
	if (minutes === undefined) {
		return '';
	}
	const size = Math.abs(minutes);
	return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `2:14:04`: hours, minutes and seconds that something took. */
export function readElapsed(atoms: Atoms, at: number): { readonly seconds: number; readonly to: number } | undefined {
	const parts = [0, 2, 4].map((skip) => atoms.at(at + skip).digits);
	const [hours, minutes, seconds] = parts;
	const tied = [1, 2, 3, 4].every((skip) => !atoms.at(at + skip).spaced) && atoms.isSign(at + 1, ':') && atoms.isSign(at + 3, ':');
	if (!tied || !hours || !minutes || !seconds || minutes.value > 59 || seconds.value >= 60 || minutes.width !== 2 || seconds.width !== 2 || minutes.place !== 1 || hours.place !== 1 || (atoms.isSign(at + 5, ':') && !atoms.at(at + 5).spaced)) {
		return undefined;
	}
	return { seconds: hours.value * 3600 + minutes.value * 60 + seconds.value, to: at + 5 };
}
