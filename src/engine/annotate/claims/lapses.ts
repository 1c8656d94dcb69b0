import { readAmount } from './amounts';
import { applyBound, boundBefore } from './bounds';
import type { Draft, Scan } from './drafts';

/** A stretch without a number: `a decade`, `the past year`, `decades`, `over a century`, `less than a mile`. */
export function readLapse(scan: Scan, at: number): Draft | undefined {
	const { atoms, words } = scan;
	const atom = atoms.at(at);
	const unit = atom.word?.unit;
	if (!unit || unit.symbol === 'point' || unit.symbol === '°') {
		return undefined;
	}
	const time = unit.kind === 'duration';
	const draft = (from: number, to: number, interval: { readonly low: number | null; readonly high: number | null }, bound: Draft['bound']): Draft => ({ from, to, kind: unit.kind, ...interval, bound, unit: unit.symbol });
	if (time && (atom.lower === 'decades' || atom.lower === 'centuries')) {
		return atoms.is(at - 1, 'for', 'in', 'of', 'several', 'past', 'last', 'over', 'after') || atoms.is(at + 1, 'ago', 'of', 'in', 'later')
			? draft(at, at + 1, { low: 2 * unit.factor, high: 9 * unit.factor }, 'vague') : undefined;
	}
	if (atom.lower.endsWith('s')) {
		return time && atoms.is(at + 1, 'ago') ? draft(at, at + 1, { low: 2 * unit.factor, high: null }, 'vague') : undefined;
	}
	const one = { low: unit.factor, high: unit.factor };
	if (time && atoms.is(at - 1, 'past', 'last', 'next', 'coming') && atoms.is(at - 2, 'the') && at - 2 >= scan.floor && !atoms.is(at, 'second', 'minute') && !atoms.is(at - 3, 'on') && !(atom.lower === 'day' && atoms.is(at + 1, 'of'))) {
		return draft(at - 2, at + 1, one, 'exact');
	}
	if (!atoms.is(at - 1, 'a', 'an') || at - 1 < scan.floor) {
		return undefined;
	}
	const bound = boundBefore(atoms, at - 1, scan.floor, words);
	const half = time && atoms.is(at + 1, 'and') && atoms.is(at + 2, 'a') && atoms.is(at + 3, 'half') && !atoms.is(at + 4, 'of');
	if (bound || half) {
		const value = unit.factor * (half ? 1.5 : 1);
		return draft(bound?.at ?? at - 1, at + (half ? 4 : 1), applyBound(value, value, value, bound?.bound ?? 'exact', bound?.side ?? 'both'), bound?.bound ?? 'exact');
	}
	if (!time) {
		return undefined;
	}
	if (atoms.is(at + 1, 'or') && atoms.is(at + 2, 'more', 'so') && !atoms.is(at + 3, 'than')) {
		const more = atoms.is(at + 2, 'more');
		return draft(at - 1, at + 3, applyBound(unit.factor, unit.factor, unit.factor, more ? 'at-least' : 'about', 'both'), more ? 'at-least' : 'about');
	}
	return atoms.is(at - 2, 'in', 'for', 'after', 'within', 'lasted', 'lasting') || atoms.is(at + 1, 'ago', 'earlier', 'later', 'after', 'before') ? draft(at - 1, at + 1, one, 'exact') : undefined;
}

/** `two weeks ago` and `a year earlier` are dates; "two years later" says how long it took. */
export function readAgo({ atoms, words }: Scan, draft: Draft): Draft | undefined {
	if (!atoms.is(draft.to, 'ago', 'earlier')) {
		return undefined;
	}
	let value = 1;
	for (let at = draft.from; at < draft.to; at++) {
		const amount = readAmount(atoms, at, words, false);
		if (amount && !amount.vague) {
			value = amount.value;
			break;
		}
	}
	const unit = atoms.at(draft.to - 1).lower;
	const known = draft.bound === 'vague' ? '' : `${value}-`;
	return { ...draft, to: draft.to + 1, kind: 'date', low: null, high: null, unit: `rel:${known}${unit}-${atoms.at(draft.to).lower}` };
}
