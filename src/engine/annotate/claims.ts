import type { Unchanged } from '../document/unchanged';
import type { Slices } from '../ports';
import { readSurfaces, type TokenSurfaces } from '../text/surfaces';
import { TokenKind, type NumericClaim, type SourceDocument, type Span } from '../types';
import { AtomReader, type Atoms } from './claims/atoms';
import { boundBefore } from './claims/bounds';
import { readElapsed } from './claims/clock';
import { inheritBound, joinCompound } from './claims/compounds';
import { addClaims } from './claims/context';
import { readDate } from './claims/dateForms';
import type { Draft, Scan } from './claims/drafts';
import { readFraction } from './claims/fractions';
import { readAgo, readLapse } from './claims/lapses';
import { readMultipleWord } from './claims/multiples';
import { findCountedNoun } from './claims/nouns';
import { findModelNames } from './claims/names';
import { NumberWords, Role, type Word } from './claims/numberWords';
import { readQuantity } from './claims/quantities';
import { readRank } from './claims/ranks';
import { readScore } from './claims/scores';
import type { Lexicon } from './lexicon';
import type { Resources } from './resources';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Atoms read between two pauses: a text of nothing but numbers takes many times longer than prose. */
const SLICE_ATOMS = 2000;

/** Word lists by the lexicon that they came from, so that they are read once. */
const read = new WeakMap<object, NumberWords>();

function numberWordsOf(lexicon: Lexicon): NumberWords {
	let words = read.get(lexicon);
	if (!words) {
		words = new NumberWords(lexicon);
		read.set(lexicon, words);
	}
	return words;
}

/** The numeric claims of a document with what claims of a later text take over from them. */
export interface FoundClaims {
	/** By start, not overlapping. */
	readonly claims: readonly NumericClaim[];
	readonly document: SourceDocument;
	/** First claim of each sentence, and at the end their number. */
	readonly claimStarts: readonly number[];
	/** What each sentence counts last; a bare number of the next one counts the same. */
	readonly lastCounts: readonly string[];
	/** Numbers that are names of things in this document. */
	readonly names: ReadonlySet<string>;
}

/** Numeric claims of a document, by start, not overlapping. Linear in the length of the text. */
export function* findClaims(document: SourceDocument, resources: Pick<Resources, 'lexicon'>): Slices<readonly NumericClaim[]> {
	return (yield* findClaimsAgain(document, resources)).claims;
}

/** The same for a text that was edited: the claims of sentences that were not are taken over. */
export function* findClaimsAgain(document: SourceDocument, resources: Pick<Resources, 'lexicon'>, before?: { readonly found: FoundClaims; readonly unchanged: Unchanged }): Slices<FoundClaims> {
	const words = numberWordsOf(resources.lexicon);
	const { tokens, sentences } = document;
	const claims: NumericClaim[] = [];
	let pauseAt = SLICE_UNITS;
	let atomsRead = 0;
	let lastCount = '';
	const names = findModelNames(document, words);
	const surfaces = yield* readSurfaces(document);
	const triggers = new Triggers(document, surfaces, words);
	const reader = new AtomReader(document, surfaces, words);
	const claimStarts: number[] = [];
	const lastCounts: string[] = [];
	const earlier = before && isSameSet(before.found.names, names) ? before : undefined;
	for (const [sentence, span] of sentences.entries()) {
		claimStarts.push(claims.length);
		const known = earlier?.unchanged.earlier(sentence) ?? -1;
		if (earlier && known >= 0 && lastCount === (earlier.found.lastCounts[known - 1] ?? '')) {
			copyClaims(earlier.found, known, sentence, span, claims);
			lastCount = earlier.found.lastCounts[known] ?? '';
			lastCounts.push(lastCount);
			continue;
		}
		const from = tokens.sentenceStarts[sentence] ?? 0;
		const to = tokens.sentenceStarts[sentence + 1] ?? from;
		if (triggers.isBetween(from, to)) {
			const atoms = reader.read(from, to);
			atomsRead += atoms.length;
			const drafts = scanSentence(atoms, words, lastCount, names);
			lastCount = drafts.filter((draft) => draft.kind === 'count').at(-1)?.unit ?? '';
			addClaims(atoms, drafts, sentence, words, claims);
		} else {
			lastCount = '';
		}
		lastCounts.push(lastCount);
		if (span.end > pauseAt || atomsRead > SLICE_ATOMS) {
			yield undefined;
			pauseAt = span.end + SLICE_UNITS;
			atomsRead = 0;
		}
	}
	claimStarts.push(claims.length);
	return { claims, document, claimStarts, lastCounts, names };
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	return a.size === b.size && [...a].every((each) => b.has(each));
}

