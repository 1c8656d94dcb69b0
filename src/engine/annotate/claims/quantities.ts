import type { Bound, ClaimKind } from '../../types';
import { readAmount, type Amount } from './amounts';
import { applyBound, boundBefore, boundBehind, type FoundBound } from './bounds';
import type { Draft, Scan } from './drafts';
import { isNamed } from './names';
import { findCountedNoun, findSingularNoun, type CountedNoun } from './nouns';
import { readRangeEnd } from './ranges';
import { readUnit, type FoundUnit } from './units';
import { Role } from './numberWords';

/** A currency before a number: `$`, `US$`, `EUR`. */
export interface Prefix {
	readonly code: string;
	readonly from: number;
	/** Index of the number. */
	readonly to: number;
}

/** The quantity whose number, currency or minus sign stands at an atom. Looks a bounded number of atoms ahead and back. */
export function readQuantity(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const negative = isMinus(scan, at);
	const prefix = readPrefix(scan, negative ? at + 1 : at);
	const numberAt = prefix?.to ?? (negative ? at + 1 : at);
	const amount = readAmount(atoms, numberAt, words, prefix !== undefined);
	if (!amount || (prefix && amount.fraction) || (amount.digits && !prefix && atoms.is(amount.to, 'st', 'nd', 'rd', 'th'))) {
		return undefined;
	}
	const from = prefix && prefix.from < at ? prefix.from : at;
	let unit: FoundUnit | undefined = prefix ? moneyUnit(scan, amount.to, prefix.code, amount) : readUnit(atoms, amount.to, words, amount);
	const range = readRangeEnd(scan, from, amount, unit, prefix);
	unit = range?.unit ?? unit;
	let to = Math.max(unit?.to ?? 0, range?.to ?? 0, amount.to);
	if (!unit && !range && atoms.is(to, 'mark', 'barrier', 'threshold')) {
		return finishMark(scan, from, to, amount);
	}
	if (!unit && !range && isNamed(scan, from, amount)) {
		return undefined;
	}
	if (unit && unit.kind !== 'percent' && unit.kind !== 'money' && !range && isNamed(scan, from, amount, unit)) {
		return undefined;
	}
	const behind = boundBehind(atoms, range?.amountTo ?? amount.to, words);
	if (behind && !unit) {
		unit = readUnit(atoms, behind.at, words, amount);
		to = Math.max(behind.at, unit?.to ?? 0);
	}
	return unit ? finishUnit(scan, from, to, amount, unit, range, behind, negative) : finishBare(scan, from, to, amount, range, behind, negative);
}

/** `below the 5,000 mark`. */
function finishMark(scan: Scan, from: number, to: number, amount: Amount): Draft {
	const { atoms, words, floor, found } = scan;
	const the = atoms.is(from - 1, 'the') && from - 1 >= floor ? from - 1 : from;
	const bound = boundBefore(atoms, the, floor, words);
	const points = scan.index || found.some((draft) => draft.unit === 'point');
	return {
		from: bound?.at ?? from, to: to + 1, kind: points ? 'measure' : 'count', ...applyBound(amount.value, amount.value, amount.value, bound?.bound ?? 'exact', bound?.side ?? 'both'),
		bound: bound?.bound ?? 'exact', unit: points ? 'point' : '', bare: true,
	};
}

/** A minus before a number, not a hyphen within a word or a range. */
function isMinus({ atoms }: Scan, at: number): boolean {
	const next = atoms.at(at + 1);
	return atoms.isSign(at, '-', '−', '–') && !next.spaced && (next.digits !== undefined || next.kind === 'sign') && (atoms.at(at).spaced || atoms.isSign(at - 1, '('));
}

