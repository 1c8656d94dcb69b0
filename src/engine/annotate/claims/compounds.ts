import { applyBound } from './bounds';
import type { Draft, Scan } from './drafts';

/** Units that follow each other in one amount, also over a comma or `and`. */
const CLOSE_UNITS = /^(?:years? months?|years? weeks?|weeks? days?|hours? minutes?|minutes? seconds?)$/;

/** `2 hours 1 minute 39 seconds`, `15 years, 8 months`, `5 feet 10 inches`: one amount in several units, each smaller than the one before. */
export function joinCompound({ atoms, found }: Scan, draft: Draft): Draft | undefined {
	const last = found.at(-1);
	if (!last || last.kind !== draft.kind || last.unit !== draft.unit || (draft.unit !== 's' && draft.unit !== 'm' && draft.unit !== 'kg') || draft.bound !== 'exact' || last.bound === 'range' || last.bound === 'vague') {
		return undefined;
	}
	const gap = draft.from - last.to;
	const pair = `${atoms.at(last.to - 1).lower} ${atoms.at(draft.to - 1).lower}`;
	const tied = gap === 0 || (gap === 1 && CLOSE_UNITS.test(pair) && (atoms.is(last.to, 'and') || atoms.isSign(last.to, ',')));
	const size = last.low ?? last.high ?? 0;
	if (!tied || draft.low === null || draft.high === null || draft.high >= size || atoms.at(last.to - 1).lower === atoms.at(draft.to - 1).lower) {
		return undefined;
	}
	const half = draft.unit === 's' ? 0 : (draft.high - draft.low) / 2;
	const middle = (draft.low + draft.high) / 2;
	const round = (value: number | null): number | null => value === null ? null : Math.round(value * 1e6) / 1e6;
	const base = last.low !== null && last.high !== null && last.bound === 'exact' ? (last.low + last.high) / 2 : undefined;
	return base === undefined
		? { ...last, to: draft.to, low: round(last.low === null ? null : last.low + middle), high: round(last.high === null ? null : last.high + middle) }
		: { ...last, to: draft.to, low: round(base + middle - half), high: round(base + middle + half) };
}

/** A conversion in brackets says the same as what it converts, its bound too: `less than 3 lbs (1.36 kg)`. */
export function inheritBound(scan: Scan, draft: Draft): Draft {
	const last = scan.found.at(-1);
	const { atoms } = scan;
	if (!last || last.kind !== draft.kind || (draft.kind !== 'measure' && draft.kind !== 'money') || draft.bound !== 'exact' || draft.low === null || draft.high === null
		|| last.to !== draft.from - 1 || !atoms.isSign(last.to, '(', '[', '{') || !atoms.isSign(draft.to, ')', ']', '}')) {
		return draft;
	}
	const { bound } = last;
	const value = (draft.low + draft.high) / 2;
	return bound === 'exact' || bound === 'range' || bound === 'vague' ? draft : { ...draft, ...applyBound(value, draft.low, draft.high, bound, 'both'), bound };
}
