import type { Lexicon } from '../annotate/lexicon';
import { foldWord, type TermRules } from '../corpus/terms';
import type { ClaimKind } from '../types';

/** Class of a word, by word. */
export type WordClasses = ReadonlyMap<string, string>;

/** Word lists for comparing claims; words are folded. */
export interface ClaimWords {
	readonly rules: TermRules;
	/** What is said to have happened to what is counted or measured. */
	readonly statesOfPeople: WordClasses;
	readonly statesOfThings: WordClasses;
	readonly statesOfMoney: WordClasses;
	readonly statesOfLengths: WordClasses;
	readonly statesOfShares: WordClasses;
	/** Nouns that count the same sort of thing. */
	readonly heads: WordClasses;
	/** Sorts of people that are not counted together: children, women, soldiers. */
	readonly sortsOfPeople: WordClasses;
	readonly areaNouns: ReadonlySet<string>;
	/** Words before a number, and behind it, that make it count a part. */
	readonly partWords: ReadonlySet<string>;
	readonly partWordsBehind: ReadonlySet<string>;
	readonly updateWords: ReadonlySet<string>;
	/** Verbs of saying. */
	readonly sayings: ReadonlySet<string>;
}

/** Throws when a list is not in our format. */
export function readClaimWords(lexicon: Lexicon, rules: TermRules): ClaimWords {
	const classes = (name: string): WordClasses => readClasses(lexicon.section(name));
	const words = (name: string): ReadonlySet<string> => new Set(lexicon.section(name).map(foldWord));
	return {
		rules,
		statesOfPeople: classes('claim states of people'),
		statesOfThings: classes('claim states of things'),
		statesOfMoney: classes('claim states of money'),
		statesOfLengths: classes('claim states of lengths'),
		statesOfShares: classes('claim states of shares'),
		heads: classes('claim heads'),
		sortsOfPeople: classes('claim sorts of people'),
		areaNouns: words('claim area nouns'),
		partWords: words('claim part words'),
		partWordsBehind: words('claim part words behind'),
		updateWords: words('claim update words'),
		sayings: new Set(lexicon.section('number saying').flatMap((line) => line.split(' ')).map(foldWord)),
	};
}

/** The states that a claim of this kind can be in; ages, scores and times have none. */
export function statesFor(words: ClaimWords, kind: ClaimKind, head: string, unit: string): WordClasses | undefined {
	switch (kind) {
		case 'count':
			return head === 'person' ? words.statesOfPeople : words.statesOfThings;
		case 'money':
			return words.statesOfMoney;
		case 'percent': case 'multiple': case 'change':
			return words.statesOfShares;
		case 'measure':
			return unit === 'm' ? words.statesOfLengths : undefined;
		default:
			return undefined;
	}
}

function readClasses(lines: readonly string[]): WordClasses {
	const classes = new Map<string, string>();
	for (const line of lines) {
		const [name, words] = line.split(': ');
		if (name === undefined || words === undefined) {
			throw new Error(`Expected "class: words", got: ${line.slice(0, 40)}`);
		}
		for (const word of words.split(' ')) {
			classes.set(foldWord(word), name);
		}
	}
	return classes;
}
