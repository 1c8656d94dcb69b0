import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadReply } from './analysisThread';
import type { Table } from './measure';
import type { Text } from './texts';

/** Texts that a worker has at the same time, so that it never waits. */
const AHEAD = 8;

/** What came of texts that workers made into segments. */
export interface WorkerTimes {
	readonly articles: number;
	readonly units: number;
	/** Millions of code units a second of all workers together, each by its own time from the first text to the last. */
	readonly speed: number;
}

/** Speed of analysing and packing off the main thread, segments handed over, by one worker and by two. */
export async function benchWorkers(texts: readonly Text[]): Promise<Table> {
	const units = texts.reduce((sum, { text }) => sum + text.length, 0);
	const rows: (string | number)[][] = [];
	for (const count of [1, 2]) {
		rows.push([count, (await runWorkers(texts, count, () => true)).speed]);
	}
	return { title: `Texts to segments by workers, ${texts.length} articles, ${(units / 1e6).toFixed(2)} MB`, columns: ['workers', 'MB/s'], rows };
}

/**
 * Has texts analysed and packed by workers that have loaded their data before.
 * @param onSegment gets the bytes of one source; no more texts are sent once it gives `false`.
 */
export async function runWorkers(texts: Iterable<Text>, count: number, onSegment: (name: string, bytes: Uint8Array<ArrayBuffer>) => boolean): Promise<WorkerTimes> {
	const workers = Array.from({ length: count }, () => new Worker(path.resolve('out', 'bench', 'analysisThread.js')));
	await Promise.all(workers.map((worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))));
	const left = texts[Symbol.iterator]();
	let [articles, goesOn] = [0, true];
	const shares = await Promise.all(workers.map((worker) => new Promise<{ readonly units: number; readonly milliseconds: number }>((resolve, reject) => {
		let [waiting, units] = [0, 0];
		const send = (): void => {
			while (goesOn && waiting < AHEAD) {
				const next = left.next();
				if (next.done) {
					goesOn = false;
					break;
				}
				worker.postMessage(next.value);
				units += next.value.text.length;
				articles++;
				waiting++;
			}
			if (waiting === 0) {
				worker.postMessage('end');
			}
		};
		worker.on('error', reject).on('message', (reply: ThreadReply) => {
			if (reply.kind === 'segment') {
				waiting--;
				goesOn = onSegment(reply.name, reply.bytes) && goesOn;
				send();
			} else if (reply.kind === 'end') {
				resolve({ units, milliseconds: reply.milliseconds });
			}
		});
		send();
	})));
	await Promise.all(workers.map((worker) => worker.terminate()));
	return {
		articles, units: shares.reduce((sum, { units }) => sum + units, 0),
		speed: shares.reduce((sum, { units, milliseconds }) => sum + units / 1000 / milliseconds, 0),
	};
}
