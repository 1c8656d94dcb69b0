/**
 * Reduces an English word to its stem: the Porter2 stemmer (Martin Porter, "The English (Porter2) stemming algorithm",
 * Snowball, 2001, with its exceptions as of 2006). A stem is a key for comparing words, not a word to show.
 * @param word in lower case, ASCII letters and apostrophes; any other is given back as it is.
 */
export function stem(word: string): string {
	if (word.length <= 2 || word.length > MAX_UNITS || !isPlain(word)) {
		return word;
	}
	const whole = EXCEPTIONS.get(word);
	if (whole !== undefined) {
		return whole;
	}
	let form = markConsonantY(word.startsWith("'") ? word.slice(1) : word);
	const regions = findRegions(form);
	form = removeApostrophe(form);
	form = removePlural(form);
	if (INVARIANT_PLURALS.has(form)) {
		return form;
	}
	form = removePast(form, regions.r1);
	form = replaceFinalY(form);
	form = replaceSuffix(form, regions.r1, regions.r2);
	form = removeSuffix(form, regions.r2);
	form = removeFinal(form, regions);
	return form.replaceAll('Y', 'y');
}

/** No English word is longer; what is, is not a word. */
const MAX_UNITS = 48;

/** Words that the rules would spoil, from Porter's list. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
	['skis', 'ski'], ['skies', 'sky'], ['dying', 'die'], ['lying', 'lie'], ['tying', 'tie'],
	['idly', 'idl'], ['gently', 'gentl'], ['ugly', 'ugli'], ['early', 'earli'], ['only', 'onli'], ['singly', 'singl'],
	['sky', 'sky'], ['news', 'news'], ['howe', 'howe'], ['atlas', 'atlas'], ['cosmos', 'cosmos'], ['bias', 'bias'], ['andes', 'andes'],
]);
const INVARIANT_PLURALS: ReadonlySet<string> = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);
/** Beginnings behind which the first region starts, whatever follows. */
const LONG_BEGINNINGS = ['gener', 'commun', 'arsen'];

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouy'.includes(letter);
/** Not `isVowel` of nothing: there has to be a letter. */
const isConsonant = (letter: string | undefined): boolean => letter !== undefined && !'aeiouy'.includes(letter);

function isPlain(word: string): boolean {
	for (let at = 0; at < word.length; at++) {
		const code = word.charCodeAt(at);
		if ((code < 97 || code > 122) && code !== 39) {
			return false;
		}
	}
	return true;
}

/** A `y` at the beginning or behind a vowel is a consonant, written `Y`. */
function markConsonantY(word: string): string {
	if (!word.includes('y')) {
		return word;
	}
	let marked = '';
	for (let at = 0; at < word.length; at++) {
		const letter = word[at] as string; // In range.
		marked += letter === 'y' && (at === 0 || isVowel(marked[at - 1])) ? 'Y' : letter;
	}
	return marked;
}

/** Where Porter's R1 and R2 begin. */
interface Regions {
	readonly r1: number;
	readonly r2: number;
}

function findRegions(word: string): Regions {
	const beginning = LONG_BEGINNINGS.find((start) => word.startsWith(start));
	const r1 = beginning ? beginning.length : regionBehind(word, 0);
	return { r1, r2: regionBehind(word, r1) };
}

/** Behind the first non-vowel that follows a vowel, from `from` on. */
function regionBehind(word: string, from: number): number {
	for (let at = from + 1; at < word.length; at++) {
		if (isConsonant(word[at]) && isVowel(word[at - 1])) {
			return at + 1;
		}
	}
	return word.length;
}

function hasVowel(word: string, end: number): boolean {
	for (let at = 0; at < end; at++) {
		if (isVowel(word[at])) {
			return true;
		}
	}
	return false;
}

/** Does the word end in a short syllable? */
function endsShort(word: string): boolean {
	const last = word.length - 1;
	if (last === 1) {
		return isVowel(word[0]) && isConsonant(word[1]);
	}
	const end = word[last];
	return last > 1 && isConsonant(end) && end !== 'w' && end !== 'x' && end !== 'Y' && isVowel(word[last - 1]) && isConsonant(word[last - 2]);
}

/** Step 0. */
function removeApostrophe(word: string): string {
	for (const ending of ["'s'", "'s", "'"]) {
		if (word.endsWith(ending)) {
			return word.slice(0, -ending.length);
		}
	}
	return word;
}

/** Step 1a. */
function removePlural(word: string): string {
	if (word.endsWith('sses')) {
		return word.slice(0, -2);
	}
	if (word.endsWith('ied') || word.endsWith('ies')) {
		return word.slice(0, word.length > 4 ? -2 : -1);
	}
	if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) {
		return word;
	}
	return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

