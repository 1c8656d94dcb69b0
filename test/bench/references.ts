import fs from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { Corpus } from '../../src/engine/corpus/corpus';
import { parseLexicon } from '../../src/engine/annotate/lexicon';
import { MATCH_THRESHOLD } from '../../src/engine/crossref/calibration';
import { PassageRanker } from '../../src/engine/crossref/passages';
import { readGold, scoreRanking, type Gold, type GoldQuery, type GoldSentence } from './eventGold';
import type { Table } from './measure';

/** Results looked at for a query, since a third of any first ten is not labelled. */
const DEPTH = 100;
/** Results that a card and a view show at first. */
const SHOWN = 3;
const FOLDS = 7;

/** A passage found, with the labelled sentence that it is. */
interface Hit {
	readonly sentence: GoldSentence;
	readonly score: number;
}

interface Run {
	readonly hits: ReadonlyMap<GoldQuery, readonly Hit[]>;
	/** Median of one query. */
	readonly milliseconds: number;
}

/** Cross-references against labelled events, beside `minisearch` on the same sentences in the same run. */
export function benchReferences(folder: string): Table[] {
	const gold = readGold(folder);
	const ours = runOurs(gold);
	const all = [...gold.queries, ...gold.silent];
	const topics = [...new Set(all.map(({ sentence }) => sentence.topic))].sort();
	const foldOf = (query: GoldQuery): number => topics.indexOf(query.sentence.topic) % FOLDS;
	const folds = Array.from({ length: FOLDS }, (_, fold) => {
		const inFold = all.filter((query) => foldOf(query) === fold);
		const scale = fitScale(all.filter((query) => foldOf(query) !== fold).flatMap((query) => judgedPairs(query, ours)));
		return [`fold ${fold + 1}`, ...rate(gold, ours, new Set(inFold)), scale.slope, scale.constant];
	});
	const whole = fitScale(all.flatMap((query) => judgedPairs(query, ours)));
	return [
		{
			title: `Cross-references of ${gold.queries.length} labelled sentences in ${gold.documents.length} articles`,
			columns: ['system', 'nDCG@10 condensed', 'strict', 'P@1', 'ms a query'],
			rows: [
				['minisearch', ...rank(gold, runMiniSearch(gold))],
				['ours', ...rank(gold, ours)],
			],
		},
		{
			title: `What is shown from ${MATCH_THRESHOLD} on, by folds of topics`,
			columns: ['topics', 'nDCG@10 condensed', 'precision', 'answered', 'quiet', 'refitted scale', 'and constant'],
			rows: [['all', ...rate(gold, ours, new Set(all)), whole.slope, whole.constant], ...folds],
		},
	];
}

function runOurs(gold: Gold): Run {
	const lists = ['words.txt', 'frequencies.txt'].map((name) => fs.readFileSync(path.join('src', 'engine', 'data', name), 'utf8'));
	const corpus = Corpus.empty(parseLexicon(lists.join('\n'))).with({ put: gold.documents });
	const ranker = new PassageRanker(corpus);
	return run(gold, ({ sentence }) => {
		const analyzed = gold.documents.find(({ document }) => document.id === sentence.document);
		const index = analyzed?.document.sentences.findIndex(({ start, end }) => Math.min(end, sentence.end) - Math.max(start, sentence.start) > Math.min(end - start, sentence.end - sentence.start) / 2) ?? -1;
		return analyzed ? () => ranker.rank({ document: analyzed.document.id, sentence: index }, { top: DEPTH }) : () => [];
	});
}

function runMiniSearch(gold: Gold): Run {
	const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
	const places = gold.documents.flatMap(({ document }) => document.sentences.map(({ start, end }) => ({ document: document.id, start, end, text: document.text.slice(start, end), score: 0 })));
	index.addAll(places.map(({ text }, id) => ({ id, text })));
	return run(gold, ({ sentence }) => {
		const text = gold.documents.find(({ document }) => document.id === sentence.document)?.document.text.slice(sentence.start, sentence.end) ?? '';
		return () => index.search(text).map(({ id }) => places[Number(id)]).filter((place) => place !== undefined && place.document !== sentence.document).slice(0, DEPTH);
	});
}

