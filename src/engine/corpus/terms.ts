import type { Slices } from '../ports';
import { TokenBuilder } from '../text/words';
import { TokenKind, type SourceDocument } from '../types';
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

/** Words that carry no content of their own, as terms are made without them. */
export interface TermRules {
	/** Folded words. */
	readonly stopWords: ReadonlySet<string>;
	/** Folded words of each stock phrase, by its first word. */
	readonly stockPhrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Word lists by section, as the lexicon reads them: entries without comments and blank lines. */
export interface WordSections {
	section(name: string): readonly string[];
}

export function readTermRules(sections: WordSections): TermRules {
	return makeTermRules(sections.section('stop words'), sections.section('stock phrases'));
}

/** One word or phrase an entry, folded or not. */
export function makeTermRules(stopWords: Iterable<string>, stockPhrases: Iterable<string>): TermRules {
	const phrases = new Map<string, string[][]>();
	for (const phrase of stockPhrases) {
		const words = phrase.split(' ').map(foldWord);
		const first = words[0] as string; // A split gives at least one piece.
		phrases.set(first, [...(phrases.get(first) ?? []), words]);
	}
	for (const list of phrases.values()) {
		list.sort((a, b) => b.length - a.length);
	}
	return { stopWords: new Set([...stopWords].map(foldWord)), stockPhrases: phrases };
}

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Finds the terms of a document, in slices; one pass, each distinct word is stemmed once. */
export function* findTerms(document: SourceDocument, rules: TermRules): Slices<DocumentTerms> {
	const { text, tokens } = document;
	const keys = new Map<string, number>();
	const bySurface = new Map<string, number>();
	const occurrences: number[] = [];
	const places: number[] = [];
	const sentenceStarts: number[] = [];
	let pauseAt = SLICE_UNITS;
	for (let sentence = 0; sentence + 1 < tokens.sentenceStarts.length; sentence++) {
		const position = document.sentences[sentence]?.start ?? 0;
		if (position > pauseAt) {
			yield undefined;
			pauseAt = position + SLICE_UNITS;
		}
		sentenceStarts.push(occurrences.length);
		const end = tokens.sentenceStarts[sentence + 1] as number; // In range by the loop.
		const words = new Words(document, tokens.sentenceStarts[sentence] as number, end);
		let stockEnd = words.start;
		for (let token = words.start; token < end; token++) {
			stockEnd = Math.max(stockEnd, token + stockLength(words, token, rules));
			if (token < stockEnd) {
				continue;
			}
			const surface = text.slice(tokens.starts[token], tokens.ends[token]);
			let id = bySurface.get(surface);
			if (id === undefined) {
				id = internTerm(toTerm(surface, tokens.kinds[token] as number, rules), keys);
				bySurface.set(surface, id);
			}
			if (id >= 0) {
				occurrences.push(id);
				places.push(token);
			}
		}
	}
	sentenceStarts.push(occurrences.length);
	return sortVocabulary(keys, occurrences, places, sentenceStarts);
}

/** The terms of a text that is no document: words between white space and signs. */
export function findTextTerms(text: string, rules: TermRules): string[] {
	const tokens = new TokenBuilder();
	tokens.addSentence(text, { start: 0, end: text.length });
	const { starts, ends, kinds } = tokens.build();
	return Array.from(starts, (start, at) => toTerm(text.slice(start, ends[at]), kinds[at] as number, rules)).filter((term) => term !== undefined);
}

/** Lower case, without accents, apostrophes in one form, no dots around or within (`U.S.` → `us`). */
export function foldWord(word: string): string {
	const lower = word.toLowerCase();
	if (/^[a-z0-9]*$/.test(lower)) {
		return lower;
	}
	return lower.normalize('NFKD').replace(/[\p{M}\u00ad\u200d.]/gu, '').replaceAll('’', "'");
}

/** Folded words of one sentence, made only as far as they are asked for. */
class Words {
	readonly start: number;
	readonly #document: SourceDocument;
	readonly #end: number;

	constructor(document: SourceDocument, start: number, end: number) {
		this.#document = document;
		this.start = start;
		this.#end = end;
	}

	at(token: number): string | undefined {
		const { text, tokens } = this.#document;
		return token < this.#end ? foldWord(text.slice(tokens.starts[token], tokens.ends[token])) : undefined;
	}
}

/** How many tokens the longest stock phrase has that starts at `token`; 0 without one. */
function stockLength(words: Words, token: number, rules: TermRules): number {
	const first = words.at(token);
	const phrases = first === undefined ? undefined : rules.stockPhrases.get(first);
	return phrases?.find((phrase) => phrase.every((word, index) => words.at(token + index) === word))?.length ?? 0;
}

/** Signs that stand for a word. */
const SIGN_TERMS: ReadonlyMap<string, string> = new Map([['%', 'percent'], ['$', 'dollar'], ['€', 'euro'], ['£', 'pound']]);
/** Numbers that news writes as words. */
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
	['two', '2'], ['three', '3'], ['four', '4'], ['five', '5'], ['six', '6'], ['seven', '7'],
	['eight', '8'], ['nine', '9'], ['ten', '10'], ['eleven', '11'], ['twelve', '12'],
]);

/** The key of a token, or `undefined` where it says nothing. */
export function toTerm(surface: string, kind: number, rules: TermRules): string | undefined {
	if (kind === TokenKind.address) {
		return undefined;
	}
	if (kind === TokenKind.sign) {
		return SIGN_TERMS.get(surface);
	}
	if (kind === TokenKind.number) {
		return foldNumber(surface.toLowerCase());
	}
	const folded = foldWord(surface);
	if (rules.stopWords.has(folded)) {
		// A short name in capitals is no stop word: US, IT, WHO. In a line all in capitals this lets a few through.
		return isAcronym(surface) ? folded.toUpperCase() : undefined;
	}
	const plain = folded.replaceAll("'", '');
	return plain.length < 2 ? undefined : NUMBER_WORDS.get(plain) ?? stem(plain);
}

/** `US`, `U.S.`, `WHO`: two to four capitals. */
function isAcronym(surface: string): boolean {
	return /^(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4}|(?:[A-Z]\.){1,3}[A-Z])$/.test(surface);
}

/** Tells whether a term is a number: it begins with a digit. */
export function isNumberTerm(term: string): boolean {
	const code = term.charCodeAt(0);
	return code >= 48 && code <= 57;
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

function sortVocabulary(keys: ReadonlyMap<string, number>, occurrences: readonly number[], tokens: readonly number[], sentenceStarts: readonly number[]): DocumentTerms {
	const vocabulary = [...keys.keys()].sort();
	const rank = new Int32Array(vocabulary.length);
	for (const [index, term] of vocabulary.entries()) {
		rank[keys.get(term) as number] = index; // Every term of the vocabulary is a key.
	}
	return {
		vocabulary,
		occurrences: Int32Array.from(occurrences, (id) => rank[id] as number),
		tokens: Int32Array.from(tokens),
		sentenceStarts: Int32Array.from(sentenceStarts),
	};
}
