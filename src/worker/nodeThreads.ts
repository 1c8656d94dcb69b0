import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorkerReply } from './protocol';
import type { ThreadPlatform } from './thread';

/** Worker threads of Node. @param file the bundle that each runs */
export function createNodeThreads(file: string): ThreadPlatform {
	return {
		cores: availableParallelism(),
		start: ({ onReply, onEnd }) => new Promise((resolve, reject) => {
			const worker = new Worker(file);
			let reason: string | undefined;
			worker.on('error', (error) => {
				reason = error.message;
			});
			worker.on('message', (reply: WorkerReply) => onReply(reply));
			worker.once('online', () => resolve({
				post: (request) => worker.postMessage(request),
				terminate: () => void worker.terminate(), // Nobody waits for its end.
			}));
			worker.once('exit', (code) => {
				reason ??= `exit code ${code}`;
				reject(new Error(reason)); // Of no effect once it was online.
				onEnd(reason);
			});
		}),
	};
}
