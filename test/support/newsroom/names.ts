// Names by composition: as many as an archive has, none of them anyone's on purpose.

const GIVEN = [
	'Maria', 'Chen', 'Tomas', 'Aisha', 'Peter', 'Grace', 'Ivan', 'Laura', 'Samuel', 'Ingrid', 'Omar', 'Helen', 'Kenji', 'Fatima', 'David', 'Elena', 'Marcus', 'Priya', 'Jonas', 'Amina',
	'Robert', 'Sofia', 'Hassan', 'Claire', 'Diego', 'Nadia', 'William', 'Yuki', 'Andrew', 'Leila', 'Michael', 'Rosa', 'Stefan', 'Hana', 'George', 'Miriam', 'Viktor', 'Olivia', 'Kwame', 'Julia',
	'Anders', 'Carmen', 'Patrick', 'Mei', 'Edward', 'Zainab', 'Luca', 'Katherine', 'Ahmed', 'Ruth', 'Daniel', 'Irina', 'Joseph', 'Chloe', 'Ravi', 'Susan', 'Mateo', 'Emma', 'Thomas', 'Ngozi',
];
const SURNAME_STEMS = [
	'Alb', 'Ander', 'Bal', 'Bern', 'Brad', 'Carl', 'Cor', 'Dal', 'Del', 'Dor', 'Eber', 'Fal', 'Ferr', 'Gal', 'Gar', 'Gold', 'Hal', 'Ham', 'Hart', 'Holl', 'Jan', 'Kal', 'Kar', 'Kell', 'Lam', 'Lind', 'Lor', 'Mal', 'Mar', 'Mend', 'Mor', 'Nav', 'Nor',
	'Ol', 'Pal', 'Per', 'Rad', 'Ram', 'Ros', 'Sal', 'Sand', 'Shel', 'Stan', 'Tal', 'Thor', 'Val', 'Var', 'Ver', 'Wal', 'West', 'Wil', 'Zel',
];
const SURNAME_MIDDLES = ['', 'a', 'an', 'ar', 'e', 'el', 'en', 'er', 'i', 'in', 'o', 'ol', 'or', 'u', 'ul'];
const SURNAME_ENDS = ['son', 'ez', 'berg', 'mann', 'ova', 'ini', 'ton', 'sen', 'ley', 'dottir', 'ski', 'ford', 'eau', 'ara', 'wick', 'stein', 'escu', 'ic', 'ham', 'ette', 'idis', 'yan', 'off', 'well', 'moto', 'pour', 'enko', 'man'];
const PLACE_STEMS = [
	'Ash', 'Beck', 'Black', 'Bram', 'Brook', 'Cald', 'Clay', 'Cran', 'Dun', 'East', 'Elm', 'Fair', 'Fern', 'Glen', 'Grey', 'Hazel', 'High', 'Hol', 'Iron', 'Kel', 'King', 'Lang', 'Lin', 'Long', 'Mill', 'Nor', 'Oak', 'Pem', 'Raven', 'Red', 'Rock', 'Sel', 'Shep', 'Silver',
	'Stan', 'Sud', 'Thorn', 'Up', 'Ver', 'Wal', 'West', 'Whit', 'Win', 'Wood', 'York',
];
const PLACE_ENDS = ['bridge', 'burg', 'bury', 'by', 'dale', 'field', 'ford', 'gate', 'ham', 'haven', 'ington', 'land', 'leigh', 'mark', 'mere', 'minster', 'mouth', 'pool', 'port', 'side', 'stad', 'ton', 'vale', 'view', 'ville', 'wick', 'worth'];
const PLACE_FRONTS = ['', '', '', 'Port ', 'New ', 'San ', 'Lake ', 'Fort ', 'Upper ', 'Saint '];
const COMPANY_FIRSTS = ['Ac', 'Al', 'Ar', 'Bel', 'Bio', 'Cal', 'Cen', 'Cor', 'Del', 'Dyn', 'El', 'En', 'Fer', 'Gen', 'Hal', 'Hel', 'In', 'Jun', 'Kor', 'Lum', 'Mar', 'Med', 'Nex', 'Nov', 'Om', 'Or', 'Pan', 'Pol', 'Quan', 'Sol', 'Syn', 'Tel', 'Ter', 'Uni', 'Val', 'Ver', 'Vol', 'Xen', 'Zen'];
const COMPANY_MIDDLES = ['a', 'al', 'ar', 'e', 'en', 'er', 'i', 'ic', 'o', 'on', 'or', 'u', 'um'];
const COMPANY_LASTS = ['bis', 'cor', 'cia', 'dex', 'dyne', 'gen', 'kon', 'lia', 'lux', 'max', 'mera', 'mos', 'nis', 'nova', 'ra', 'sys', 'ta', 'tek', 'tion', 'tra', 'va', 'via', 'vex', 'xis'];
const COMPANY_KINDS = ['Corp.', 'Inc.', 'Systems', 'Motors', 'Energy', 'Holdings', 'Bank', 'Group', 'Airlines', 'Foods', 'Pharmaceuticals', 'Railways', 'Semiconductor', 'Logistics', 'Mining'];

