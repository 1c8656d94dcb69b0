import type { DocumentId, EngineData, Logger, SourceInput } from '../engine';
import type { Analyst, DropToken, FoundSource } from './analyst';
import { Job, PooledWorker } from './pooledWorker';
import { Urgency } from './protocol';
import { startInPlace, type StartThread, type ThreadPlatform } from './thread';

export interface WorkerPoolInit {
	readonly platform: ThreadPlatform;
	/** Reads the engine's data, anew for each worker: there are few, and they live long. */
	readonly loadData: () => Promise<EngineData>;
	readonly log: Logger;
	/** For tests: how long a tick is. */
	readonly tickMs?: number;
}

const MAX_WORKERS = 4;
/** As often starting may fail, one time after the other, before it is given up. */
const MAX_FAILED_STARTS = 2;
/** A worker gets its next source before it is done with one, so that it never waits … */
const MAX_JOBS = 2;
/** … but not behind a text that may take long. */
const AHEAD_UNITS = 50_000;
/** Ticks are counted instead of time, since a machine that sleeps has none. */
const TICK_MS = 5000;
/** A worker that is silent for so long hangs: it gives a sign of life several times a second. */
const HANG_TICKS = 6;
/** One without work is ended then, for the memory that it holds. */
const IDLE_TICKS = 24;

/**
 * Analyses on worker threads, as many as there are cores but one: started when first needed, ended when idle. The most
 * urgent source comes first. A worker that dies or hangs fails the source that it was at, and another takes its place.
 * Where no thread can be started, all is done on the caller's, in slices.
 */
export class WorkerPool implements Analyst {
	readonly #init: WorkerPoolInit;
	readonly #workers = new Set<PooledWorker>();
	readonly #waiting = new Set<Job>();
	/** Who had a source in an editor last, and so knows most of it before the next edit. */
	readonly #readers = new Map<DocumentId, PooledWorker>();
	#start: StartThread;
	#limit: number;
	#jobCount = 0;
	#failedStarts = 0;
	#timer: ReturnType<typeof setInterval> | undefined;
	#isDisposed = false;

	constructor(init: WorkerPoolInit) {
		this.#init = init;
		this.#start = init.platform.start;
		this.#limit = Math.min(MAX_WORKERS, Math.max(1, init.platform.cores - 1));
	}

	/** Workers that can analyse. */
	get ready(): number {
		return [...this.#workers].filter((worker) => worker.isReady).length;
	}

	/** Threads could not be started. */
	get isInPlace(): boolean {
		return this.#start === startInPlace;
	}

	async analyze(input: SourceInput, urgency: Urgency, token: DropToken): Promise<FoundSource | undefined> {
		if (token.isCancellationRequested || this.#isDisposed) {
			return undefined;
		}
		const job = new Job(++this.#jobCount, input, urgency);
		const subscription = token.onCancellationRequested(() => this.#cancel(job));
		this.#waiting.add(job);
		this.#dispatch();
		try {
			return await job.result;
		} finally {
			subscription.dispose();
		}
	}

	prepare(): void {
		if (this.#workers.size === 0 && !this.#isDisposed) {
			this.#startWorker();
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const worker of this.#workers) {
			const { current, others } = this.#end(worker);
			[current, ...others].forEach((job) => job?.resolve(undefined));
		}
		this.#waiting.forEach((job) => job.resolve(undefined));
		this.#waiting.clear();
	}

	#cancel(job: Job): void {
		job.isCancelled = true;
		job.resolve(undefined);
		this.#waiting.delete(job);
		this.#workers.forEach((worker) => worker.cancel(job));
	}

	#dispatch(): void {
		for (let job = this.#mostUrgent(); job; job = this.#mostUrgent()) {
			const worker = this.#findWorker(job);
			if (!worker) {
				break;
			}
			this.#waiting.delete(job);
			worker.give(job);
			if (job.urgency !== Urgency.rest) {
				this.#readers.set(job.input.id, worker);
			}
		}
		while (this.#workers.size < this.#limit && this.#waiting.size > this.#workers.size - this.ready) {
			this.#startWorker();
		}
	}

	/** The first of the most urgent. */
	#mostUrgent(): Job | undefined {
		let best: Job | undefined;
		for (const job of this.#waiting) {
			if (!best || job.urgency > best.urgency) {
				best = job;
			}
		}
		return best;
	}

	/** The worker that gets to a job first, if one should have it now. */
	#findWorker(job: Job): PooledWorker | undefined {
		const reader = this.#readers.get(job.input.id);
		if (reader?.isReady && reader.urgency < job.urgency) {
			return reader;
		}
		const ready = [...this.#workers].filter((worker) => worker.isReady);
		const [best] = ready.sort((a, b) => a.urgency - b.urgency || a.units - b.units);
		const isSoonFree = best && best.size < MAX_JOBS && best.units < AHEAD_UNITS;
		return best && (best.urgency < job.urgency || isSoonFree) ? best : undefined;
	}

	#startWorker(): void {
		const start = performance.now();
		let wasReady = false;
		const worker: PooledWorker = new PooledWorker({
			onFree: () => {
				if (!wasReady) {
					wasReady = true;
					this.#failedStarts = 0;
					this.#init.log.info(`Worker ready in ${Math.round(performance.now() - start)} ms, ${this.ready} of at most ${this.#limit}`);
				}
				this.#dispatch();
			},
			onFail: (reason) => (wasReady ? this.#replace(worker, reason) : this.#onFailedStart(worker, reason)),
		});
		this.#workers.add(worker);
		this.#timer ??= setInterval(() => this.#tick(), this.#init.tickMs ?? TICK_MS);
		void worker.start(this.#start, this.#init.loadData); // Never rejects.
	}

	#replace(worker: PooledWorker, reason: string): void {
		const { current, others } = this.#end(worker);
		this.#init.log.warn(`A worker ended${current ? ` at ${current.input.name}` : ''}: ${reason}`);
		current?.reject(new Error(`the worker ended: ${reason}`));
		others.forEach((job) => this.#waiting.add(job));
		this.#dispatch();
	}

	#onFailedStart(worker: PooledWorker, reason: string): void {
		this.#end(worker);
		this.#init.log.warn(`A worker does not start: ${reason}`);
		if (this.isInPlace) {
			this.#waiting.forEach((job) => job.reject(new Error(reason))); // There is no other way.
			this.#waiting.clear();
		} else if (++this.#failedStarts >= MAX_FAILED_STARTS) {
			this.#failedStarts = 0;
			this.#limit = Math.max(1, this.#workers.size); // Those that run go on alone.
			if (this.#workers.size === 0) {
				this.#init.log.warn('Sources are analysed on the extension host\'s own thread.');
				this.#start = startInPlace;
			}
		}
		this.#dispatch();
	}

	#tick(): void {
		for (const worker of this.#workers) {
			const ticks = worker.tick();
			const isIdle = worker.isReady && worker.size === 0;
			if (isIdle && ticks >= IDLE_TICKS) {
				this.#end(worker);
			} else if (!isIdle && ticks >= HANG_TICKS) {
				worker.fail('it does not answer');
			}
		}
	}

	#end(worker: PooledWorker): ReturnType<PooledWorker['end']> {
		this.#workers.delete(worker);
		this.#readers.forEach((reader, id) => reader === worker && this.#readers.delete(id));
		if (this.#workers.size === 0) {
			clearInterval(this.#timer);
			this.#timer = undefined;
		}
		return worker.end();
	}
}
