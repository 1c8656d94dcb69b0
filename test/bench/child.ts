import { spawn } from 'node:child_process';
import path from 'node:path';

const MARK = 'RESULT ';

/** What a process takes, in millions of bytes. */
export interface Memory {
	/** JavaScript objects and the buffers that they hold, after a collection. */
	readonly held: number;
	/** All of the process, as the system sees it. */
	readonly resident: number;
}

/** Runs a script of this folder in a process of its own, so that nothing else is in its memory, and gives what it reports. */
export async function runChild<Request, Result>(script: string, request: Request): Promise<Result> {
	const args = ['--expose-gc', '--max-old-space-size=12000', path.join('out', 'bench', `${script}.js`), JSON.stringify(request)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	const line = output.split('\n').find((each) => each.startsWith(MARK));
	if (code !== 0 || line === undefined) {
		throw new Error(`${script} ended with ${code ?? 'a signal'} and without a result:\n${output}`);
	}
	return JSON.parse(line.slice(MARK.length)) as Result;
}

/** What the parent asked of this process. */
export function readRequest<Request>(): Request {
	return JSON.parse(process.argv[2] ?? '') as Request;
}

/** Hands the result to the parent. */
export function reportResult(result: unknown): void {
	console.log(MARK + JSON.stringify(result));
}

/** Only in a child, which may collect. */
export async function measureMemory(): Promise<Memory> {
	for (let round = 0; round < 3; round++) {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 20)); // Buffers are given back in the background.
	}
	const { heapUsed, external, rss } = process.memoryUsage();
	return { held: (heapUsed + external) / 1e6, resident: rss / 1e6 }; // `external` includes array buffers.
}