function readPrefix(scan: Scan, at: number): Prefix | undefined {
	const { atoms, words } = scan;
	const atom = atoms.at(at);
	const next = atoms.at(at + 1);
	if (atom.kind === 'sign') {
		const sign = words.currencySigns.get(atom.text);
		if (sign !== undefined && next.digits) {
			const before = atoms.at(at - 1);
			const code = at - 1 >= scan.floor && before.kind === 'word' && atom.start - before.end <= 1 ? words.currencyPrefixes.get(before.text + atom.text) : undefined;
			return code === undefined ? { code: sign, from: at, to: at + 1 } : { code, from: at - 1, to: at + 1 };
		}
		// Where "£" was lost in seven bits it became "#".
		return atom.text === '#' && next.digits && !next.spaced && readAmount(atoms, at + 1, words, true)?.scale !== 1 ? { code: 'GBP', from: at, to: at + 1 } : undefined;
	}
	const code = atom.kind === 'word' ? words.currencyCodes.get(atom.text) : undefined;
	if (code === undefined) {
		return undefined;
	}
	return next.digits ? { code, from: at, to: at + 1 } : next.text === '.' && atoms.at(at + 2).digits && !atoms.at(at + 1).spaced ? { code, from: at, to: at + 2 } : undefined;
}

/** Money with its sign may name the currency again: `$249 USD`, `$9.99 US dollars`. */
function moneyUnit({ atoms, words }: Scan, at: number, code: string, amount: Amount): FoundUnit {
	const again = readUnit(atoms, at, words, { ...amount, scale: Math.max(amount.scale, 1e3) });
	const money = again?.kind === 'money' && again.factor === 1 && !atoms.isHyphen(at) ? again : undefined;
	return { to: money?.to ?? at, kind: 'money', symbol: money && money.symbol !== code && code === 'USD' ? money.symbol : code, factor: 1, offset: 0 };
}

interface RangeEnd {
	readonly from: number;
	readonly to: number;
	readonly amountTo: number;
	readonly low: number;
	readonly high: number;
	readonly bound: Bound;
	readonly unit: FoundUnit | undefined;
}

/** Kinds whose plain whole numbers are exact. */
const EXACT_KINDS: readonly ClaimKind[] = ['count', 'duration', 'multiple', 'rank', 'score'];

function finishUnit(scan: Scan, from: number, to: number, amount: Amount, unit: FoundUnit, range: RangeEnd | undefined, behind: FoundBound | undefined, negative: boolean): Draft | undefined {
	const { atoms } = scan;
	if (unit.symbol === 'point' && amount.value === 1 && !amount.digits && atoms.is(from - 1, 'at')) {
		return undefined; // "at one point"
	}
	if (unit.kind === 'duration' && amount.value === 1 && !amount.digits && !range && !isDurationOfOne(scan, from, to)) {
		return undefined;
	}
	if (unit.kind === 'duration' && atoms.is(from - 1, 'aged') && atoms.is(unit.to - 1, 'years', 'year')) {
		return finishUnit(scan, from, to, amount, { ...unit, kind: 'measure', symbol: 'year', factor: 1 }, range, behind, negative);
	}
	const age = unit.symbol === 'year';
	const exact = age || unit.symbol === 'category' || EXACT_KINDS.includes(unit.kind);
	const tail = behind ?? boundBehind(atoms, to, scan.words);
	return complete(scan, from, tail && tail !== behind ? tail.at : to, amount, { kind: unit.kind, symbol: unit.symbol, factor: unit.factor, offset: unit.offset, exact }, range, tail, negative, undefined, false);
}

/** `one day he will …` and `a year` as a base are no durations: a word of time or a bound must say so. */
function isDurationOfOne({ atoms, words, floor }: Scan, from: number, to: number): boolean {
	return atoms.isHyphen(from + 1) || boundBefore(atoms, from, floor, words) !== undefined
		|| atoms.is(from - 1, 'in', 'for', 'within', 'after', 'of', 'last', 'past', 'next', 'first', 'single', 'every', 'a', 'another') || atoms.is(to, 'ago', 'earlier', 'later', 'after', 'before', 'long')
		|| boundBehind(atoms, to, words) !== undefined;
}

interface Meaning {
	readonly kind: ClaimKind;
	readonly symbol: string;
	readonly factor: number;
	readonly offset: number;
	readonly exact: boolean;
}

