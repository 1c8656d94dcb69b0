import { parseDocument } from '../engine/document/document';
import { finish } from '../engine/annotate/pipeline';
import type { DocumentId, SourceDocument } from '../engine/types';
import type { LabelledText, Scheme } from './corpus';
import type { Example } from './dataset';

/** One file of labelled texts. */
export interface Group {
	readonly file: string;
	readonly scheme: Scheme;
	readonly domain: number;
}

/** Weight of a paragraph that is written anew in other capitals. */
const RECASED_WEIGHT = 0.3;
/** One paragraph of so many is written anew as a headline, and one in capitals. */
const RECASED_SHARE = 12;

/** Reads JSON Lines of labelled texts. */
export function readTexts(jsonLines: string): LabelledText[] {
	return jsonLines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LabelledText); // Our own data's format.
}

export function toDocument(id: string, text: string): SourceDocument {
	return finish(parseDocument({ id: id as DocumentId, version: 1, text, name: id, format: 'plain' }));
}

/** The texts of a group, and some of their paragraphs anew with the capitals of headlines. */
export function makeExamples(texts: readonly LabelledText[], { scheme, domain }: Group): Example[] {
	return texts.flatMap(({ id, text, entities }) => {
		const example = (shown: string, weight: number): Example => ({ document: toDocument(id, shown), entities, scheme, domain, weight });
		const examples = [example(text, 1)];
		if (domain === 0) {
			examples.push(example(recase(text, 0, toTitleCase), RECASED_WEIGHT), example(recase(text, RECASED_SHARE / 2, toCapitals), RECASED_WEIGHT));
		}
		return examples;
	});
}

/** Keeps every `RECASED_SHARE`th paragraph, changed, and blanks the others, so that offsets stay. */
function recase(text: string, first: number, change: (paragraph: string) => string): string {
	return text.split('\n').map((paragraph, index) => {
		const changed = index % RECASED_SHARE === first % RECASED_SHARE ? change(paragraph) : '';
		return changed.length === paragraph.length ? changed : ' '.repeat(paragraph.length);
	}).join('\n');
}

const SMALL = /^(?:a|an|and|as|at|but|by|for|from|in|of|on|or|over|the|to|with)$/;

const toTitleCase = (paragraph: string): string =>
	paragraph.replace(/[\p{L}\p{N}'’]+/gu, (word, at: number) => (at > 0 && SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)));

const toCapitals = (paragraph: string): string => paragraph.toUpperCase();
