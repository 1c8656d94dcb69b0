import * as vscode from 'vscode';
import { createEngine, type Engine, type EngineData, type Logger, type Pause } from '../engine';

/** Longest time that analysis holds the extension host's thread at once. */
const SLICE_MS = 8;

/** Loads the engine, which is large, only when it is first needed. Rejects when its data cannot be read. */
export async function loadEngine(extensionUri: vscode.Uri, log: Logger): Promise<Engine> {
	const start = performance.now();
	const engine = await createEngine({ data: await readData(extensionUri, log), logger: log, pause: createPause() });
	log.info(`Engine loaded in ${Math.round(performance.now() - start)} ms`);
	return engine;
}

async function readData(extensionUri: vscode.Uri, log: Logger): Promise<EngineData> {
	const read = (name: string): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'data', name));
	const lexicon = read('lexicon.txt');
	try {
		return { lexicon: await lexicon, weights: await read('weights.bin') };
	} catch {
		log.warn('The weights of the tagger cannot be read; names are found without them.');
		return { lexicon: await lexicon, weights: undefined };
	}
}

/** Lets events of the host in between, once a slice has taken its time. */
export function createPause(): Pause {
	// A message comes sooner than a timer, which browsers hold back for 4 ms.
	const channel = new MessageChannel();
	const waiting: (() => void)[] = [];
	channel.port1.onmessage = () => waiting.shift()?.();
	let last = performance.now();
	return async () => {
		if (performance.now() - last > SLICE_MS) {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				channel.port2.postMessage(undefined);
			});
			last = performance.now();
		}
	};
}
