/** A number written in digits. */
export interface Digits {
	readonly value: number;
	/** One unit of the last place as written: 0.1 for `2.5`, 1 for `200`. */
	readonly place: number;
	/** Its digits are grouped in threes or, as in India, in twos: never a year. */
	readonly grouped: boolean;
	/** Number of digits before the point. */
	readonly width: number;
	/** Starts with a zero that is no decimal's: a code, a time or a day. */
	readonly padded: boolean;
	/** Badly grouped (`200,0000`): the other number that may be meant. */
	readonly other: number | undefined;
}

const DIGIT = /^\p{Nd}$/u;

/** Longest number that is read as an amount; longer ones are ids. */
const MOST_DIGITS = 15;

/** Longest row of decimal digits in Unicode: five sets of mathematical ones. */
const LONGEST_ROW = 50;

/** Value of one decimal digit of any script, or -1. The ten digits of a set stand in a row, and a row begins with a set (Unicode Standard, 4.6). */
export function digitValue(code: number): number {
	if (code >= 0x30 && code <= 0x39) {
		return code - 0x30;
	}
	if (code < 0x80 || !isDigit(code)) {
		return -1;
	}
	let first = code;
	while (first > code - LONGEST_ROW && isDigit(first - 1)) {
		first--;
	}
	return (code - first) % 10;
}

function isDigit(code: number): boolean {
	return DIGIT.test(String.fromCodePoint(code));
}

/** Rewrites digits of any script as ASCII. One pass. */
export function toAsciiDigits(text: string): string {
	let out = '';
	for (const character of text) {
		const value = digitValue(character.codePointAt(0) ?? 0);
		out += value < 0 ? character : String(value);
	}
	return out;
}

/**
 * Reads digits with separators (`1,234.5`, `1,23,456`, `10,5`), or `undefined` where they say no amount: versions (`1.2.3`), lists of years (`2007,2008`), ids.
 * @param text ASCII digits, dots and commas, a digit first and last.
 */
export function parseDigits(text: string): Digits | undefined {
	const dots = text.split('.');
	const commas = (dots[0] ?? '').split(',');
	if (dots.length > 2) {
		// Groups in threes with dots, as on the Continent; anything else is a version or an address.
		return dots.slice(1).every((group) => group.length === 3 && !group.includes(',')) && (dots[0] ?? '').length <= 3 && dots[0] !== '0' ? plain(dots.join(''), '', true) : undefined;
	}
	const decimals = dots[1] ?? '';
	if (decimals.includes(',')) {
		return undefined;
	}
	if (commas.length === 1) {
		return plain(text.slice(0, text.length - (dots.length > 1 ? decimals.length + 1 : 0)), decimals, false);
	}
	const [first = '', ...rest] = commas;
	const last = rest[rest.length - 1] ?? '';
	const middle = rest.slice(0, -1);
	if (first.length > 3 || first.startsWith('0')) {
		return commas.length === 2 && decimals === '' && last.length <= 2 && first === '0' ? plain(first, last, false) : undefined;
	}
	if (last.length === 3 && (middle.every((group) => group.length === 3) || (first.length <= 2 && middle.every((group) => group.length === 2)))) {
		return plain(commas.join(''), decimals, true);
	}
	if (decimals !== '' || middle.some((group) => group.length !== 3)) {
		return undefined;
	}
	if (rest.length === 1 && last.length <= 2) {
		return plain(first, last, false); // A decimal comma.
	}
	if (last.length !== 4) {
		return undefined;
	}
	// One digit too many, or a comma misplaced: either may be meant.
	const short = plain(commas.join('').slice(0, -1), '', true);
	const long = plain(commas.join(''), '', true);
	return short && long && { ...short, other: long.value };
}

function plain(whole: string, decimals: string, grouped: boolean): Digits | undefined {
	if (whole.length > MOST_DIGITS || decimals.length > MOST_DIGITS) {
		return undefined;
	}
	const padded = whole.length > 1 && whole.startsWith('0');
	return { value: Number(`${whole}.${decimals || '0'}`), place: 10 ** -decimals.length, grouped, width: whole.length, padded, other: undefined };
}
