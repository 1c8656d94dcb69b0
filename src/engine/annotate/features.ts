import type { Unchanged } from '../document/unchanged';
import type { Slices } from '../ports';
import { TokenKind, type SourceDocument } from '../types';
import { Memo } from '../text/memo';
import { readSurfaces } from '../text/surfaces';
import { clusterOf, flagsOf, hashWord, WordFlag, type Vocabulary } from './vocabulary';

/** Features of one token at most. */
export const MAX_FEATURES = 96;

/** Features that every token has: they come first in what `collect` writes. */
export const FIXED_FEATURES = 34;
/**
 * Those of them that come from one surface alone, as indexes into what `collect` writes: from its own, from the one
 * before, the one behind, the one before that and the one behind that, in the order of `around`.
 */
export const ALONE: readonly (readonly number[])[] = [[0, 9, 11, 15, 16, 17, 18, 19, 22, 27], [1, 20], [2, 21], [3, 25], [4, 26]];

/** How many other places of a word in the document are looked at. */
const OTHER_PLACES = 3;
/** Tokens read between two pauses: about 20,000 characters. */
const SLICE_TOKENS = 4000;
/** Longest stretch of words without capitals inside a name, in tokens. */
const GAP = 4;
/** How far behind a capitalised word a name may go on in lower case, in tokens. */
const TAIL = 3;

const UPPER = /\p{Lu}/u;
const CASELESS = /\p{Lo}/u;

/** What a token's surface says by itself. */
export interface Surface {
	readonly lower: number;
	readonly exact: number;
	readonly shape: number;
	readonly longShape: number;
	readonly prefix3: number;
	readonly suffix2: number;
	readonly suffix3: number;
	readonly suffix4: number;
	readonly cluster: number;
	readonly coarse: number;
	readonly flags: number;
	/** Can begin or end a name: it has a capital, or letters of a script without capitals. */
	readonly anchor: boolean;
	readonly isNumber: boolean;
	readonly sign: string;
	/** What its features alone (`ALONE`) weigh, where somebody keeps it here. */
	readonly sums: (Int32Array | undefined)[];
}

/** A surface in a document. */
interface Word {
	readonly surface: Surface;
	/** Token indices of its first places. */
	readonly places: number[];
	/** It stands in the document in lower case. */
	inLower: boolean;
	/** It stands capitalised inside a sentence. */
	inMiddle: boolean;
}

/** Surfaces that are kept: most words of a text stand in others too. */
const KNOWN_SURFACES = 16_384;
const KNOWN_SIGNS = 256;

/** Reads surfaces; the usual ones once. */
export class Surfaces {
	readonly #vocabulary: Vocabulary;
	readonly #words = new Memo(KNOWN_SURFACES, (surface) => this.#read(surface, TokenKind.word));
	readonly #signs = new Memo(KNOWN_SIGNS, (surface) => this.#read(surface, TokenKind.sign));

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
	}

	get(surface: string, kind: number): Surface {
		switch (kind) {
			case TokenKind.word: return this.#words.get(surface);
			case TokenKind.sign: return this.#signs.get(surface);
			default: return this.#read(surface, kind);
		}
	}

	#read(surface: string, kind: number): Surface {
		const lowerText = surface.toLowerCase();
		const isNumber = kind === TokenKind.number;
		const anchor = UPPER.test(surface) || CASELESS.test(surface);
		const plain = lowerText.replace(/’/g, "'");
		const lower = hashWord(isNumber && !anchor ? plain.replace(/\d/g, '0') : plain);
		const known = this.#vocabulary.find(lower);
		const [shape, longShape] = shapes(surface);
		return {
			lower,
			exact: hashWord(surface),
			shape: hashWord(shape),
			longShape: hashWord(longShape),
			prefix3: hashWord(plain.slice(0, 3)),
			suffix2: hashWord(plain.slice(-2)),
			suffix3: hashWord(plain.slice(-3)),
			suffix4: hashWord(plain.slice(-4)),
			cluster: clusterOf(known),
			coarse: this.#vocabulary.coarse(clusterOf(known)),
			flags: flagsOf(known),
			anchor,
			isNumber,
			sign: kind === TokenKind.sign ? surface : '',
			sums: [],
		};
	}
}

/** Mixes two or three numbers into a feature's name, 32 bits. */
function mix(template: number, a: number, b = 0): number {
	let hash = Math.imul(template + 0x9e3779b1, 0x85ebca6b) ^ a;
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	hash = Math.imul(hash ^ (hash >>> 12) ^ b, 0x297a2d39);
	return hash ^ (hash >>> 15);
}

/**
 * The features of a document's tokens for the tagger. Features are names hashed to 32 bits (Weinberger and others, 2009, "Feature hashing");
 * what they look at follows Ratinov and Roth (2009): words, shapes, affixes, word clusters, word lists and other places of the word.
 */
