import fs from 'node:fs';
import { parseLexicon } from '../../src/engine/annotate/lexicon';
import { parseDocument } from '../../src/engine/document/document';
import { finish } from '../../src/engine/slices';
import type { AnalyzedDocument, DocumentId, EntityType, Mention } from '../../src/engine/types';

/** The shipped lists of names. */
export const aliases = parseLexicon(fs.readFileSync('src/engine/data/aliases.txt', 'utf8'));

const TYPES: Readonly<Record<string, EntityType>> = { p: 'person', o: 'organization', l: 'place', d: 'product', g: 'group', e: 'event', w: 'work', x: 'other' };

/**
 * A document from marked text: `[p Jane Doe]`, the letter is the type; `[d Acme_X100]` has the maker before `_`,
 * `[p the boss~Jane Doe]` a description before `~`.
 */
export function documentOf(marked: string, name = 'a.txt'): AnalyzedDocument {
	const mentions: Mention[] = [];
	let text = '';
	let at = 0;
	for (const match of marked.matchAll(/\[([ploxdgew]) (?:([^\]~]+)~)?([^\]]+)\]/g)) {
		text += marked.slice(at, match.index);
		const [, type = '', role, surface = ''] = match;
		const roleStart = text.length;
		text += role === undefined ? '' : `${role} `;
		const maker = surface.indexOf('_');
		const start = text.length;
		text += surface.replace('_', ' ');
		mentions.push({
			kind: 'mention', start, end: text.length, type: TYPES[type] ?? 'other', sentence: 0, rule: 'marked',
			descriptions: role === undefined ? [] : [{ start: roleStart, end: roleStart + role.length }],
			maker: maker < 0 ? undefined : { start, end: start + maker },
		});
		at = match.index + match[0].length;
	}
	text += marked.slice(at);
	const document = finish(parseDocument({ id: name as DocumentId, version: 1, name, text, format: 'plain' }));
	return { document, mentions, claims: [] };
}