/** Bounds of few and vague words are wide as they stand. */
function complete(scan: Scan, from: number, to: number, amount: Amount, meaning: Meaning, range: RangeEnd | undefined, tail: FoundBound | undefined, negative: boolean, noun: CountedNoun | undefined, bare: boolean): Draft {
	const start = range?.from ?? from;
	const before = range?.bound === 'range' && range.from < from ? undefined : boundFor(scan, start, meaning);
	const sign = negative ? -1 : 1;
	let { low, high } = range ?? { low: amount.value, high: amount.value };
	let bound: Bound = range?.bound ?? 'exact';
	if (!range) {
		const half = meaning.exact && amount.place === 1 ? 0 : amount.place / 2;
		low -= half;
		high += half;
		if (amount.vague) {
			[low, high] = amount.vague;
			bound = 'vague';
		}
	}
	let interval: { low: number | null; high: number | null } = sign < 0 ? { low: -high, high: -low } : { low, high };
	const limit = before ?? tail;
	if (limit) {
		const value = sign * (limit.bound === 'at-most' || limit.bound === 'less-than' ? range?.high ?? amount.vague?.[1] ?? amount.value : range?.low ?? amount.vague?.[0] ?? amount.value);
		if (!(range || amount.vague) || (limit.bound !== 'about')) {
			interval = applyBound(value, interval.low ?? value, interval.high ?? value, limit.bound, limit.side);
			bound = amount.vague && !range ? 'vague' : limit.bound;
		}
	}
	const convert = (value: number | null): number | null => value === null ? null : value * meaning.factor + meaning.offset;
	return { from: before?.at ?? start, to, kind: meaning.kind, low: convert(interval.low), high: convert(interval.high), bound, unit: meaning.symbol, noun, bare };
}

const OVER_A_TIME = ['for', 'in', 'of', 'by', 'lasted', 'lasting', 'lasts', 'took', 'takes', 'take', 'taken', 'spent', 'after', 'is', 'was', 'been', 'with', 'than', 'aged', 'a', 'the', 'served', 'be'];

/** The bound before a quantity, where it fits its kind: "over three days" is a bound behind `for`, else a stretch of time. */
function boundFor(scan: Scan, from: number, meaning: Meaning): FoundBound | undefined {
	const { atoms } = scan;
	const before = boundBefore(atoms, from, scan.floor, scan.words);
	if (!before) {
		return undefined;
	}
	const phrase = from - before.at === 1 ? atoms.at(before.at).lower : '';
	if (phrase === 'within' && meaning.kind !== 'duration' && meaning.kind !== 'measure') {
		return undefined;
	}
	if (phrase === 'over' && meaning.kind === 'duration' && !OVER_A_TIME.includes(atoms.at(before.at - 1).lower) && before.at > 0) {
		return undefined;
	}
	if (phrase === 'near' && meaning.kind === 'count') {
		return undefined;
	}
	return before;
}

function finishBare(scan: Scan, from: number, to: number, amount: Amount, range: RangeEnd | undefined, behind: FoundBound | undefined, negative: boolean): Draft | undefined {
	const { atoms, words } = scan;
	const count = (noun: CountedNoun | undefined, end: number, unit: string, bare: boolean, kind: ClaimKind = 'count', exact = true): Draft =>
		complete(scan, from, end, amount, { kind, symbol: unit, factor: 1, offset: 0, exact }, range, behind, negative, noun, bare);
	const vagueOf = amount.vague !== undefined && atoms.is(to, 'of') ? to + 1 : to;
	// "hundreds of points", "millions of dollars"
	if (vagueOf > to) {
		const unit = readUnit(atoms, vagueOf, words, amount);
		if (unit) {
			const end = unit.kind === 'money' || unit.kind === 'duration' ? unit.to : to;
			return complete(scan, from, end, amount, { kind: unit.kind, symbol: unit.symbol, factor: unit.factor, offset: unit.offset, exact: true }, range, behind, negative, undefined, false);
		}
		const noun = findNounOf(scan, to);
		return count(noun, noun && isCouple(scan, to) ? noun.to : to, noun?.lemma ?? '', false);
	}
	if (amount.vague && !range && amount.article && atoms.at(amount.to - 1).word?.few) {
		return undefined;
	}
	if (amount.vague && !range && atoms.at(from).word?.few && atoms.at(from).kind === 'word' && amount.to === from + 1) {
		return undefined; // "several factors" asserts no number.
	}
	const one = amount.value === 1 && !range && amount.scale === 1 && !isUnitWord(atoms.at(from - 1).lower);
	if (one) {
		return readOne(scan, from, amount, count);
	}
	const times = readTimes(scan, to, amount);
	if (times !== undefined) {
		return count(undefined, to + 1, times === 'multiple' ? '' : 'time', false, times);
	}
	const hyphen = readHyphened(scan, to);
	if (hyphen) {
		return atoms.is(hyphen.head, 'way', 'sided', 'handed', 'on', 'off', 'faced', 'time', 'fold', 'piece', 'by', 'party', 'state', 'a', 'in', 'd') ? undefined : count(hyphen, hyphen.to, hyphen.lemma, false);
	}
	const noun = findCountedNoun(atoms, to);
	if (noun && noun.lemma === 'other') {
		return count(undefined, noun.to, inheritedUnit(scan, from) || 'person', true);
	}
	if (noun) {
		return count(noun, noun.to, noun.lemma, false);
	}
	const context = readContext(scan, from, to, amount, range !== undefined);
	if (context) {
		return context === 'none' ? undefined : complete(scan, context.from, context.to, amount, { kind: context.kind, symbol: context.unit, factor: context.factor, offset: context.offset, exact: context.exact }, range, behind, negative, undefined, true);
	}
	const of = atoms.is(to, 'of') ? findNounOf(scan, to) : undefined;
	return count(of, to, of?.lemma ?? inheritedUnit(scan, from), of === undefined);
}

