import { parseDocument } from '../engine/document/document';
import { finish } from '../engine/slices';
import type { DocumentId, SourceDocument } from '../engine/types';
import type { LabelledText, Scheme } from './corpus';
import type { Example } from './dataset';

/** One file of labelled texts. */
export interface Group {
	readonly file: string;
	readonly scheme: Scheme;
	readonly domain: number;
}

/** Reads JSON Lines of labelled texts. */
export function readTexts(jsonLines: string): LabelledText[] {
	return jsonLines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LabelledText); // Our own data's format.
}

export function toDocument(id: string, text: string): SourceDocument {
	return finish(parseDocument({ id: id as DocumentId, version: 1, text, name: id, format: 'plain' }));
}

/** The texts of a group. */
export function makeExamples(texts: readonly LabelledText[], { scheme, domain }: Group): Example[] {
	return texts.map(({ id, text, entities }) => ({ document: toDocument(id, text), entities, scheme, domain, weight: 1 }));
}
