import type { Slices } from '../ports';
import { Memo } from '../text/memo';
import { readSurfaces } from '../text/surfaces';
import { TokenBuilder } from '../text/words';
import { TokenKind, type SourceDocument } from '../types';
import { Integers } from './integers';
import { stem } from './stems';

/**
 * The words of a document as keys for comparing sentences, from its text alone; plain data that can be cached and sent
 * between threads. An occurrence is a token that says something: no sign, address, stop word or stock phrase.
 */
export interface DocumentTerms {
	/** Distinct terms, sorted by code unit. */
	readonly vocabulary: readonly string[];
	/** Index into `vocabulary` of each occurrence, in reading order. */
	readonly occurrences: Int32Array;
	/** Token index of each occurrence. */
	readonly tokens: Int32Array;
	/** Occurrence at which each sentence begins, and at the end their number. */
	readonly sentenceStarts: Int32Array;
}

/** Word lists by section, as the lexicon reads them: entries without comments and blank lines. */
export interface WordSections {
	section(name: string): readonly string[];
}

/** Stock phrases that begin with one word: by the second one, or the empty string where there is none, the longest first, as folded words. */
type StockPhrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** What a word as it is written means for comparing. */
export interface KnownWord {
	readonly folded: string;
	/** Its key; `undefined` when it says nothing. */
	readonly term: string | undefined;
	readonly phrases: StockPhrases | undefined;
}

/** Words that are kept: most words of a text stand in others too. */
const KNOWN_WORDS = 32_768;

/** How words become terms: which ones carry no content of their own. */
export class TermRules {
	/** Folded words. */
	readonly #stopWords: ReadonlySet<string>;
	/** By their first word. */
	readonly #stockPhrases: ReadonlyMap<string, StockPhrases>;
	readonly #words = new Memo(KNOWN_WORDS, (surface) => this.#read(surface));

	static read(sections: WordSections): TermRules {
		return new TermRules(sections.section('stop words'), sections.section('stock phrases'));
	}

	/** One word or phrase an entry, folded or not. */
	constructor(stopWords: Iterable<string>, stockPhrases: Iterable<string>) {
		const phrases = new Map<string, Map<string, string[][]>>();
		for (const phrase of stockPhrases) {
			const words = phrase.split(' ').map(foldWord);
			const [first = '', second = ''] = words;
			const bySecond = phrases.get(first) ?? new Map<string, string[][]>();
			bySecond.set(second, [...bySecond.get(second) ?? [], words].sort((a, b) => b.length - a.length));
			phrases.set(first, bySecond);
		}
		this.#stopWords = new Set([...stopWords].map(foldWord));
		this.#stockPhrases = phrases;
	}

	/** A token's surface read as a word, whatever its kind. */
	word(surface: string): KnownWord {
		return this.#words.get(surface);
	}

	/** The key of a token, or `undefined` where it says nothing. */
	term(surface: string, kind: number): string | undefined {
		switch (kind) {
			case TokenKind.address: return undefined;
			case TokenKind.sign: return SIGN_TERMS.get(surface);
			case TokenKind.number: return foldNumber(surface.toLowerCase());
			default: return this.#words.get(surface).term;
		}
	}

	#read(surface: string): KnownWord {
		const folded = foldWord(surface);
		return { folded, term: this.#termOf(surface, folded), phrases: this.#stockPhrases.get(folded) };
	}

	#termOf(surface: string, folded: string): string | undefined {
		if (this.#stopWords.has(folded)) {
			// A short name in capitals is no stop word: US, IT, WHO. In a line all in capitals this lets a few through.
			return isAcronym(surface) ? folded.toUpperCase() : undefined;
		}
		const plain = folded.replaceAll("'", '');
		return plain.length < 2 ? undefined : NUMBER_WORDS.get(plain) ?? stem(plain);
	}
}

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Finds the terms of a document, in slices; one pass. */
export function* findTerms(document: SourceDocument, rules: TermRules): Slices<DocumentTerms> {
	const { tokens } = document;
	const { list, numbers } = yield* readSurfaces(document);
	const words: KnownWord[] = [];
	const wordAt = (token: number): KnownWord => {
		const number = numbers[token] as number; // A token of the document.
		return words[number] ??= rules.word(list[number] as string);
	};
	/** Occurrence number of each surface's term. */
	const ids = new Int32Array(list.length).fill(UNREAD);
	const keys = new Map<string, number>();
	const occurrences = new Integers();
	const places = new Integers();
	const sentenceStarts = new Integers();
	let pauseAt = SLICE_UNITS;
	for (let sentence = 0; sentence + 1 < tokens.sentenceStarts.length; sentence++) {
		const position = document.sentences[sentence]?.start ?? 0;
		if (position > pauseAt) {
			yield undefined;
			pauseAt = position + SLICE_UNITS;
		}
		sentenceStarts.push(occurrences.length);
		const start = tokens.sentenceStarts[sentence] as number; // In range by the loop.
		const end = tokens.sentenceStarts[sentence + 1] as number;
		let stockEnd = start;
		for (let token = start; token < end; token++) {
			const { phrases } = wordAt(token);
			if (phrases) {
				stockEnd = Math.max(stockEnd, token + stockLength(phrases, token, end, wordAt));
			}
			if (token < stockEnd) {
				continue;
			}
			const number = numbers[token] as number; // In range, as below.
			let id = ids[number] as number;
			if (id === UNREAD) {
				id = internTerm(rules.term(list[number] as string, tokens.kinds[token] as number), keys);
				ids[number] = id;
			}
			if (id >= 0) {
				occurrences.push(id);
				places.push(token);
			}
		}
	}
	sentenceStarts.push(occurrences.length);
	return { ...sortVocabulary(keys, occurrences.take()), tokens: places.take(), sentenceStarts: sentenceStarts.take() };
}