function isCouple({ atoms }: Scan, to: number): boolean {
	return atoms.is(to - 1, 'couple', 'handful');
}

/** `of its ten plants`, `of Indonesia's air carriers`: the plural noun within the of-phrase. */
function findNounOf({ atoms }: Scan, at: number): CountedNoun | undefined {
	let next = at + 1;
	for (let skipped = 0; skipped < 6; skipped++) {
		const atom = atoms.at(next);
		const stop = atom.kind === 'word' && ((atom.word?.roles ?? 0) & Role.stop) !== 0 && atoms.is(next, 'the', 'a', 'its', 'his', 'her', 'their', 'our', 'my', 'these', 'those', 'all', '\'s', '’s', 'some', 'such', 'this', 'that');
		if (!stop && !atom.digits && atom.word?.cardinal === undefined && !atom.word?.vague) {
			const noun = findCountedNoun(atoms, next);
			if (noun || !(atoms.is(next + 1, '\'s', '’s', '\'', '’'))) {
				return noun;
			}
		}
		next++;
	}
	return undefined;
}

/** The word `one`: a number where a noun follows, else a pronoun. */
function readOne(scan: Scan, from: number, amount: Amount, count: (noun: CountedNoun | undefined, end: number, unit: string, bare: boolean) => Draft): Draft | undefined {
	const { atoms, words } = scan;
	const { to } = amount;
	if (amount.article || atoms.is(from - 1, 'no', 'another', 'any', 'day', 'a', 'an') || (atoms.is(from - 1, 'the') && atoms.is(to, 'hand', 'side')) || atoms.isHyphen(from - 1)) {
		return undefined;
	}
	const last = scan.found.at(-1);
	if (last?.kind === 'count' && last.unit !== '' && (last.low ?? 0) >= 2 && (atoms.is(from - 1, 'and') || atoms.isSign(from - 1, ':', ',', '–', '—', '--')) && atoms.is(to, 'on', 'in', 'at', 'from', 'for', 'of', 'with') && !atoms.is(to + 1, 'the', 'them', 'these', 'those', 'his', 'her', 'its', 'their', 'our', 'my', 'many') === atoms.is(to, 'of')) {
		return count(undefined, to, last.unit, true); // "two cameras: one on the front"
	}
	if (atoms.is(to, 'of')) {
		const next = readAmount(atoms, atoms.is(to + 1, 'the', 'its', 'their', 'only') ? to + 2 : to + 1, words, false);
		const noun = next && !next.vague ? findCountedNoun(atoms, next.to) : undefined;
		return noun && !atoms.is(to + 1, 'the') ? count(undefined, to, noun.lemma, true) : undefined;
	}
	const first = atoms.at(to);
	if (atoms.is(to, 'was', 'has', 'remains', 'died') && isHarmed(scan, to)) {
		return count(undefined, to, 'person', true);
	}
	if (first.kind !== 'word' || ((first.word?.roles ?? 0) & (Role.oneIdiom | Role.stop)) !== 0) {
		return undefined;
	}
	if (((first.word?.roles ?? 0) & Role.verb) !== 0 || /(?:ed|ing)$/.test(first.lower) && ((first.word?.roles ?? 0) & Role.adjective) === 0) {
		return undefined;
	}
	const noun = findSingularNoun(atoms, to);
	return noun && ((atoms.at(noun.head).word?.roles ?? 0) & Role.oneIdiom) === 0 ? count(noun, noun.to, noun.lemma, false) : undefined;
}

