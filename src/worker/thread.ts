import { AnalysisWorker } from './analysisWorker';
import type { WorkerReply, WorkerRequest } from './protocol';

/** A thread that runs an `AnalysisWorker`, seen from the one that started it. */
export interface WorkerThread {
	post(request: WorkerRequest): void;
	/** Ends it at once, whatever it does. */
	terminate(): void;
}

export interface ThreadEvents {
	readonly onReply: (reply: WorkerReply) => void;
	/** It has ended. */
	readonly onEnd: (reason: string) => void;
}

/** Starts a thread. Rejects where that is not allowed. */
export type StartThread = (events: ThreadEvents) => Promise<WorkerThread>;

/** What differs between the hosts. */
export interface ThreadPlatform {
	readonly start: StartThread;
	/** Processor cores, at least one. */
	readonly cores: number;
}

/** No thread at all: the worker shares the one that asks, and leaves it free between its slices. */
export const startInPlace: StartThread = async ({ onReply }) => {
	// Answers come later, as from any thread.
	const worker = new AnalysisWorker((reply) => queueMicrotask(() => onReply(reply)));
	return {
		post: (request) => worker.receive(request),
		terminate: () => worker.stop(),
	};
};