export class DocumentFeatures {
	/** Of each token. */
	readonly #surfaces: Surface[] = [];
	readonly #words: Word[] = [];
	readonly #bySurface = new Map<string, Word>();
	readonly #edge: Surface;
	readonly #starts: Int32Array;
	readonly #open: Uint8Array;
	readonly #runFirst: Int32Array;
	readonly #runLast: Int32Array;
	readonly #sentence: Int32Array;
	readonly #headline: Uint8Array;

	/** Reads what the features need; one pass over the tokens. */
	static *read(document: SourceDocument, surfaces: Surfaces): Slices<DocumentFeatures> {
		const features = new DocumentFeatures(document, surfaces);
		const { starts, ends, kinds, sentenceStarts } = document.tokens;
		const known = features.#bySurface;
		const { list, numbers } = yield* readSurfaces(document);
		const words: Word[] = [];
		let pauseAt = SLICE_TOKENS;
		for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
			const from = sentenceStarts[sentence] as number; // In range, as below.
			const to = sentenceStarts[sentence + 1] as number;
			const repair = isAllCapitals(document.text.slice(starts[from], ends[to - 1]));
			for (let token = from; token < to; token++) {
				const number = numbers[token] as number;
				const written = list[number] as string;
				const word = repair
					? features.#wordOf(written.slice(0, 1) + written.slice(1).toLowerCase(), kinds[token] as number, surfaces)
					: words[number] ??= features.#wordOf(written, kinds[token] as number, surfaces);
				features.#words.push(word);
				features.#surfaces.push(word.surface);
			}
			features.#readSentence(sentence, from, to);
			if (to > pauseAt) {
				yield undefined;
				pauseAt = to + SLICE_TOKENS;
			}
		}
		for (const [surface, word] of known) {
			if (word.surface.anchor) {
				const lower = surface.toLowerCase();
				word.inLower = lower !== surface && known.has(lower);
			}
		}
		return features;
	}

	private constructor(document: SourceDocument, surfaces: Surfaces) {
		const { starts, sentenceStarts } = document.tokens;
		this.#edge = surfaces.get('', TokenKind.sign);
		this.#starts = sentenceStarts;
		this.#open = new Uint8Array(starts.length);
		this.#runFirst = new Int32Array(starts.length);
		this.#runLast = new Int32Array(starts.length);
		this.#sentence = new Int32Array(starts.length);
		this.#headline = new Uint8Array(Math.max(0, sentenceStarts.length - 1));
	}

	#wordOf(surface: string, kind: number, surfaces: Surfaces): Word {
		let word = this.#bySurface.get(surface);
		if (!word) {
			word = { surface: surfaces.get(surface, kind), places: [], inLower: false, inMiddle: false };
			this.#bySurface.set(surface, word);
		}
		return word;
	}

	/**
	 * Marks the sentences whose features may be others than in an earlier text: those that changed, and those with a word that
	 * stands in other places now, or beside other words there.
	 */
	changedSince(earlier: DocumentFeatures, unchanged: Unchanged): Uint8Array {
		const words = new Set<Word>();
		for (const [surface, word] of this.#bySurface) {
			if (word.surface.anchor && !this.#isSame(word, earlier, earlier.#bySurface.get(surface), unchanged)) {
				words.add(word);
			}
		}
		const changed = new Uint8Array(this.#headline.length);
		for (let sentence = 0; sentence < changed.length; sentence++) {
			const to = this.#starts[sentence + 1] as number; // In range, as in the loop's end.
			let isChanged = unchanged.earlier(sentence) < 0;
			for (let token = this.#starts[sentence] as number; token < to && !isChanged; token++) {
				const word = this.#words[token] as Word; // In range.
				isChanged = word.surface.anchor && words.has(word);
			}
			changed[sentence] = isChanged ? 1 : 0;
		}
		return changed;
	}

	/** Has a word what it had in the earlier text, and at the same places? */
	#isSame(word: Word, earlier: DocumentFeatures, before: Word | undefined, unchanged: Unchanged): boolean {
		return before !== undefined && word.inLower === before.inLower && word.inMiddle === before.inMiddle && word.places.length === before.places.length
			&& word.places.every((place, index) => {
				const sentence = this.#sentence[place] ?? 0;
				const other = unchanged.earlier(sentence);
				return other >= 0 && place - (this.#starts[sentence] ?? 0) === (before.places[index] ?? 0) - (earlier.#starts[other] ?? 0);
			});
	}

	/** Can this token be part of a name? Most words of a text cannot. */
	isOpen(token: number): boolean {
		return this.#open[token] === 1;
	}

	/** Writes the surfaces of a token, the one before, the one behind, the one before that and the one behind that into `out`. */
	around(token: number, out: Surface[]): void {
		const sentence = this.#sentence[token] as number; // In range, as below.
		const from = this.#starts[sentence] as number;
		const to = this.#starts[sentence + 1] as number;
		out[0] = this.#surfaces[token] as Surface;
		out[1] = this.#at(token - 1, from, to);
		out[2] = this.#at(token + 1, from, to);
		out[3] = this.#at(token - 2, from, to);
		out[4] = this.#at(token + 2, from, to);
	}

	/** Writes the features of a token into `out` and gives their number. */
	collect(token: number, out: Int32Array): number {
		const sentence = this.#sentence[token] as number; // In range, as below.
		const from = this.#starts[sentence] as number;
		const to = this.#starts[sentence + 1] as number;
		const word = this.#surfaces[token] as Surface;
		const own = this.#words[token] as Word;
		const before = this.#at(token - 1, from, to);
		const before2 = this.#at(token - 2, from, to);
		const after = this.#at(token + 1, from, to);
		const after2 = this.#at(token + 2, from, to);
		const headline = this.#headline[sentence] as number;
		const first = token === from ? 1 : 0;
		let n = 0;
		out[n++] = mix(1, word.lower);
		out[n++] = mix(2, before.lower);
		out[n++] = mix(3, after.lower);
		out[n++] = mix(4, before2.lower);
		out[n++] = mix(5, after2.lower);
		out[n++] = mix(6, before.lower, word.lower);
		out[n++] = mix(7, word.lower, after.lower);
		out[n++] = mix(8, before.lower, before2.lower);
		out[n++] = mix(9, after.lower, after2.lower);
		out[n++] = mix(10, word.exact);
		out[n++] = mix(11, word.shape, headline);
		out[n++] = mix(12, word.longShape);
		out[n++] = mix(13, before.shape, word.shape);
		out[n++] = mix(14, word.shape, after.shape);
		out[n++] = mix(15, mix(0, before.shape, word.shape), after.shape);
		out[n++] = mix(16, word.prefix3);
		out[n++] = mix(17, word.suffix2);
		out[n++] = mix(18, word.suffix3);
		out[n++] = mix(19, word.suffix4);
		out[n++] = mix(20, word.cluster, word.shape);
		out[n++] = mix(21, before.cluster);
		out[n++] = mix(22, after.cluster);
		out[n++] = mix(23, word.coarse, word.shape);
		out[n++] = mix(24, before.coarse, word.coarse);
		out[n++] = mix(25, word.coarse, after.coarse);
		out[n++] = mix(26, before2.coarse);
		out[n++] = mix(27, after2.coarse);
		out[n++] = mix(28, word.flags, word.shape);
		out[n++] = mix(29, before.flags * 64 + word.flags, before.shape);
		out[n++] = mix(30, word.flags * 64 + after.flags, after.shape);
		out[n++] = mix(31, first, word.shape);
		out[n++] = mix(32, (own.inLower ? 1 : 0) + (own.inMiddle ? 2 : 0) + first * 4 + headline * 8, word.anchor ? 1 : 0);
		out[n++] = mix(33, before.suffix3, word.shape);
		out[n++] = mix(34, after.suffix3, word.shape);
		// The run of capitalised words that the token stands in, and what stands around it.
		const runFirst = this.#runFirst[token] as number;
		const runLast = this.#runLast[token] as number;
		if (runFirst <= runLast) {
			const head = this.#surfaces[runFirst] as Surface;
			const tail = this.#surfaces[runLast] as Surface;
			const outsideLeft = this.#at(runFirst - 1, from, to);
			const outsideRight = this.#at(runLast + 1, from, to);
			const place = (token === runFirst ? 1 : 0) + (token === runLast ? 2 : 0);
			out[n++] = mix(40, tail.lower, place);
			out[n++] = mix(41, tail.cluster, place);
			out[n++] = mix(42, head.lower, place);
			out[n++] = mix(43, head.cluster, place);
			out[n++] = mix(44, Math.min(runLast - runFirst, 6), place);
			out[n++] = mix(45, outsideLeft.lower, place);
			out[n++] = mix(46, outsideRight.lower, place);
			out[n++] = mix(47, outsideLeft.cluster, place);
			out[n++] = mix(48, outsideRight.cluster, place);
			out[n++] = mix(49, head.coarse, tail.coarse);
			out[n++] = mix(50, outsideLeft.coarse, outsideRight.coarse);
			out[n++] = mix(51, head.flags * 64 + tail.flags, place);
		}
		// Other places of the word in the document.
		if (word.anchor) {
			let others = 0;
			for (const other of own.places) {
				if (other === token || others === OTHER_PLACES) {
					continue;
				}
				others++;
				const otherSentence = this.#sentence[other] as number;
				const otherFrom = this.#starts[otherSentence] as number;
				const otherTo = this.#starts[otherSentence + 1] as number;
				const left = this.#at(other - 1, otherFrom, otherTo);
				const right = this.#at(other + 1, otherFrom, otherTo);
				const otherFirst = this.#runFirst[other] as number;
				const otherLast = this.#runLast[other] as number;
				const place = (other === otherFirst ? 1 : 0) + (other === otherLast ? 2 : 0);
				out[n++] = mix(60, left.cluster, left.anchor ? 1 : 0);
				out[n++] = mix(61, right.cluster, right.anchor ? 1 : 0);
				out[n++] = mix(62, this.#at(otherLast, otherFrom, otherTo).cluster, place);
				out[n++] = mix(63, left.lower);
				out[n++] = mix(64, right.lower);
				out[n++] = mix(65, place, Math.min(otherLast - otherFrom, 3));
			}
			out[n++] = mix(66, others);
		}
		return n;
	}

	#at(token: number, from: number, to: number): Surface {
		return token >= from && token < to ? (this.#surfaces[token] as Surface) : this.#edge;
	}

	#readSentence(sentence: number, from: number, to: number): void {
		let capitals = 0;
		let letters = 0;
		let last = -Infinity;
		for (let token = from; token < to; token++) {
			const { sign, isNumber, anchor } = this.#surfaces[token] as Surface; // In range, as below.
			this.#sentence[token] = sentence;
			if (sign === '' && !isNumber) {
				letters++;
			}
			if (!anchor) {
				continue;
			}
			const word = this.#words[token] as Word;
			capitals++;
			word.inMiddle ||= token > from;
			if (word.places.length <= OTHER_PLACES) {
				word.places.push(token);
			}
			this.#open[token] = 1;
			if (token - last <= GAP + 1) {
				this.#open.fill(1, last + 1, token);
			}
			if (token > from) {
				this.#open[token - 1] = 1;
			}
			if (token > from + 1 && (this.#surfaces[token - 1] as Surface).sign === '-') {
				this.#open[token - 2] = 1;
			}
			last = token;
			this.#openTail(token, to);
		}
		this.#headline[sentence] = letters >= 4 && capitals * 3 > letters * 2 ? 1 : 0;
		this.#findRuns(from, to);
	}

	/** Opens the next token, and what may go on a name behind it: numbers, hyphens and words that end names in lower case. */
	#openTail(token: number, to: number): void {
		for (let next = token + 1; next < to && next <= token + TAIL; next++) {
			const word = this.#surfaces[next] as Surface; // In range.
			if (next > token + 1 && !word.isNumber && word.sign !== '-' && !(word.flags & WordFlag.inner)) {
				break;
			}
			this.#open[next] = 1;
		}
	}

	/** Runs of capitalised words; a number inside belongs to them, and a token outside of any has none. */
	#findRuns(from: number, to: number): void {
		for (let token = from; token < to;) {
			const first = token;
			while (token < to && ((this.#surfaces[token] as Surface).anchor || (token > first && (this.#surfaces[token] as Surface).isNumber))) { // In range.
				token++;
			}
			this.#runFirst.fill(first, first, token);
			this.#runLast.fill(token - 1, first, token);
			if (token === first) {
				this.#runFirst[token] = 1;
				this.#runLast[token] = 0;
				token++;
			}
		}
	}
}

/** Letters from which on a sentence without lower case is taken for a headline, and read as if only its words' first letters were capitals. */
const CAPITALS_UNITS = 12;

function isAllCapitals(sentence: string): boolean {
	return sentence.length >= CAPITALS_UNITS && sentence === sentence.toUpperCase() && sentence !== sentence.toLowerCase() && (sentence.match(/\p{Lu}/gu)?.length ?? 0) >= CAPITALS_UNITS;
}

/** The shape of a word, with runs of one class shortened (`Xx` for `Apple`), and with runs up to four long (`Xxxxx`). */
function shapes(surface: string): [string, string] {
	let short = '';
	let long = '';
	let previous = '';
	let run = 0;
	for (const character of surface) {
		const kind = shapeOf(character);
		run = kind === previous ? run + 1 : 1;
		if (run === 1) {
			short += kind;
		}
		if (run <= 4) {
			long += kind;
		}
		previous = kind;
		if (long.length > 24) {
			break;
		}
	}
	return [short, long];
}

function shapeOf(character: string): string {
	if (character >= 'a' && character <= 'z') {
		return 'x';
	}
	if (character >= 'A' && character <= 'Z') {
		return 'X';
	}
	if (character >= '0' && character <= '9') {
		return '0';
	}
	if (character.charCodeAt(0) < 128) {
		return character;
	}
	if (UPPER.test(character)) {
		return 'X';
	}
	return /\p{L}/u.test(character) ? 'x' : /\p{Nd}/u.test(character) ? '0' : character;
}
