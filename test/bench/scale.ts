import { runChild, type Memory } from './child';
import type { BenchCorpus } from './corpus';
import type { Cell, Table, Timing } from './measure';
import type { OtherRequest, OtherResult, OtherSystem } from './othersRun';
import type { ScaleRequest, ScaleResult } from './scaleRun';

export interface ScaleOptions {
	readonly data: string | undefined;
	readonly seed: number;
	readonly sizes: readonly number[];
	readonly workers: number;
	/** Time in which a corpus may be read, so that a run ends. */
	readonly indexBudgetMs: number;
}

const ASK_BUDGET_MS = 10_000;
/** What other libraries get, since some take minutes for what we take seconds for. */
const OTHER_ARTICLES = 1000;
const OTHER_BUDGET_MS = 15_000;

/** What a corpus costs by its size, each size in a process of its own. */
export async function benchScale({ sizes, data, seed, workers, indexBudgetMs }: ScaleOptions): Promise<Table[]> {
	const results: ScaleResult[] = [];
	for (const count of sizes) {
		results.push(await runChild<ScaleRequest, ScaleResult>('scaleRun', { data, seed, count, workers, indexBudgetMs, askBudgetMs: ASK_BUDGET_MS }));
	}
	const measures = MEASURES.map(([name, measure]) => ({ name, values: results.map(measure) }));
	const isCut = results.some(({ articles }, index) => data === undefined && articles < (sizes[index] ?? 0));
	const first = results.findIndex(({ articles }) => articles >= 50); // Below, what is always there hides what grows.
	return [
		{
			title: `By the number of articles${isCut ? `; what could not be read within ${indexBudgetMs / 1000} s was left out` : ''}`,
			columns: ['', ...results.map(({ articles }) => articles.toLocaleString('en-US'))],
			rows: measures.map(({ name, values }): Cell[] => [name, ...values]),
		},
		{
			title: 'Growth with each doubling of the articles',
			columns: ['', ...results.slice(first + 1).map(({ articles }, index) => `${(results[first + index]?.articles ?? 0).toLocaleString('en-US')} → ${articles.toLocaleString('en-US')}`)],
			rows: measures.map(({ name, values }): Cell[] => [name, ...values.slice(first + 1).map((value, index) => {
				const [before, sizeBefore, size] = [values[first + index] ?? 0, results[first + index]?.articles ?? 1, results[first + index + 1]?.articles ?? 1];
				return before > 0 && size > sizeBefore ? `× ${((value / before) ** (1 / Math.log2(size / sizeBefore))).toFixed(2)}` : '';
			})]),
		},
	];
}

const beyond = (memory: Memory, empty: Memory): number => memory.held - empty.held;
const MEASURES: readonly (readonly [name: string, measure: (result: ScaleResult) => number])[] = [
	['text, MB', ({ units }) => units / 1e6],
	['texts to segments, MB/s', ({ speed }) => speed],
	['the host\'s thread for each MB: putting and merging, ms', ({ put, units }) => put.totalMs / units * 1e6],
	['the longest of it at once, ms', ({ put }) => put.longestMs],
	['cold start: texts to segments, putting, preparing, first card, s', ({ units, speed, put, prepare, firstCardMs }) => units / 1e6 / speed + (put.totalMs + prepare.totalMs + firstCardMs) / 1000],
	['of it preparing the first answers, ms', ({ prepare }) => prepare.totalMs],
	['the longest of that at once, ms', ({ prepare }) => prepare.longestMs],
	['of it the first card, ms', ({ firstCardMs }) => firstCardMs],
	['warm start: reading the cache, first card, ms', ({ warm }) => warm.readMs + warm.applyMs + warm.cardMs],
	['of it reading and checking the files, ms', ({ warm }) => warm.readMs],
	['of it the first card, ms', ({ warm }) => warm.cardMs],
	['loading the engine before, ms', ({ warm }) => warm.engineMs],
	['index on disk for each article, KB', ({ indexBytes, articles }) => indexBytes / 1000 / articles],
	['segments', ({ segments }) => segments],
	['memory beyond an empty process, indexed, MB', ({ indexed, empty }) => beyond(indexed, empty)],
	['the same after all questions, MB', ({ asked, empty }) => beyond(asked, empty)],
	['memory of an article after all questions, KB', ({ asked, empty, articles }) => beyond(asked, empty) * 1000 / articles],
	['resident after all questions, MB', ({ asked }) => asked.resident],
	...timingMeasures('opening a source, to all its highlights', ({ opening }) => opening),
	...timingMeasures('hover in it', ({ hover }) => hover),
	...timingMeasures('definition in it', ({ definition }) => definition),
	...timingMeasures('references in it', ({ references }) => references),
	...timingMeasures('the first hover in a source, before any highlight', ({ coldHover }) => coldHover.first),
	...timingMeasures('the next ones, each in another passage', ({ coldHover }) => coldHover.next),
	...timingMeasures('edit to right card', ({ editToCard }) => editToCard),
	...timingMeasures('edit to all highlights', ({ editToHighlights }) => editToHighlights),
];

function timingMeasures(name: string, timing: (result: ScaleResult) => Timing): (readonly [string, (result: ScaleResult) => number])[] {
	return (['p50', 'p95', 'p99'] as const).map((share) => [`${name} ${share}, ms`, (result) => timing(result)[share]]);
}

/** What one would use instead, on the first of the same texts. */
export async function benchOthers({ data, seed }: Omit<BenchCorpus, 'count'>): Promise<Table> {
	const rows: Cell[][] = [];
	for (const [system, what] of OTHERS) {
		const result = await runChild<OtherRequest, OtherResult>('othersRun', { data, seed, count: OTHER_ARTICLES, system, budgetMs: OTHER_BUDGET_MS });
		rows.push(row(`${system}: ${what}`, result.articles, result.units / 1000 / result.readMs, result, result.search));
	}
	const ours = await runChild<ScaleRequest, ScaleResult>('scaleRun', { data, seed, count: OTHER_ARTICLES, workers: 1, indexBudgetMs: OTHER_BUDGET_MS * 3, askBudgetMs: ASK_BUDGET_MS });
	rows.push(row('ours: all that is above, and cards', ours.articles, ours.speed, { empty: ours.empty, held: ours.asked }, ours.coldHover.next));
	return {
		title: `Beside others, on the first ${OTHER_ARTICLES} articles or what they read within ${OTHER_BUDGET_MS / 1000} s`,
		columns: ['system', 'articles', 'MB/s', 'code and models, MB', 'memory of an article, KB', 'passages for a sentence (ours: a card), ms p50', 'p95'],
		rows,
	};
}

const OTHERS: readonly (readonly [OtherSystem, string])[] = [
	['compromise', 'names'], ['minisearch', 'an index of sentences'], ['wink-nlp', 'parts of speech, numbers and dates'],
];

function row(name: string, articles: number, speed: number, { empty, held }: { readonly empty: Memory; readonly held: Memory }, search: Timing | undefined): Cell[] {
	return [name, articles, speed, empty.held, beyond(held, empty) * 1000 / articles, search?.p50 ?? '', search?.p95 ?? ''];
}
