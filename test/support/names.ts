import assert from 'node:assert/strict';
import { findMentions } from '../../src/engine/annotate/entities';
import { loadResources, type Resources } from '../../src/engine/annotate/resources';
import type { Tagged } from '../../src/engine/annotate/tagger';
import { parseDocument } from '../../src/engine/document/document';
import type { EntityType, Mention, SourceDocument } from '../../src/engine';
import { finish } from '../../src/engine/slices';
import { toInput } from './engine';
import { readEngineData } from './engineData';

export interface MarkedText {
	readonly text: string;
	/** What stands in double brackets, as `name|type`. */
	readonly names: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** Reads `[[NVIDIA|organization]] said`. */
export function readMarks(marked: string): MarkedText {
	let text = '';
	const names: { start: number; end: number; type: string }[] = [];
	let at = 0;
	for (const match of marked.matchAll(/\[\[([^|\]]+)\|(\w+)\]\]/g)) {
		text += marked.slice(at, match.index);
		const [whole, name = '', type = ''] = match;
		names.push({ start: text.length, end: text.length + name.length, type });
		text += name;
		at = match.index + whole.length;
	}
	return { text: text + marked.slice(at), names };
}

export function toMarks(text: string, mentions: readonly { readonly start: number; readonly end: number; readonly type: string }[]): string {
	let marked = '';
	let at = 0;
	for (const { start, end, type } of mentions) {
		marked += `${text.slice(at, start)}[[${text.slice(start, end)}|${type}]]`;
		at = end;
	}
	return marked + text.slice(at);
}

export function parseText(text: string): SourceDocument {
	return finish(parseDocument(toInput('a.txt', text)));
}

export const shipped: Resources = loadResources(readEngineData());

export function mentionsOf(text: string, resources: Resources = shipped): readonly Mention[] {
	return finish(findMentions(parseText(text), resources));
}

/** Marks stand for every name that the shipped engine must find, and no other. */
export function checkNames(marked: string): void {
	const { text } = readMarks(marked);
	assert.equal(toMarks(text, mentionsOf(text)), marked);
}

/**
 * The engine with a tagger that finds only what is marked `[[name|type]]`, so that a rule is seen alone; gives what comes out as marks.
 */
export function applyRules(marked: string): { readonly marks: string; readonly mentions: readonly Mention[]; readonly text: string } {
	const { text, names } = readMarks(marked);
	const tagger = {
		*tag(document: SourceDocument): Generator<undefined, Tagged, undefined> {
			const runs = names.map(({ start, end, type }) => ({
				first: document.tokens.starts.indexOf(start),
				last: document.tokens.ends.indexOf(end),
				type: type as EntityType,
			}));
			return { runs };
		},
	};
	const mentions = mentionsOf(text, { ...shipped, tagger });
	return { marks: toMarks(text, mentions), mentions, text };
}
