import fs from 'node:fs';

/**
 * Milliseconds for measuring on a machine that others use too: on Linux the time in which the calling thread could have run but
 * waited for a core is left out (the kernel counts it, Documentation/scheduler/sched-stats.rst); elsewhere the time on the wall.
 */
export function now(): number {
	return performance.now() - waitedMs();
}

let isCounted = true;

/** How long this thread has waited for a core since it began. Takes about 10 µs. */
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
