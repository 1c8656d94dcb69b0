import type { Bound } from '../../types';
import type { Atoms } from './atoms';
import { Role, type BoundPhrase, type NumberWords } from './numberWords';

/** A bound phrase with the atom where it starts or the one behind it. */
export interface FoundBound extends BoundPhrase {
	readonly at: number;
}

/** Longest bound phrase in atoms. */
const MOST_WORDS = 4;

/**
 * The bound that ends right before the atom `at`, the longest phrase that the list has.
 * @param floor first atom that may belong to it.
 */
export function boundBefore(atoms: Atoms, at: number, floor: number, words: NumberWords): FoundBound | undefined {
	let best: FoundBound | undefined;
	let phrase = '';
	for (let from = at - 1; from >= floor && from >= at - MOST_WORDS; from--) {
		const atom = atoms.at(from);
		phrase = phrase === '' ? atom.lower : `${atom.lower} ${phrase}`;
		const found = words.boundsBefore.get(phrase);
		if (found) {
			best = { ...found, at: from };
		}
		if (atom.kind === 'number') {
			break;
		}
	}
	return best ?? comparative(atoms, at, floor);
}

/** `louder than`, `fewer than`, `younger than`: a word of comparison before `than`. */
function comparative(atoms: Atoms, at: number, floor: number): FoundBound | undefined {
	if (at - 2 < floor || !atoms.is(at - 1, 'than')) {
		return undefined;
	}
	const { word, lower } = atoms.at(at - 2);
	const less = ((word?.roles ?? 0) & Role.lessThan) !== 0;
	if (!less && (!lower.endsWith('er') || lower === 'rather' || lower === 'other')) {
		return undefined;
	}
	return at - 3 >= floor && atoms.is(at - 3, 'no', 'not', 'nor')
		? { at: at - 3, bound: less ? 'at-least' : 'at-most', side: 'both' } : { at: at - 2, bound: less ? 'less-than' : 'more-than', side: 'both' };
}

/** The bound that starts at the atom `at`: `or more`, `+`, `or so`. */
export function boundBehind(atoms: Atoms, at: number, words: NumberWords): FoundBound | undefined {
	if (atoms.isSign(at, '+')) {
		return { at: at + 1, bound: 'at-least', side: 'both' };
	}
	const start = atoms.isHyphen(at) ? at + 1 : at;
	const one = atoms.at(start).lower;
	const two = words.boundsBehind.get(`${one} ${atoms.at(start + 1).lower}`);
	if (two && !atoms.is(start + 2, 'than')) {
		return { ...two, at: start + 2 };
	}
	const single = start > at || one === 'plus' ? words.boundsBehind.get(one) : undefined;
	return single && (one !== 'plus' || !atoms.at(start + 1).digits) ? { ...single, at: start + 1 } : undefined;
}

/** Room that a hedge leaves: a tenth of the number, as our definitions say. */
const HEDGE = 0.1;

export interface Interval {
	readonly low: number | null;
	readonly high: number | null;
}

/**
 * The interval that a number with a bound claims.
 * @param low, high the number as its rounding leaves it, `value` the number as written.
 */
export function applyBound(value: number, low: number, high: number, bound: Bound, side: BoundPhrase['side']): Interval {
	switch (bound) {
		case 'at-least':
		case 'more-than':
			return { low: value, high: null };
		case 'at-most':
		case 'less-than':
			return { low: null, high: value };
		case 'about': {
			const room = Math.abs(value) * HEDGE;
			return { low: side === 'above' ? value : Math.min(low, value - room), high: side === 'below' ? value : Math.max(high, value + room) };
		}
		default:
			return { low, high };
	}
}
