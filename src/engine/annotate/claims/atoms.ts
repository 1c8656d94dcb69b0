import { TokenKind, type Span, type Tokens } from '../../types';
import type { Amount } from './amounts';
import { parseDigits, toAsciiDigits, type Digits } from './digits';
import type { NumberWords, Word } from './numberWords';

/** A token, or the part of one where letters are glued to digits (`3bn` is `3` and `bn`). */
export interface Atom extends Span {
	readonly kind: 'word' | 'number' | 'sign' | 'code';
	/** As written; digits of other scripts are rewritten as ASCII. */
	readonly text: string;
	readonly lower: string;
	readonly word: Word | undefined;
	/** Of a number that can be an amount. */
	readonly digits: Digits | undefined;
	/** White space, or the sentence's start, is before it. */
	readonly spaced: boolean;
	/** Has a capital: `Boeing`, `iPhone`. */
	readonly capital: boolean;
}

const NONE: Atom = { start: -1, end: -1, kind: 'sign', text: '', lower: '', word: undefined, digits: undefined, spaced: true, capital: false };

/** The atoms of one sentence; every index may be asked for, outside there are empty signs. */
export class Atoms {
	readonly list: readonly Atom[];
	readonly text: string;
	/** What was read of numbers so far, by index and kind: a number is asked for by every rule that may begin, end or go on with it. */
	readonly amounts = new Map<number, Amount | undefined>();

	constructor(text: string, list: readonly Atom[]) {
		this.text = text;
		this.list = list;
	}

	get length(): number {
		return this.list.length;
	}

	at(index: number): Atom {
		return this.list[index] ?? NONE;
	}

	/** Tells whether the word at `index` is one of these, in lower case. */
	is(index: number, ...words: readonly string[]): boolean {
		const { lower } = this.at(index);
		for (const word of words) {
			if (word === lower) {
				return true;
			}
		}
		return false;
	}

	isSign(index: number, ...signs: readonly string[]): boolean {
		const atom = this.at(index);
		if (atom.kind !== 'sign') {
			return false;
		}
		for (const sign of signs) {
			if (sign === atom.text) {
				return true;
			}
		}
		return false;
	}

	/** Only a space that does not break is before this atom. */
	isJoined(index: number): boolean {
		const { start } = this.at(index);
		return start > 0 && '\u00a0\u202f\u2009'.includes(this.text[start - 1] as string); // Within the text.
	}

	/** A hyphen between two atoms without white space: `30-year`. */
	isHyphen(index: number): boolean {
		return !this.at(index).spaced && this.isSign(index, '-', '‐', '‑') && !this.at(index + 1).spaced && index + 1 < this.length;
	}
}

const NUMBER_PARTS = /^([\p{Nd}.,]*\p{Nd})(.*)$/su;
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u;
const CODE_AND_DIGITS = /^(\p{L}{2,3}\.?)(\p{Nd}.*)$/su;

/**
 * Splits the tokens `from`…`to` of one sentence into atoms; linear.
 */
export function toAtoms(text: string, tokens: Tokens, from: number, to: number, words: NumberWords): Atoms {
	const list: Atom[] = [];
	let previousEnd = -1;
	const push = (kind: Atom['kind'], start: number, end: number, digits?: Digits): void => {
		const raw = text.slice(start, end);
		const surface = kind === 'number' ? toAsciiDigits(raw) : raw;
		const lower = raw.toLowerCase();
		list.push({ start, end, kind, text: surface, lower, word: kind === 'number' || isCapitals(raw) ? undefined : words.find(lower), digits, spaced: start !== previousEnd, capital: kind === 'word' && raw !== lower });
		previousEnd = end;
	};
	const pushNumber = (start: number, end: number): void => {
		const match = NUMBER_PARTS.exec(text.slice(start, end));
		const number = match?.[1] ?? '';
		const letters = match?.[2] ?? '';
		const digits = parseDigits(toAsciiDigits(number));
		if (letters === '') {
			push('number', start, end, digits);
			return;
		}
		if (!digits || !LETTERS_ONLY.test(letters) || !isSuffix(letters, digits, words)) {
			push('code', start, end);
			return;
		}
		push('number', start, start + number.length, digits);
		push('word', start + number.length, end);
	};
	for (let token = from; token < to; token++) {
		const start = tokens.starts[token] as number; // `token` is below `to`.
		const end = tokens.ends[token] as number;
		switch (tokens.kinds[token]) {
			case TokenKind.number:
				pushNumber(start, end);
				break;
			case TokenKind.address:
				push('code', start, end);
				break;
			case TokenKind.word: {
				// A currency's letters glued to the digits: `EUR500m`, `Rs500`.
				const glued = end - start < 24 && end - start > 3 ? CODE_AND_DIGITS.exec(text.slice(start, end)) : null;
				const code = glued?.[1];
				if (code !== undefined && words.currencyCodes.has(code)) {
					push('word', start, start + code.length);
					pushNumber(start + code.length, end);
				} else {
					push('word', start, end);
				}
				break;
			}
			default:
				push('sign', start, end);
		}
	}
	return new Atoms(text, list);
}

/** Two capitals are an abbreviation: `US` is not `us`. */
function isCapitals(raw: string): boolean {
	return raw.length === 2 && raw >= 'AA' && raw <= 'ZZ' && raw === raw.toUpperCase();
}

const ORDINAL_LETTERS = ['st', 'nd', 'rd', 'th'];

/** Letters glued to digits that leave it a number; all others make it a name (`737s`, `3G`). */
function isSuffix(letters: string, digits: Digits, words: NumberWords): boolean {
	const lower = letters.toLowerCase();
	if (ORDINAL_LETTERS.includes(lower) || lower === 'am' || lower === 'pm' || lower === 'x' || lower === 'pp') {
		return digits.place === 1;
	}
	if (lower === 's') {
		return isDecade(digits);
	}
	if (lower === 'p') {
		return digits.value < 100;
	}
	return words.scaleLetters.has(letters) || words.unitSymbols.has(letters) || words.find(lower)?.scale !== undefined
		|| words.find(lower)?.unit !== undefined || words.currencyCodes.has(letters);
}

/** `1990s`, `90s`. */
export function isDecade(digits: Digits): boolean {
	return digits.place === 1 && !digits.grouped && digits.value % 10 === 0 && (digits.width === 4 || (digits.width === 2 && digits.value >= 20));
}
