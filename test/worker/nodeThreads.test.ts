import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { readSegment } from '../../src/engine/corpus/segment';
import { createNodeThreads } from '../../src/worker/nodeThreads';
import { Urgency } from '../../src/worker/protocol';
import { WorkerPool } from '../../src/worker/workerPool';
import { analyzeText } from '../support/engine';
import { readEngineData } from '../support/engineData';
import { FakeToken, keepLines, toInput } from './fakeThreads';

suite('worker threads', () => {
	let folder = '';
	const pools: WorkerPool[] = [];
	suiteSetup(() => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'worker-'));
		esbuild.buildSync({ entryPoints: ['src/worker/main.node.ts'], bundle: true, platform: 'node', target: 'node20', outfile: path.join(folder, 'worker.js'), logLevel: 'error' });
	});
	teardown(() => pools.splice(0).forEach((pool) => pool.dispose()));
	suiteTeardown(() => fs.rmSync(folder, { recursive: true }));

	/** @param script the worker's, after which it goes on as the real one does */
	function makePool(script = '', tickMs = 1000) {
		const file = path.join(folder, `${pools.length}.js`);
		fs.writeFileSync(file, `const { parentPort } = require('node:worker_threads');\n${script}\nrequire('./worker.js');`);
		const log = keepLines();
		const pool = new WorkerPool({ platform: { ...createNodeThreads(file), cores: 3 }, loadData: async () => readEngineData(), log, tickMs });
		pools.push(pool);
		return { pool, log };
	}
	const analyze = (pool: WorkerPool, name: string, text: string): Promise<unknown> => pool.analyze(toInput(name, text), Urgency.rest, new FakeToken());

	test('find what is found without them', async () => {
		const { pool } = makePool();
		const texts = Array.from({ length: 12 }, (_, i) => `Article ${i}\n\nMaria Lopez of Acme Corp. said on Monday that ${i + 20} people came to Berlin.`);
		const found = await Promise.all(texts.map(async (text, i) => {
			const result = await pool.analyze(toInput(`${i}.txt`, text), Urgency.rest, new FakeToken());
			return result?.kind === 'segment' ? readSegment(result.bytes).documents.decode(0) : undefined;
		}));
		assert.deepEqual(found, await Promise.all(texts.map((text, i) => analyzeText(text, `${i}.txt`).then((analyzed) => ({
			...analyzed, document: { ...analyzed.document, id: `file:${i}.txt` },
		})))));
		assert.ok(!pool.isInPlace);
		assert.equal(pool.ready, 2);
	});

	for (const [how, does, reason] of [
		['dies', 'process.exit(3)', /exit code 3/],
		['throws', 'throw new Error("on request")', /on request/],
		['has no memory left', 'const all = []; for (;;) { all.push(new Array(1e6).fill(0)); }', /memory/],
		['does not end', 'for (;;);', /does not answer/],
	] as const) {
		test(`that ${how} fails its source alone`, async function () {
			this.timeout(60_000);
			// Heaps of gigabytes take too long to fill.
			const { pool } = makePool(`require('node:v8').setFlagsFromString('--max-old-space-size=64');
				const killing = new Set();
				parentPort.on('message', ({ job, input }) => { if (input?.text === 'KILL') { killing.add(job); } });
				const post = parentPort.postMessage.bind(parentPort);
				parentPort.postMessage = (reply, transfer) => {
					post(reply, transfer);
					if (reply.kind === 'progress' && killing.has(reply.job)) { ${does} }
				};`, how === 'does not end' ? 300 : 5000);
			const jobs = ['One.', 'KILL', 'Two.', 'Three.'].map((text, i) => analyze(pool, `${i}.txt`, text));
			const outcomes = await Promise.allSettled(jobs);
			assert.deepEqual(outcomes.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
			const killed = outcomes[1];
			assert.match(killed?.status === 'rejected' ? String(killed.reason) : '', reason);
			assert.ok(!pool.isInPlace);
		});
	}

	test('that cannot run give way to the thread itself', async () => {
		const { pool, log } = makePool('throw new Error("no worker here");');
		assert.ok(await analyze(pool, 'a.txt', 'One.'));
		assert.ok(pool.isInPlace);
		assert.ok(log.lines.some((line) => line.includes('no worker here')), log.lines.join('\n'));
	});
});
