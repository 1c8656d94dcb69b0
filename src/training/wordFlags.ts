import { WordFlag } from '../engine/annotate/vocabulary';
import type { LabelledText } from './corpus';

/** Where the flags of words come from. */
export interface WordSources {
	/** compromise's lexicon: a word or phrase and its tags. */
	readonly lexicon: Readonly<Record<string, string | readonly string[]>>;
	readonly given: readonly string[];
	readonly surnames: readonly string[];
	/** Names of large cities. */
	readonly cities: readonly string[];
}

/** Words that stand in many names and tell nothing alone. */
const COMMON = new Set(['the', 'of', 'and', 'de', 'la', 'le', 'in', 'on', 'for', 'to', 'al', 'st', 'at', 'by', 'new', 'a', 'an', 'el', 's', 'i', 'san', 'los', 'las', 'del', 'da', 'do', 'di', 'am', 'an', 'den', 'der', 'is', 'as', 'or', 'of']);
/** Names in which a word must stand to be taken for one that goes on names in lower case. */
const LEAST_INNER = 2;

const TAG_FLAGS: Readonly<Record<string, number>> = {
	MaleName: WordFlag.given,
	FemaleName: WordFlag.given,
	FirstName: WordFlag.given,
	LastName: WordFlag.surname,
	Demonym: WordFlag.people,
	City: WordFlag.place,
	Country: WordFlag.place,
	Region: WordFlag.place,
	Organization: WordFlag.organization,
	SportsTeam: WordFlag.organization,
	School: WordFlag.organization,
};

/** Flags of words in lower case. */
export function listWords(sources: WordSources, texts: readonly LabelledText[]): Map<string, number> {
	const flags = new Map<string, number>();
	const add = (phrase: string, flag: number): void => {
		const words = phrase.toLowerCase().split(' ');
		if (words.length > 1 && (flag === WordFlag.given || flag === WordFlag.surname)) {
			return;
		}
		for (const word of words) {
			if (!COMMON.has(word)) {
				flags.set(word, (flags.get(word) ?? 0) | flag);
			}
		}
	};
	for (const [phrase, tags] of Object.entries(sources.lexicon)) {
		for (const tag of [tags].flat()) {
			const flag = TAG_FLAGS[tag];
			if (flag) {
				add(phrase, flag);
			}
		}
	}
	sources.given.forEach((name) => add(name, WordFlag.given));
	sources.surnames.forEach((name) => add(name, WordFlag.surname));
	sources.cities.forEach((name) => add(name, WordFlag.place));
	for (const [word, count] of countInner(texts)) {
		if (count >= LEAST_INNER) {
			flags.set(word, (flags.get(word) ?? 0) | WordFlag.inner);
		}
	}
	return flags;
}

/** How often words in lower case stand inside names, but not first. */
function countInner(texts: readonly LabelledText[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { text, entities } of texts) {
		for (const [start, end] of entities) {
			for (const word of text.slice(start, end).split(/[\s-]+/).slice(1)) {
				if (/^\p{Ll}+$/u.test(word)) {
					counts.set(word, (counts.get(word) ?? 0) + 1);
				}
			}
		}
	}
	return counts;
}
