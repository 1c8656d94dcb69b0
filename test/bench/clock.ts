import fs from 'node:fs';

/**
 * Milliseconds for measuring on a machine that others use too: on Linux the time in which the calling thread could have run but
 * waited for a core is left out (the kernel counts it, Documentation/scheduler/sched-stats.rst); elsewhere the time on the wall.
 */
export function now(): number {
	for (let before = waitedMs(); ; ) {
		const at = performance.now();
		const after = waitedMs();
		if (after === before) {
			return at - after;
		}
		before = after; // It had to wait in between.
	}
}

let isCounted = true;

/** How long this thread has waited for a core since it began. Takes about 5 µs. */
function waitedMs(): number {
	if (!isCounted) {
		return 0;
	}
	try {
		return Number(fs.readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[1]) / 1e6;
	} catch {
		isCounted = false;
		return 0;
	}
}
