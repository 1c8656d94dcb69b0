import fs from 'node:fs';
import path from 'node:path';
import { parseLexicon } from '../../src/engine/annotate/lexicon';
import { Corpus } from '../../src/engine/corpus/corpus';
import { parseDocument } from '../../src/engine/document/document';
import { finish } from '../../src/engine/slices';
import type { AnalyzedDocument, DocumentId } from '../../src/engine/types';

const DATA = 'src/engine/data';

/** The shipped word lists. */
export const lexicon = parseLexicon(['words.txt', 'frequencies.txt'].map((name) => fs.readFileSync(path.join(DATA, name), 'utf8')).join('\n'));

/** A document with words and sentences only: ranking needs no mentions and claims. */
export function readText(id: string, text: string): AnalyzedDocument {
	const document = finish(parseDocument({ id: id as DocumentId, version: 1, text, name: id, format: 'plain' }));
	return { document, mentions: [], claims: [] };
}

/** A corpus of texts by id. */
export function makeCorpus(texts: Readonly<Record<string, string>>): Corpus {
	return Corpus.empty(lexicon).with({ put: Object.entries(texts).map(([id, text]) => readText(id, text)) });
}

/** Index of the only sentence that holds `part`. */
export function sentenceWith(analyzed: AnalyzedDocument | undefined, part: string): number {
	const { text, sentences } = analyzed?.document ?? { text: '', sentences: [] };
	const found = sentences.flatMap(({ start, end }, index) => (text.slice(start, end).includes(part) ? [index] : []));
	if (found.length !== 1 || found[0] === undefined) {
		throw new Error(`Expected one sentence with "${part}", found ${found.length}.`);
	}
	return found[0];
}
