import type { Slices } from '../ports';
import { TokenKind, type NumericClaim, type SourceDocument } from '../types';
import { toAtoms, type Atoms } from './claims/atoms';
import { readAmount } from './claims/amounts';
import { applyBound, boundBefore } from './claims/bounds';
import { readElapsed } from './claims/clock';
import { addClaims } from './claims/context';
import type { Draft, Scan } from './claims/drafts';
import { readFraction } from './claims/fractions';
import { findCountedNoun } from './claims/nouns';
import { findModelNames } from './claims/names';
import { NumberWords, Role, type Sections, type Word } from './claims/numberWords';
import { readQuantity } from './claims/quantities';
import { readRank } from './claims/ranks';
import { readScore } from './claims/scores';
import { readDate } from './dates';
import type { Resources } from './resources';

/** Text handled between two pauses, in code units. */
const SLICE_UNITS = 20_000;

/** Word lists by the lexicon that they came from, so that they are read once. */
const read = new WeakMap<object, NumberWords>();

function numberWordsOf(lexicon: Sections): NumberWords {
	let words = read.get(lexicon);
	if (!words) {
		words = new NumberWords(lexicon);
		read.set(lexicon, words);
	}
	return words;
}

/** Numeric claims of a document, by start, not overlapping. Linear in the length of the text. */
export function* findClaims(document: SourceDocument, resources: Resources): Slices<NumericClaim[]> {
	const words = numberWordsOf(resources.lexicon as unknown as Sections);
	const { text, tokens, sentences } = document;
	const claims: NumericClaim[] = [];
	let pauseAt = SLICE_UNITS;
	let lastCount = '';
	const names = findModelNames(document, words);
	for (const [sentence, span] of sentences.entries()) {
		const from = tokens.sentenceStarts[sentence] ?? 0;
		const to = tokens.sentenceStarts[sentence + 1] ?? from;
		if (mayClaim(document, from, to, words)) {
			const atoms = toAtoms(text, tokens, from, to, words);
			const drafts = scanSentence(atoms, words, lastCount, names);
			lastCount = drafts.filter((draft) => draft.kind === 'count').at(-1)?.unit ?? '';
			addClaims(atoms, drafts, sentence, claims);
		} else {
			lastCount = '';
		}
		if (span.end > pauseAt) {
			yield undefined;
			pauseAt = span.end + SLICE_UNITS;
		}
	}
	return claims;
}

const SIGNS = /[½⅓⅔¼¾⅕-⅞]/;

