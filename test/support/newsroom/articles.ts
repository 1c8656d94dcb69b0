import { Draws } from './draws';
import { eventAt, placeInNews, drawPerson, type NewsEvent } from './events';
import { OUTLETS } from './names';
import { BACKGROUND, CAPTIONS, DETAILS, REACTIONS, TAILS } from './sentences';
import { Writer } from './writer';

const DAY_MS = 86_400_000;
/** Of a hundred articles this many are copies of an event's first report, with another head and small changes. */
const SYNDICATED = 0.08;
const FACT_KEPT = 0.85;
/** How often a detail is a sentence of an agency, the same in several sources. */
const FROM_AGENCY = 0.25;
const AGENCY_SENTENCES = 12;
const WITH_TAIL = 0.75;

export interface Article {
	/** Path of the file, by day and outlet. */
	readonly name: string;
	readonly text: string;
	/** Articles with the same number report the same event. */
	readonly event: number;
}

export interface News {
	readonly seed: number;
	readonly count: number;
	/** Number of the first article. */
	readonly from?: number;
}

/**
 * Articles of about 5 KB that look like news, one by one: several sources report each event, with figures that agree and
 * figures that do not; names and words grow with their number as in an archive. The same for the same seed and number.
 */
export function* generateArticles({ seed, count, from = 0 }: News): Generator<Article, void, undefined> {
	for (let number = from; number < from + count; number++) {
		yield articleAt(seed, number);
	}
}

export function articleAt(seed: number, number: number): Article {
	const { event: eventNumber, source } = placeInNews(number);
	const event = eventAt(seed, eventNumber);
	const head = new Draws(seed, 2, number);
	const isCopy = source > 0 && head.chance(SYNDICATED);
	const body = isCopy ? new Draws(seed, 3, number - source) : new Draws(seed, 3, number);
	const outlet = OUTLETS[(number * 7 + eventNumber) % OUTLETS.length] ?? '';
	const paragraphs = writeBody(event, new Writer(event, outlet, body), body, seed);
	if (isCopy) {
		paragraphs.splice(head.between(1, paragraphs.length - 1), 1);
	}
	return assemble({ event, number, outlet, head, paragraphs });
}

/** The lead, then facts, reactions, details and background in the order of this desk. */
function writeBody(event: NewsEvent, writer: Writer, draws: Draws, seed: number): string[] {
	const [lead = [], ...others] = event.story.facts;
	const kept = others.filter(() => draws.chance(FACT_KEPT));
	const told = [
		...kept.map((wordings) => draws.pick(wordings)),
		...draws.some(REACTIONS, 4),
		...draws.some(BACKGROUND, 4),
	];
	const sentences = [draws.pick(lead), ...draws.some(told, told.length)].map((template) => writer.fill(withTail(template, draws)));
	const wanted = draws.between(4200, 5600);
	let length = sentences.reduce((sum, { length: own }) => sum + own, 0);
	while (length < wanted) {
		const detail = draws.chance(FROM_AGENCY) ? agencySentence(event, draws.between(0, AGENCY_SENTENCES - 1), seed) : writer.fill(withTail(draws.pick(DETAILS), draws));
		sentences.splice(draws.between(2, sentences.length), 0, detail);
		length += detail.length;
	}
	const paragraphs: string[] = [];
	for (let at = 0; at < sentences.length;) {
		const size = at === 0 ? draws.between(1, 2) : draws.between(2, 4);
		paragraphs.push(sentences.slice(at, at + size).join(' '));
		at += size;
	}
	return paragraphs;
}

/** A statement, often with a subordinate clause; a sentence that ends in a quote stays as it is. */
function withTail(template: string, draws: Draws): string {
	return draws.chance(WITH_TAIL) && template.endsWith('.') ? template.slice(0, -1) + draws.pick(TAILS) + '.' : template;
}

function agencySentence(event: NewsEvent, index: number, seed: number): string {
	const draws = new Draws(seed, 4, event.number, index);
	return new Writer(event, '', draws).fill(draws.pick(DETAILS));
}

interface Parts {
	readonly event: NewsEvent;
	readonly number: number;
	readonly outlet: string;
	readonly head: Draws;
	readonly paragraphs: readonly string[];
}

function assemble({ event, number, outlet, head, paragraphs }: Parts): Article {
	const writer = new Writer(event, outlet, head);
	const date = new Date(event.date.getTime() + head.between(0, 2) * DAY_MS);
	const day = date.toISOString().slice(0, 10);
	const long = date.toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
	const [first = '', ...rest] = paragraphs;
	const dateline = head.chance(0.6) ? `${(event.names['place'] ?? '').toUpperCase()} (${outlet}) — ` : '';
	const lines = [
		writer.fill(head.pick(event.story.titles)),
		[head.chance(0.7) ? `By ${drawPerson(head).full}` : '', head.chance(0.8) ? long : ''].filter(Boolean).join('\n'),
		dateline + first,
		head.chance(0.3) ? writer.fill(head.pick(CAPTIONS)) : '',
		...rest,
	];
	const name = `articles/${day.slice(0, 4)}/${day}-${outlet.toLowerCase().replace(/[^a-z]+/g, '-')}-${String(number).padStart(6, '0')}.txt`;
	return { name, text: `${lines.filter(Boolean).join('\n\n')}\n`, event: event.number };
}
