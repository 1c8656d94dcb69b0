import type { ClaimKind } from '../../types';
import type { Amount } from './amounts';
import type { Atoms } from './atoms';
import { Role, type NumberWords, type Unit } from './numberWords';

/** The unit behind a number. */
export interface FoundUnit {
	/** Index behind its last atom. */
	readonly to: number;
	readonly kind: ClaimKind;
	readonly symbol: string;
	readonly factor: number;
	readonly offset: number;
}

/** Longest compound unit in words. */
const MOST_WORDS = 4;
/** Nouns of currencies that are other words too: taken with a scale word or from this amount on. */
const LARGE_SUM = 1000;
const AMBIGUOUS_CURRENCIES = ['won', 'real', 'rand', 'dong', 'sterling', 'pound', 'pounds'];

const found = (to: number, kind: ClaimKind, symbol: string, factor = 1, offset = 0): FoundUnit => ({ to, kind, symbol, factor, offset });

/** Reads the unit that starts at an atom, a hyphen before it included. */
export function readUnit(atoms: Atoms, at: number, words: NumberWords, amount: Amount): FoundUnit | undefined {
	const start = atoms.isHyphen(at) ? at + 1 : at;
	const hyphen = start > at;
	return readPercent(atoms, start) ?? readAge(atoms, start) ?? readCurrency(atoms, start, words, amount, hyphen)
		?? readCompound(atoms, start, words) ?? readSymbol(atoms, start, words, amount) ?? readWord(atoms, start, hyphen);
}

function readPercent(atoms: Atoms, at: number): FoundUnit | undefined {
	if (atoms.isSign(at, '%', '％')) {
		const to = atoms.isHyphen(at + 1) ? at + 2 : at + 1;
		return atoms.is(to, 'point', 'points') ? found(to + 1, 'change', 'pp') : found(at + 1, 'percent', '%');
	}
	const to = atoms.is(at, 'percent', 'pct', 'pc') ? at + 1 : atoms.is(at, 'per') && atoms.is(at + 1, 'cent', 'cents') ? at + 2 : 0;
	if (to > 0) {
		return atoms.is(to, 'point', 'points') ? found(to + 1, 'change', 'pp') : found(to, 'percent', '%');
	}
	if (atoms.is(at, 'percentage')) {
		const next = atoms.isHyphen(at + 1) ? at + 2 : at + 1;
		return atoms.is(next, 'point', 'points') ? found(next + 1, 'change', 'pp') : undefined;
	}
	if (atoms.is(at, 'pp', 'pps')) {
		return found(at + 1, 'change', 'pp');
	}
	return atoms.is(at, 'basis') && atoms.is(at + 1, 'point', 'points') ? found(at + 2, 'change', 'pp', 0.01) : undefined;
}

/** `-year-old`, `years old`, `years of age`. */
function readAge(atoms: Atoms, at: number): FoundUnit | undefined {
	if (!atoms.is(at, 'year', 'years', 'yr')) {
		return undefined;
	}
	const next = atoms.isHyphen(at + 1) ? at + 2 : at + 1;
	if (atoms.is(next, 'old', 'olds')) {
		return found(next + 1, 'measure', 'year');
	}
	return atoms.is(next, 'of') && atoms.is(next + 1, 'age') ? found(next + 2, 'measure', 'year') : undefined;
}

/** `dollars`, `US dollars`, `million-dollar`, `USD`. */
export function readCurrency(atoms: Atoms, at: number, words: NumberWords, amount: Amount, hyphen = false): FoundUnit | undefined {
	const atom = atoms.at(at);
	const code = atom.kind === 'word' ? words.currencyCodes.get(atom.text) : undefined;
	if (code !== undefined) {
		return found(at + 1, 'money', code);
	}
	const sign = atom.kind === 'sign' && !atoms.at(at + 1).digits ? words.currencySigns.get(atom.text) : undefined;
	if (sign !== undefined) {
		return found(at + 1, 'money', sign); // "40 €"
	}
	const currency = atom.word?.currency;
	if (currency) {
		if (AMBIGUOUS_CURRENCIES.includes(atom.lower) && (hyphen || (amount.scale === 1 && amount.value < LARGE_SUM && !(atom.lower.startsWith('pound') && isPriced(atoms, at))))) {
			return undefined;
		}
		if (currency.factor !== 1 && amount.scale > 1e3) {
			return undefined;
		}
		const to = atoms.is(at + 1, 'sterling') ? at + 2 : at + 1;
		return found(to, 'money', currency.code, currency.factor);
	}
	if (atom.lower === 'p' && !atom.spaced && amount.digits) {
		return found(at + 1, 'money', 'GBP', 0.01);
	}
	for (const skip of [1, 2]) {
		const noun = atoms.at(at + skip);
		const base = noun.word?.currency;
		if (base) {
			const adjective = words.currencyAdjectives.get(`${atoms.at(at + skip - 1).lower} ${noun.lower.replace(/s$/, '')}`);
			if (adjective !== undefined && (skip === 1 || atoms.at(at).capital)) {
				return found(at + skip + 1, 'money', adjective, base.factor);
			}
		}
	}
	return undefined;
}

