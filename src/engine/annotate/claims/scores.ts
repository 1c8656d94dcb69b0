import { readAmount } from './amounts';
import type { Draft, Scan } from './drafts';
import { findCountedNoun } from './nouns';
import { readUnit } from './units';

/** Largest number of a result that is written without a unit. */
const LARGEST = 300;

/** Results of games and votes: `3–1`, `52-35`, `22 points to 10`. */
export function readScore(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const first = atoms.at(at).digits;
	if (!first || first.place !== 1 || first.grouped || first.padded || first.value > LARGEST || words.fixedForms.has(`${atoms.at(at).text}${atoms.at(at + 1).text}${atoms.at(at + 2).text}`)) {
		return undefined;
	}
	const points = atoms.is(at + 1, 'points', 'goals', 'votes') && atoms.is(at + 2, 'to');
	const tied = atoms.isSign(at + 1, '-', '–', '—', '‑') && !atoms.at(at + 1).spaced && !atoms.at(at + 2).spaced;
	if (!points && !tied) {
		return undefined;
	}
	const to = at + (points ? 3 : 2);
	const second = atoms.at(to).digits;
	if (!second || second.place !== 1 || second.grouped || second.padded || second.value > LARGEST || (atoms.isSign(to + 1, '-', '/', '–', ':') && !atoms.at(to + 1).spaced) || (!atoms.at(at).spaced && !atoms.isSign(at - 1, '(', '"', '“', '‘', '['))) {
		return undefined;
	}
	const amount = readAmount(atoms, to, words, false);
	if (!amount || amount.scale !== 1 || (!points && readUnit(atoms, amount.to, words, amount))) {
		return undefined;
	}
	const rising = first.value < second.value;
	if (!points && (rising ? !scan.score || findCountedNoun(atoms, to + 1) !== undefined && !atoms.is(to + 1, 'votes') : !scan.score && (first.value > 100 || atoms.at(at - 1).capital && false))) {
		return undefined;
	}
	return { from: at, to: to + 1, kind: 'score', low: Math.min(first.value, second.value), high: Math.max(first.value, second.value), bound: 'exact', unit: '' };
}
