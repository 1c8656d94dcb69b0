import { resolveDate } from '../annotate/dates';
import type { NumericClaim } from '../types';
import type { ValueInterval } from './intervals';

/** Minutes of a day; dates and times of day are compared in minutes. */
const DAY = 1440;
const DAY_MS = 86_400_000;
/** "about 3 p.m." leaves a quarter of an hour on either side. */
const ABOUT_MINUTES = 15;

/**
 * What a date claim may stand for: minutes of the day for a time; for a date that is placed in the calendar, minutes from the first to the beginning of the
 * last of its days. `undefined` for one that cannot be placed: a year is never guessed.
 * @param text the claim's slice of the source. @param published the source's publication date, as far as known.
 */
export function dateValue(text: string, claim: NumericClaim, published: string | undefined): ValueInterval | undefined {
	const time = /^time:(\d\d):(\d\d)/.exec(claim.unit);
	if (time) {
		const minutes = Number(time[1]) * 60 + Number(time[2]);
		const room = claim.bound === 'about' ? ABOUT_MINUTES : 0;
		return { kind: 'date', bound: room > 0 ? 'about' : 'exact', low: minutes - room, high: minutes + room };
	}
	const resolved = resolveDate(text, claim.unit, published);
	const [first = '', last = first] = resolved?.split('/') ?? [];
	const low = daysOf(first)?.first;
	const high = daysOf(last)?.last;
	if (low === undefined || high === undefined || low > high) {
		return undefined;
	}
	// "six months ago" is a round number.
	const isVague = claim.bound === 'about' || /^rel:\d+-(?:month|year)s?-ago/.test(claim.unit);
	return { kind: 'date', bound: isVague ? 'vague' : low === high ? 'exact' : 'range', low: low * DAY, high: high * DAY };
}

/** First and last day of `2026-01-08`, `2026-01`, `2026`, `2026-Q1` or `2026-H2`, counted from 1970; `undefined` for a day that is in no calendar. */
function daysOf(iso: string): { readonly first: number; readonly last: number } | undefined {
	const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|([QH])(\d)))?$/.exec(iso);
	if (!match) {
		return undefined;
	}
	const [year = 0, month = 1, day = 1] = match.slice(1, 4).map((part) => part === undefined ? undefined : Number(part));
	if (match[3] !== undefined) {
		const only = Date.UTC(year, month - 1, day) / DAY_MS;
		return new Date(only * DAY_MS).getUTCDate() === day ? { first: only, last: only } : undefined;
	}
	const length = match[4] === 'Q' ? 3 : match[4] === 'H' ? 6 : match[2] === undefined ? 12 : 1;
	const start = match[4] === undefined ? month - 1 : (Number(match[5]) - 1) * length;
	return { first: Date.UTC(year, start) / DAY_MS, last: Date.UTC(year, start + length) / DAY_MS - 1 };
}
