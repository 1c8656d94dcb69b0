import { now } from './clock';

/** Times of single calls, in milliseconds. */
export interface Timing {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly count: number;
}

/** Calls `work` once for each item and gives the spread of its times; takes no more items once `budgetMs` are over. */
export function timeEach<T>(items: readonly T[], work: (item: T) => unknown, budgetMs = Infinity): Timing {
	const times: number[] = [];
	let left = budgetMs;
	for (const item of items) {
		const started = now();
		work(item);
		const taken = now() - started;
		times.push(taken);
		left -= taken;
		if (left < 0) {
			break;
		}
	}
	return spreadOf(times);
}

/** The spread of times that were taken elsewhere. */
export function spreadOf(unsorted: readonly number[]): Timing {
	const times = [...unsorted].sort((a, b) => a - b);
	const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: times.length };
}

/**
 * Megabytes a second of the best of several runs: what disturbs a run only makes it slower.
 * One megabyte is a million code units.
 */
export function speedOf(units: number, work: () => unknown, runs = 3): number {
	let best = Infinity;
	for (let run = 0; run < runs; run++) {
		const started = now();
		work();
		best = Math.min(best, now() - started);
	}
	return units / 1000 / best;
}

export type Cell = string | number;

/** One table of the report. */
export interface Table {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

export function toMarkdown({ title, columns, rows }: Table): string {
	const line = (cells: readonly Cell[]): string => `| ${cells.map((cell) => (typeof cell === 'number' ? format(cell) : cell)).join(' | ')} |`;
	return [`## ${title}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** Three significant places. */
function format(value: number): string {
	return Number.isInteger(value) ? String(value) : value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}
