import fs from 'node:fs';
import path from 'node:path';
import { parseDocumentText } from './readDocument';
import type { AnalyzedDocument } from '../../src/engine';

/** A labelled sentence of ECB+ (Cybulska and Vossen 2014), with what it reports. */
export interface GoldSentence {
	readonly document: string;
	readonly topic: string;
	readonly start: number;
	readonly end: number;
	/** All its events are labelled; others are left out of the condensed score. */
	readonly labelled: boolean;
	readonly events: ReadonlySet<string>;
	readonly others: ReadonlySet<string>;
	readonly hasEvents: boolean;
}

/** A query with the sentences of other articles that report one of its events: 2 with something else in common too, else 1. */
export interface GoldQuery {
	readonly sentence: GoldSentence;
	readonly relevant: ReadonlyMap<GoldSentence, number>;
}

export interface Gold {
	readonly documents: readonly AnalyzedDocument[];
	/** Those with an answer, and those without. */
	readonly queries: readonly GoldQuery[];
	readonly silent: readonly GoldQuery[];
	/** The labelled sentence that a span overlaps most. */
	find(document: string, start: number, end: number): GoldSentence | undefined;
}

interface GoldFile {
	readonly docs: readonly {
		readonly doc: string;
		readonly topic: string;
		readonly sentences: readonly { readonly id: number; readonly start: number; readonly end: number; readonly gold: boolean }[];
		readonly mentions: readonly { readonly sent: number; readonly kind: string; readonly scope: string; readonly cluster: string | null }[];
	}[];
}

/** Reads `gold.json` and the articles beside it. */
export function readGold(folder: string): Gold {
	const file = JSON.parse(fs.readFileSync(path.join(folder, 'gold.json'), 'utf8')) as GoldFile;
	const byDocument = new Map<string, GoldSentence[]>();
	for (const { doc, topic, sentences, mentions } of file.docs) {
		byDocument.set(doc, sentences.map(({ id, start, end, gold }) => {
			const own = mentions.filter(({ sent }) => sent === id);
			const shared = own.filter(({ scope, cluster }) => scope === 'cross' && cluster);
			return {
				document: doc, topic, start, end, labelled: gold,
				events: new Set(shared.filter(({ kind }) => kind === 'event').map(({ cluster }) => String(cluster))),
				others: new Set(shared.filter(({ kind }) => kind !== 'event' && kind !== 'unknown').map(({ cluster }) => String(cluster))),
				hasEvents: own.some(({ kind }) => kind === 'event'),
			};
		}));
	}
	const labelled = [...byDocument.values()].flat().filter(({ labelled: is }) => is);
	const queries = labelled.filter(({ hasEvents }) => hasEvents).map((sentence) => ({ sentence, relevant: findRelevant(sentence, labelled) }));
	return {
		documents: file.docs.map(({ doc }) => parseDocumentText(doc, fs.readFileSync(path.join(folder, doc), 'utf8'))),
		queries: queries.filter(({ relevant }) => relevant.size > 0),
		silent: queries.filter(({ relevant }) => relevant.size === 0),
		find: (document, start, end) => findOverlapping(byDocument.get(document) ?? [], start, end),
	};
}

function findRelevant(query: GoldSentence, labelled: readonly GoldSentence[]): Map<GoldSentence, number> {
	const relevant = new Map<GoldSentence, number>();
	const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((item) => b.has(item)).length;
	for (const sentence of labelled) {
		const events = sentence.document === query.document ? 0 : common(query.events, sentence.events);
		if (events > 0) {
			relevant.set(sentence, events >= 2 || common(query.others, sentence.others) > 0 ? 2 : 1);
		}
	}
	return relevant;
}

function findOverlapping(sentences: readonly GoldSentence[], start: number, end: number): GoldSentence | undefined {
	let best: GoldSentence | undefined;
	let most = 0;
	for (const sentence of sentences) {
		const overlap = Math.min(end, sentence.end) - Math.max(start, sentence.start);
		if (overlap > most && overlap * 2 >= Math.min(end - start, sentence.end - sentence.start)) {
			most = overlap;
			best = sentence;
		}
	}
	return best;
}

/** How good a ranking is for one query. */
export interface RankingScore {
	readonly ndcg10: number;
	readonly first: number;
}

/**
 * Normalised discounted cumulative gain at ten (Järvelin and Kekäläinen 2002), and whether the first is right.
 * Strict counts what is not labelled as wrong, condensed leaves it out.
 */
export function scoreRanking({ sentence, relevant }: GoldQuery, found: readonly GoldSentence[], mode: 'condensed' | 'strict'): RankingScore {
	const others = [...new Set(found)].filter((each) => each.document !== sentence.document);
	const kept = mode === 'strict' ? others : others.filter(({ labelled }) => labelled);
	const gain = (grades: readonly number[]): number => grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
	const gradeOf = (each: GoldSentence): number => (each.labelled ? relevant.get(each) ?? 0 : 0);
	const ideal = [...relevant.values()].sort((a, b) => b - a);
	return { ndcg10: gain(kept.map(gradeOf)) / gain(ideal), first: kept[0] && gradeOf(kept[0]) > 0 ? 1 : 0 };
}
