import { Draws } from './draws';
import { COMPANIES, COUNTRIES, PEOPLE, PLACES, companyAt, personAt, placeAt, type Country, type Person } from './names';
import { STORIES, type Story } from './stories';

/** Sources of each event, in turn: most are told by a few, some by many, some by one alone. A hundred articles in all. */
const SOURCES_OF_EVENTS = [3, 4, 2, 1, 5, 3, 2, 12, 4, 1, 3, 2, 6, 1, 4, 2, 3, 8, 1, 2, 4, 3, 1, 5, 2, 3, 4, 1, 2, 4, 1, 1];
const BLOCK = SOURCES_OF_EVENTS.reduce((sum, count) => sum + count, 0);
/** People that one reads of again and again; all others belong to one event. */
const WELL_KNOWN = 3000;
const FIRST_DAY = Date.UTC(2014, 0, 1);
const DAYS = 4000;
const DAY_MS = 86_400_000;

/** Something that happened, with everything that any source may say of it. */
export interface NewsEvent {
	readonly number: number;
	readonly story: Story;
	readonly names: Readonly<Record<string, string>>;
	readonly people: Readonly<Record<'chief' | 'critic', Person & { readonly role: string }>>;
	readonly country: Country;
	/** True values, by the names of the story's numbers. */
	readonly values: Readonly<Record<string, number>>;
	/** Midnight of the day, in UTC. */
	readonly date: Date;
}

/** The event of an article and which of its sources the article is, from 0. */
export function placeInNews(article: number): { readonly event: number; readonly source: number } {
	let rest = article % BLOCK;
	const index = SOURCES_OF_EVENTS.findIndex((count) => {
		rest -= count;
		return rest < 0;
	});
	return { event: Math.floor(article / BLOCK) * SOURCES_OF_EVENTS.length + index, source: rest + (SOURCES_OF_EVENTS[index] ?? 0) };
}

export function eventAt(seed: number, number: number): NewsEvent {
	const draws = new Draws(seed, 1, number);
	const story = draws.pick(STORIES);
	const country = draws.pick(COUNTRIES);
	const company = companyAt(draws.rank(COMPANIES));
	const rival = companyAt(draws.rank(COMPANIES));
	const region = draws.pick(['North', 'South', 'East', 'West', 'Upper', 'Lower']);
	return {
		number, story, country,
		people: { chief: { ...drawPerson(draws), role: draws.pick(story.roles) }, critic: { ...drawPerson(draws), role: '' } },
		names: {
			place: placeAt(draws.rank(PLACES)), region: `${region} ${placeAt(draws.rank(300))}`, country: country.name, demonym: country.demonym,
			company: company.full, firm: company.short, rival: rival.short, body: draws.pick(story.bodies), product: `${draws.pick(['H', 'X', 'A', 'M', 'RX', 'V'])}${draws.between(2, 99)}0`,
		},
		values: Object.fromEntries(Object.entries(story.numbers).map(([name, { low, high }]) => [name, skewed(draws, low, high)])),
		date: new Date(FIRST_DAY + draws.between(0, DAYS) * DAY_MS),
	};
}

export function drawPerson(draws: Draws): Person {
	return personAt(draws.chance(0.4) ? draws.rank(WELL_KNOWN) : draws.between(WELL_KNOWN, PEOPLE - 1));
}

/** Small figures are more frequent than large ones (Benford), and large ones rounder. */
export function skewed(draws: Draws, low: number, high: number): number {
	const value = Math.round(low + draws.rank(high - low));
	const step = value > 10_000 ? 1000 : value > 1000 ? 50 : 1;
	return Math.min(high, Math.max(low, Math.round(value / step) * step));
}
