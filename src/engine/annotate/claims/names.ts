import type { Amount } from './amounts';
import type { Scan } from './drafts';
import { findCountedNoun } from './nouns';
import { TokenKind, type SourceDocument } from '../../types';
import { Role, type NumberWords } from './numberWords';
import type { FoundUnit } from './units';

/** Digits of a name are few: `Boeing 737`, `Section 230`, `Local 1520`. */
const MOST_NAME_DIGITS = 4;

/**
 * Tells whether a number is part of a name, a label, a code or a list mark rather than an amount.
 * @param unit what was read behind it; a unit rules most names out.
 */
export function isNamed(scan: Scan, from: number, amount: Amount, unit?: FoundUnit): boolean {
	const { atoms, words } = scan;
	const atom = atoms.at(from);
	const before = atoms.at(from - 1);
	const behind = atoms.at(amount.to);
	if (['magnitude', 'aged', 'age', 'ages'].includes(before.lower) || (atoms.isHyphen(from - 1) && atoms.is(from - 2, 'magnitude')) || (before.lower === 'category' && atoms.is(atoms.is(from - 2, 'a') ? from - 3 : from - 2, 'to', 'into', 'as', 'is', 'was', 'became', 'become'))) {
		return false;
	}
	if (isFixed(scan, from) || ((before.text === '\'' || before.text === '’') && !atom.spaced && amount.digits) || (before.text === '#' && !atom.spaced) || (before.text === '[' && behind.text === ']')) {
		return true;
	}
	// "F-16", "COVID-19", "A330-200": tied to letters or to another number.
	if (atoms.isHyphen(from - 1) && !['mid', 'sub', 'pre', 'post', 'non', 'under', 'over'].includes(atoms.at(from - 2).lower)) {
		return true;
	}
	if (((before.text === '/' || before.text === '.' || before.text === ':' || before.text === '_' || before.text === '@') && !atom.spaced && !before.spaced) || (behind.text === '/' && !behind.spaced && !unit)) {
		return true;
	}
	if (!amount.digits) {
		const one = ((before.word?.roles ?? 0) & Role.label) !== 0;
		const big = atom.capital && !behind.capital && (before.capital && from > 1 || (before.lower === 'of' && atoms.is(from - 2, 'group', 'gang')));
		return !unit && amount.scale === 1 && (one || big) && !findCountedNoun(atoms, amount.to);
	}
	if (unit) {
		return false;
	}
	const { digits } = atom;
	if (!digits || amount.scale !== 1) {
		return false;
	}
	if (digits.padded || (behind.text === '-' && !behind.spaced && atoms.at(amount.to + 1).kind === 'number')) {
		return true;
	}
	if (isListMark(scan, from, amount.to) || isAddress(scan, amount.to)) {
		return true;
	}
	const label = (before.lower.endsWith('.') ? words.find(before.lower.slice(0, -1)) ?? before.word : before.word)?.roles ?? 0;
	if ((label & Role.label) !== 0 && !digits.grouped && (before.capital || digits.width <= MOST_NAME_DIGITS) && before.lower !== 'no') {
		return true;
	}
	if (digits.grouped || digits.width > MOST_NAME_DIGITS || (digits.place !== 1 && !before.capital)) {
		return false;
	}
	const noun = findCountedNoun(atoms, amount.to);
	if (before.lower === 'top' && !noun) {
		return true;
	}
	const previousIsName = before.capital && ((before.word?.roles ?? 0) & Role.stop) === 0 && (from > 1 || ((before.word?.roles ?? 0) & Role.verb) === 0) && before.word?.month === undefined && !before.word?.weekday && !/ly$/.test(before.lower) && !words.boundsBefore.has(before.lower);
	if (previousIsName || scan.names.has(atom.text)) {
		return true;
	}
	if (atoms.is(from - 1, '\'s', '’s') && atoms.at(from - 2).capital && !noun && digits.value >= 100) {
		return true; // "Standard & Poor's 500"
	}
	// "the 717 program": a model number before a singular noun.
	return !noun && digits.value !== 1 && digits.place === 1 && behind.kind === 'word' && isPlainWord(behind.word?.roles ?? 0) && behind.spaced && !isTimeLike(behind);
}

