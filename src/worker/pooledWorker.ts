import type { EngineData, SourceInput } from '../engine';
import type { FoundSource } from './analyst';
import { toReason, unpack, type Urgency, type WorkerReply } from './protocol';
import type { StartThread, WorkerThread } from './thread';

/** One source on its way through a pool. */
export class Job {
	readonly id: number;
	readonly input: SourceInput;
	readonly urgency: Urgency;
	/** What comes of it; `undefined` when it is cancelled. */
	readonly result: Promise<FoundSource | undefined>;
	isCancelled = false;
	resolve: (result: FoundSource | undefined) => void = () => undefined;
	reject: (error: Error) => void = () => undefined;

	constructor(id: number, input: SourceInput, urgency: Urgency) {
		this.id = id;
		this.input = input;
		this.urgency = urgency;
		this.result = new Promise((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
		});
	}
}

export interface WorkerEvents {
	/** It has its data, or has answered: it can take more. */
	onFree(): void;
	/** It died, or is of no use. */
	onFail(reason: string): void;
}

/** A worker of a pool, with the jobs that it has. */
export class PooledWorker {
	readonly #events: WorkerEvents;
	readonly #jobs = new Map<number, Job>();
	#thread: WorkerThread | undefined;
	#isReady = false;
	#isEnded = false;
	/** The job that it said it is at. */
	#current: number | undefined;
	#quietTicks = 0;

	constructor(events: WorkerEvents) {
		this.#events = events;
	}

	/** It has its data. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** Jobs that it has not answered. */
	get size(): number {
		return this.#jobs.size;
	}

	/** How urgent the most urgent of its jobs is; -1 without any. */
	get urgency(): number {
		return [...this.#jobs.values()].reduce((most, job) => Math.max(most, job.urgency), -1);
	}

	/** Length of the texts that it has, in code units. */
	get units(): number {
		return [...this.#jobs.values()].reduce((sum, job) => sum + job.input.text.length, 0);
	}

	/** Starts the thread and gives it the data. Never rejects: problems are told. */
	async start(start: StartThread, loadData: () => Promise<EngineData>): Promise<void> {
		try {
			this.#thread = await start({ onReply: (reply) => this.#onReply(reply), onEnd: (reason) => this.fail(reason) });
			const data = await loadData();
			this.#thread.post({ kind: 'load', data });
		} catch (error) {
			this.fail(toReason(error));
		}
		if (this.#isEnded) {
			this.#thread?.terminate(); // Ended while it started.
		}
	}

	give(job: Job): void {
		this.#jobs.set(job.id, job);
		this.#quietTicks = 0;
		this.#thread?.post({ kind: 'analyze', job: job.id, urgency: job.urgency, input: job.input });
	}

	/** Tells it that a job is not wanted any more. */
	cancel(job: Job): void {
		if (this.#jobs.has(job.id)) {
			this.#thread?.post({ kind: 'cancel', job: job.id });
		}
	}

	/** Gives how often it was called since the worker was last heard of or got something to do. */
	tick(): number {
		return ++this.#quietTicks;
	}

	/** Tells that it is of no use any more. */
	fail(reason: string): void {
		if (!this.#isEnded) {
			this.#events.onFail(reason);
		}
	}

	/** Ends the thread. Gives the job that it was at, and those that another worker can do. */
	end(): { readonly current: Job | undefined; readonly others: readonly Job[] } {
		this.#isEnded = true;
		this.#isReady = false;
		this.#thread?.terminate();
		const jobs = [...this.#jobs.values()];
		this.#jobs.clear();
		const current = jobs.find((job) => job.id === this.#current) ?? jobs[0]; // A text may end it before it says a word.
		return { current, others: jobs.filter((job) => job !== current && !job.isCancelled) };
	}

	#onReply(reply: WorkerReply): void {
		if (this.#isEnded) {
			return;
		}
		this.#quietTicks = 0;
		switch (reply.kind) {
			case 'loaded':
				this.#isReady = true;
				this.#events.onFree();
				break;
			case 'unusable':
				this.fail(reply.reason);
				break;
			case 'progress':
				this.#current = reply.job;
				break;
			case 'done':
				this.#answer(reply.job, (job) => job.resolve(unpack(reply.result, job.input)));
				break;
			case 'failed':
				this.#answer(reply.job, (job) => job.reject(new Error(reply.reason)));
				break;
			case 'cancelled':
				this.#answer(reply.job, () => undefined);
				break;
		}
	}

	#answer(id: number, answer: (job: Job) => void): void {
		const job = this.#jobs.get(id);
		if (job) {
			this.#jobs.delete(id);
			answer(job);
			this.#events.onFree();
		}
	}
}
