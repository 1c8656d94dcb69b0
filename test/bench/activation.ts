import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Table } from './measure';

const RUNS = 3;

/** What `activate()` takes in the Node and the web extension host of a real VS Code; best of several windows. */
export async function measureActivation(): Promise<Table> {
	const rows: (string | number)[][] = [];
	for (const host of ['node', 'web']) {
		const times: number[] = [];
		for (let run = 0; run < RUNS; run++) {
			times.push(activateOnce(host));
		}
		rows.push([host, Math.min(...times), Math.max(...times)]);
	}
	return { title: 'activate(), ms', columns: ['extension host', 'best', 'worst'], rows };
}

function activateOnce(host: string): number {
	const { stdout, stderr } = spawnSync(process.execPath, [
		path.join('test', 'host', 'runCodeServer.mjs'), '--host', host, '--tests', path.resolve('out', 'bench', 'activationSuite.js'), '--workspace', path.resolve('seeds'),
	], { encoding: 'utf8' });
	const found = /^ACTIVATION (\d+(?:\.\d+)?)$/m.exec(stdout);
	if (!found) {
		throw new Error(`no activation time from the ${host} extension host:\n${stdout}${stderr}`);
	}
	return Number(found[1]);
}