/** Adds the claims of a sentence of another text, at its place in this one. */
function copyClaims(found: FoundClaims, from: number, sentence: number, { start }: Span, claims: NumericClaim[]): void {
	const shift = start - (found.document.sentences[from]?.start ?? 0);
	const move = (span: Span | undefined): Span | undefined => span && { start: span.start + shift, end: span.end + shift };
	for (let index = found.claimStarts[from] ?? 0; index < (found.claimStarts[from + 1] ?? 0); index++) {
		const claim = found.claims[index] as NumericClaim; // In range by the starts.
		if (shift === 0 && claim.sentence === sentence) {
			claims.push(claim);
			continue;
		}
		const { kind, low, high, bound, unit, modality } = claim; // Spreading takes many times as long.
		claims.push({
			kind, start: claim.start + shift, end: claim.end + shift, sentence, low, high, bound, unit,
			about: move(claim.about), per: move(claim.per), modality, attribution: move(claim.attribution),
		});
	}
}

const SIGNS = /[½⅓⅔¼¾⅕-⅞]/;
/** Longer words are in no list. */
const MAX_WORD_UNITS = 15;

/** Tells sentences with a number, a word of numbers or a word of dates from those that claim nothing, which most do. */
class Triggers {
	readonly #document: SourceDocument;
	readonly #surfaces: TokenSurfaces;
	readonly #words: NumberWords;
	/** By surface: 0 as long as it was not asked for, 1 for those that make no claim, 2 for the others. */
	readonly #found: Uint8Array;

	constructor(document: SourceDocument, surfaces: TokenSurfaces, words: NumberWords) {
		this.#document = document;
		this.#surfaces = surfaces;
		this.#words = words;
		this.#found = new Uint8Array(surfaces.list.length);
	}

	isBetween(from: number, to: number): boolean {
		for (let token = from; token < to; token++) {
			const number = this.#surfaces.numbers[token] as number; // `token` is below `to`.
			this.#found[number] ||= this.#isTrigger(this.#surfaces.list[number] as string, this.#document.tokens.kinds[token] as number) ? 2 : 1;
			if (this.#found[number] === 2) {
				return true;
			}
		}
		return false;
	}

