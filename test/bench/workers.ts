import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Table } from './measure';
import type { Text } from './texts';

/** Texts that a worker has at the same time, so that it never waits. */
const AHEAD = 4;

/** Speed of analysing off the main thread, results handed over, by one worker and by two. */
export async function benchWorkers(texts: readonly Text[]): Promise<Table> {
	const units = texts.reduce((sum, { text }) => sum + text.length, 0);
	const rows: (string | number)[][] = [];
	for (const count of [1, 2]) {
		rows.push([count, units / 1000 / await timeWorkers(texts, count)]);
	}
	return { title: `Analysis by workers, ${texts.length} articles, ${(units / 1e6).toFixed(2)} MB`, columns: ['workers', 'MB/s'], rows };
}

/** Milliseconds from the first text to the last result; the workers have loaded their data before. */
async function timeWorkers(texts: readonly Text[], count: number): Promise<number> {
	const workers = Array.from({ length: count }, () => new Worker(path.resolve('out', 'bench', 'analysisThread.js')));
	await Promise.all(workers.map((worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))));
	const started = performance.now();
	let next = 0;
	await Promise.all(workers.map((worker) => new Promise<void>((resolve, reject) => {
		let waiting = 0;
		const send = (): void => {
			for (; waiting < AHEAD && next < texts.length; waiting++) {
				worker.postMessage(texts[next++]);
			}
			if (waiting === 0) {
				resolve();
			}
		};
		worker.on('error', reject).on('message', () => {
			waiting--;
			send();
		});
		send();
	})));
	const taken = performance.now() - started;
	await Promise.all(workers.map((worker) => worker.terminate()));
	return taken;
}
