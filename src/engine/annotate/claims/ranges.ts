import type { Bound } from '../../types';
import { readAmount, type Amount } from './amounts';
import type { Scan } from './drafts';
import { Role } from './numberWords';
import { readUnit, type FoundUnit } from './units';

export interface RangeEnd {
	readonly from: number;
	readonly to: number;
	/** Index behind the second number. */
	readonly amountTo: number;
	readonly low: number;
	readonly high: number;
	readonly bound: Bound;
	/** Of the whole range. */
	readonly unit: FoundUnit | undefined;
}

const DASHES = ['-', '–', '—', '--', '‒', '‐', '‑'];
/** How far back a word of change is looked for: "rose from 5 to 10". */
const CHANGE_REACH = 6;

/** The other end of a range that begins with an amount: `10–15%`, `between a and b`, `two or three`, `X ± Y`. */
export function readRangeEnd(scan: Scan, from: number, first: Amount, unit: FoundUnit | undefined, prefix: { readonly code: string } | undefined): RangeEnd | undefined {
	const { atoms, words } = scan;
	if (first.vague || first.article) {
		return undefined;
	}
	const at = unit?.to ?? first.to;
	const tolerance = readTolerance(scan, first, at);
	if (tolerance) {
		return { ...tolerance, from, unit: readUnit(atoms, tolerance.to, words, first) ?? unit };
	}
	const between = atoms.is(from - 1, 'between') && from - 1 >= scan.floor;
	const ages = atoms.is(from - 1, 'of') && atoms.is(from - 2, 'ages') && atoms.is(from - 3, 'between', 'the') || atoms.is(from - 1, 'ages') && atoms.is(from - 2, 'between');
	const join = readJoin(scan, at, between || ages);
	if (!join) {
		return undefined;
	}
	const sign = readSign(scan, join.to);
	if (sign && sign.code !== prefix?.code && !(prefix && sign.code === 'USD')) {
		return undefined;
	}
	const minus = !sign && atoms.isSign(join.to, '-', '−') && !atoms.at(join.to + 1).spaced && join.to + 1 < atoms.length ? 1 : 0;
	const second = readAmount(atoms, (sign?.to ?? join.to) + minus, words, prefix !== undefined || sign !== undefined);
	if (!second || second.vague || second.article || (sign && !prefix)) {
		return undefined;
	}
	const money = prefix ? { to: second.to, kind: 'money', symbol: prefix.code, factor: 1, offset: 0 } as const : undefined;
	const secondUnit = readUnit(atoms, second.to, words, second);
	if (!agree(unit, secondUnit, prefix !== undefined, sign !== undefined)) {
		return undefined;
	}
	// "1–2 million": the scale word counts for both.
	const shared = first.scale === 1 && second.scale > 1 && !first.grouped && first.value <= (second.value / second.scale);
	const low = shared ? first.value * second.scale : first.value;
	const negative = minus > 0 && atoms.isSign(from, '-', '−');
	const ends = negative ? [second.value, low] as const : [low, second.value] as const;
	if (ends[0] >= ends[1] && !negative) {
		return undefined;
	}
	const fromWord = atoms.is(from - 1, 'from') && from - 1 >= scan.floor;
	if (join.dash && unit && atoms.at(at).spaced) {
		return undefined;
	}
	if (join.word === 'to' && isChange(scan, from, fromWord, unit !== undefined || sign !== undefined)) {
		return undefined;
	}
	if (join.word === 'or' && (second.value > low * 3 || unit !== undefined || first.digits !== second.digits)) {
		return undefined;
	}
	if (join.dash && !unit && !secondUnit && !prefix && isCode(scan, from, second)) {
		return undefined;
	}
	const whole = prefix ? { ...(money as FoundUnit), to: secondUnit?.kind === 'money' ? secondUnit.to : second.to } : secondUnit ?? unit;
	return {
		from: between || (fromWord && join.word === 'to') ? from - 1 : from,
		to: Math.max(whole?.to ?? 0, second.to), amountTo: second.to,
		low: Math.min(...ends), high: Math.max(...ends), bound: 'range', unit: whole,
	};
}

