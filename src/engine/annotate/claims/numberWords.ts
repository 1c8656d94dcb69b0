import type { Bound } from '../../types';
import type { Lexicon } from '../lexicon';

/** A unit of measure or time: SI value = number × factor + offset. */
export interface Unit {
	readonly symbol: string;
	readonly factor: number;
	readonly offset: number;
	readonly kind: 'measure' | 'duration';
}

export interface Currency {
	readonly code: string;
	/** Part of the main unit: 0.01 for cents. */
	readonly factor: number;
}

export interface BoundPhrase {
	readonly bound: Bound;
	/** The side of the number on which an `about` leaves room. */
	readonly side: 'both' | 'below' | 'above';
}

/** Closed classes that a word may belong to, as bits. */
export const Role = {
	stop: 1,
	verb: 1 << 1,
	adjective: 1 << 2,
	timeAdjective: 1 << 3,
	label: 1 << 4,
	ordinalName: 1 << 5,
	lessThan: 1 << 6,
	peopleWord: 1 << 7,
	peopleVerb: 1 << 8,
	indexWord: 1 << 9,
	scoreWord: 1 << 10,
	change: 1 << 11,
	singular: 1 << 12,
	oneIdiom: 1 << 13,
	period: 1 << 14,
	relativeDay: 1 << 15,
	saying: 1 << 16,
	planning: 1 << 17,
	condition: 1 << 18,
	estimate: 1 << 19,
	negation: 1 << 20,
	dayName: 1 << 21,
	noun: 1 << 22,
	notSuperlative: 1 << 23,
	street: 1 << 24,
	price: 1 << 25,
	speaker: 1 << 26,
} as const;

/** What the lists say of one word in lower case. */
export interface Word {
	cardinal?: number;
	scale?: number;
	ordinal?: number;
	/** Parts that make a whole: 3 for `third`. */
	parts?: number;
	vague?: readonly [number, number];
	few?: readonly [number, number];
	multiple?: number;
	unit?: Unit;
	currency?: Currency;
	month?: number;
	weekday?: true;
	lemma?: string;
	roles: number;
}

const ROLE_SECTIONS: readonly (readonly [string, number])[] = [
	['number stops', Role.stop], ['number verbs', Role.verb], ['number adjectives', Role.adjective], ['number time adjectives', Role.timeAdjective],
	['number labels', Role.label], ['number ordinal names', Role.ordinalName], ['number comparatives less', Role.lessThan],
	['number people words', Role.peopleWord], ['number people verbs', Role.peopleVerb], ['number index words', Role.indexWord],
	['number score words', Role.scoreWord], ['number change words', Role.change], ['number singulars', Role.singular],
	['number one idioms', Role.oneIdiom], ['number relative units', Role.period], ['number relative words', Role.relativeDay],
	['number saying', Role.saying], ['number planning', Role.planning], ['number conditions', Role.condition],
	['number estimates', Role.estimate], ['number negations', Role.negation], ['number day names', Role.dayName], ['number nouns', Role.noun],
	['number no superlatives', Role.notSuperlative], ['number streets', Role.street], ['number price words', Role.price], ['number speakers', Role.speaker],
];

/** The words of numbers, units, currencies and dates, ready to look up. */
export class NumberWords {
	readonly #words = new Map<string, Word>();
	/** Compound units by their words joined with `-`: `square-miles`. */
	readonly compoundUnits = new Map<string, Unit>();
	/** First words of compound units. */
	readonly compoundStarts = new Set<string>();
	/** In exact case, behind a number only. */
	readonly unitSymbols = new Map<string, Unit>();
	readonly scaleLetters = new Map<string, number>();
	readonly fractionSigns = new Map<string, number>();
	readonly currencySigns = new Map<string, string>();
	readonly currencyCodes = new Map<string, string>();
	/** `US$` → `USD`. */
	readonly currencyPrefixes = new Map<string, string>();
	/** `canadian dollar` → `CAD`. */
	readonly currencyAdjectives = new Map<string, string>();
	readonly boundsBefore = new Map<string, BoundPhrase>();
	readonly boundsBehind = new Map<string, BoundPhrase>();
	/** Minutes east of Greenwich. */
	readonly zones = new Map<string, number>();
	/** Forms such as `24/7` that are no amounts. */
	readonly fixedForms: ReadonlySet<string>;
	/** What is sold or paid by the piece. */
	readonly pricedThings: ReadonlySet<string>;
	/** Words that make a bare number a temperature, and those that make it a magnitude. */
	readonly temperatureWords: ReadonlySet<string>;
	readonly quakes: ReadonlySet<string>;

