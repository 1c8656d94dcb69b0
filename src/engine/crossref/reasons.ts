import type { AnalyzedDocument } from '../types';
import type { RankedPassage } from './passages';

/** Words named in one reason at most. */
const MOST_WORDS = 5;

/**
 * Why a passage was found, in words for the reader: names that both have, then words.
 * @param names labels by entity id.
 */
export function explain(passage: RankedPassage, found: AnalyzedDocument, queryNames: ReadonlyMap<string, string> | undefined, foundNames: ReadonlyMap<string, string>): string[] {
	const { text, tokens } = found.document;
	const names = [...foundNames].filter(([id]) => queryNames?.has(id)).map(([, label]) => label);
	const shared = passage.shared.filter(({ same }) => same).sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS).sort((a, b) => a.token - b.token);
	const words = shared.map(({ token }) => text.slice(tokens.starts[token], tokens.ends[token]));
	return [
		...(names.length > 0 ? [`both name ${names.join(', ')}`] : []),
		...(words.length > 0 ? [`shared words: ${words.join(', ')}`] : []),
	];
}
