import type { Slices } from '../ports';
import { readSurfaces, type TokenSurfaces } from '../text/surfaces';
import { ENTITY_TYPES, TokenKind, type EntityType, type SourceDocument } from '../types';
import type { Lexicon } from './lexicon';

/** A name in the making: the tokens `first` to `last`, both included. */
export interface Name {
	readonly first: number;
	readonly last: number;
	readonly type: EntityType;
	/** How many of its first tokens name the maker. */
	readonly maker: number;
	readonly rule: string;
}

/** Word lists for names. */
export interface NameLists {
	/** Last words of roles and titles, in lower case. */
	readonly roles: ReadonlySet<string>;
	/** Titles that stand before a person's name and are no part of it, in lower case without a dot. */
	readonly titles: ReadonlySet<string>;
	/** Words that stand before a role and belong to it, in lower case. */
	readonly roleModifiers: ReadonlySet<string>;
	/** Type of a letter-digit name in lower case without hyphens and dots; `none` for what is no name. */
	readonly codes: ReadonlyMap<string, EntityType | 'none'>;
	/** Words before a code that make it no product. */
	readonly codeContexts: ReadonlySet<string>;
	/** Makers of things, in lower case. */
	readonly makers: ReadonlySet<string>;
	/** Abbreviations that own the dot behind them, in lower case without it. */
	readonly abbreviations: ReadonlySet<string>;
	/** Words in capitals that are no names. */
	readonly generic: ReadonlySet<string>;
	/** What things are, behind their names, in lower case. */
	readonly productNouns: ReadonlySet<string>;
	/** Function words, in lower case. */
	readonly stopWords: ReadonlySet<string>;
}

/** Throws when an entry is not in our format. */
export function readNameLists(lexicon: Lexicon): NameLists {
	const set = (section: string): ReadonlySet<string> => new Set(lexicon.section(section).map((entry) => entry.toLowerCase()));
	return {
		roles: set('name roles'),
		titles: set('name titles'),
		roleModifiers: set('name role modifiers'),
		codes: new Map(lexicon.section('name codes').map(parseCode)),
		codeContexts: set('name code contexts'),
		makers: set('name makers'),
		abbreviations: set('name abbreviations'),
		generic: new Set(lexicon.section('name generic')),
		productNouns: set('name product nouns'),
		stopWords: set('stop words'),
	};
}

function parseCode(entry: string): [string, EntityType | 'none'] {
	const [code, type] = entry.split(' ');
	const known = type === 'none' ? type : ENTITY_TYPES.find((name) => name === type);
	if (!code || !known) {
		throw new Error(`Expected a letter-digit name and its type, got: ${entry}`);
	}
	return [code, known];
}

/** The tokens of a document with their surfaces at hand. */
export class TokenText {
	readonly document: SourceDocument;
	readonly count: number;
	/** Sentence of each token. */
	readonly sentences: Int32Array;
	readonly #surfaces: TokenSurfaces;

	static *read(document: SourceDocument): Slices<TokenText> {
		return new TokenText(document, yield* readSurfaces(document));
	}

	private constructor(document: SourceDocument, surfaces: TokenSurfaces) {
		const { starts, sentenceStarts } = document.tokens;
		this.document = document;
		this.count = starts.length;
		this.sentences = new Int32Array(this.count);
		this.#surfaces = surfaces;
		for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
			this.sentences.fill(sentence, sentenceStarts[sentence], sentenceStarts[sentence + 1]);
		}
	}

	/** Distinct surfaces, in the order of their first places. */
	get surfaces(): readonly string[] {
		return this.#surfaces.list;
	}

	/** Index into `surfaces` of a token of the document. */
	number(token: number): number {
		return this.#surfaces.numbers[token] ?? -1;
	}

	/** Surface of a token; empty outside of the document. */
	surface(token: number): string {
		return this.#surfaces.list[this.number(token)] ?? '';
	}

	/** Surface of a run of tokens as it stands in the text, white space as one space. */
	run(first: number, last: number): string {
		if (first === last) {
			return this.surface(first);
		}
		const run = this.document.text.slice(this.start(first), this.end(last));
		return /[^\S ]|  /.test(run) ? run.replace(/\s+/g, ' ') : run;
	}

	start(token: number): number {
		return this.document.tokens.starts[token] ?? 0;
	}

	end(token: number): number {
		return this.document.tokens.ends[token] ?? 0;
	}

	isWord(token: number): boolean {
		return this.document.tokens.kinds[token] === TokenKind.word;
	}

	isSign(token: number): boolean {
		return this.document.tokens.kinds[token] === TokenKind.sign;
	}

	isNumber(token: number): boolean {
		return this.document.tokens.kinds[token] === TokenKind.number;
	}

	/** Do both stand in one sentence? */
	together(first: number, last: number): boolean {
		return first >= 0 && last < this.count && this.sentences[first] === this.sentences[last];
	}

	/** Is it the first word of its sentence? Quotes and brackets before it do not count. */
	isFirstWord(token: number): boolean {
		for (let before = token - 1; this.together(before, token); before--) {
			if (!this.isSign(before)) {
				return false;
			}
		}
		return true;
	}

	/** No white space between a token and the next. */
	touches(token: number): boolean {
		return token + 1 < this.count && this.end(token) === this.start(token + 1);
	}
}

/** Tokens that names hold, as a lookup. */
export class Taken {
	readonly #names: Int32Array;

	constructor(count: number, names: readonly Name[]) {
		this.#names = new Int32Array(count).fill(-1);
		for (const [index, name] of names.entries()) {
			this.#names.fill(index, name.first, name.last + 1);
		}
	}

	/** Index of the name that holds a token, or -1. */
	at(token: number): number {
		return this.#names[token] ?? -1;
	}

	isFree(first: number, last: number): boolean {
		for (let token = first; token <= last; token++) {
			if (this.at(token) !== -1) {
				return false;
			}
		}
		return true;
	}

	take(first: number, last: number, index: number): void {
		this.#names.fill(index, first, last + 1);
	}
}

/** Tokens between two pauses, a power of two: about 20,000 characters. */
const SLICE_TOKENS = 4096;

/** Tells a loop over tokens when to pause. */
export const isPause = (token: number): boolean => (token & (SLICE_TOKENS - 1)) === SLICE_TOKENS - 1;

export const isCapitalized = (surface: string): boolean => /^\p{Lu}/u.test(surface);
export const isPossessive = (surface: string): boolean => surface === "'s" || surface === '’s' || surface === "'S" || surface === '’S';
