import { makeRandom } from './random';

/** What sources hold that must show as it stands, or not at all: markup, links, icons, marks of direction, odd characters. */
const PIECES = [
	'[x](command:workbench.action.terminal.new)', '<command:groundedReader.openPassage?1>', '![i](http://127.0.0.1:1/y.png)', '<img src=x onerror=alert(1)>', '<b>', '&lt;i&gt;',
	'<!-- gone -->', '$(alert)', '$(sync~spin)', '`code`', '```', '**bold**', '__init__', '*', '_a_b_', '~~no~~', 'https://evil.example/a?b=c&d', 'www.evil.example', 'a@b.example',
	'[ref]: http://evil.example', '[^1]', '| a | b |', '\\', '\\*', '👍🏽', '👩‍👩‍👧', 'é', 'Ω≈ç', '\u202eabc\u2066', '\u200fשלום\u200e', '\u200b\ufeff', '新华社', 'naïve', '½', '“', '…', '[…]', '«x»', '$1', '#tag', '(', ')', '-', '—', '--', '>', '==',
];
const STARTS = ['# ', '> ', '- ', '1. ', '    ', '\t', '| ', '=== ', '+ '];
const THINGS = ['ferry', 'dam', 'museum', 'orchard', 'tunnel', 'library', 'refinery', 'stadium', 'bakery', 'clinic', 'airfield', 'vineyard', 'quarry', 'theatre', 'monastery', 'lighthouse', 'aquarium', 'foundry', 'brewery', 'observatory'];
const EVENTS = [['caught fire', 'burned'], ['was flooded', 'flooded'], ['collapsed', 'fell in'], ['was sold', 'changed hands'], ['reopened', 'opened again'], ['was evacuated', 'had to be left']];
const COUNTED = ['sailors', 'visitors', 'farmers', 'students', 'drivers', 'tenants', 'nurses', 'miners', 'dancers', 'goats', 'violins', 'houses', 'tents', 'lorries'];
const HARMS = [['were injured', 'were hurt'], ['were rescued', 'were saved'], ['were fined', 'had to pay'], ['were arrested', 'were taken away'], ['were counted', 'were seen'], ['were lost', 'were missing']];
const PAID = [['for repairs', 'to repair'], ['in damages', 'to make up for'], ['for a copy', 'to copy'], ['for insurance', 'to insure'], ['in rent', 'to rent']];
const WHOLES = ['its yearly budget', 'its reserves', 'last summer’s profit', 'the debts that it has', 'the value of the harvest', 'its pension fund', 'all donations', 'what its members own'];
const CURRENCIES = ['dollars', 'euros', 'pounds', 'yen', 'rupees', 'francs', 'pesos', 'roubles'];
const SYLLABLES = ['ver', 'tan', 'mor', 'li', 'sa', 'bron', 'dek', 'ul', 'ra', 'ston', 'fel', 'min', 'gar', 'o', 'pa'];
const FIRST_NAMES = ['Maria', 'Tomas', 'Grace', 'Ivan', 'Laura', 'Peter', 'Aisha', 'Carl'];
const TITLES = ['Mayor', 'Minister', 'Chief Executive', 'Judge', 'General', 'Professor'];
/** Articles that report one event. */
const ARTICLES = 5;

export interface Article {
	/** Path below the folder of sources. */
	readonly name: string;
	readonly text: string;
}

/**
 * Articles in groups that report one event each, in other words and with other numbers, some as copies, and full of what could break a card.
 * Always the same for the same number. No line is longer than VS Code draws.
 */
export function makeHostileArticles(count: number): Article[] {
	const random = makeRandom(5);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // In range by the random numbers.
	const makeName = (): string => {
		const name = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
		return name.charAt(0).toUpperCase() + name.slice(1);
	};
	const articles: Article[] = [];
	let event = makeEvent(pick, makeName, random);
	while (articles.length < count) {
		const number = articles.length;
		if (number % ARTICLES === 0) {
			event = makeEvent(pick, makeName, random);
		}
		const previous = articles[number - 1];
		const isCopy = number % ARTICLES === 4 && number % 3 === 0 && previous;
		const folder = `group ${Math.floor(number / 100)}`;
		const name = `${folder}/${pick(['report', 'a', 'the same name', `${makeName()}-${'long'.repeat(20)}`])} ${number}.${number % 7 === 0 ? 'md' : 'txt'}`;
		articles.push({ name, text: isCopy ? previous.text : writeArticle(event, pick, random, number) });
	}
	return articles;
}

type Pick = <T>(list: readonly T[]) => T;

interface HostileEvent {
	readonly thing: string;
	readonly verbs: readonly string[];
	readonly place: string;
	readonly person: string;
	readonly surname: string;
	readonly title: string;
	readonly body: string;
	readonly counted: string;
	readonly harms: readonly string[];
	readonly paid: readonly string[];
	readonly whole: string;
	/** What its body alone has, and its currency. */
	readonly own: string;
	readonly currency: string;
	readonly people: number;
	readonly money: number;
	readonly percent: number;
}