/** Step 1b. */
function removePast(word: string, r1: number): string {
	for (const ending of ['eedly', 'eed']) {
		if (word.endsWith(ending)) {
			const end = word.length - ending.length;
			return end >= r1 ? `${word.slice(0, end)}ee` : word;
		}
	}
	for (const ending of ['ingly', 'edly', 'ing', 'ed']) {
		if (word.endsWith(ending)) {
			const end = word.length - ending.length;
			return hasVowel(word, end) ? mendEnding(word.slice(0, end), r1) : word;
		}
	}
	return word;
}

function mendEnding(word: string, r1: number): string {
	if (word.endsWith('at') || word.endsWith('bl') || word.endsWith('iz')) {
		return `${word}e`;
	}
	const last = word[word.length - 1];
	if (last !== undefined && last === word[word.length - 2] && 'bdfgmnprt'.includes(last)) {
		return word.slice(0, -1);
	}
	return r1 >= word.length && endsShort(word) ? `${word}e` : word;
}

/** Step 1c. */
function replaceFinalY(word: string): string {
	const last = word[word.length - 1];
	return word.length > 2 && (last === 'y' || last === 'Y') && isConsonant(word[word.length - 2]) ? `${word.slice(0, -1)}i` : word;
}

/** Longest ending first within one last letter, so that the first that fits is the longest. */
const REPLACED: readonly (readonly [string, string])[] = [
	['ization', 'ize'], ['ational', 'ate'], ['fulness', 'ful'], ['ousness', 'ous'], ['iveness', 'ive'],
	['tional', 'tion'], ['biliti', 'ble'], ['lessli', 'less'],
	['entli', 'ent'], ['ation', 'ate'], ['alism', 'al'], ['aliti', 'al'], ['ousli', 'ous'], ['iviti', 'ive'], ['fulli', 'ful'],
	['enci', 'ence'], ['anci', 'ance'], ['abli', 'able'], ['izer', 'ize'], ['ator', 'ate'], ['alli', 'al'],
	['bli', 'ble'], ['ogi', 'og'], ['li', ''],
];

/** Step 2. */
function replaceSuffix(word: string, r1: number, r2: number): string {
	const [ending, replacement] = REPLACED.find(([suffix]) => word.endsWith(suffix)) ?? [];
	if (ending === undefined || replacement === undefined) {
		return replaceLongSuffix(word, r1, r2);
	}
	const end = word.length - ending.length;
	const before = word[end - 1];
	const fits = end >= r1 && (ending !== 'ogi' || before === 'l') && (ending !== 'li' || (before !== undefined && 'cdeghkmnrt'.includes(before)));
	return replaceLongSuffix(fits ? word.slice(0, end) + replacement : word, r1, r2);
}

const SHORTENED: readonly (readonly [string, string])[] = [
	['ational', 'ate'], ['tional', 'tion'], ['alize', 'al'], ['icate', 'ic'], ['iciti', 'ic'], ['ical', 'ic'], ['ness', ''], ['ful', ''],
];

/** Step 3. */
function replaceLongSuffix(word: string, r1: number, r2: number): string {
	if (word.endsWith('ative')) {
		return word.length - 5 >= r2 ? word.slice(0, -5) : word;
	}
	const [ending, replacement] = SHORTENED.find(([suffix]) => word.endsWith(suffix)) ?? [];
	if (ending === undefined || replacement === undefined) {
		return word;
	}
	const end = word.length - ending.length;
	return end >= r1 ? word.slice(0, end) + replacement : word;
}

const REMOVED = ['ement', 'ance', 'ence', 'able', 'ible', 'ment', 'ant', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'ion', 'al', 'er', 'ic'];

/** Step 4. */
function removeSuffix(word: string, r2: number): string {
	const ending = REMOVED.find((suffix) => word.endsWith(suffix));
	if (ending === undefined) {
		return word;
	}
	const end = word.length - ending.length;
	const before = word[end - 1];
	return end >= r2 && (ending !== 'ion' || before === 's' || before === 't') ? word.slice(0, end) : word;
}

/** Step 5. */
function removeFinal(word: string, { r1, r2 }: Regions): string {
	const end = word.length - 1;
	if (word[end] === 'e') {
		return end >= r2 || (end >= r1 && !endsShort(word.slice(0, end))) ? word.slice(0, end) : word;
	}
	return word[end] === 'l' && end >= r2 && word[end - 1] === 'l' ? word.slice(0, end) : word;
}