export interface Country {
	readonly name: string;
	readonly demonym: string;
}

export const COUNTRIES: readonly Country[] = [
	['Norway', 'Norwegian'], ['Kenya', 'Kenyan'], ['Brazil', 'Brazilian'], ['Japan', 'Japanese'], ['Canada', 'Canadian'], ['Egypt', 'Egyptian'], ['Poland', 'Polish'], ['Chile', 'Chilean'], ['India', 'Indian'], ['Spain', 'Spanish'], ['Turkey', 'Turkish'],
	['Mexico', 'Mexican'], ['Ghana', 'Ghanaian'], ['Vietnam', 'Vietnamese'], ['Greece', 'Greek'], ['Ireland', 'Irish'], ['Peru', 'Peruvian'], ['Australia', 'Australian'], ['the Netherlands', 'Dutch'], ['Indonesia', 'Indonesian'], ['France', 'French'],
	['Germany', 'German'], ['Italy', 'Italian'], ['Nigeria', 'Nigerian'], ['South Korea', 'South Korean'], ['Sweden', 'Swedish'], ['the United Kingdom', 'British'], ['the United States', 'American'], ['China', 'Chinese'], ['Argentina', 'Argentine'],
].map(([name = '', demonym = '']) => ({ name, demonym }));

export const OUTLETS = [
	'Harbour Times', 'Daily Courier', 'The Northern Post', 'Associated Wire', 'Evening Standard-Press', 'The Ledger', 'Morning Tribune', 'Continental News', 'City Observer', 'The Weekly Record', 'Coast Gazette', 'Metro Dispatch', 'National Herald', 'The Chronicle', 'World Bulletin', 'Business Monitor',
];

/** Reads a number as one choice of each list, the first list changing fastest. */
function compose(number: number, ...lists: readonly (readonly string[])[]): string[] {
	let rest = number;
	return lists.map((list) => {
		const part = list[rest % list.length] ?? '';
		rest = Math.floor(rest / list.length);
		return part;
	});
}

/** Spreads neighbouring numbers over `count`, each number once. `count` must not be a multiple of the prime. */
function scatter(number: number, count: number): number {
	return (number * 7919) % count;
}

const SURNAMES = SURNAME_STEMS.length * SURNAME_ENDS.length * SURNAME_MIDDLES.length;
export const PEOPLE = SURNAMES * GIVEN.length;
export const PLACES = PLACE_STEMS.length * PLACE_ENDS.length * PLACE_FRONTS.length;
export const COMPANIES = COMPANY_FIRSTS.length * COMPANY_MIDDLES.length * COMPANY_LASTS.length;

export interface Person {
	readonly full: string;
	readonly last: string;
}

export function personAt(number: number): Person {
	const [stem = '', end = '', middle = ''] = compose(scatter(number, SURNAMES), SURNAME_STEMS, SURNAME_ENDS, SURNAME_MIDDLES);
	const given = GIVEN[(number + Math.floor(number / SURNAMES)) % GIVEN.length] ?? '';
	const last = stem + middle + end;
	return { full: `${given} ${last}`, last };
}

export function placeAt(number: number): string {
	const [stem = '', end = '', front = ''] = compose(scatter(number, PLACES), PLACE_STEMS, PLACE_ENDS, PLACE_FRONTS);
	return front + stem + end;
}

/** A company's first word, by which it is called again, and its whole name. */
export function companyAt(number: number): { readonly short: string; readonly full: string } {
	const [first = '', middle = '', last = ''] = compose(scatter(number, COMPANIES), COMPANY_FIRSTS, COMPANY_MIDDLES, COMPANY_LASTS);
	const short = first + middle + last;
	return { short, full: `${short} ${COMPANY_KINDS[number % COMPANY_KINDS.length] ?? ''}` };
}
