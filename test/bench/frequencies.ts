import fs from 'node:fs';
import path from 'node:path';
import { parseLexicon } from '../../src/engine/annotate/lexicon';
import { makePassageWords } from '../../src/engine/corpus/passageWords';
import { findTerms } from '../../src/engine/corpus/terms';
import { finish } from '../../src/engine/slices';
import { parseDocumentText } from './readDocument';

/** Texts that may be trained on: news first of all, and encyclopedia and other edited texts. */
const FILES = [
	'wikinews/train.jsonl', 'wikinews/more-train.jsonl', 'wikinews/business-train.jsonl',
	'entities/train-wikigold.jsonl', 'entities/train-gum-open.jsonl', 'entities/train-pud-wiki.jsonl',
];
/** Rarer terms are left out: their share is not much more than chance. */
const LEAST_COUNT = 5;

/** Counts the sentences with each term and gives the list `[word frequencies]` of `src/engine/data/frequencies.txt`. */
export function countFrequencies(folder: string): string {
	const words = fs.readFileSync(path.join('src', 'engine', 'data', 'words.txt'), 'utf8');
	const { rules } = makePassageWords(parseLexicon(words));
	const counts = new Map<string, number>();
	let sentences = 0;
	for (const file of FILES) {
		for (const line of fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter((each) => each.trim())) {
			const { id, text } = JSON.parse(line) as { id: string; text: string };
			const { vocabulary, occurrences, sentenceStarts } = finish(findTerms(parseDocumentText(id, text).document, rules));
			for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
				const distinct = new Set(occurrences.subarray(sentenceStarts[sentence], sentenceStarts[sentence + 1]));
				sentences += distinct.size > 0 ? 1 : 0;
				for (const term of distinct) {
					const name = vocabulary[term] ?? '';
					counts.set(name, (counts.get(name) ?? 0) + 1);
				}
			}
		}
	}
	const entries = [...counts].filter(([, count]) => count >= LEAST_COUNT).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return ['[word frequencies]', String(sentences), ...entries.map(([term, count]) => `${term} ${count}`), ''].join('\n');
}