/** `one was killed`: people, not a pronoun. */
function isHarmed({ atoms }: Scan, at: number): boolean {
	return [0, 1, 2].some((skip) => ((atoms.at(at + skip).word?.roles ?? 0) & (Role.peopleVerb | Role.peopleWord)) !== 0 && !atoms.is(at + skip, 'employ', 'employed'));
}

/** `three times faster` is a multiple, `won it three times` a count. */
function readTimes({ atoms, found }: Scan, to: number, amount: Amount): 'multiple' | 'count' | undefined {
	if (!atoms.is(to, 'times')) {
		return undefined;
	}
	const next = atoms.at(to + 1);
	const compared = next.lower.endsWith('er') && next.lower !== 'over' && next.lower !== 'after' && next.lower !== 'under' && next.lower !== 'former';
	return compared || amount.place < 1 || atoms.is(to + 1, 'as', 'more', 'less', 'the', 'what', 'that', 'its', 'their') || found.some((draft) => draft.kind === 'multiple') ? 'multiple' : 'count';
}

/** `14-member`, `four-door`: a singular noun tied to its number. */
function readHyphened({ atoms }: Scan, to: number): CountedNoun | undefined {
	const next = atoms.at(to + 1);
	return atoms.isHyphen(to) && next.kind === 'word' && !next.capital && next.lower.length > 1 ? { head: to + 1, to: to + 2, lemma: next.word?.lemma ?? next.lower } : undefined;
}

interface ContextUnit {
	readonly from: number;
	readonly to: number;
	readonly kind: ClaimKind;
	readonly unit: string;
	readonly factor: number;
	readonly offset: number;
	readonly exact: boolean;
}

/** What a number without unit says by the words around it: an age, a magnitude, an index level, a shared unit; `none` when it is no claim. */
function readContext(scan: Scan, from: number, to: number, amount: Amount, range: boolean): ContextUnit | 'none' | undefined {
	const { atoms, words, found } = scan;
	const unit = (kind: ClaimKind, symbol: string, exact: boolean, start = from): ContextUnit => ({ from: start, to, kind, unit: symbol, factor: 1, offset: 0, exact });
	const before = atoms.at(from - 1);
	if (before.lower === 'aged' || before.lower === 'ages') {
		return unit('measure', 'year', true, from - 1);
	}
	if (before.lower === 'age' || (before.lower === 'of' && atoms.is(from - 2, 'age', 'ages'))) {
		return unit('measure', 'year', true);
	}
	if (before.lower === 'magnitude' || (atoms.is(from - 1, 'of') && atoms.is(from - 2, 'magnitude'))) {
		return unit('measure', 'magnitude', false);
	}
	if (before.lower === 'category' && amount.value <= 10) {
		return unit('measure', 'category', true, from - 1);
	}
	const behind = atoms.at(to);
	if (amount.place < 1 && atoms.is(to, 'earthquake', 'quake', 'aftershock', 'tremor', 'temblor') || (atoms.is(to, 'earthquake', 'quake') && amount.value < 10)) {
		return unit('measure', 'magnitude', false);
	}
	if (!range && amount.value >= 10 && amount.value <= 115 && amount.place === 1 && isAgeSaid(scan, from, to)) {
		return unit('measure', 'year', true);
	}
	if (!range && amount.digits && before.text === ',' && atoms.at(from - 2).capital && amount.place === 1 && amount.value >= 4 && amount.value <= 110 && behind.kind === 'sign' && ',.;)'.includes(behind.text)) {
		return unit('measure', 'year', true);
	}
	const shared = readShared(scan, to);
	if (shared === 'count') {
		return undefined;
	}
	if (shared) {
		return { from, to, kind: shared.kind, unit: shared.symbol, factor: shared.factor, offset: shared.offset, exact: EXACT_KINDS.includes(shared.kind) || shared.symbol === 'year' };
	}
	const last = found[found.length - 1];
	const points = found.some((draft) => draft.unit === 'point');
	if (amount.digits && amount.scale === 1 && (amount.place < 1 ? scan.index || points : (points || scan.index) && (boundBefore(atoms, from, scan.floor, words) !== undefined || atoms.is(from - 1, 'to', 'at', 'of', 'below', 'above', 'down', 'up', 'from', 'near', 'breached', 'past')))) {
		return unit('measure', 'point', false);
	}
	if (amount.scale >= 1e5 && last?.kind === 'money' && behind.kind !== 'number') {
		return unit('money', last.unit, false);
	}
	if (amount.place < 1 && amount.scale === 1 && !amount.article) {
		return unit('measure', '', false);
	}
	return undefined;
}

