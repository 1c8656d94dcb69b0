import { parse } from 'chrono-node/en';

/** Publication date of a source as far as it is known, with a year. */
interface Published {
	readonly year: number;
	readonly month: number | undefined;
	readonly day: number | undefined;
}

/** A day and month without a year is put into the past only this far: beyond it the coming one may be meant as well. */
const MOST_DAYS_BACK = 275;
const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Places a date claim in the calendar: `2026-01-08`, `2026-01`, `2026`, `2025-Q4`, or two of them with `/` between. The past comes first, as news speaks of it.
 *
 * Gives `undefined` where the text has no year and the publication date is not known as far as needed, and where the wording is vague or speaks of another date
 * ("several years ago", "the previous day", "last week"): a year is never guessed.
 * @param text the claim's slice of the source.
 * @param iso the claim's `unit`.
 * @param published the source's publication date: `2026-01-08`, `2026-01` or `2026`.
 */
export function resolveDate(text: string, iso: string, published: string | undefined): string | undefined {
	if (/^\d{4}/.test(iso)) {
		return isAnchored(iso) ? iso : undefined;
	}
	const known = readPublished(published);
	if (!known) {
		return undefined;
	}
	if (iso.startsWith('--')) {
		return resolveYearless(iso, known);
	}
	if (iso.startsWith('weekday:')) {
		return resolveWeekday(iso.slice('weekday:'.length), known);
	}
	return iso.startsWith('rel:') ? resolveRelative(text, iso.slice('rel:'.length), known) : undefined;
}

function isAnchored(iso: string): boolean {
	return iso.split('/').every((part) => /^\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]))?$/.test(part));
}

function readPublished(published: string | undefined): Published | undefined {
	const match = published === undefined ? null : /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published);
	if (!match) {
		return undefined;
	}
	const [year, month, day] = match.slice(1).map((part) => part === undefined ? undefined : Number(part));
	return year === undefined || (month !== undefined && (month < 1 || month > 12)) ? undefined : { year, month, day };
}

/** `--01-08` and `--01`: the last one not after the publication. */
function resolveYearless(iso: string, published: Published): string | undefined {
	const match = /^--(\d\d)(?:-(\d\d))?$/.exec(iso);
	if (!match || published.month === undefined) {
		return undefined;
	}
	const month = Number(match[1]);
	const day = match[2] === undefined ? undefined : Number(match[2]);
	const later = month > published.month || (month === published.month && day !== undefined && published.day !== undefined && day > published.day);
	const year = later ? published.year - 1 : published.year;
	const back = Date.UTC(published.year, published.month - 1, published.day ?? 28) - Date.UTC(year, month - 1, day ?? 15);
	if (back > MOST_DAYS_BACK * DAY_MS || (day !== undefined && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day)) {
		return undefined;
	}
	return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The weekday on or before the day of publication. Every other sentence of news names one, and chrono's reading takes a hundred times as long. */
function resolveWeekday(name: string, published: Published): string | undefined {
	const day = referenceOf(published);
	const weekday = WEEKDAYS.indexOf(name.slice(0, 3));
	return day && weekday >= 0 ? toIsoDay(day.getTime() - ((day.getUTCDay() - weekday + 7) % 7) * DAY_MS) : undefined;
}

const CERTAIN_DAYS = /^(?:today|yesterday|tomorrow|tonight|(?:1|\d+)-days?-ago|(?:last|next)-(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const CERTAIN_MONTHS = /^(?:\d+-months?-ago|(?:last|next)-month)$/;
const CERTAIN_YEARS = /^(?:\d+-years?-ago|(?:last|next)-year)$/;
const EDGE = /^the (?:start|beginning|end|middle|remainder|rest) of/i;

function resolveRelative(text: string, relation: string, published: Published): string | undefined {
	const [head = '', part] = relation.split(' ');
	if (part !== undefined) {
		// "April of last year", "the first quarter of this year"
		const year = yearOf(head, published);
		return year === undefined ? undefined : `${year}-${part.replace(/^--/, '')}`;
	}
	if (head === 'this-year' || CERTAIN_YEARS.test(head)) {
		return EDGE.test(text) ? String(yearOf(head, published) ?? '') || undefined : yearText(head, text, published);
	}
	if (head === 'this-month') {
		return published.month === undefined ? undefined : `${published.year}-${two(published.month)}`;
	}
	if (CERTAIN_MONTHS.test(head)) {
		const found = EDGE.test(text) || published.month === undefined ? undefined : parseNear(text, { ...published, day: published.day ?? 15 });
		return found?.isCertain('month') ? `${found.get('year') ?? ''}-${two(found.get('month') ?? 0)}` : undefined;
	}
	if (!CERTAIN_DAYS.test(head)) {
		return undefined;
	}
	const found = parseNear(text, published);
	return found && (found.isCertain('day') || found.isCertain('weekday')) ? toIsoDay(found.date().getTime()) : undefined;
}

function yearOf(relation: string, published: Published): number | undefined {
	const shift = relation === 'this-year' ? 0 : relation === 'last-year' ? -1 : relation === 'next-year' ? 1 : undefined;
	return shift === undefined ? undefined : published.year + shift;
}

function yearText(relation: string, text: string, published: Published): string | undefined {
	const year = yearOf(relation, published) ?? parseNear(text, { year: published.year, month: published.month ?? 7, day: published.day ?? 1 })?.get('year');
	return year === undefined || year === null ? undefined : String(year);
}

function referenceOf({ year, month, day }: Published): Date | undefined {
	return month === undefined || day === undefined ? undefined : new Date(Date.UTC(year, month - 1, day, 12));
}

/** chrono's reading of a text against a known day, in UTC. */
function parseNear(text: string, published: Published): ReturnType<typeof parse>[number]['start'] | undefined {
	const instant = referenceOf(published);
	return instant && parse(text, { instant, timezone: 0 }, { forwardDate: false })[0]?.start;
}

function toIsoDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
