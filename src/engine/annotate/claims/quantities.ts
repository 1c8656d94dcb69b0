import { readAmount, type Amount } from './amounts';
import { applyBound, boundBefore, boundBehind } from './bounds';
import { complete, measuredIn, type Quantity } from './completion';
import { readCount } from './counts';
import { findRecent, type Draft, type Scan } from './drafts';
import { isNamed } from './names';
import { readRangeEnd } from './ranges';
import { readCurrency, readUnit, type FoundUnit } from './units';

/** A currency before a number: `$`, `US$`, `EUR`. */
interface Prefix {
	readonly code: string;
	readonly from: number;
	/** Index of the number. */
	readonly to: number;
}

/** The quantity whose number, currency or minus sign stands at an atom. Looks a bounded number of atoms ahead and back. */
export function readQuantity(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const number = skipMinus(scan, at);
	const negative = number > at;
	const prefix = readPrefix(scan, number);
	const amount = readAmount(atoms, prefix?.to ?? number, words, prefix !== undefined);
	if (!amount || (prefix && amount.fraction) || isOrdinal(scan, amount, prefix) || (atoms.is(at - 1, 'per') && amount.digits)) {
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
	if (!range && (!unit || (unit.kind !== 'percent' && unit.kind !== 'money')) && isNamed(scan, from, amount, unit)) {
		return undefined;
	}
	// "24 or more people", "290+ seats"
	let behind = boundBehind(atoms, range?.amountTo ?? amount.to, words);
	if (behind && !unit) {
		unit = readUnit(atoms, behind.at, words, amount);
		to = Math.max(behind.at, unit?.to ?? 0);
	} else if (unit) {
		behind = boundBehind(atoms, to, words);
		to = behind?.at ?? to;
	}
	const quantity: Quantity = { from, to, amount, range, behind, negative };
	return unit ? finishUnit(scan, quantity, unit) : readCount(scan, quantity);
}

function isOrdinal({ atoms }: Scan, amount: Amount, prefix: Prefix | undefined): boolean {
	return amount.digits && !prefix && (atoms.is(amount.to, 'st', 'nd', 'rd', 'th') || (atoms.is(amount.to, 's') && !atoms.at(amount.to).spaced));
}

/** `below the 5,000 mark`. */
function finishMark(scan: Scan, from: number, to: number, amount: Amount): Draft {
	const { atoms, words, floor, found } = scan;
	const the = atoms.is(from - 1, 'the') && from - 1 >= floor ? from - 1 : from;
	const bound = boundBefore(atoms, the, floor, words);
	const points = scan.index || findRecent(found, (draft) => draft.unit === 'point') !== undefined;
	return {
		from: bound?.at ?? from, to: to + 1, kind: points ? 'measure' : 'count', ...applyBound(amount.value, amount.value, amount.value, bound?.bound ?? 'exact', bound?.side ?? 'both'),
		bound: bound?.bound ?? 'exact', unit: points ? 'point' : '', bare: true,
	};
}

/** Index behind a minus before a number, `at` itself when there is none: `−5`, `minus 17`, `minus-20`. Not a hyphen within a word or a range. */
function skipMinus({ atoms }: Scan, at: number): number {
	if (atoms.is(at, 'minus')) {
		const number = atoms.isHyphen(at + 1) ? at + 2 : at + 1;
		const isNumber = atoms.at(number).digits !== undefined || atoms.at(number).word?.cardinal !== undefined;
		return isNumber && atoms.at(at - 1).digits === undefined ? number : at;
	}
	const next = atoms.at(at + 1);
	const isMinus = atoms.isSign(at, '-', '−', '–') && !next.spaced && (next.digits !== undefined || next.kind === 'sign') && (atoms.at(at).spaced || atoms.isSign(at - 1, '('));
	return isMinus ? at + 1 : at;
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
	const again = atoms.at(at).kind === 'word' ? readCurrency(atoms, at, words, amount.scale === 1 ? { ...amount, scale: 1e3 } : amount) : undefined;
	const money = again?.factor === 1 ? again : undefined;
	return { to: money?.to ?? at, kind: 'money', symbol: money && money.symbol !== code && code === 'USD' ? money.symbol : code, factor: 1, offset: 0 };
}

function finishUnit(scan: Scan, quantity: Quantity, unit: FoundUnit): Draft | undefined {
	const { atoms } = scan;
	const { from, amount, range } = quantity;
	if (unit.symbol === 'point' && amount.value === 1 && !amount.digits && atoms.is(from - 1, 'at')) {
		return undefined; // "at one point"
	}
	if (unit.kind === 'duration' && atoms.is(from - 1, 'aged') && atoms.is(unit.to - 1, 'years', 'year')) {
		return complete(scan, quantity, measuredIn('measure', 'year'), quantity.to, from - 1); // "aged 84 years"
	}
	if (unit.kind === 'duration' && amount.value === 1 && !amount.digits && !range && !isDurationOfOne(scan, from, quantity.to)) {
		return undefined;
	}
	return complete(scan, quantity, measuredIn(unit.kind, unit.symbol, unit.factor, unit.offset));
}

/** `one day he will …` and `a year` as a base are no durations: a word of time or a bound must say so. */
function isDurationOfOne({ atoms, words, floor }: Scan, from: number, to: number): boolean {
	return atoms.isHyphen(from + 1) || boundBefore(atoms, from, floor, words) !== undefined
		|| atoms.is(from - 1, 'in', 'for', 'within', 'after', 'of', 'last', 'past', 'next', 'first', 'single', 'every', 'a', 'another') || atoms.is(to, 'ago', 'earlier', 'later', 'after', 'before', 'long')
		|| boundBehind(atoms, to, words) !== undefined;
}
