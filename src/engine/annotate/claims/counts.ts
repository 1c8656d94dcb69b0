import { readAmount } from './amounts';
import { boundBefore } from './bounds';
import { complete, counted, measuredIn, type Quantity } from './completion';
import { findRecent, type Draft, type Scan } from './drafts';
import { readLevel } from './levels';
import { inheritedUnit } from './lists';
import { findCountedNoun, findSingularNoun, isSpanWord, isStopBehind, type CountedNoun } from './nouns';
import { Role } from './numberWords';
import { readUnit } from './units';

/** Words tied to a number that make another word of it: `two-way`, `one-off`. */
const NOT_COUNTED = ['way', 'sided', 'handed', 'on', 'off', 'faced', 'time', 'fold', 'piece', 'by', 'party', 'state', 'a', 'in', 'd'];

/** A number without a unit: what it counts, or what the words around it make of it. */
export function readCount(scan: Scan, quantity: Quantity): Draft | undefined {
	const { atoms } = scan;
	const { from, to, amount, range } = quantity;
	const count = (noun: CountedNoun | undefined, end: number, unit: string, bare = false): Draft => complete(scan, quantity, counted(noun, unit, bare), end);
	if (amount.vague && atoms.is(to, 'of')) {
		return readVagueOf(scan, quantity);
	}
	if (amount.vague && !range && isFewAlone(scan, quantity)) {
		return undefined; // "several factors" asserts no number.
	}
	const level = readLevel(scan, quantity, 'before');
	if (level) {
		return level;
	}
	if (amount.value === 1 && !range && amount.scale === 1 && !atoms.is(from - 1, 'category')) {
		return readOne(scan, quantity, count);
	}
	if (atoms.is(to, 'times')) {
		return isMultiple(scan, quantity) ? complete(scan, quantity, measuredIn('multiple', ''), to + 1) : count(undefined, to + 1, 'time');
	}
	const hyphen = readHyphened(scan, to);
	if (hyphen) {
		return atoms.is(hyphen.head, ...NOT_COUNTED) ? undefined : count(hyphen, hyphen.to, hyphen.lemma);
	}
	const noun = findCountedNoun(atoms, to);
	if (noun) {
		return noun.lemma === 'other' ? count(undefined, noun.to, inheritedUnit(scan, from) || 'person', true) : count(noun, noun.to, noun.lemma);
	}
	const context = readLevel(scan, quantity, 'around');
	if (context) {
		return context;
	}
	const of = atoms.is(to, 'of') ? findNounOf(scan, to) : undefined;
	return count(of, to, of?.lemma ?? inheritedUnit(scan, from), of === undefined);
}

/** `hundreds of points`, `millions of dollars`, `dozens of homes`. */
function readVagueOf(scan: Scan, quantity: Quantity): Draft {
	const { atoms, words } = scan;
	const { to, amount } = quantity;
	const unit = readUnit(atoms, to + 1, words, amount);
	if (unit) {
		const whole = unit.kind === 'money' || unit.kind === 'duration';
		return complete(scan, quantity, measuredIn(unit.kind, unit.symbol, unit.factor, unit.offset), whole ? unit.to : to);
	}
	const noun = findNounOf(scan, to);
	const couple = atoms.is(to - 1, 'couple', 'handful');
	return complete(scan, quantity, counted(noun, noun?.lemma ?? ''), noun && couple ? noun.to : to);
}

/** `several` and `a few` without a scale word. */
function isFewAlone({ atoms }: Scan, { from, amount }: Quantity): boolean {
	const first = atoms.at(from);
	return (amount.article && atoms.at(amount.to - 1).word?.few !== undefined) || (first.word?.few !== undefined && amount.to === from + 1);
}

/** `of its ten plants`, `of Indonesia's air carriers`: the plural noun within the of-phrase. */
function findNounOf({ atoms }: Scan, at: number): CountedNoun | undefined {
	let next = at + 1;
	for (let skipped = 0; skipped < 6; skipped++) {
		const atom = atoms.at(next);
		const stop = atom.kind === 'word' && ((atom.word?.roles ?? 0) & Role.stop) !== 0 && atoms.is(next, 'the', 'a', 'its', 'his', 'her', 'their', 'our', 'my', 'these', 'those', 'all', '\'s', '’s', 'some', 'such', 'this', 'that');
		if (!stop && !isSpanWord(atoms, next) && !atom.digits && atom.word?.cardinal === undefined && !atom.word?.vague) {
			const noun = findCountedNoun(atoms, next);
			if (noun || !(atoms.is(next + 1, '\'s', '’s', '\'', '’'))) {
				return noun;
			}
		}
		next++;
	}
	return undefined;
}

