import type { Slices } from '../ports';
import { isCapitalized, isPause, Taken, type Name, type TokenText } from './names';

/** Longest outlet or work that is found by its article alone, in tokens. */
const MAX_TOKENS = 5;

/**
 * Names that own their article: a capital `The` in the middle of a sentence belongs to a title or an outlet
 * ("tech media The Information reported"). It is added to the name behind it; capitalised words alone become an organisation.
 */
export function* takeArticles(names: readonly Name[], text: TokenText): Slices<Name[]> {
	const taken = new Taken(text.count, names);
	const result = [...names];
	const the = text.surfaces.indexOf('The');
	let sentence = -1;
	let prose = false;
	for (let token = 1; token + 1 < text.count; token++) {
		if (isPause(token)) {
			yield undefined;
		}
		if (text.number(token) !== the || taken.at(token) !== -1 || !text.together(token - 1, token + 1) || !/^\p{Ll}+$/u.test(text.surface(token - 1)) || !isCapitalized(text.surface(token + 1))) {
			continue;
		}
		if (text.sentences[token] !== sentence) {
			sentence = text.sentences[token] ?? -1;
			prose = isProse(sentence, text);
		}
		if (!prose) {
			continue;
		}
		const behind = taken.at(token + 1);
		const name = names[behind];
		if (name) {
			if (name.first === token + 1) {
				result[behind] = { ...name, first: token };
			}
			continue;
		}
		let last = token + 1;
		while (text.together(token, last + 1) && isCapitalized(text.surface(last + 1)) && taken.at(last + 1) === -1 && last - token < MAX_TOKENS) {
			last++;
		}
		result.push({ first: token, last, type: 'organization', maker: 0, rule: 'article' });
	}
	return result.sort((a, b) => a.first - b.first);
}

/** Words in lower case, of a length at which headlines write them with a capital, that a sentence must have. */
const PROSE_WORDS = 2;
const PROSE_UNITS = 4;

function isProse(sentence: number, text: TokenText): boolean {
	const { sentenceStarts } = text.document.tokens;
	let words = 0;
	for (let other = sentenceStarts[sentence] ?? 0; other < (sentenceStarts[sentence + 1] ?? 0) && words < PROSE_WORDS; other++) {
		const surface = text.surface(other);
		words += surface.length >= PROSE_UNITS && /^\p{Ll}/u.test(surface) ? 1 : 0;
	}
	return words >= PROSE_WORDS;
}
