import type { TokenSurfaces } from '../../text/surfaces';
import { TokenKind, type SourceDocument, type Span } from '../../types';
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

/** What of an atom its surface alone tells. */
type AtomWord = Pick<Atom, 'text' | 'lower' | 'word' | 'capital'> & {
	/** A currency's letters glued to the digits behind them: `EUR500m`, `Rs500`. */
	readonly code: string | undefined;
};

/** Splits the tokens of a document into atoms, sentence by sentence. */
export class AtomReader {
	readonly #document: Pick<SourceDocument, 'text' | 'tokens'>;
	readonly #surfaces: TokenSurfaces;
	readonly #words: NumberWords;
	/** By surface. */
	readonly #known: AtomWord[] = [];

	constructor(document: Pick<SourceDocument, 'text' | 'tokens'>, surfaces: TokenSurfaces, words: NumberWords) {
		this.#document = document;
		this.#surfaces = surfaces;
		this.#words = words;
	}

	/** The atoms of the tokens `from`…`to`, half-open, of one sentence; linear. */
	read(from: number, to: number): Atoms {
		const { text, tokens: { starts, ends, kinds } } = this.#document;
		const list: Atom[] = [];
		for (let token = from; token < to; token++) {
			const start = starts[token] as number; // `token` is below `to`.
			const end = ends[token] as number;
			const kind = kinds[token];
			if (kind === TokenKind.number) {
				this.#pushNumber(list, start, end);
				continue;
			}
			const word = this.#wordOf(token);
			if (kind !== TokenKind.word) {
				push(list, kind === TokenKind.address ? 'code' : 'sign', start, end, word);
			} else if (word.code === undefined) {
				push(list, 'word', start, end, word);
			} else {
				push(list, 'word', start, start + word.code.length, this.#read(start, start + word.code.length));
				this.#pushNumber(list, start + word.code.length, end);
			}
		}
		return new Atoms(text, list);
	}

	#wordOf(token: number): AtomWord {
		const number = this.#surfaces.numbers[token] as number; // A token of the document.
		return this.#known[number] ??= toAtomWord(this.#surfaces.list[number] as string, this.#words);
	}

	#read(start: number, end: number): AtomWord {
		return toAtomWord(this.#document.text.slice(start, end), this.#words);
	}

	#pushNumber(list: Atom[], start: number, end: number): void {
		const match = NUMBER_PARTS.exec(this.#document.text.slice(start, end));
		const number = match?.[1] ?? '';
		const letters = match?.[2] ?? '';
		const digits = parseDigits(toAsciiDigits(number));
		if (letters !== '' && (!digits || !LETTERS_ONLY.test(letters) || !isSuffix(letters, digits, this.#words))) {
			push(list, 'code', start, end, this.#read(start, end));
			return;
		}
		const numberEnd = letters === '' ? end : start + number.length;
		const raw = this.#document.text.slice(start, numberEnd);
		push(list, 'number', start, numberEnd, { text: toAsciiDigits(raw), lower: raw.toLowerCase(), word: undefined, capital: false }, digits);
		if (numberEnd < end) {
			push(list, 'word', numberEnd, end, this.#read(numberEnd, end));
		}
	}
}

function push(list: Atom[], kind: Atom['kind'], start: number, end: number, { text, lower, word, capital }: Pick<Atom, 'text' | 'lower' | 'word' | 'capital'>, digits?: Digits): void {
	list.push({ start, end, kind, text, lower, word, digits, spaced: start !== (list.at(-1)?.end ?? -1), capital: kind === 'word' && capital });
}

function toAtomWord(surface: string, words: NumberWords): AtomWord {
	const lower = surface.toLowerCase();
	const code = surface.length > 3 && surface.length < 24 ? CODE_AND_DIGITS.exec(surface)?.[1] : undefined;
	return {
		text: surface, lower, word: isCapitals(surface) ? undefined : words.find(lower), capital: surface !== lower,
		code: code !== undefined && words.currencyCodes.has(code) ? code : undefined,
	};
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