	#isTrigger(surface: string, kind: number): boolean {
		switch (kind) {
			case TokenKind.number: return true;
			case TokenKind.word: return (surface.length <= MAX_WORD_UNITS && isTrigger(this.#words.find(surface.toLowerCase()))) || (surface.length > 3 && /\d$/.test(surface));
			default: return SIGNS.test(surface);
		}
	}
}

function isTrigger(word: Word | undefined): boolean {
	return word !== undefined && (word.cardinal !== undefined || word.scale !== undefined || word.ordinal !== undefined || word.parts !== undefined || word.vague !== undefined
		|| word.few !== undefined || word.multiple !== undefined || word.month !== undefined || word.weekday !== undefined || word.unit !== undefined || (word.roles & (Role.period | Role.relativeDay)) !== 0);
}

/** Reads one sentence from left to right; what is found first keeps its words. */
function scanSentence(atoms: Atoms, words: NumberWords, lastCount: string, names: ReadonlySet<string>): Draft[] {
	let index = false;
	let score = false;
	for (const { word } of atoms.list) {
		index ||= ((word?.roles ?? 0) & Role.indexWord) !== 0;
		score ||= ((word?.roles ?? 0) & Role.scoreWord) !== 0;
	}
	const found: Draft[] = [];
	const scan: Scan = { atoms, words, found, floor: 0, index, score, names, lastCount };
	for (let at = 0; at < atoms.length;) {
		const table = tableEnd(atoms, at);
		if (table > at) {
			at = table;
			continue;
		}
		const draft = readAt(scan, at);
		if (draft && draft.to > at) {
			const whole = joinCompound(scan, draft);
			if (whole) {
				found.pop();
			}
			found.push(whole ?? inheritBound(scan, draft));
			scan.floor = draft.to;
			at = draft.to;
		} else {
			at = Math.max(at + 1, skipNumber(atoms, at));
		}
	}
	return found;
}

/** A list of more bare numbers than these is data, no prose. */
const MOST_NUMBERS = 16;

/** Index behind a long run of numbers with nothing but commas and `and` between them; `at` itself when there is none. */
function tableEnd(atoms: Atoms, at: number): number {
	let numbers = 0;
	let joined = true; // Behind a sign or a word that joins, or at the start.
	let next = at;
	for (; next < atoms.length; next++) {
		const { kind, word, text, lower, spaced, digits } = atoms.at(next);
		if (digits || word?.cardinal !== undefined || (word?.scale !== undefined && next > at)) {
			numbers += joined || (digits !== undefined && spaced) ? 1 : 0;
			joined = false;
		} else if (numbers > 0 && (kind === 'sign' ? text === ',' || text === ';' || text === '-' || text === '|' : lower === 'and' || lower === 'or')) {
			joined = true;
		} else {
			break;
		}
	}
	return numbers > MOST_NUMBERS ? next : at;
}

/** A number that is no claim takes what is tied to it along: `24/7`, `555-1234`. */
function skipNumber(atoms: Atoms, at: number): number {
	let to = at + 1;
	if (atoms.at(at).kind !== 'number' && atoms.at(at).kind !== 'code') {
		return to;
	}
	while (to + 1 < atoms.length && atoms.at(to).kind === 'sign' && !atoms.at(to).spaced && !atoms.at(to + 1).spaced && '-/.:x'.includes(atoms.at(to).text) && atoms.at(to + 1).kind === 'number') {
		to += 2;
	}
	return to;
}

function readAt(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const atom = atoms.at(at);
	if (atom.kind === 'code') {
		return undefined;
	}
	if (atom.kind === 'word' && atom.word === undefined && !words.currencyCodes.has(atom.text) && atom.lower[0] !== 'q' && atom.lower !== 'minus') {
		return undefined;
	}
	const score = atom.kind === 'number' ? readScore(scan, at) : undefined;
	if (score) {
		return score;
	}
	const elapsed = atom.kind === 'number' ? readElapsed(atoms, at) : undefined;
	if (elapsed) {
		return { from: at, to: elapsed.to, kind: 'duration', low: elapsed.seconds - 0.5, high: elapsed.seconds + 0.5, bound: 'exact', unit: 's' };
	}
	const date = readDate(atoms, at, words, (number) => findCountedNoun(atoms, number + 1) !== undefined);
	if (date) {
		return finishDate(scan, date);
	}
	const draft = readFraction(scan, at) ?? readQuantity(scan, at) ?? readRank(scan, at) ?? readMultipleWord(scan, at) ?? readLapse(scan, at);
	return draft && (draft.kind === 'duration' ? readAgo(scan, draft) ?? draft : draft);
}

function finishDate(scan: Scan, date: ReturnType<typeof readDate> & object): Draft {
	const { atoms, words, floor } = scan;
	let { from, bound } = date;
	const before = atoms.isHyphen(from - 1) ? from - 2 : from - 1;
	if (before >= floor && atoms.is(before, 'early', 'late', 'mid', 'earlier', 'later') && !(atoms.is(before, 'earlier', 'later') )) {
		from = before;
		bound = bound === 'exact' ? 'about' : bound;
	}
	const hedge = boundBefore(atoms, from, floor, words);
	if (hedge && atoms.is(hedge.at, 'about', 'around', 'circa', 'approximately', 'roughly', 'ca.', 'c.', 'at') && bound === 'exact') {
		from = hedge.at;
		bound = hedge.bound;
	}
	return { from, to: date.to, kind: 'date', low: null, high: null, bound, unit: date.iso };
}
