import { applyBound, boundBefore } from './bounds';
import type { Draft, Scan } from './drafts';
import { readAmount } from './amounts';
import { findCountedNoun } from './nouns';

/** Denominators of `one in five` and its kin. */
const MOST_OF = 1e6;

/** `half`, `a quarter of`, `two-thirds`, `one in five`, `nine out of ten`, at its first atom. */
export function readFraction(scan: Scan, at: number): Draft | undefined {
	const { atoms } = scan;
	const atom = atoms.at(at);
	if (atom.lower === 'half') {
		return readHalf(scan, at);
	}
	const ratio = readRatio(scan, at);
	if (ratio) {
		return ratio;
	}
	const article = atom.lower === 'a' || atom.lower === 'an';
	const many = article ? 1 : atom.word?.cardinal;
	if (many === undefined || many < 1 || many > 20) {
		return undefined;
	}
	const next = atoms.isHyphen(at + 1) ? at + 2 : at + 1;
	const part = atoms.at(next);
	const parts = part.word?.parts;
	if (parts === undefined || many >= parts * 2 || (many > 1 && !part.lower.endsWith('s')) || (many === 1 && part.lower.endsWith('s'))) {
		return undefined;
	}
	const to = next + 1;
	if (atoms.is(to, 'of') && atoms.is(to + 1, 'a') && atoms.at(to + 2).word?.scale !== undefined) {
		return undefined; // "a quarter of a million"
	}
	const bounded = boundBefore(atoms, at, scan.floor, scan.words) !== undefined;
	// "a third" before a noun is a rank, "a quarter" alone may be three months.
	const certain = atoms.is(to, 'of') || (many > 1 && parts !== 4) || (atoms.isHyphen(at + 1) && next > at + 1) || (parts === 4 && atoms.is(to, 'as', 'the', 'full')) || (atom.lower === 'one' && parts !== 4);
	if (!certain && !(bounded && !isNounBehind(scan, to))) {
		return undefined;
	}
	if (part.lower === 'quarters' && many === 2) {
		return undefined;
	}
	return ofPercent(scan, at, to, many / parts) ?? finish(scan, at, to, many / parts);
}

/** `a fifth of a percent`, `half a percentage point`. */
function ofPercent(scan: Scan, at: number, to: number, value: number): Draft | undefined {
	const { atoms } = scan;
	const next = atoms.is(to, 'of') ? to + 1 : to;
	if (!atoms.is(next, 'a', 'one')) {
		return undefined;
	}
	if (atoms.is(next + 1, 'percent')) {
		return finish(scan, at, next + 2, value, 'percent', '%');
	}
	const cent = atoms.is(next + 1, 'per') && atoms.is(next + 2, 'cent');
	const point = atoms.is(next + 1, 'percentage') && atoms.is(next + 2, 'point');
	return cent || point ? finish(scan, at, next + 3, value, cent ? 'percent' : 'change', cent ? '%' : 'pp') : undefined;
}

function isNounBehind({ atoms }: Scan, at: number): boolean {
	return atoms.at(at).kind === 'word' && atoms.at(at).word === undefined;
}

function readHalf(scan: Scan, at: number): Draft | undefined {
	const { atoms } = scan;
	const next = atoms.at(at + 1);
	if (atoms.isHyphen(at + 1) || (next.word?.unit && next.kind === 'word')) {
		return undefined;
	}
	const skip = atoms.is(at + 1, 'a', 'an') ? at + 2 : at + 1;
	if (atoms.at(skip).word?.scale !== undefined) {
		return undefined; // "half a million"
	}
	const percent = ofPercent(scan, at, at + 1, 0.5);
	if (percent) {
		return percent;
	}
	const unit = atoms.at(skip).word?.unit;
	if (unit && skip > at + 1) {
		// "half an hour", "half a mile"
		return finish(scan, at, skip + 1, 0.5 * unit.factor + unit.offset, unit.kind, unit.symbol);
	}
	const article = atoms.is(at - 1, 'a', 'one');
	const bound = boundBefore(atoms, article ? at - 1 : at, scan.floor, scan.words);
	const of = atoms.is(at + 1, 'of', 'the', 'its', 'their', 'his', 'her', 'our', 'all', 'as', 'that', 'those', 'these', 'way');
	const ordinal = atoms.at(at - 1).word?.ordinal !== undefined || atoms.is(at - 1, 'attacking', 'opening', 'other', 'better', 'latter', 'back', 'and');
	if (ordinal || (!of && !bound && !atoms.is(at - 1, 'by', 'in', 'than'))) {
		return undefined;
	}
	return finish(scan, article && at - 1 >= scan.floor ? at - 1 : at, at + 1, 0.5);
}

/** A cheap look ahead, before the number is read. */
function isRatioNear({ atoms }: Scan, at: number): boolean {
	for (let next = at + 1; next < at + 4; next++) {
		const { lower } = atoms.at(next);
		if (lower === 'in' || lower === 'out' || lower === 'every') {
			return true;
		}
	}
	return false;
}

/** `one in five`, `four in ten`, `nine out of ten`, `one out of every 200 customers`, `one of every 35,000`. */
function readRatio(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	if (!isRatioNear(scan, at)) {
		return undefined;
	}
	const first = readAmount(atoms, at, words, false);
	if (!first || first.vague || first.scale !== 1 || first.article) {
		return undefined;
	}
	let next = first.to;
	let every = false;
	if (atoms.is(next, 'in') || (atoms.is(next, 'of') && atoms.is(next + 1, 'every'))) {
		next++;
	} else if (atoms.is(next, 'out') && atoms.is(next + 1, 'of')) {
		next += 2;
	} else {
		return undefined;
	}
	if (atoms.is(next, 'every', 'each')) {
		every = true;
		next++;
	}
	const out = next > first.to + 1;
	const second = readAmount(atoms, next, words, false);
	if (!second || second.vague || second.value <= first.value || second.value > MOST_OF || first.value < 1) {
		return undefined;
	}
	// "24 in 2019", "two in three days": a share needs round words or `out of`.
	const { digits } = atoms.at(next);
	if (!out && (digits !== undefined && (digits.width === 4 || first.value > 10) || atoms.at(second.to).word?.unit !== undefined || (second.value > 10 && second.value % 5 !== 0))) {
		return undefined;
	}
	if (out && !every && (second.value > 100 || (digits !== undefined && (second.value % 5 !== 0 || findCountedNoun(atoms, second.to) !== undefined)))) {
		return undefined; // "24 out of 180 seats" counts seats.
	}
	return finish(scan, at, second.to, first.value / second.value);
}

function finish(scan: Scan, from: number, to: number, value: number, kind: Draft['kind'] = 'multiple', unit = ''): Draft {
	const before = boundBefore(scan.atoms, from, scan.floor, scan.words);
	const bound = before?.bound ?? 'exact';
	return { from: before?.at ?? from, to, kind, ...applyBound(value, value, value, bound, before?.side ?? 'both'), bound, unit };
}
