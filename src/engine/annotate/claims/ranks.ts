import { ordinalAt } from './calendar';
import type { Draft, Scan } from './drafts';
import type { Atom } from './atoms';
import { findSingularNoun, isPlural, rolesOf } from './nouns';
import { Role } from './numberWords';

const DETERMINERS = ['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'my', 'your', 'this', 'that', 'these', '\'s', '’s', 'whose', 'every', 'only'];
const BEFORE_ADVERB = ['was', 'were', 'is', 'are', 'be', 'been', 'has', 'have', 'had', 'who', 'which', 'that', 'when', 'where', 'he', 'she', 'it', 'they', 'we', 'i', 'you', 'at', 'by', 'and', 'as', 'since', 'until', 'if'];
const SUPERLATIVE = /(?:st|most|best|worst)$/;

/** An ordinal that asserts an order: `third place`, `second-largest`, `the first case`, `No. 1`. */
export function readRank(scan: Scan, at: number): Draft | undefined {
	const { atoms } = scan;
	const number = readNumberOne(scan, at);
	if (number) {
		return number;
	}
	const ordinal = ordinalAt(atoms, at);
	if (!ordinal || ordinal.value < 1 || (atoms.at(at).kind === 'word' && !isAsserted(scan, at, ordinal.to))) {
		return undefined;
	}
	const hyphen = atoms.isHyphen(ordinal.to) ? 1 : 0;
	const next = atoms.at(ordinal.to + hyphen);
	if (((next.word?.roles ?? 0) & Role.ordinalName) !== 0 || (hyphen > 0 && atoms.is(ordinal.to + 1, 'hand', 'party', 'rate', 'guess', 'string', 'time', 'degree'))) {
		return undefined;
	}
	if (atoms.at(at).kind === 'number' && next.capital && !isSuperlative(next) && !atoms.is(ordinal.to, 'President')) {
		return undefined; // "5th Avenue", "9th Circuit"
	}
	if (atoms.is(ordinal.to, 'hour', 'hours', 'minute', 'minutes', 'second', 'seconds') || (atoms.is(ordinal.to, 'time') && atoms.is(at - 1, 'the') && atoms.is(at - 2, 'for'))) {
		return undefined; // A stretch of time; "for the first time" is an adverb.
	}
	const rank = (to: number): Draft => ({ from: at, to, kind: 'rank', low: ordinal.value, high: ordinal.value, bound: 'exact', unit: '' });
	if (isSuperlative(next)) {
		return rank(ordinal.to + hyphen + 1);
	}
	if (hyphen > 0) {
		const behind = atoms.at(ordinal.to + 2);
		return atoms.is(ordinal.to + 1, 'place', 'year', 'generation', 'ever', 'round', 'half', 'grade', 'grader') ? rank(behind.kind === 'word' && behind.word === undefined ? ordinal.to + 2 : ordinal.to + 2) : undefined;
	}
	if ((next.digits && !isModel(scan, ordinal.to)) || next.word?.cardinal !== undefined || next.word?.few) {
		return undefined; // "the first 90 minutes"
	}
	const noun = next.digits ? undefined : findSingularNoun(atoms, ordinal.to);
	if (noun && isPlural(atoms.at(noun.head)) && !DETERMINERS.includes(atoms.at(at - 1).lower)) {
		return undefined; // "third states"
	}
	return rank(noun?.to ?? ordinal.to);
}

/** A model's number behind an ordinal: "the first 787 Dreamliner". */
function isModel({ atoms, names }: Scan, at: number): boolean {
	return atoms.at(at).digits?.width === 3 && (atoms.at(at + 1).capital || names.has(atoms.at(at).text));
}

function isSuperlative(atom: Atom): boolean {
	return atom.kind === 'word' && atom.lower.length > 3 && SUPERLATIVE.test(atom.lower) && (rolesOf(atom) & (Role.notSuperlative | Role.stop)) === 0;
}