function readJoin({ atoms }: Scan, at: number, between: boolean): { readonly to: number; readonly word: string; readonly dash: boolean } | undefined {
	const atom = atoms.at(at);
	if (atom.kind === 'sign' && DASHES.includes(atom.text)) {
		// "30-to-60-day"
		if (atoms.isHyphen(at) && atoms.is(at + 1, 'to', 'or') && atoms.isHyphen(at + 2)) {
			return { to: at + 3, word: 'to', dash: false };
		}
		const next = atoms.at(at + 1);
		const even = atom.spaced === next.spaced || atom.text === '--' || atom.text === '–';
		return even && (next.kind === 'number' || next.kind === 'sign' || next.word?.cardinal !== undefined) ? { to: at + 1, word: '', dash: true } : undefined;
	}
	if (atom.lower === 'to' || atom.lower === 'or' || (between && atom.lower === 'and')) {
		return { to: at + 1, word: atom.lower, dash: false };
	}
	return undefined;
}

function readSign({ atoms, words }: Scan, at: number): { readonly code: string; readonly to: number } | undefined {
	for (const skip of [0, 1]) {
		const code = atoms.at(at + skip).kind === 'sign' ? words.currencySigns.get(atoms.at(at + skip).text) : undefined;
		const letters = skip === 1 ? words.currencyPrefixes.get(atoms.at(at).text + atoms.at(at + 1).text) : code;
		if (code !== undefined && letters !== undefined && atoms.at(at + skip + 1).digits) {
			return { code: letters, to: at + skip + 1 };
		}
	}
	return undefined;
}

/** Both ends must be of one unit; where only the first has one, it must stand before its number. */
function agree(unit: FoundUnit | undefined, second: FoundUnit | undefined, prefix: boolean, sign: boolean): boolean {
	if (prefix) {
		return second === undefined || second.kind === 'money' || !sign && false;
	}
	return unit === undefined || (second !== undefined && second.symbol === unit.symbol && second.kind === unit.kind);
}

/** A change has two amounts, a range one: "rose from 5 to 10" against "ranges from 5 to 10". */
function isChange({ atoms }: Scan, from: number, fromWord: boolean, ownUnit: boolean): boolean {
	if (!fromWord && !ownUnit) {
		return false;
	}
	for (let before = from - 1; before >= Math.max(0, from - CHANGE_REACH); before--) {
		const { word, lower } = atoms.at(before);
		if (((word?.roles ?? 0) & Role.change) !== 0) {
			return true;
		}
		if (lower.startsWith('rang') || lower.startsWith('vari') || lower === 'anywhere' || lower === 'between') {
			return false;
		}
	}
	return fromWord && ownUnit;
}

/** A phone number or a model: three digits and four, or a lone digit behind a long number. */
function isCode({ atoms }: Scan, from: number, second: Amount): boolean {
	const a = atoms.at(from).digits;
	const b = atoms.at(second.to - 1).digits;
	return a !== undefined && b !== undefined && ((a.width === 3 && b.width === 4) || a.padded || (b.padded && !a.padded && a.width !== b.width)) || (atoms.isSign(second.to, '-', '/') && !atoms.at(second.to).spaced && atoms.at(second.to + 1).kind === 'number');
}

/** `1010 ± 195`, `+/-`. */
function readTolerance({ atoms, words }: Scan, first: Amount, at: number): { readonly to: number; readonly amountTo: number; readonly low: number; readonly high: number; readonly bound: Bound } | undefined {
	const to = atoms.isSign(at, '±') ? at + 1 : atoms.isSign(at, '+') && atoms.isSign(at + 1, '/') && atoms.isSign(at + 2, '-', '−') ? at + 3 : 0;
	const second = to > 0 ? readAmount(atoms, to, words, false) : undefined;
	return second && !second.vague ? { to: second.to, amountTo: second.to, low: first.value - second.value, high: first.value + second.value, bound: 'range' } : undefined;
}