	constructor(lists: Lexicon) {
		for (const [name, role] of ROLE_SECTIONS) {
			for (const line of lists.section(name)) {
				for (const word of line.split(' ')) {
					this.#edit(word).roles |= role;
				}
			}
		}
		const entries = (name: string): string[][] => lists.section(name).map((line) => line.split(' '));
		const numbers = (name: string, put: (word: Word, value: number) => void): void => {
			for (const [word = '', value] of entries(name)) {
				put(this.#edit(word), Number(value));
			}
		};
		numbers('number cardinals', (word, value) => { word.cardinal = value; });
		numbers('number scales', (word, value) => { word.scale = value; });
		numbers('number ordinals', (word, value) => { word.ordinal = value; });
		numbers('number fractions', (word, value) => { word.parts = value; });
		numbers('number multiples', (word, value) => { word.multiple = value; });
		numbers('number months', (word, value) => { word.month = value; });
		for (const [word = '', low, high] of entries('number vague')) {
			this.#edit(word).vague = [Number(low), Number(high)];
		}
		for (const [word = '', low, high] of entries('number few')) {
			this.#edit(word).few = [Number(low), Number(high)];
		}
		for (const [word = ''] of entries('number weekdays')) {
			this.#edit(word).weekday = true;
		}
		for (const [word = '', lemma = word] of entries('number plurals')) {
			this.#edit(word).lemma = lemma;
		}
		for (const [word = '', code = '', factor] of entries('number currency words')) {
			this.#edit(word).currency = { code, factor: Number(factor) };
		}
		this.#readUnits(lists.section('number units'), 'measure');
		this.#readUnits(lists.section('number times'), 'duration');
		this.#readSymbols(lists.section('number unit symbols'));
		fill(this.scaleLetters, entries('number scale letters'), Number);
		fill(this.fractionSigns, entries('number fraction signs'), Number);
		fill(this.currencySigns, entries('number currency signs'), String);
		fill(this.currencyCodes, entries('number currency codes'), String);
		fill(this.zones, entries('number zones'), Number);
		for (const [letters = '', sign = '', code = ''] of entries('number currency prefixes')) {
			this.currencyPrefixes.set(letters + sign, code);
		}
		for (const [adjective = '', noun = '', code = ''] of entries('number currency adjectives')) {
			this.currencyAdjectives.set(`${adjective} ${noun}`, code);
		}
		readBounds(this.boundsBefore, lists.section('number bounds before'));
		readBounds(this.boundsBehind, lists.section('number bounds behind'));
		this.fixedForms = new Set(lists.section('number fixed'));
		this.pricedThings = new Set(entries('number priced things').flat());
		this.temperatureWords = new Set(entries('number temperature words').flat());
		this.quakes = new Set(entries('number quakes').flat());
	}

	/** @param word in lower case. */
	find(word: string): Word | undefined {
		return this.#words.get(word);
	}

	#edit(word: string): Word {
		let entry = this.#words.get(word);
		if (!entry) {
			entry = { roles: 0 };
			this.#words.set(word, entry);
		}
		return entry;
	}

	#readUnits(lines: readonly string[], kind: Unit['kind']): void {
		for (const line of lines) {
			const [symbol = '', factor, offset, ...words] = line.split(' ');
			const unit: Unit = { symbol, factor: Number(factor), offset: Number(offset), kind };
			for (const word of words) {
				if (word.includes('-')) {
					this.compoundUnits.set(word, unit);
					this.compoundStarts.add(word.slice(0, word.indexOf('-'))).add(`${word.slice(0, word.indexOf('-'))}.`);
				} else {
					this.#edit(word).unit = unit;
				}
			}
		}
	}

	#readSymbols(lines: readonly string[]): void {
		for (const line of lines) {
			const [symbol = '', factor, offset, ...words] = line.split(' ');
			const unit: Unit = { symbol, factor: Number(factor), offset: Number(offset), kind: symbol === 's' ? 'duration' : 'measure' };
			for (const word of words) {
				this.unitSymbols.set(word, unit);
			}
		}
	}
}

function fill<T>(map: Map<string, T>, entries: readonly (readonly string[])[], convert: (value: string) => T): void {
	for (const [key = '', value = ''] of entries) {
		map.set(key, convert(value));
	}
}

function readBounds(map: Map<string, BoundPhrase>, lines: readonly string[]): void {
	for (const line of lines) {
		const [phrase = '', rest = ''] = line.split(' = ');
		const [bound, side = 'both'] = rest.split(' ');
		map.set(phrase, { bound: bound as Bound, side: side as BoundPhrase['side'] }); // The list's own words; a test reads them all.
	}
}