/** Not looked up so far; -1 stands for what has no term. */
const UNREAD = -2;

/** The terms of a text that is no document: words between white space and signs. */
export function findTextTerms(text: string, rules: TermRules): string[] {
	const tokens = new TokenBuilder();
	tokens.addSentence(text, { start: 0, end: text.length });
	const { starts, ends, kinds } = tokens.build();
	return Array.from(starts, (start, at) => rules.term(text.slice(start, ends[at]), kinds[at] as number)).filter((term) => term !== undefined);
}

/** Lower case, without accents, apostrophes in one form, no dots around or within (`U.S.` → `us`). */
export function foldWord(word: string): string {
	const lower = word.toLowerCase();
	if (/^[a-z0-9]*$/.test(lower)) {
		return lower;
	}
	return lower.normalize('NFKD').replace(/[\p{M}\u00ad\u200d.]/gu, '').replaceAll('’', "'");
}

/** How many tokens the longest of the phrases has that starts at `token` and ends before `end`; 0 without one. */
function stockLength(phrases: StockPhrases, token: number, end: number, wordAt: (token: number) => KnownWord): number {
	const second = token + 1 < end ? phrases.get(wordAt(token + 1).folded) : undefined;
	const found = second?.find((phrase) => token + phrase.length <= end && phrase.every((word, index) => index < 2 || wordAt(token + index).folded === word));
	return found?.length ?? phrases.get('')?.[0]?.length ?? 0;
}

/** Signs that stand for a word. */
const SIGN_TERMS: ReadonlyMap<string, string> = new Map([['%', 'percent'], ['$', 'dollar'], ['€', 'euro'], ['£', 'pound']]);
/** Numbers that news writes as words. */
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
	['two', '2'], ['three', '3'], ['four', '4'], ['five', '5'], ['six', '6'], ['seven', '7'],
	['eight', '8'], ['nine', '9'], ['ten', '10'], ['eleven', '11'], ['twelve', '12'],
]);

/** `US`, `U.S.`, `WHO`: two to four capitals. */
function isAcronym(surface: string): boolean {
	return /^(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4}|(?:[A-Z]\.){1,3}[A-Z])$/.test(surface);
}

/** `1,200` → `1200`, `25.0` → `25`. */
function foldNumber(lower: string): string {
	const plain = lower.replaceAll(',', '');
	return /^\d{1,15}(?:\.\d{1,15})?$/.test(plain) ? String(Number(plain)) : plain;
}

function internTerm(term: string | undefined, keys: Map<string, number>): number {
	if (term === undefined || term === '') {
		return -1;
	}
	const known = keys.get(term);
	if (known !== undefined) {
		return known;
	}
	keys.set(term, keys.size);
	return keys.size - 1;
}

/** @param occurrences numbers in the order of the keys; replaced by those in the order of the vocabulary. */
function sortVocabulary(keys: ReadonlyMap<string, number>, occurrences: Int32Array): Pick<DocumentTerms, 'vocabulary' | 'occurrences'> {
	const vocabulary = [...keys.keys()].sort();
	const rank = new Int32Array(vocabulary.length);
	for (const [index, term] of vocabulary.entries()) {
		rank[keys.get(term) as number] = index; // Every term of the vocabulary is a key.
	}
	for (let at = 0; at < occurrences.length; at++) {
		occurrences[at] = rank[occurrences[at] as number] as number; // In range by the loop.
	}
	return { vocabulary, occurrences };
}