function isPlainWord(roles: number): boolean {
	return (roles & (Role.stop | Role.verb | Role.peopleWord | Role.peopleVerb | Role.change | Role.scoreWord)) === 0;
}

function isTimeLike(atom: { readonly word: { readonly weekday?: true; readonly month?: number; readonly unit?: unknown; readonly roles: number } | undefined; readonly lower: string }): boolean {
	return atom.word?.weekday !== undefined || atom.word?.month !== undefined || atom.word?.unit !== undefined || ((atom.word?.roles ?? 0) & (Role.period | Role.relativeDay)) !== 0
		|| ['last', 'next', 'early', 'late', 'more', 'less', 'short', 'each', 'new', 'percent', 'dead', 'ahead', 'behind', 'higher', 'lower', 'away', 'points'].includes(atom.lower) || atom.lower.endsWith('ly');
}

/** `24/7`, `9/11`, `4x4`. */
function isFixed({ atoms, words }: Scan, from: number): boolean {
	const [a, sign, b] = [atoms.at(from), atoms.at(from + 1), atoms.at(from + 2)];
	if (sign.kind === 'sign' && !sign.spaced && !b.spaced && words.fixedForms.has(`${a.text}${sign.text}${b.text}`)) {
		return true;
	}
	const [before, left] = [atoms.at(from - 2), atoms.at(from - 1)];
	return left.kind === 'sign' && !left.spaced && !a.spaced && words.fixedForms.has(`${before.text}${left.text}${a.text}`);
}

/** `1.` and `2)` and `(3)` at a sentence's start. */
function isListMark({ atoms }: Scan, from: number, to: number): boolean {
	return (from === 0 && atoms.isSign(to, '.', ')', ':')) || (from === 1 && atoms.isSign(0, '(', '[') && atoms.isSign(to, ')', ']'));
}

/** `10 Downing Street`. */
function isAddress({ atoms }: Scan, to: number): boolean {
	for (let next = to; next < to + 4 && (atoms.at(next).capital || atoms.at(next).kind === 'number'); next++) {
		if (((atoms.at(next).word?.roles ?? 0) & Role.street) !== 0 && next > to) {
			return true;
		}
	}
	return false;
}

/**
 * Numbers of three or four digits that stand behind a capitalised name somewhere in the document (`Boeing 717`), so that they name it everywhere (`the 717`).
 * One pass over the tokens.
 */
export function findModelNames({ text, tokens }: SourceDocument, words: NumberWords): ReadonlySet<string> {
	const names = new Set<string>();
	const { starts, ends, kinds } = tokens;
	for (let token = 1; token < kinds.length; token++) {
		if (kinds[token] !== TokenKind.number) {
			continue;
		}
		const start = starts[token] as number; // Both arrays are as long as `kinds`.
		const end = ends[token] as number;
		// "787s"
		if (end - start === 4 && text[end - 1] === 's' && text[end - 2] !== '0') {
			names.add(text.slice(start, end - 1));
			continue;
		}
		if (kinds[token - 1] !== TokenKind.word) {
			continue;
		}
		const before = text.slice(starts[token - 1], ends[token - 1]);
		const number = text.slice(start, end);
		if (start - (ends[token - 1] as number) > 1 || !/^[1-9]\d{2,3}$/.test(number) || before.toLowerCase() === before || isYear(Number(number))) {
			continue;
		}
		const word = words.find(before.toLowerCase());
		const next = token + 1 < kinds.length && kinds[token + 1] === TokenKind.word ? text.slice(starts[token + 1], ends[token + 1]) : '';
		if (word === undefined && !words.currencyCodes.has(before) && !/^\p{Ll}+s$|^(?:people|men|women|children)$/u.test(next)) {
			names.add(number);
		}
	}
	return names;
}

function isYear(value: number): boolean {
	return value >= 1800 && value <= 2100;
}