type Found = { readonly document: string; readonly start: number; readonly end: number; readonly score: number } | undefined;

function run(gold: Gold, prepare: (query: GoldQuery) => () => readonly Found[]): Run {
	const hits = new Map<GoldQuery, readonly Hit[]>();
	const times: number[] = [];
	for (const query of [...gold.queries, ...gold.silent]) {
		const ask = prepare(query);
		const started = performance.now();
		const found = ask();
		times.push(performance.now() - started);
		hits.set(query, found.flatMap((place) => {
			const sentence = place && gold.find(place.document, place.start, place.end);
			return sentence ? [{ ...place, sentence }] : [];
		}));
	}
	times.sort((a, b) => a - b);
	return { hits, milliseconds: times[times.length >> 1] ?? 0 };
}

function rank(gold: Gold, { hits, milliseconds }: Run): number[] {
	const sentencesOf = (query: GoldQuery): GoldSentence[] => (hits.get(query) ?? []).map(({ sentence }) => sentence);
	const condensed = gold.queries.map((query) => scoreRanking(query, sentencesOf(query), 'condensed'));
	const strict = gold.queries.map((query) => scoreRanking(query, sentencesOf(query), 'strict'));
	return [mean(condensed.map(({ ndcg10 }) => ndcg10)), mean(strict.map(({ ndcg10 }) => ndcg10)), mean(condensed.map(({ first }) => first)), milliseconds];
}

/** Condensed nDCG, precision of the labelled ones among those shown, share of answerable queries with an answer, share of the others without. */
function rate(gold: Gold, { hits }: Run, within: ReadonlySet<GoldQuery>): number[] {
	const answerable = gold.queries.filter((query) => within.has(query));
	const silent = gold.silent.filter((query) => within.has(query));
	const shownOf = (query: GoldQuery): readonly Hit[] => (hits.get(query) ?? []).filter(({ score }) => score >= MATCH_THRESHOLD).slice(0, SHOWN);
	const judged = [...answerable, ...silent].flatMap((query) => shownOf(query).filter(({ sentence }) => sentence.labelled).map(({ sentence }) => (query.relevant.has(sentence) ? 1 : 0)));
	return [
		mean(answerable.map((query) => scoreRanking(query, (hits.get(query) ?? []).map(({ sentence }) => sentence), 'condensed').ndcg10)),
		mean(judged),
		mean(answerable.map((query) => (shownOf(query).length > 0 ? 1 : 0))),
		mean(silent.map((query) => (shownOf(query).length > 0 ? 0 : 1))),
	];
}

/** The match score of a labelled passage as a logit, and whether it is right. */
interface Pair {
	readonly logit: number;
	readonly right: number;
}

/** The first ten labelled passages of a query. */
function judgedPairs(query: GoldQuery, { hits }: Run): Pair[] {
	const labelled = (hits.get(query) ?? []).filter(({ sentence, score }) => sentence.labelled && score > 0);
	return labelled.slice(0, 10).map(({ sentence, score }) => ({ logit: Math.log(score / (1 - score)), right: query.relevant.has(sentence) ? 1 : 0 }));
}

/** Logistic regression of being right on the logit (Platt 1999), by Newton's method: 1 and 0 when the scores are calibrated. */
function fitScale(pairs: readonly Pair[]): { slope: number; constant: number } {
	let slope = 1;
	let constant = 0;
	for (let step = 0; step < 20; step++) {
		let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
		for (const { logit, right } of pairs) {
			const p = 1 / (1 + Math.exp(-(constant + slope * logit)));
			g0 += p - right;
			g1 += (p - right) * logit;
			h00 += p * (1 - p);
			h01 += p * (1 - p) * logit;
			h11 += p * (1 - p) * logit * logit;
		}
		const determinant = h00 * h11 - h01 * h01;
		constant -= (h11 * g0 - h01 * g1) / determinant;
		slope -= (h00 * g1 - h01 * g0) / determinant;
	}
	return { slope, constant };
}

function mean(values: readonly number[]): number {
	return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN;
}
