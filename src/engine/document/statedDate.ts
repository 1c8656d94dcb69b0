const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '((?:1[89]|20)\\d{2})(?!\\d)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])';

const ISO = new RegExp(`(?<![\\d-])${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, 'i');
const MONTH_DAY_YEAR = new RegExp(`(?<!\\p{L})${MONTH}\\s{0,3}${DAY},?\\s{1,3}(?:of\\s)?${YEAR}`, 'iu');
const DAY_MONTH_YEAR = new RegExp(`(?<!\\d)${DAY}[\\s-]{0,3}(?:of\\s)?${MONTH}[,\\s-]{1,3}${YEAR}`, 'iu');
const MONTH_YEAR = new RegExp(`(?<!\\p{L})${MONTH},?\\s{1,3}${YEAR}`, 'iu');
const SLASHED = /(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.]((?:1[89]|20)\d{2})(?![\d/])/;
/** Clocks of North America, where the month stands before the day. */
const AMERICAN = /(?<!\p{L})(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT)(?!\p{L})/u;

/** A date with where it stands in the text that was searched. */
export interface StatedDate {
	/** `2021-03-03` or `2021-03`. */
	readonly iso: string;
	readonly index: number;
	readonly length: number;
}

/**
 * The first date of a short text that states its year. `05/02/2013` is a date only beside a North American clock, or
 * where the order of day and month is plain.
 */
export function findStatedDate(text: string): StatedDate | undefined {
	const found = [
		read(ISO, text, (m) => iso(m[1], m[2], m[3])),
		read(MONTH_DAY_YEAR, text, (m) => iso(m[3], monthOf(m[1]), m[2])),
		read(DAY_MONTH_YEAR, text, (m) => iso(m[3], monthOf(m[2]), m[1])),
		read(SLASHED, text, (m) => slashed(m, text)),
	].filter((date) => date !== undefined).sort((a, b) => a.index - b.index);
	return found[0] ?? read(MONTH_YEAR, text, (m) => iso(m[2], monthOf(m[1]), undefined));
}

/** The date in a file's name: `2021-03-03-title.txt`, `20210303_title.txt`, `articles/2021/03/03/title.txt`. */
export function findDateInName(name: string): string | undefined {
	const plain = /(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{2})\2(\d{2})(?!\d)/.exec(name);
	if (plain) {
		return iso(plain[1], plain[3], plain[4]);
	}
	return read(MONTH_DAY_YEAR, name.replace(/[-_]/g, ' '), (m) => iso(m[3], monthOf(m[1]), m[2]))?.iso;
}

function read(pattern: RegExp, text: string, toIso: (match: RegExpExecArray) => string | undefined): StatedDate | undefined {
	const match = pattern.exec(text);
	const date = match ? toIso(match) : undefined;
	return match && date ? { iso: date, index: match.index, length: match[0].length } : undefined;
}

function monthOf(name: string | undefined): string {
	return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function slashed(match: RegExpExecArray, text: string): string | undefined {
	const [first, second] = [Number(match[1]), Number(match[2])];
	if (first > 12 || first === second) {
		return iso(match[3], match[2], match[1]);
	}
	return second > 12 || AMERICAN.test(text) ? iso(match[3], match[1], match[2]) : undefined;
}

/** Nothing for a day that no calendar has. */
function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
	const numbers = [Number(year), Number(month), day === undefined ? 1 : Number(day)] as const;
	const date = new Date(Date.UTC(numbers[0], numbers[1] - 1, numbers[2]));
	if (date.getUTCMonth() !== numbers[1] - 1 || date.getUTCDate() !== numbers[2]) {
		return undefined;
	}
	return date.toISOString().slice(0, day === undefined ? 7 : 10);
}
