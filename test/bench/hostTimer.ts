import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateArticles } from '../support/newsroom/articles';
import type { HostTimes } from './hostTimerSuite';
import type { Table } from './measure';

/** Time for VS Code to start and to end. */
const AROUND_SECONDS = 60;

export interface HostTimerOptions {
	readonly seed: number;
	readonly articles: number;
	/** Reading is watched for so long at most. */
	readonly seconds: number;
}

/** How long the extension host's thread of a real VS Code is held at once while it reads a folder of generated articles. */
export function measureHostTimes({ seed, articles, seconds }: HostTimerOptions): Table {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-bench-'));
	try {
		for (const { name, text } of generateArticles({ seed, count: articles })) {
			const file = path.join(folder, name);
			fs.mkdirSync(path.dirname(file), { recursive: true });
			fs.writeFileSync(file, text);
		}
		const { sources, complete, seconds: taken, longest, noticed } = watch(folder, seconds);
		return {
			title: `The extension host's thread while ${articles.toLocaleString('en-US')} articles are read${complete ? '' : `; watched for ${seconds} s`}`,
			columns: ['sources read', 's', 'longest holds, ms', 'holds over 50 ms'],
			rows: [[sources, taken, longest.join(', '), noticed]],
		};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

function watch(folder: string, seconds: number): HostTimes {
	const { stdout, stderr } = spawnSync(process.execPath, [
		path.join('test', 'host', 'runCodeServer.mjs'), '--host', 'node', '--tests', path.resolve('out', 'bench', 'hostTimerSuite.js'), '--workspace', folder, '--timeout', String(seconds + AROUND_SECONDS),
	], { encoding: 'utf8', env: { ...process.env, HOST_TIMER_SECONDS: String(seconds) }, maxBuffer: 2 ** 28 });
	const found = /^HOSTTIMES (\{.*\})$/m.exec(stdout);
	if (!found?.[1]) {
		throw new Error(`no times from the extension host:\n${stdout}${stderr}`);
	}
	return JSON.parse(found[1]) as HostTimes;
}
