import * as vscode from 'vscode';
import type { WorkerReply } from '../worker/protocol';
import type { ThreadPlatform } from '../worker/thread';

/** Web workers, each from a blob, which a window's policy allows where it forbids the extension's own address. @param file the bundle that each runs */
export function createWebThreads(file: vscode.Uri): ThreadPlatform {
	return {
		cores: navigator.hardwareConcurrency || 1,
		async start({ onReply, onEnd }) {
			const script = await vscode.workspace.fs.readFile(file);
			const url = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
			const worker = new Worker(url);
			const end = (): void => {
				URL.revokeObjectURL(url);
				worker.terminate();
			};
			// Without its address before it has begun to run, the script would not load.
			worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
			worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => onReply(data));
			worker.addEventListener('error', ({ message }) => {
				end(); // It may go on, in a state that nobody knows.
				onEnd(message || 'its script does not run');
			});
			return { post: (request) => worker.postMessage(request), terminate: end };
		},
	};
}
