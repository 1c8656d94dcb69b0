import assert from 'node:assert/strict';
import type { FoundSource } from '../../src/worker/analyst';
import { Urgency } from '../../src/worker/protocol';
import { WorkerPool } from '../../src/worker/workerPool';
import { readEngineData } from '../support/engineData';
import { fakePlatform, FakeToken, keepLines, settle, toInput, type FakeThread } from './fakeThreads';

const DATA = { lexicon: new Uint8Array(), weights: undefined };

suite('pool of workers', () => {
	const pools: WorkerPool[] = [];
	teardown(() => pools.splice(0).forEach((pool) => pool.dispose()));

	function makePool({ cores = 2, tickMs = 60_000 } = {}) {
		const platform = fakePlatform(cores);
		const log = keepLines();
		const pool = new WorkerPool({ platform, loadData: async () => DATA, log, tickMs });
		pools.push(pool);
		const { threads } = platform;
		return { pool, threads, log, platform };
	}

	/** What became of a job, once it is known. */
	function ask(pool: WorkerPool, name: string, urgency: Urgency = Urgency.rest, { token = new FakeToken(), text = name } = {}) {
		const job = { outcome: 'none', token, found: undefined as FoundSource | undefined };
		pool.analyze(toInput(name, text), urgency, token).then((found) => {
			job.found = found;
			job.outcome = found ? 'done' : 'dropped';
		}, (error: Error) => {
			job.outcome = error.message;
		});
		return job;
	}

	async function loaded(threads: readonly FakeThread[]): Promise<FakeThread> {
		await settle();
		const thread = threads.at(-1);
		assert.ok(thread, 'a thread was started');
		thread.load();
		await settle();
		return thread;
	}

	test('starts no worker before there is something to do, and gives it the data once', async () => {
		const { pool, threads } = makePool();
		await settle();
		assert.equal(threads.length, 0);
		const first = ask(pool, 'a');
		const thread = await loaded(threads);
		thread.finish('a');
		const second = ask(pool, 'b');
		await settle();
		thread.finish('b');
		await settle();
		assert.deepEqual(thread.asked, ['load', 'a', 'b']);
		assert.deepEqual([first.outcome, second.outcome], ['done', 'done']);
		assert.ok(second.found?.kind === 'document' && second.found.analyzed.document.text === 'b');
		assert.equal(second.token.listeners, 0);
	});

	test('has as many workers as there are cores but one, one at least and four at most', async () => {
		for (const [cores, workers] of [[1, 1], [2, 1], [3, 2], [5, 4], [64, 4]] as const) {
			const { pool, threads } = makePool({ cores });
			for (let i = 0; i < 40; i++) {
				ask(pool, `${i}`);
			}
			await settle();
			assert.equal(threads.length, workers, `${cores} cores`);
		}
	});

	test('starts no more workers than there are sources', async () => {
		const { pool, threads } = makePool({ cores: 8 });
		ask(pool, 'a');
		ask(pool, 'b');
		await settle();
		assert.equal(threads.length, 2);
	});

	test('takes the most urgent first, and what came first of those', async () => {
		const { pool, threads } = makePool();
		ask(pool, 'rest 1');
		ask(pool, 'rest 2');
		ask(pool, 'rest 3');
		ask(pool, 'open', Urgency.open);
		ask(pool, 'read', Urgency.read);
		ask(pool, 'visible', Urgency.visible);
		const thread = await loaded(threads);
		for (let done = 1; done < thread.asked.length; done++) {
			thread.finish(thread.asked[done] ?? '');
			await settle();
		}
		assert.deepEqual(thread.asked, ['load', 'read', 'visible', 'open', 'rest 1', 'rest 2', 'rest 3']);
	});

	test('does not let what is urgent wait for what is not', async () => {
		const { pool, threads } = makePool();
		ask(pool, 'long', Urgency.rest, { text: 'x'.repeat(1_000_000) });
		const thread = await loaded(threads);
		ask(pool, 'short');
		ask(pool, 'read', Urgency.read);
		assert.deepEqual(thread.asked, ['load', 'long', 'read']);
		ask(pool, 'also read', Urgency.read);
		assert.deepEqual(thread.asked, ['load', 'long', 'read']);
	});

	test('gives a worker one source ahead, unless it is at a long one', async () => {
		const { pool, threads } = makePool();
		ask(pool, 'a');
		ask(pool, 'b');
		ask(pool, 'c', Urgency.rest, { text: 'x'.repeat(1_000_000) });
		const thread = await loaded(threads);
		assert.deepEqual(thread.asked, ['load', 'a', 'b']);
		thread.finish('a');
		thread.finish('b');
		ask(pool, 'd');
		assert.deepEqual(thread.asked, ['load', 'a', 'b', 'c']);
	});

	test('spreads sources over the workers', async () => {
		const { pool, threads } = makePool({ cores: 3 });
		['a', 'b', 'c', 'd'].forEach((name) => ask(pool, name));
		await settle();
		threads.forEach((thread) => thread.load());
		assert.deepEqual(threads.map((thread) => thread.asked), [['load', 'a', 'b'], ['load', 'c', 'd']]);
	});

	test('gives an edited source to the worker that read it before', async () => {
		const { pool, threads } = makePool({ cores: 3 });
		['1', '2', '3', '4'].forEach((name) => ask(pool, name));
		await settle();
		threads.forEach((thread) => thread.load());
		['1', '2'].forEach((name) => threads[0]?.finish(name));
		ask(pool, 'a', Urgency.read);
		['3', '4'].forEach((name) => threads[1]?.finish(name));
		ask(pool, 'b', Urgency.read);
		threads[0]?.finish('a');
		threads[1]?.finish('b');
		for (let edits = 0; edits < 3; edits++) {
			ask(pool, 'b', Urgency.read);
			threads[1]?.finish('b');
		}
		assert.deepEqual(threads.map((thread) => thread.asked), [['load', '1', '2', 'a'], ['load', '3', '4', 'b', 'b', 'b', 'b']]);
	});

	test('drops what is cancelled, waiting or under way', async () => {
		const { pool, threads } = makePool();
		const early = new FakeToken();
		early.cancel();
		assert.equal(await pool.analyze(toInput('never'), Urgency.rest, early), undefined);
		const [a, b, c] = ['a', 'b', 'c'].map((name) => ask(pool, name));
		const thread = await loaded(threads);
		a?.token.cancel();
		c?.token.cancel();
		await settle();
		assert.deepEqual([a?.outcome, b?.outcome, c?.outcome], ['dropped', 'none', 'dropped']);
		thread.confirmCancel('a');
		thread.finish('b');
		await settle();
		assert.deepEqual(thread.asked, ['load', 'a', 'b', 'cancel a']);
		assert.equal(b?.outcome, 'done');
	});

	test('fails the source at which a worker died, and goes on with the others on another one', async () => {
		const { pool, threads, log } = makePool();
		const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ask(pool, name));
		const first = await loaded(threads);
		first.begin('a');
		first.finish('a');
		first.begin('b');
		first.die('out of memory');
		const second = await loaded(threads);
		assert.notEqual(second, first);
		second.finish('d');
		second.finish('c');
		await settle();
		assert.deepEqual([a, b, c, d].map((job) => job?.outcome), ['done', 'the worker ended: out of memory', 'done', 'done']);
		assert.ok(log.lines.includes('A worker ended at b: out of memory'), log.lines.join('\n'));
	});

	test('fails the source that a worker was at when it was interrupted by another', async () => {
		const { pool, threads } = makePool();
		const rest = ask(pool, 'rest');
		const thread = await loaded(threads);
		thread.begin('rest');
		const read = ask(pool, 'read', Urgency.read);
		thread.begin('read');
		thread.die('exit code 1');
		(await loaded(threads)).finish('rest');
		await settle();
		assert.deepEqual([rest.outcome, read.outcome], ['done', 'the worker ended: exit code 1']);
	});

	test('does not fail a source for a worker that died without work', async () => {
		const { pool, threads } = makePool();
		ask(pool, 'a');
		const first = await loaded(threads);
		first.finish('a');
		first.die('exit code 1');
		const b = ask(pool, 'b');
		(await loaded(threads)).finish('b');
		await settle();
		assert.equal(b.outcome, 'done');
	});

	test('takes no heed of what a worker says after its end', async () => {
		const { pool, threads } = makePool();
		const a = ask(pool, 'a');
		const first = await loaded(threads);
		first.die('exit code 1');
		first.die('exit code 1');
		first.finish('a');
		await settle();
		assert.equal(a.outcome, 'the worker ended: exit code 1');
		assert.equal(threads.length, 1);
	});

	test('ends a worker that does not answer, but none that still gives signs of life', async () => {
		const { pool, threads } = makePool({ tickMs: 5 });
		const slow = ask(pool, 'slow');
		const first = await loaded(threads);
		for (let i = 0; i < 20; i++) {
			first.begin('slow');
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		assert.equal(slow.outcome, 'none');
		first.finish('slow');
		const hanging = ask(pool, 'hanging', Urgency.rest, { text: 'x'.repeat(100_000) });
		const next = ask(pool, 'next');
		first.begin('hanging');
		while (threads.length < 2) {
			await settle();
		}
		assert.ok(first.isTerminated);
		(await loaded(threads)).finish('next');
		await settle();
		assert.deepEqual([slow, hanging, next].map((job) => job.outcome), ['done', 'the worker ended: it does not answer', 'done']);
	});

	test('tells a fault in one text and goes on with the same worker', async () => {
		const { pool, threads } = makePool();
		const [a, b] = ['a', 'b'].map((name) => ask(pool, name));
		const thread = await loaded(threads);
		thread.reply({ kind: 'failed', job: 1, reason: 'broken' });
		thread.finish('b');
		await settle();
		assert.deepEqual([a?.outcome, b?.outcome, threads.length], ['broken', 'done', 1]);
	});

	test('ends workers without work, and starts one again', async () => {
		const { pool, threads } = makePool({ tickMs: 1 });
		ask(pool, 'a');
		const first = await loaded(threads);
		first.finish('a');
		while (pool.ready > 0) {
			await settle();
		}
		assert.ok(first.isTerminated);
		const b = ask(pool, 'b');
		(await loaded(threads)).finish('b');
		await settle();
		assert.equal(b.outcome, 'done');
	});

	test('drops everything and ends its workers when it is disposed', async () => {
		const { pool, threads } = makePool();
		const jobs = ['a', 'b', 'c'].map((name) => ask(pool, name));
		const thread = await loaded(threads);
		pool.dispose();
		await settle();
		assert.deepEqual(jobs.map((job) => job.outcome), ['dropped', 'dropped', 'dropped']);
		assert.ok(thread.isTerminated);
		assert.equal(await pool.analyze(toInput('late'), Urgency.rest, new FakeToken()), undefined);
		assert.equal(threads.length, 1);
	});

	test('ends a worker that comes up after it was disposed', async () => {
		const { pool, threads } = makePool();
		ask(pool, 'a');
		pool.dispose();
		await settle();
		assert.ok(threads.every((thread) => thread.isTerminated));
	});

	test('analyses on its own thread where none can be started', async () => {
		const log = keepLines();
		const pool = new WorkerPool({ platform: { cores: 4, start: () => Promise.reject(new Error('forbidden')) }, loadData: async () => readEngineData(), log });
		pools.push(pool);
		const text = 'Maria Lopez said on Monday that 24 people came.';
		const found = await pool.analyze(toInput('a.txt', text), Urgency.open, new FakeToken());
		assert.ok(found?.kind === 'document');
		assert.equal(found.analyzed.document.text, text);
		assert.ok(found.analyzed.mentions.length > 0);
		assert.ok(pool.isInPlace);
		assert.ok(log.lines.some((line) => line.includes('own thread')), log.lines.join('\n'));
	});

	test('fails sources, and does not try for ever, where the data cannot be read', async () => {
		const { platform, log } = makePool();
		const pool = new WorkerPool({ platform, loadData: () => Promise.reject(new Error('no data')), log });
		pools.push(pool);
		const jobs = ['a', 'b'].map((name) => ask(pool, name));
		while (jobs.some((job) => job.outcome === 'none')) {
			await settle();
		}
		assert.deepEqual(jobs.map((job) => job.outcome), ['no data', 'no data']);
		assert.ok(platform.threads.every((thread) => thread.isTerminated));
	});

	test('goes on with the workers that it has when no more can be started', async () => {
		const platform = fakePlatform(8);
		const pool = new WorkerPool({
			platform: { cores: 8, start: (events) => (platform.threads.length === 0 ? platform.start(events) : Promise.reject(new Error('too many'))) },
			loadData: async () => DATA, log: keepLines(),
		});
		pools.push(pool);
		const jobs = Array.from({ length: 6 }, (_, i) => ask(pool, `${i}`));
		const thread = await loaded(platform.threads);
		while (jobs.some((job) => job.outcome === 'none')) {
			thread.asked.filter((name) => name !== 'load').forEach((name) => thread.finish(name));
			await settle();
		}
		assert.ok(jobs.every((job) => job.outcome === 'done'));
		assert.ok(!pool.isInPlace);
	});
});