function makeEvent(pick: Pick, makeName: () => string, random: () => number): HostileEvent {
	const surname = makeName();
	const long = random() < 0.2 ? ` ${Array.from({ length: 14 }, makeName).join(' ')}` : '';
	return {
		thing: pick(THINGS), verbs: pick(EVENTS), place: makeName(), person: `${pick(FIRST_NAMES)} ${surname}`, surname, title: pick(TITLES),
		body: `${makeName()} ${pick(['Bank', 'Authority', 'Council', 'Corp.'])}${long}`,
		counted: pick(COUNTED), harms: pick(HARMS), paid: pick(PAID), whole: pick(WHOLES), own: `${makeName().toLowerCase()}s`, currency: pick(CURRENCIES),
		people: 3 + Math.floor(random() * 400), money: 1 + Math.floor(random() * 90), percent: 5 + Math.floor(random() * 80),
	};
}

function writeArticle(event: HostileEvent, pick: Pick, random: () => number, number: number): string {
	const { thing, place, person, surname, title, body, counted, paid, whole, own, currency } = event;
	const verb = pick(event.verbs);
	const harm = pick(event.harms);
	const people = pick([event.people, event.people, event.people + 7]);
	const share = event.percent < 30 ? pick([`${event.percent} percent of ${whole}`, `${event.percent}% of ${whole}`]) : `most of ${whole}`;
	const bound = pick(['', 'at least ', 'about ', 'more than ']);
	const facts = [
		pick([
			`The old ${thing} in ${place} ${verb} on Tuesday and ${bound}${people} ${counted} ${harm}, ${title} ${person} said.`,
			`${title} ${person} said that ${bound}${people} ${counted} ${harm} when the ${thing} of ${place} ${verb}.`,
		]),
		pick([
			`${body} will pay ${event.money} million ${currency} ${paid[0] ?? ''} after the ${thing} in ${place} ${verb}, or ${share}.`,
			`To ${(paid[1] ?? '').slice(3)} the ${thing}, ${body} promised ${event.money} million ${currency}, which is ${share}.`,
		]),
		pick([
			`“We saw the ${counted} coming,” ${surname} told reporters on January ${1 + (number % 28)}, “and nobody in ${place} listened.”`,
			`${surname} told reporters that nobody in ${place} had listened although everyone saw the ${counted} coming.`,
		]),
		`${body} owns ${event.people * 3} ${own} in ${place}, more than any other ${thing} of the region.`,
	].map((fact) => spoil(fact, pick, random));
	const tail = number % 17 === 0 ? [longSentence(event, random)] : number % 23 === 0 ? [numberTable(event)] : [];
	const paragraphs = [...facts, ...tail].map((fact) => (random() < 0.15 ? pick(STARTS) : '') + fact);
	return `${head(event, pick, number)}${paragraphs.join('\n\n')}\n`;
}

/** Front matter of which every part tries something, or a first line, or nothing. */
function head({ thing, place }: HostileEvent, pick: Pick, number: number): string {
	if (number % 7 === 0) {
		return `---\ntitle: ${pick(PIECES)} ${thing} of ${place} ${'and so on '.repeat(number % 20)}\noutlet: ${pick(PIECES)} ${place} Post ${number}\ndate: 2024-05-${String(1 + (number % 28)).padStart(2, '0')}\n---\n\n`;
	}
	return number % 3 === 0 ? `${pick(PIECES)} The ${thing} of ${place} ${pick(PIECES)}\n\n` : '';
}

/** A sentence with pieces among its words, some of them glued to one. */
function spoil(sentence: string, pick: Pick, random: () => number): string {
	return sentence.split(' ').map((word) => {
		const chance = random();
		return chance < 0.04 ? `${word} ${pick(PIECES)}` : chance < 0.06 ? `${pick(PIECES)}${word}` : chance < 0.07 ? `${word}${pick(PIECES)}` : chance < 0.08 ? `**${word}**` : word;
	}).join(' ');
}

function longSentence({ thing, place, person, people, counted }: HostileEvent, random: () => number): string {
	const parts = Array.from({ length: 24 }, (_, index) => (random() < 0.5 ? `${people + index} ${counted} from ${place} and ${index + 1}% of the rest` : `the ${thing} that ${person} called ${'very '.repeat(index % 5)}old`));
	return `Among those who saw it were ${parts.join(', ')}, and ${'unbroken'.repeat(40)} ended it.`;
}

function numberTable({ place, people }: HostileEvent): string {
	return Array.from({ length: 6 }, (_, row) => `| ${place} ${row} | ${people + row} | ${row * 1.5}% | $${row},000 | ${row}–${row + 2} km |`).join('\n');
}