/** Has the sentence a number, a word of numbers, or a word of dates? Most have none, and are left at that. */
function mayClaim({ text, tokens }: SourceDocument, from: number, to: number, words: NumberWords): boolean {
	for (let token = from; token < to; token++) {
		const kind = tokens.kinds[token];
		if (kind === TokenKind.number) {
			return true;
		}
		const start = tokens.starts[token] as number; // `token` is below `to`.
		const end = tokens.ends[token] as number;
		if (kind === TokenKind.word ? end - start < 16 && isTrigger(words.find(text.slice(start, end).toLowerCase())) || end - start > 3 && /\d$/.test(text.slice(start, end)) : SIGNS.test(text.slice(start, end))) {
			return true;
		}
	}
	return false;
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
	if (atom.kind === 'word' && atom.word === undefined && !words.currencyCodes.has(atom.text) && atom.lower[0] !== 'q') {
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
	const draft = readFraction(scan, at) ?? readQuantity(scan, at) ?? readRank(scan, at) ?? readChange(scan, at) ?? readLapse(scan, at);
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

/** `two weeks ago` and `a year earlier` are dates; "two years later" says how long it took. */
function readAgo({ atoms, words }: Scan, draft: Draft): Draft | undefined {
	if (!atoms.is(draft.to, 'ago', 'earlier')) {
		return undefined;
	}
	let value = 1;
	for (let at = draft.from; at < draft.to; at++) {
		const amount = readAmount(atoms, at, words, false);
		if (amount && !amount.vague) {
			value = amount.value;
			break;
		}
	}
	const unit = atoms.at(draft.to - 1).lower;
	const known = draft.bound === 'vague' ? '' : `${value}-`;
	return { ...draft, to: draft.to + 1, kind: 'date', low: null, high: null, unit: `rel:${known}${unit}-${atoms.at(draft.to).lower}` };
}

/** `2 hours 1 minute 39 seconds`, `15 years, 8 months`, `5 feet 10 inches`: one amount in several units, each smaller than the one before. */
function joinCompound({ atoms, found }: Scan, draft: Draft): Draft | undefined {
	const last = found.at(-1);
	if (!last || last.kind !== draft.kind || last.unit !== draft.unit || (draft.unit !== 's' && draft.unit !== 'm' && draft.unit !== 'kg') || draft.bound !== 'exact' || last.bound === 'range' || last.bound === 'vague') {
		return undefined;
	}
	const gap = draft.from - last.to;
	const tied = gap === 0 || (gap === 1 && draft.unit === 's' && (atoms.is(last.to, 'and') || atoms.isSign(last.to, ',')));
	const size = last.low ?? last.high ?? 0;
	if (!tied || draft.low === null || draft.high === null || draft.high >= size || atoms.at(last.to - 1).lower === atoms.at(draft.to - 1).lower) {
		return undefined;
	}
	const half = draft.unit === 's' ? 0 : (draft.high - draft.low) / 2;
	const middle = (draft.low + draft.high) / 2;
	const round = (value: number | null): number | null => value === null ? null : Math.round(value * 1e6) / 1e6;
	const base = last.low !== null && last.high !== null && last.bound === 'exact' ? (last.low + last.high) / 2 : undefined;
	return base === undefined
		? { ...last, to: draft.to, low: round(last.low === null ? null : last.low + middle), high: round(last.high === null ? null : last.high + middle) }
		: { ...last, to: draft.to, low: round(base + middle - half), high: round(base + middle + half) };
}

/** A conversion in brackets says the same as what it converts, its bound too: `less than 3 lbs (1.36 kg)`. */
function inheritBound(scan: Scan, draft: Draft): Draft {
	const last = scan.found.at(-1);
	const { atoms } = scan;
	if (!last || last.kind !== draft.kind || (draft.kind !== 'measure' && draft.kind !== 'money') || draft.bound !== 'exact' || draft.low === null || draft.high === null
		|| last.to !== draft.from - 1 || !atoms.isSign(last.to, '(', '[', '{') || !atoms.isSign(draft.to, ')', ']', '}')) {
		return draft;
	}
	const { bound } = last;
	const value = (draft.low + draft.high) / 2;
	return bound === 'exact' || bound === 'range' || bound === 'vague' ? draft : { ...draft, ...applyBound(value, draft.low, draft.high, bound, 'both'), bound };
}

/** `doubled`, `halve`, `threefold`: a multiple in one word, a verb or with `of`. */
function readChange({ atoms }: Scan, at: number): Draft | undefined {
	const { word, lower } = atoms.at(at);
	if (word?.multiple === undefined || atoms.isHyphen(at + 1) || atoms.isHyphen(at - 1)) {
		return undefined;
	}
	if (lower === 'twice') {
		const compared = atoms.is(at + 1, 'as', 'the', 'that', 'its', 'their', 'what');
		return { from: at, to: at + 1, kind: compared ? 'multiple' : 'count', low: 2, high: 2, bound: 'exact', unit: compared ? '' : 'time' };
	}
	if (lower === 'double' || lower === 'triple' || lower === 'treble' || lower === 'doubles' || lower === 'halves') {
		const verb = atoms.is(at - 1, 'to', 'will', 'would', 'could', 'may', 'might', 'than', 'nearly', 'almost', 'about', 'roughly', 'over', 'is', 'was') || atoms.is(at + 1, 'the', 'that', 'its', 'their', 'what');
		if (!verb) {
			return undefined;
		}
	}
	return { from: at, to: at + 1, kind: 'multiple', low: word.multiple, high: word.multiple, bound: 'exact', unit: '' };
}

/** A stretch without a number: `a decade`, `the past year`, `decades`, `over a century`, `less than a mile`. */
function readLapse(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const atom = atoms.at(at);
	const unit = atom.word?.unit;
	if (!unit || unit.symbol === 'point' || unit.symbol === '°') {
		return undefined;
	}
	const time = unit.kind === 'duration';
	const draft = (from: number, to: number, interval: { readonly low: number | null; readonly high: number | null }, bound: Draft['bound']): Draft => ({ from, to, kind: unit.kind, ...interval, bound, unit: unit.symbol });
	if (time && (atom.lower === 'decades' || atom.lower === 'centuries')) {
		return atoms.is(at - 1, 'for', 'in', 'of', 'several', 'past', 'last', 'over', 'after') || atoms.is(at + 1, 'ago', 'of', 'in', 'later')
			? draft(at, at + 1, { low: 2 * unit.factor, high: 9 * unit.factor }, 'vague') : undefined;
	}
	if (atom.lower.endsWith('s')) {
		return time && atoms.is(at + 1, 'ago') ? draft(at, at + 1, { low: 2 * unit.factor, high: null }, 'vague') : undefined;
	}
	const one = { low: unit.factor, high: unit.factor };
	if (time && atoms.is(at - 1, 'past', 'last', 'next', 'coming') && atoms.is(at - 2, 'the') && at - 2 >= scan.floor && !atoms.is(at, 'second', 'minute') && !atoms.is(at - 3, 'on') && !(atom.lower === 'day' && atoms.is(at + 1, 'of'))) {
		return draft(at - 2, at + 1, one, 'exact');
	}
	if (!atoms.is(at - 1, 'a', 'an') || at - 1 < scan.floor) {
		return undefined;
	}
	const bound = boundBefore(atoms, at - 1, scan.floor, words);
	const half = time && atoms.is(at + 1, 'and') && atoms.is(at + 2, 'a') && atoms.is(at + 3, 'half') && !atoms.is(at + 4, 'of');
	if (bound || half) {
		const value = unit.factor * (half ? 1.5 : 1);
		return draft(bound?.at ?? at - 1, at + (half ? 4 : 1), applyBound(value, value, value, bound?.bound ?? 'exact', bound?.side ?? 'both'), bound?.bound ?? 'exact');
	}
	if (!time) {
		return undefined;
	}
	if (atoms.is(at + 1, 'or') && atoms.is(at + 2, 'more', 'so') && !atoms.is(at + 3, 'than')) {
		const more = atoms.is(at + 2, 'more');
		return draft(at - 1, at + 3, applyBound(unit.factor, unit.factor, unit.factor, more ? 'at-least' : 'about', 'both'), more ? 'at-least' : 'about');
	}
	return atoms.is(at - 2, 'in', 'for', 'after', 'within', 'lasted', 'lasting') || atoms.is(at + 1, 'ago', 'earlier', 'later', 'after', 'before') ? draft(at - 1, at + 1, one, 'exact') : undefined;
}