/** A word of prices close before the amount tells pounds of money from pounds of weight. */
function isPriced(atoms: Atoms, at: number): boolean {
	for (let before = at - 1; before >= at - 8; before--) {
		if (((atoms.at(before).word?.roles ?? 0) & Role.price) !== 0) {
			return true;
		}
	}
	return false;
}

/** `square miles`, `miles per hour`, `degrees Celsius`, `light-years`. */
function readCompound(atoms: Atoms, at: number, words: NumberWords): FoundUnit | undefined {
	if (atoms.at(at).kind !== 'word' || !words.compoundStarts.has(atoms.at(at).lower)) {
		return undefined;
	}
	let key = atoms.at(at).lower.replace('.', '');
	let next = at;
	let best: FoundUnit | undefined;
	for (let count = 1; count < MOST_WORDS; count++) {
		next += atoms.isHyphen(next + 1) ? 2 : 1;
		const atom = atoms.at(next);
		if (atom.kind !== 'word') {
			break;
		}
		key = `${key}-${atom.lower.replace('.', '')}`;
		const unit = words.compoundUnits.get(key);
		if (unit) {
			best = toFound(next + 1, unit);
		}
	}
	return best;
}

function toFound(to: number, unit: Unit): FoundUnit {
	return found(to, unit.kind, unit.symbol, unit.factor, unit.offset);
}

/** Symbols of one letter that other words begin with: only glued to the digits or behind a degree sign. */
const GLUED_ONLY = ['C', 'F', 'V', 'L', 'h', 'mb', 'kn', 'PB', 'MP', 'ha', 'ms'];

function readSymbol(atoms: Atoms, at: number, words: NumberWords, amount: Amount): FoundUnit | undefined {
	const atom = atoms.at(at);
	const next = atoms.at(at + 1);
	if (!amount.digits) {
		return undefined;
	}
	if (atom.kind === 'sign') {
		if (atom.text === '°' || atom.text === 'º') {
			const unit = next.kind === 'word' ? words.unitSymbols.get(`°${next.text}`) : undefined;
			return unit ? toFound(at + 2, unit) : next.kind === 'number' || next.text === '′' || /^[NSEW]$/.test(next.text) ? undefined : found(at + 1, 'measure', '°');
		}
		if (!atom.spaced && (atom.text === '″' || (atom.text === '"' && !isClosing(atoms, at)))) {
			return found(at + 1, 'measure', 'm', 0.0254);
		}
		const unit = words.unitSymbols.get(atom.text);
		return unit ? toFound(at + 1, unit) : undefined;
	}
	if (atom.kind !== 'word') {
		return undefined;
	}
	if (next.kind === 'sign' && !next.spaced) {
		const third = atoms.at(at + 2);
		const ratio = next.text === '/' && !third.spaced ? words.unitSymbols.get(`${atom.text}/${third.text}`) : undefined;
		if (ratio) {
			return toFound(at + 3, ratio);
		}
		const power = words.unitSymbols.get(atom.text + next.text);
		if (power) {
			return toFound(at + 2, power);
		}
	}
	const unit = words.unitSymbols.get(atom.text);
	return unit && !(atom.spaced && GLUED_ONLY.includes(atom.text)) ? toFound(at + 1, unit) : undefined;
}

/** How far back, in atoms, an opening quotation mark is looked for. */
const QUOTE_REACH = 40;

/** Tells a closing quotation mark from the sign of inches: an odd number of them stand before it. */
function isClosing(atoms: Atoms, at: number): boolean {
	let open = false;
	for (let before = Math.max(0, at - QUOTE_REACH); before < at; before++) {
		open = atoms.isSign(before, '"') ? !open && !(atoms.at(before - 1).kind === 'number' && !atoms.at(before).spaced) : open;
	}
	return open;
}

/** `miles`, `years`, `consecutive days`, `point`, `magnitude`, `times`, `x`. */
function readWord(atoms: Atoms, at: number, hyphen: boolean): FoundUnit | undefined {
	const atom = atoms.at(at);
	if (atom.lower === 'magnitude') {
		return found(at + 1, 'measure', 'magnitude');
	}
	if (!hyphen && atom.lower === 'x' && !atom.spaced) {
		return found(at + 1, 'multiple', '');
	}
	if (atom.lower === 'fold' && (hyphen || !atom.spaced)) {
		return found(at + 1, 'multiple', '');
	}
	let next = at;
	while (next < at + 2 && ((atoms.at(next).word?.roles ?? 0) & Role.timeAdjective) !== 0) {
		next++;
	}
	const unit = atoms.at(next).word?.unit;
	if (!unit || (next > at && unit.kind !== 'duration')) {
		return undefined;
	}
	// "10 mile runs" is a measure, but "five foot soldiers", "six bar staff", "three quarters of" are not.
	if (atoms.is(next, 'foot', 'bar', 'stone', 'second', 'quarter', 'minute', 'degree') && !hyphen && !atoms.is(at - 1, 'one', 'a', '1') && !atoms.at(at - 1).digits) {
		return undefined;
	}
	return toFound(next + 1, unit);
}
