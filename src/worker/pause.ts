import type { Pause } from '../engine';

/** Longest time that long work holds its thread at once. */
const SLICE_MS = 8;

/** Lets events of the thread in between, once a slice has taken its time. */
export function createPause(): Pause {
	let last = performance.now();
	return async () => {
		if (performance.now() - last > SLICE_MS) {
			await letEventsIn();
			last = performance.now();
		}
	};
}

function letEventsIn(): Promise<void> {
	return new Promise((resolve) => {
		// A message comes sooner than a timer, which browsers hold back for 4 ms.
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close(); // An open port would keep a process of Node from ending.
			resolve();
		};
		port2.postMessage(undefined);
	});
}
