import { parentPort } from 'node:worker_threads';
import { AnalysisWorker } from './analysisWorker';
import type { WorkerRequest } from './protocol';

/** What a worker thread of Node runs. */
if (parentPort) {
	const port = parentPort;
	const worker = new AnalysisWorker((reply, transfer) => port.postMessage(reply, transfer));
	port.on('message', (request: WorkerRequest) => worker.receive(request));
}
