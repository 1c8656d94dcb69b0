import { TokenKind, type SourceDocument } from '../types';

/** Days of the year have keys above this and up to `LAST_DAY`; months, weekdays and years have others. */
const FIRST_DAY = 32;
const LAST_DAY = 12 * 32 + 31;
const FIRST_WEEKDAY = 416;
const FIRST_YEAR = 512;
/** All keys are below. */
export const DATE_KEYS = 4096;
const LAST_YEAR = DATE_KEYS - FIRST_YEAR - 1;

/** The key names a day of the year, not only a month, a weekday or a year. */
export function isDayKey(key: number): boolean {
	return key > FIRST_DAY && key <= LAST_DAY;
}

/**
 * Calendar keys that a document names, ascending: months, days of the year, years and weekdays as numbers; from its words and its
 * publication date. They tell one event from another of the same kind, not what happened when.
 */
export function findDateKeys({ text, tokens, metadata }: SourceDocument): Uint16Array {
	const keys = new Set<number>();
	const [year, month, day] = (metadata.date ?? '').split('-').map(Number);
	addDay(keys, year, month, day);
	const { starts, ends, kinds } = tokens;
	const numberAt = (token: number, low: number, high: number): number | undefined => {
		const value = kinds[token] === TokenKind.number ? parseInt(text.slice(starts[token], ends[token]), 10) : NaN;
		return value >= low && value <= high ? value : undefined;
	};
	for (let token = 0; token < starts.length; token++) {
		const start = starts[token] as number; // In range by the loop.
		const size = (ends[token] as number) - start;
		if (kinds[token] === TokenKind.number && size === 4) {
			addDay(keys, numberAt(token, 1900, 2099), undefined, undefined);
		} else if (kinds[token] === TokenKind.word && size >= 3 && size <= 10 && isCapital(text.charCodeAt(start))) {
			const word = text.slice(start, ends[token]).toLowerCase().replace('.', '');
			const monthNamed = MONTHS.get(word);
			if (monthNamed !== undefined) {
				addDay(keys, undefined, monthNamed, numberAt(token + 1, 1, 31) ?? numberAt(token - 1, 1, 31));
			} else if (word.endsWith('day') && DAYS.includes(word)) {
				keys.add(FIRST_WEEKDAY + DAYS.indexOf(word));
			}
		}
	}
	return Uint16Array.from(keys).sort();
}

/** By name and by its first letters, but for `mar`, which is a word. */
const MONTHS: ReadonlyMap<string, number> = new Map([
	...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
		.flatMap((name, index): [string, number][] => [[name, index + 1], ...(name === 'march' ? [] : [[name.slice(0, 3), index + 1] as [string, number]])]),
	['sept', 9],
]);
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function addDay(keys: Set<number>, year: number | undefined, month: number | undefined, day: number | undefined): void {
	if (year && year <= LAST_YEAR) {
		keys.add(FIRST_YEAR + year);
	}
	if (month) {
		keys.add(month);
		if (day) {
			keys.add(32 * month + day);
		}
	}
}

function isCapital(code: number): boolean {
	return code >= 65 && code <= 90;
}
