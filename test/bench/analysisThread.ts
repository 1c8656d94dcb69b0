// Turns the texts that it is sent into segments, on a thread of its own.
import { parentPort } from 'node:worker_threads';
import { analyze } from '../../src/engine/annotate/pipeline';
import { buildSegment, writeSegment } from '../../src/engine/corpus/segment';
import { finish } from '../../src/engine/slices';
import { toInput } from '../support/engine';
import { now } from './clock';
import { loadEverything } from './resources';
import type { Text } from './texts';

export type ThreadReply =
	| { readonly kind: 'ready' }
	| { readonly kind: 'segment'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
	/** Time from the first text on. */
	| { readonly kind: 'end'; readonly milliseconds: number };

const post = (reply: ThreadReply, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(reply, transfer);
const { resources, segments } = loadEverything();
let started: number | undefined;
parentPort?.on('message', (request: Text | 'end') => {
	started ??= now();
	if (request === 'end') {
		post({ kind: 'end', milliseconds: now() - started });
		return;
	}
	const { name, text } = request;
	const bytes = finish(writeSegment(finish(buildSegment([finish(analyze(toInput(name, text), resources))], segments))));
	post({ kind: 'segment', name, bytes }, [bytes.buffer]);
});
post({ kind: 'ready' });