type Count = (noun: CountedNoun | undefined, end: number, unit: string, bare?: boolean) => Draft;

/** The word `one`: a number where a noun follows, else a pronoun. */
function readOne(scan: Scan, { from, amount }: Quantity, count: Count): Draft | undefined {
	const { atoms, words } = scan;
	const { to } = amount;
	if (amount.article || atoms.is(from - 1, 'no', 'another', 'any', 'day', 'a', 'an') || (atoms.is(from - 1, 'the') && atoms.is(to, 'hand', 'side')) || atoms.isHyphen(from - 1)) {
		return undefined;
	}
	const parallel = parallelUnit(scan, from, to);
	if (parallel !== undefined) {
		return count(undefined, to, parallel, true);
	}
	if (atoms.is(to, 'of')) {
		const next = readAmount(atoms, atoms.is(to + 1, 'its', 'their', 'only') ? to + 2 : to + 1, words, false);
		const noun = next && !next.vague ? findCountedNoun(atoms, next.to) : undefined;
		return noun && count(undefined, to, noun.lemma, true);
	}
	const first = atoms.at(to);
	if (atoms.is(to, 'was', 'has', 'remains', 'died') && isHarmed(scan, to)) {
		return count(undefined, to, 'person', true);
	}
	// "killing at least one and leaving two missing"
	const before = boundBefore(atoms, from, scan.floor, words)?.at ?? from;
	if (((atoms.at(before - 1).word?.roles ?? 0) & Role.peopleVerb) !== 0 && !atoms.is(to, 'of') && isStopBehind(atoms, to - 1)) {
		return count(undefined, to, 'person', true);
	}
	const roles = first.word?.roles ?? 0;
	if (first.kind !== 'word' || (roles & (Role.oneIdiom | Role.stop | Role.verb)) !== 0 || (/(?:ed|ing)$/.test(first.lower) && (roles & (Role.adjective | Role.noun)) === 0)) {
		return undefined;
	}
	const noun = findSingularNoun(atoms, to);
	return noun && ((atoms.at(noun.head).word?.roles ?? 0) & Role.oneIdiom) === 0 ? count(noun, noun.to, noun.lemma) : undefined;
}

/** "two cameras: one on the front", "two counts of murder and one of …": the unit of the count before. */
function parallelUnit({ atoms, found }: Scan, from: number, to: number): string | undefined {
	const last = found.at(-1);
	if (last?.kind !== 'count' || last.unit === '' || (last.low ?? 0) < 2 || !(atoms.is(from - 1, 'and') || atoms.isSign(from - 1, ':', ',', '–', '—', '--'))) {
		return undefined;
	}
	const of = atoms.is(to, 'of') && !atoms.is(to + 1, 'the', 'them', 'these', 'those', 'his', 'her', 'its', 'their', 'our', 'my', 'many');
	return of || (atoms.is(to, 'on', 'in', 'at', 'from', 'for', 'with') && !atoms.is(to + 1, 'which', 'whom')) ? last.unit : undefined;
}

/** `one was killed`: people, not a pronoun. */
function isHarmed({ atoms }: Scan, at: number): boolean {
	return [0, 1, 2].some((skip) => ((atoms.at(at + skip).word?.roles ?? 0) & (Role.peopleVerb | Role.peopleWord)) !== 0 && !atoms.is(at + skip, 'employ', 'employed'));
}

/** `three times faster` is a multiple, `won it three times` a count. */
function isMultiple({ atoms, found }: Scan, { to, amount }: Quantity): boolean {
	const next = atoms.at(to + 1);
	const compared = next.lower.endsWith('er') && !atoms.is(to + 1, 'over', 'after', 'under', 'former');
	return compared || amount.place < 1 || atoms.is(to + 1, 'as', 'more', 'less', 'the', 'what', 'that', 'its', 'their') || findRecent(found, (draft) => draft.kind === 'multiple') !== undefined;
}

/** `14-member`, `four-door`: a singular noun tied to its number. */
function readHyphened({ atoms }: Scan, to: number): CountedNoun | undefined {
	const next = atoms.at(to + 1);
	return atoms.isHyphen(to) && next.kind === 'word' && !next.capital && next.lower.length > 1 ? { head: to + 1, to: to + 2, lemma: next.word?.lemma ?? next.lower } : undefined;
}
