import { StringTable } from '../storage/stringTable';
import { foldWord, TermRules, type WordSections } from './terms';
import { stem } from './stems';

/** What comparing passages knows about English words apart from the corpus at hand. */
export interface PassageWords {
	readonly rules: TermRules;
	/** Terms that news uses for one another, by term; without the term itself. */
	readonly related: ReadonlyMap<string, readonly string[]>;
	readonly background: Background;
}

/** How often terms stand in sentences of open news and encyclopedia texts: what a small corpus cannot tell. */
export interface Background {
	/** Share of sentences with the term, 0–1; for a term not listed, half of the smallest one listed. */
	share(term: string): number;
	/** Terms listed. */
	readonly terms: StringTable;
	/** Share of a term not listed. */
	readonly unlisted: number;
}

/** Throws when a list is not in our format. */
export function makePassageWords(sections: WordSections): PassageWords {
	return {
		rules: TermRules.read(sections),
		related: relateTerms(sections.section('word classes')),
		background: parseBackground(sections.section('word frequencies')),
	};
}

function relateTerms(classes: readonly string[]): Map<string, string[]> {
	const related = new Map<string, Set<string>>();
	for (const line of classes) {
		const terms = new Set(line.split(' ').map((word) => (/^[A-Z]{2,4}$/.test(word) ? word : stem(foldWord(word)))));
		for (const term of terms) {
			const others = related.get(term) ?? new Set();
			for (const other of terms) {
				if (other !== term) {
					others.add(other);
				}
			}
			related.set(term, others);
		}
	}
	return new Map([...related].map(([term, others]) => [term, [...others]]));
}

/** The first entry is the number of sentences counted, each other one a term and the number of sentences with it. */
function parseBackground(entries: readonly string[]): Background {
	const [first, ...rest] = entries;
	if (first === undefined) {
		return { share: () => 0, terms: StringTable.from([]), unlisted: 0 };
	}
	const total = toCount(first);
	const shares = new Map<string, number>();
	let smallest = total;
	for (const entry of rest) {
		const [term, count] = entry.split(' ');
		if (term === undefined || count === undefined) {
			throw new Error(`A word frequency must be "term count", not "${entry}".`);
		}
		const value = toCount(count);
		smallest = Math.min(smallest, value);
		shares.set(term, value / total);
	}
	const unlisted = smallest / total / 2;
	return { share: (term) => shares.get(term) ?? unlisted, terms: StringTable.from([...shares.keys()].sort()), unlisted };
}

function toCount(text: string): number {
	const count = Number(text);
	if (!(count > 0)) {
		throw new Error(`A word frequency must be a positive number, not "${text}".`);
	}
	return count;
}