/** `He was 95.`, `I am 26 now`, `she turned 40`. */
function isAgeSaid({ atoms }: Scan, from: number, to: number): boolean {
	const behind = atoms.at(to);
	const ends = to >= atoms.length || (behind.kind === 'sign' && '.,;)"”'.includes(behind.text)) || atoms.is(to, 'when', 'now', 'at', 'and');
	return ends && (atoms.is(from - 1, 'turned', 'turns') || (atoms.is(from - 1, 'was', 'is', 'am', '\'s', '’s') && atoms.is(from - 2, 'he', 'she', 'i', 'who')));
}

function isUnitWord(word: string): boolean {
	return word === 'category' || word === 'aged' || word === 'age';
}

/** The unit that a later number of the same list carries: `eight and fourteen percent`, `102 and 21 people`. */
function readShared({ atoms, words }: Scan, at: number): FoundUnit | 'count' | undefined {
	let next = at;
	for (let count = 0; count < 3; count++) {
		if (atoms.isSign(next, ',', '/') && atoms.is(next + 1, 'and')) {
			next += 2;
		} else if (atoms.isSign(next, ',') && !atoms.is(next + 1, 'or') || atoms.is(next, 'and', 'or', 'to')) {
			next++;
		} else {
			return undefined;
		}
		const amount = readAmount(atoms, next, words, false);
		if (!amount || amount.article) {
			return undefined;
		}
		const unit = readUnit(atoms, amount.to, words, amount);
		if (unit) {
			return unit;
		}
		if (findCountedNoun(atoms, amount.to)) {
			return 'count';
		}
		next = amount.to;
	}
	return undefined;
}

const PEOPLE_REACH = 5;

/** Unit of a bare count: the noun of a later or an earlier count, or people where the clause kills or hurts. */
function inheritedUnit({ atoms, words, found, lastCount }: Scan, from: number): string {
	const first = readAmount(atoms, from, words, false);
	let next = first?.to ?? from + 1;
	for (let count = 0; count < 3 && (atoms.is(next, 'and', 'or') || atoms.isSign(next, ',')); count++) {
		const amount = readAmount(atoms, next + 1, words, false);
		const noun = amount && findCountedNoun(atoms, amount.to);
		if (!amount || noun) {
			if (noun) {
				return noun.lemma;
			}
			break;
		}
		next = amount.to;
	}
	const earlier = found.filter((draft) => draft.kind === 'count' && draft.unit !== '' && draft.unit !== 'time').at(-1);
	for (let near = from - 1; near >= Math.max(0, from - PEOPLE_REACH); near--) {
		if (((atoms.at(near).word?.roles ?? 0) & Role.peopleVerb) !== 0) {
			return 'person';
		}
	}
	const behind = first?.to ?? from + 1;
	for (let near = behind; near < behind + 4; near++) {
		if (((atoms.at(near).word?.roles ?? 0) & (Role.peopleVerb | Role.peopleWord)) !== 0) {
			return 'person';
		}
	}
	return earlier?.unit ?? lastCount;
}
