import { TokenKind, type Span, type Tokens } from '../types';

/** Classes of characters; `mark` continues a word or number, never starts one. */
const Class = { other: 0, space: 1, letter: 2, digit: 3, mark: 4 } as const;

const ascii = Uint8Array.from({ length: 128 }, (_, code) => classByPattern(String.fromCharCode(code)));
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{Nd}/u;
const MARK = /^[\p{M}\u200d\u00ad]/u;
const SPACE = /^[\s\u200b\ufeff]/u;

function classByPattern(character: string): number {
	if (/^\p{L}/u.test(character)) {
		return Class.letter;
	}
	if (/^\p{Nd}/u.test(character)) {
		return Class.digit;
	}
	return /^\s/u.test(character) ? Class.space : Class.other;
}

/** Class of the character that starts at `at`; `size` code units long. */
function classAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 128) {
		return ascii[code] as number; // The table has 128 entries.
	}
	const character = String.fromCodePoint(text.codePointAt(at) as number); // `at` lies in the text.
	if (LETTER.test(character)) {
		return Class.letter;
	}
	if (DIGIT.test(character)) {
		return Class.digit;
	}
	if (MARK.test(character)) {
		return Class.mark;
	}
	return SPACE.test(character) ? Class.space : Class.other;
}

function sizeAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 0xd800 || code > 0xdbff) {
		return 1;
	}
	const next = text.charCodeAt(at + 1);
	return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

const isApostrophe = (character: string | undefined): boolean => character === "'" || character === '’';

/** Collects tokens in growing typed arrays. */
export class TokenBuilder {
	#starts = new Int32Array(1024);
	#ends = new Int32Array(1024);
	#kinds = new Uint8Array(1024);
	#count = 0;
	readonly #sentenceStarts: number[] = [];

	/**
	 * Adds the tokens of one sentence and gives how many words it has as a reader counts them, between white space.
	 * One pass.
	 *
	 * A dot belongs to its word when the sentence goes on behind it (`Mr.`, `Corp.`), and in letters with dots (`U.S.`) always.
	 */
	addSentence(text: string, sentence: Span): number {
		let words = 0;
		let wordOpen = false;
		this.#sentenceStarts.push(this.#count);
		let at = sentence.start;
		while (at < sentence.end) {
			const kind = classAt(text, at);
			if (kind === Class.space) {
				wordOpen = false;
				at += sizeAt(text, at);
				continue;
			}
			let end: number;
			if (kind === Class.letter || kind === Class.digit) {
				words += wordOpen ? 0 : 1;
				wordOpen = true;
				const word = wordEnd(text, at, sentence.end);
				const address = addressEnd(text, at, word, sentence.end);
				end = address || word;
				this.#push(at, end, address ? TokenKind.address : kind === Class.letter ? TokenKind.word : TokenKind.number);
			} else if (isApostrophe(text[at]) && isPossessive(text, at, sentence)) {
				end = at + 2;
				this.#push(at, end, TokenKind.word);
			} else {
				end = signEnd(text, at, sentence.end);
				this.#push(at, end, TokenKind.sign);
			}
			at = end;
		}
		return words;
	}

	/** Adds the tokens of other sentences, `from` up to and without `to`, so many code units further on. */
	copySentences({ starts, ends, kinds, sentenceStarts }: Tokens, from: number, to: number, shift: number): void {
		const first = sentenceStarts[from] ?? 0;
		for (let sentence = from; sentence < to; sentence++) {
			this.#sentenceStarts.push(this.#count + (sentenceStarts[sentence] ?? 0) - first);
		}
		for (let token = first; token < (sentenceStarts[to] ?? 0); token++) {
			this.#push((starts[token] as number) + shift, (ends[token] as number) + shift, kinds[token] as number); // In range by the sentences' starts.
		}
	}

