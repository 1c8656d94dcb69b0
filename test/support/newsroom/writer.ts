import type { Draws } from './draws';
import { drawPerson, skewed, type NewsEvent } from './events';
import { COMPANIES, COUNTRIES, PLACES, companyAt, placeAt } from './names';
import { BODIES } from './sentences';
import type { NumberSlot } from './stories';
import { ADJECTIVES, NOUNS, nounAt } from './words';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Of a hundred figures this many are hedged or rounded, and this many simply others than in the event's first report. */
const HEDGED = 0.14;
const OTHER = 0.12;

/** Fills the templates of one article: names people in full once, and gives each figure as its source has it. */
export class Writer {
	readonly #event: NewsEvent;
	readonly #outlet: string;
	readonly #draws: Draws;
	readonly #introduced = new Set<string>();
	readonly #figures = new Map<string, string>();

	constructor(event: NewsEvent, outlet: string, draws: Draws) {
		this.#event = event;
		this.#outlet = outlet;
		this.#draws = draws;
	}

	fill(template: string): string {
		const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => this.#value(slot));
		return text.replace(/^“?\p{Ll}/u, (first) => first.toUpperCase()).replace(/\b([Aa]) (?=[aeiou])/g, '$1n ');
	}

	#value(slot: string): string {
		const event = this.#event;
		const number = event.story.numbers[slot];
		if (number) {
			return this.#figure(slot, number, event.values[slot] ?? 0);
		}
		if (slot === 'chief' || slot === 'critic') {
			const { full, last, role } = event.people[slot];
			const isNew = !this.#introduced.has(slot);
			this.#introduced.add(slot);
			return isNew ? `${role} ${full}`.trim() : last;
		}
		return slot === 'outlet' ? this.#outlet : event.names[slot] ?? this.#drawn(slot);
	}

	/** What has nothing to do with the event, drawn anew each time. */
	#drawn(slot: string): string {
		const draws = this.#draws;
		switch (slot) {
			case 'noun': return (draws.chance(0.3) ? `${ADJECTIVES[draws.rank(ADJECTIVES.length)] ?? ''} ` : '') + nounAt(draws.rank(NOUNS));
			case 'day': return this.#day();
			case 'someDay': return draws.pick(['last week', 'in the spring', 'two days later', 'next month', `in ${draws.pick(MONTHS)}`, `on ${draws.pick(WEEKDAYS)}`]);
			case 'somePlace': return placeAt(draws.rank(PLACES));
			case 'someone': return drawPerson(draws).full;
			case 'someCompany': return companyAt(draws.rank(COMPANIES)).full;
			case 'someCountry': return draws.pick(COUNTRIES).name;
			case 'someDemonym': return draws.pick(COUNTRIES).demonym;
			case 'someBody': return draws.pick(BODIES);
			case 'somePercent': return `${draws.between(2, 95)} ${draws.pick(['percent', 'percent', 'per cent'])}`;
			case 'someMoney': return `${draws.pick(['$', '€', '£'])}${draws.between(2, 900)} million`;
			case 'someCount': return `${group(skewed(draws, 40, 90_000))} ${draws.pick(['people', 'workers', 'families', 'members'])}`;
			case 'someMonths': return `${draws.between(2, 40)} months`;
			case 'someLength': return `${draws.between(2, 900)} metres`;
			case 'someAge': return String(draws.between(24, 89));
			case 'someYear': return String(draws.between(1960, 2013));
			default: throw new Error(`no slot is named ${slot}`);
		}
	}

	#day(): string {
		const { date } = this.#event;
		const [weekday = '', month = ''] = [WEEKDAYS[date.getUTCDay()], MONTHS[date.getUTCMonth()]];
		return this.#draws.pick([`on ${weekday}`, `on ${weekday}`, `on ${month} ${date.getUTCDate()}`, `on ${weekday}, ${month} ${date.getUTCDate()}`, `late on ${weekday}`]);
	}

	#figure(slot: string, { wording, parts = 1 }: NumberSlot, value: number): string {
		const known = this.#figures.get(slot);
		if (known !== undefined) {
			return known;
		}
		const draws = this.#draws;
		const isHedged = draws.chance(HEDGED);
		const isOther = draws.chance(OTHER);
		const own = isOther ? Math.max(2, Math.round(value * (draws.chance(0.5) ? 0.8 : 1.25)) + 1) : value;
		const written = parts > 1 ? (own / parts).toFixed(1) : own <= 10 && /^\{\} \p{L}/u.test(wording) ? SMALL[own] ?? '' : group(own);
		const figure = (isHedged ? `${draws.pick(['at least', 'more than', 'about', 'nearly'])} ` : '') + wording.replace('{}', written);
		this.#figures.set(slot, figure);
		return figure;
	}
}

/** Groups of three digits, as print has them. */
function group(value: number): string {
	return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