/** Words that stand in a list or as an adverb assert no order. */
function isAsserted(scan: Scan, at: number, to: number): boolean {
	const { atoms } = scan;
	const atom = atoms.at(at);
	const previous = atoms.at(at - 1);
	const next = atoms.at(atoms.isHyphen(to) ? to + 1 : to);
	if (atom.capital && at > 0 && !atoms.isSign(at - 1, '"', '“', '‘', ':') && next.capital) {
		return false; // A name: "First Boston", "the Third Circuit".
	}
	if (atoms.is(to, 'and') && atoms.at(to + 1).word?.ordinal !== undefined) {
		return true; // "second and third place"
	}
	if (next.kind === 'sign' && (next.text === ',' || next.text === ':') && at === 0) {
		return false;
	}
	if (DETERMINERS.includes(previous.lower)) {
		const named = /ed$/.test(next.lower) && ((next.word?.roles ?? 0) & Role.stop) === 0 && atoms.at(to + 1).kind === 'word' && !atoms.at(to + 1).capital && ((atoms.at(to + 1).word?.roles ?? 0) & (Role.stop | Role.verb)) === 0;
		return named || isModel(scan, to) || next.kind === 'code' || next.kind === 'word' && !isVerbal(scan, to) || isSuperlative(next) || isEndOfPhrase(scan, to);
	}
	if (isSuperlative(next)) {
		return true;
	}
	if (((previous.word?.roles ?? 0) & Role.stop) === 0 && previous.kind === 'word' && !previous.capital && next.kind !== 'word') {
		return atoms.is(at - 1, 'came', 'finished', 'placed', 'come', 'finish', 'ranked', 'ranks', 'rank', 'coming', 'finishing', 'ranking');
	}
	if (atoms.is(at - 1, 'in') && (atom.lower !== 'first' || atoms.is(at - 2, 'came', 'come', 'comes', 'coming', 'finished'))) {
		return true; // "in third was …"
	}
	if (BEFORE_ADVERB.includes(previous.lower) || isVerbal(scan, to)) {
		return atoms.is(to, 'place', 'time') || (previous.lower === 'and' && atoms.is(to, 'and'));
	}
	if (next.digits) {
		return isModel(scan, to);
	}
	return next.kind === 'word' && ((next.word?.roles ?? 0) & (Role.stop | Role.verb)) === 0 && (at > 0 || atom.lower !== 'first' || next.capital || next.word === undefined);
}

function isEndOfPhrase({ atoms }: Scan, at: number): boolean {
	return atoms.is(at, 'of', 'to', 'in', 'since', 'such', 'was', 'is', 'in', 'for', 'from');
}

function isVerbal({ atoms }: Scan, at: number): boolean {
	const atom = atoms.at(at);
	return ((atom.word?.roles ?? 0) & (Role.verb | Role.stop)) !== 0 || (/ed$/.test(atom.lower) && atom.lower.length > 4);
}

/** `No. 1`, `number one`: ranks of one digit; larger ones are names. */
function readNumberOne({ atoms }: Scan, at: number): Draft | undefined {
	if (!atoms.is(at, 'no.', 'number', 'no')) {
		return undefined;
	}
	const sign = atoms.at(at).lower === 'no' ? 1 : 0;
	const next = atoms.at(at + 1 + sign);
	const value = next.digits?.place === 1 ? next.digits.value : next.word?.cardinal;
	if (value === undefined || value < 1 || value > 9 || (sign === 1 && !(atoms.isSign(at + 1, '.') && atoms.at(at).capital)) || (atoms.is(at, 'number') && value > 3)) {
		return undefined;
	}
	const noun = findSingularNoun(atoms, at + 2 + sign);
	if (!noun) {
		return undefined;
	}
	return { from: at, to: noun.to, kind: 'rank', low: value, high: value, bound: 'exact', unit: '' };
}
