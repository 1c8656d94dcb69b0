import { createAnalyzer, type Analyzer, type EngineData, type SourceInput, type Slices } from '../engine';
import { createPause } from './pause';
import { toReason, Urgency, withoutText, type PackedSource, type WorkerReply, type WorkerRequest } from './protocol';

/** A sign of life comes this often at most. */
const PROGRESS_MS = 250;

export type PostReply = (reply: WorkerReply, transfer: readonly ArrayBuffer[]) => void;

interface Job {
	readonly id: number;
	readonly urgency: Urgency;
	readonly slices: Slices<PackedSource>;
}

/**
 * The worker's side of the protocol, on whatever thread it runs. It analyses in slices and listens in between, so that
 * what is more urgent can come first and what is cancelled stops.
 */
export class AnalysisWorker {
	readonly #post: PostReply;
	readonly #create: (data: EngineData) => Promise<Analyzer>;
	readonly #pause = createPause();
	readonly #jobs = new Map<number, Job>();
	#analyzer: Analyzer | undefined;
	#isRunning = false;

	/** @param create for tests. */
	constructor(post: PostReply, create: (data: EngineData) => Promise<Analyzer> = createAnalyzer) {
		this.#post = post;
		this.#create = create;
	}

	/** Takes a request, and answers it in time. */
	receive(request: WorkerRequest): void {
		switch (request.kind) {
			case 'load':
				void this.#load(request.data); // Never rejects: faults are told, here as below.
				break;
			case 'analyze':
				this.#add(request.job, request.urgency, request.input);
				break;
			case 'cancel':
				if (this.#jobs.delete(request.job)) {
					this.#post({ kind: 'cancelled', job: request.job }, []);
				}
				break;
		}
	}

	/** Drops everything without an answer. */
	stop(): void {
		this.#jobs.clear();
	}

	async #load(data: EngineData): Promise<void> {
		try {
			this.#analyzer = await this.#create(data);
			this.#post({ kind: 'loaded' }, []);
		} catch (error) {
			this.#post({ kind: 'unusable', reason: toReason(error) }, []);
		}
	}

	#add(id: number, urgency: Urgency, input: SourceInput): void {
		if (!this.#analyzer) {
			this.#post({ kind: 'failed', job: id, reason: 'The worker was asked before it had its data' }, []);
			return;
		}
		this.#jobs.set(id, { id, urgency, slices: find(this.#analyzer, input, urgency) });
		if (!this.#isRunning) {
			this.#isRunning = true;
			void this.#run();
		}
	}

	async #run(): Promise<void> {
		let told: Job | undefined;
		let toldAt = 0;
		for (let job = this.#mostUrgent(); job; job = this.#mostUrgent()) {
			if (job !== told || performance.now() - toldAt > PROGRESS_MS) {
				told = job;
				toldAt = performance.now();
				this.#post({ kind: 'progress', job: job.id }, []);
			}
			this.#step(job);
			await this.#pause();
		}
		this.#isRunning = false;
	}

	#mostUrgent(): Job | undefined {
		let best: Job | undefined;
		for (const job of this.#jobs.values()) {
			if (!best || job.urgency > best.urgency) {
				best = job;
			}
		}
		return best;
	}

	#step(job: Job): void {
		try {
			const step = job.slices.next();
			if (step.done) {
				this.#jobs.delete(job.id);
				this.#post({ kind: 'done', job: job.id, result: step.value }, step.value.kind === 'segment' ? [step.value.bytes.buffer] : []);
			}
		} catch (error) {
			this.#jobs.delete(job.id);
			this.#post({ kind: 'failed', job: job.id, reason: toReason(error) }, []);
		}
	}
}

/** A source in an editor may be edited, and is shown before all else. */
function* find(analyzer: Analyzer, input: SourceInput, urgency: Urgency): Slices<PackedSource> {
	const isOpen = urgency !== Urgency.rest;
	const analyzed = yield* analyzer.analyze(input, { isEdited: isOpen });
	return isOpen ? withoutText(analyzed) : { kind: 'segment', bytes: yield* analyzer.pack(analyzed) };
}
