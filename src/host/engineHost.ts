import * as vscode from 'vscode';
import { createEngine, type Engine, type EngineData, type Logger } from '../engine';
import { createPause } from '../worker/pause';

/** Loads the engine, which is large, only when it is first needed: for the corpus; workers analyse. Rejects when its data cannot be read. */
export async function loadEngine(extensionUri: vscode.Uri, log: Logger): Promise<Engine> {
	const start = performance.now();
	const engine = await createEngine({ lexicon: await readData(extensionUri, 'lexicon.txt'), pause: createPause() });
	log.info(`Engine loaded in ${Math.round(performance.now() - start)} ms`);
	return engine;
}

/** Reads everything that analysing needs. Rejects when that cannot be; the weights may be missing. */
export async function readEngineData(extensionUri: vscode.Uri, log: Logger): Promise<EngineData> {
	const [lexicon, weights] = await Promise.all([
		readData(extensionUri, 'lexicon.txt'),
		readData(extensionUri, 'weights.bin').catch(() => undefined),
	]);
	if (!weights) {
		log.warn('The weights of the tagger cannot be read; names are found without them.');
	}
	return { lexicon, weights };
}

async function readData(extensionUri: vscode.Uri, name: string): Promise<Uint8Array> {
	return vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'data', name));
}
