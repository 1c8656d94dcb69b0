import { generateArticles } from '../support/newsroom/articles';
import { readTexts, type Text } from './texts';

/** What is measured on: files of a folder, or generated news. */
export interface BenchCorpus {
	readonly data: string | undefined;
	readonly seed: number;
	/** At most so many. */
	readonly count: number;
}

/** Texts one by one: 100,000 of them need not fit into memory. */
export function* eachText({ data, seed, count }: BenchCorpus): Generator<Text, void, undefined> {
	yield* data === undefined ? generateArticles({ seed, count }) : readTexts(data).slice(0, count);
}
