import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.shared';
import { now } from './clock';

const TICK_MS = 2;
/** Holds that a person could notice. */
const NOTICED_MS = 50;

/** What the extension host's thread went through while sources were read. */
export interface HostTimes {
	readonly sources: number;
	/** All were read before the time was over. */
	readonly complete: boolean;
	readonly seconds: number;
	/** The longest holds in milliseconds, and how many were longer than 50 ms. */
	readonly longest: readonly number[];
	readonly noticed: number;
}

/** Run by VS Code in place of the test suites: a timer beside the reading of all sources of the folder. */
export async function run(): Promise<void> {
	console.log('MOCHA_BEGIN');
	const limitMs = Number(process.env['HOST_TIMER_SECONDS'] ?? 300) * 1000;
	const holds: number[] = [];
	let last = now();
	const timer = setInterval(() => {
		const at = now();
		holds.push(at - last - TICK_MS);
		last = at;
	}, TICK_MS);
	const started = performance.now();
	const extension = vscode.extensions.getExtension<ExtensionApi>('grounded-reader.grounded-reader');
	const reader = (await extension?.activate())?.reader;
	let isReady = false;
	while (!isReady && performance.now() - started < limitMs) {
		await new Promise((resolve) => setTimeout(resolve, 200));
		isReady = reader?.state.kind === 'ready';
	}
	clearInterval(timer);
	const state = reader?.state;
	const times: HostTimes = {
		sources: state?.kind === 'indexing' ? state.done : reader?.snapshot.sources.length ?? 0,
		complete: isReady,
		seconds: (performance.now() - started) / 1000,
		longest: [...holds].sort((a, b) => b - a).slice(0, 5).map(Math.round),
		noticed: holds.filter((hold) => hold > NOTICED_MS).length,
	};
	console.log(`HOSTTIMES ${JSON.stringify(times)}`);
	console.log('MOCHA_RESULT {"passes":1,"failures":0,"pending":0,"host":"bench"}');
}
