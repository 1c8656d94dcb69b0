import { AnalysisWorker } from './analysisWorker';
import type { WorkerRequest } from './protocol';

/** What a web worker runs: a classic script. */
const worker = new AnalysisWorker((reply, transfer) => postMessage(reply, { transfer: [...transfer] }));
addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => worker.receive(data));
