import { foldName } from '../text/normalize';
import { TokenBuilder } from '../text/words';
import type { AnalyzedDocument, EntityType, Mention, SourceDocument, Span } from '../types';
import type { Decision, Decisions } from './decisions';
import type { EntityTable } from './entities';
import { findQuote } from './quotes';

/**
 * The document with the reader's decisions on single mentions: names that are none are taken out, names of the
 * gazetteer and added aliases that the analysis did not find are put in, with the gazetteer's type.
 * The same document when nothing changes. One pass over the tokens.
 */
export function decideMentions(analyzed: AnalyzedDocument, decisions: Decisions): AnalyzedDocument {
	const { document } = analyzed;
	const added = findAdded(document, analyzed.mentions, decisions);
	const types = typesOf(decisions);
	const isNone = noneTest(document, decisions);
	let changed = added.length > 0;
	const kept: Mention[] = [];
	let at = 0;
	for (const mention of analyzed.mentions) {
		while (at < added.length && (added[at]?.end ?? 0) <= mention.start) {
			at++;
		}
		const surface = document.text.slice(mention.start, mention.end);
		const other = added[at];
		if ((other && other.start < mention.end) || isNone(mention, surface)) {
			changed = true;
			continue;
		}
		const type = types.get(foldName(surface)) ?? mention.type;
		changed ||= type !== mention.type;
		kept.push(type === mention.type ? mention : { ...mention, type });
	}
	if (!changed) {
		return analyzed;
	}
	const wanted = added.filter((mention) => !isNone(mention, document.text.slice(mention.start, mention.end)));
	return { ...analyzed, mentions: [...kept, ...wanted].sort((a, b) => a.start - b.start) };
}

/** Types of the gazetteer by folded name. */
function typesOf({ list }: Decisions): ReadonlyMap<string, EntityType> {
	return new Map(list.flatMap((decision) => decision.kind === 'gazetteer' ? [decision.name, ...decision.aliases].map((name) => [foldName(name), decision.type] as const) : []));
}

/** The document with each mention of an entity whose type the reader decided in that type; the same document when nothing changes. */
export function retypeMentions(analyzed: AnalyzedDocument, table: EntityTable): AnalyzedDocument {
	if (!table.hasDecidedTypes) {
		return analyzed;
	}
	let changed = false;
	const mentions = analyzed.mentions.map((mention) => {
		const type = table.decidedTypeOf({ document: analyzed.document.id, start: mention.start, end: mention.end });
		changed ||= type !== undefined && type !== mention.type;
		return type === undefined || type === mention.type ? mention : { ...mention, type };
	});
	return changed ? { ...analyzed, mentions } : analyzed;
}

type NotEntity = Extract<Decision, { kind: 'not-entity' }>;

/** Tells whether the reader decided that a mention is none: everywhere, in this source, or at one quoted place. */
function noneTest(document: SourceDocument, { list }: Decisions): (span: Span, surface: string) => boolean {
	const here = list.filter((decision): decision is NotEntity => decision.kind === 'not-entity' && (decision.source === undefined || decision.source === document.name));
	if (here.length === 0) {
		return () => false;
	}
	const everywhere = new Set(here.filter(({ quote }) => !quote).map(({ name }) => foldName(name)));
	const places = new Map(here.flatMap(({ quote }) => {
		const found = quote && findQuote(document.text, quote);
		return found ? [[found.start, found.end] as const] : [];
	}));
	return (span, surface) => everywhere.has(foldName(surface)) || places.get(span.start) === span.end;
}

interface Wanted {
	readonly words: readonly string[];
	/** `undefined` for an alias: what it stands for is known when names are joined. */
	readonly type: EntityType | undefined;
	readonly rule: string;
}

/**
 * Mentions of decided names where the analysis has none, or only one that lies inside. A name is found as it is written,
 * as whole words.
 */
function findAdded(document: SourceDocument, mentions: readonly Mention[], { list }: Decisions): Mention[] {
	const byFirst = new Map<string, Wanted[]>();
	const want = (name: string, type: EntityType | undefined, rule: string): void => {
		const words = wordsOf(name);
		const first = words[0];
		if (first !== undefined) {
			byFirst.set(first, [...(byFirst.get(first) ?? []), { words, type, rule }]);
		}
	};
	for (const decision of list) {
		if (decision.kind === 'gazetteer') {
			for (const name of [decision.name, ...decision.aliases]) {
				want(name, decision.type, 'gazetteer');
			}
		} else if (decision.kind === 'alias') {
			want(decision.alias, undefined, 'decision');
		}
	}
	if (byFirst.size === 0) {
		return [];
	}
	for (const wanted of byFirst.values()) {
		wanted.sort((a, b) => b.words.length - a.words.length);
	}
	const { starts, ends, sentenceStarts } = document.tokens;
	const tokenText = (index: number): string => document.text.slice(starts[index], ends[index]);
	const added: Mention[] = [];
	let next = 0;
	for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
		const limit = sentenceStarts[sentence + 1] ?? 0;
		for (let token = sentenceStarts[sentence] ?? 0; token < limit; token++) {
			const found = byFirst.get(tokenText(token))?.find(({ words }) => token + words.length <= limit && words.every((word, index) => tokenText(token + index) === word));
			if (!found) {
				continue;
			}
			const start = starts[token] ?? 0;
			const end = ends[token + found.words.length - 1] ?? start;
			while (next < mentions.length && (mentions[next]?.end ?? 0) <= start) {
				next++;
			}
			const isFree = isFreeFor({ start, end }, mentions, next);
			if (isFree) {
				added.push({ kind: 'mention', start, end, type: found.type ?? 'other', sentence, maker: undefined, descriptions: [], rule: found.rule });
				token += found.words.length - 1;
			}
		}
	}
	return added;
}

/** Every mention that the span meets lies inside it and is smaller. */
function isFreeFor(span: Span, mentions: readonly Mention[], from: number): boolean {
	for (let index = from; index < mentions.length; index++) {
		const mention = mentions[index];
		if (!mention || mention.start >= span.end) {
			return true;
		}
		if (mention.start < span.start || mention.end > span.end || (mention.start === span.start && mention.end === span.end)) {
			return false;
		}
	}
	return true;
}

function wordsOf(name: string): string[] {
	const builder = new TokenBuilder();
	builder.addSentence(name, { start: 0, end: name.length });
	const { starts, ends } = builder.build();
	return [...starts].map((start, index) => name.slice(start, ends[index]));
}