	build(): Tokens {
		return {
			starts: this.#starts.slice(0, this.#count),
			ends: this.#ends.slice(0, this.#count),
			kinds: this.#kinds.slice(0, this.#count),
			sentenceStarts: Int32Array.from([...this.#sentenceStarts, this.#count]),
		};
	}

	#push(start: number, end: number, kind: number): void {
		if (this.#count === this.#starts.length) {
			this.#starts = grown(this.#starts);
			this.#ends = grown(this.#ends);
			const kinds = new Uint8Array(this.#kinds.length * 2);
			kinds.set(this.#kinds);
			this.#kinds = kinds;
		}
		this.#starts[this.#count] = start;
		this.#ends[this.#count] = end;
		this.#kinds[this.#count] = kind;
		this.#count++;
	}
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const copy = new Int32Array(array.length * 2);
	copy.set(array);
	return copy;
}

/** `'s` behind a word, where the word ends. */
function isPossessive(text: string, at: number, sentence: Span): boolean {
	const letter = text[at + 1];
	if (at === sentence.start || at + 2 > sentence.end || (letter !== 's' && letter !== 'S')) {
		return false;
	}
	const before = text[at - 1] as string; // `at` is behind the sentence's start.
	return !/\s/u.test(before) && (at + 2 === sentence.end || !isWordPart(text, at + 2));
}

function isWordPart(text: string, at: number): boolean {
	const kind = classAt(text, at);
	return kind === Class.letter || kind === Class.digit || kind === Class.mark;
}

/** End of a word or number that starts at `start`: letters, digits and marks, with single inner dots, commas and apostrophes where they join. */
function wordEnd(text: string, start: number, limit: number): number {
	let at = start;
	let previous: number = Class.other;
	let dots = 0;
	while (at < limit) {
		const kind = classAt(text, at);
		if (kind === Class.letter || kind === Class.digit || kind === Class.mark) {
			previous = kind === Class.mark ? previous : kind;
			at += sizeAt(text, at);
			continue;
		}
		const next = at + 1 < limit ? classAt(text, at + 1) : Class.other;
		const sign = text[at] as string; // `at` is below the limit.
		if (sign === '.' && joinsByDot(text, at, previous, next, start)) {
			dots++;
		} else if (sign === ',' && previous === Class.digit && next === Class.digit) {
			// A grouped number.
		} else if (isApostrophe(sign) && next === Class.letter && !isPossessiveAt(text, at, limit)) {
			// An inner apostrophe: O'Brien, don't.
		} else {
			break;
		}
		at++;
	}
	if (at < limit && text[at] === '.' && previous === Class.letter && ownsDot(text, start, at, limit, dots)) {
		at++;
	}
	return at;
}

function isPossessiveAt(text: string, at: number, limit: number): boolean {
	const letter = text[at + 1];
	return (letter === 's' || letter === 'S') && (at + 2 >= limit || !isWordPart(text, at + 2));
}

/** A dot joins digits (`1.5`), single letters (`U.S`, `Ph.D.`) and name parts in lower case (`example.com`), not sentences without a space. */
function joinsByDot(text: string, at: number, previous: number, next: number, start: number): boolean {
	if (previous === Class.digit && next === Class.digit) {
		return true;
	}
	if (next !== Class.letter || previous === Class.digit) {
		return false;
	}
	return isLower(text[at + 1]) || at - start === 1 || text[at - 2] === '.' || (at - start < 4 && text[at + 2] === '.');
}

function isLower(character: string | undefined): boolean {
	return character !== undefined && character !== character.toUpperCase();
}

/** Does the dot at `at` end an abbreviation? */
function ownsDot(text: string, start: number, at: number, limit: number, dots: number): boolean {
	if (dots > 0 && text[at - 2] === '.') {
		return true; // U.S., a.m., e.g.
	}
	// Behind an abbreviation the sentence goes on (`Mr. Smith`, `No.10`). Two dots and more are an ellipsis.
	const next = at + 1 < limit ? classAt(text, at + 1) : Class.other;
	return dots === 0 && at - start <= 6 && (next === Class.space || next === Class.digit);
}

/** End of a run of one and the same sign; brackets, quotes and currency stand alone. */
function signEnd(text: string, start: number, limit: number): number {
	const size = sizeAt(text, start);
	let end = start + size;
	while (end < limit && classAt(text, end) === Class.mark) {
		end += sizeAt(text, end);
	}
	const sign = text[start] as string; // `start` is below the limit.
	if (sign === '.' || sign === '-' || sign === '*' || sign === '_' || sign === '=' || sign === '#') {
		while (end < limit && text[end] === sign) {
			end++;
		}
	}
	return end;
}

/** Longest scheme of an address: `git+https`. */
const SCHEME_UNITS = 9;

/** End of a web or e-mail address that starts at `start`, where its first word ends at `word`; or 0. */
function addressEnd(text: string, start: number, word: number, limit: number): number {
	if (!isWebAddress(text, start, limit)) {
		// name@host.tld or host.tld/path: decided by what stands behind the word, so that plain words cost one look.
		const sign = text[word];
		if (word >= limit || (sign !== '@' && sign !== '/')) {
			return 0;
		}
		const host = sign === '@' ? word + 1 : start;
		const hostEnd = sign === '@' && host < limit && isWordPart(text, host) ? wordEnd(text, host, limit) : word;
		if (!/\.[a-z]{2,}$/i.test(text.slice(host, hostEnd))) {
			return 0;
		}
	}
	let end = runEnd(text, start, limit);
	while (end > start && '.,;:!?\'"’”)]}>'.includes(text[end - 1] as string)) { // Above the start.
		end--;
	}
	return end - start > 3 ? end : 0;
}

/** `www.` or a scheme. */
function isWebAddress(text: string, start: number, limit: number): boolean {
	const first = text[start];
	if ((first === 'w' || first === 'W') && start + 4 <= limit && text.slice(start, start + 4).toLowerCase() === 'www.') {
		return true;
	}
	let at = start;
	while (at < start + SCHEME_UNITS && isSchemeUnit(text.charCodeAt(at))) {
		at++;
	}
	return at > start && at + 3 <= limit && text.startsWith('://', at);
}

/** Letters, digits, `+`, `-` and `.` of ASCII. */
function isSchemeUnit(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}

function runEnd(text: string, start: number, limit: number): number {
	let end = start;
	while (end < limit && classAt(text, end) !== Class.space && !'<>"“”'.includes(text[end] as string)) { // Below the limit.
		end++;
	}
	return end;
}
