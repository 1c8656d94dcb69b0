import assert from 'node:assert/strict';
import type { AnalyzedDocument, Analyzer, Slices } from '../../src/engine';
import { AnalysisWorker } from '../../src/worker/analysisWorker';
import { unpack, Urgency, withoutText, type WorkerReply } from '../../src/worker/protocol';
import { makeAnalyzer } from '../../src/engine/analyzer';
import { readSegment } from '../../src/engine/corpus/segment';
import { analyzeText } from '../support/engine';
import { readEngineData } from '../support/engineData';
import { emptyDocument, settle, toInput } from './fakeThreads';

const DATA = { lexicon: new Uint8Array(), weights: undefined };
/** Longer than a worker works without listening. */
const SLICE_MS = 10;

/** Takes as many slices as the text has characters, each of them long. */
const analyzer: Analyzer = {
	*analyze(input): Slices<AnalyzedDocument> {
		for (const character of input.text) {
			const end = performance.now() + SLICE_MS;
			while (performance.now() < end) {
				// At work.
			}
			if (character === '!') {
				throw new Error(`broken at ${input.name}`);
			}
			yield undefined;
		}
		return emptyDocument(input);
	},
	*pack(): Slices<Uint8Array<ArrayBuffer>> {
		yield undefined;
		return new Uint8Array(8);
	},
};

function startWorker() {
	const told: string[] = [];
	const names = new Map<number, string>();
	const worker = new AnalysisWorker((reply: WorkerReply) => {
		told.push(`${reply.kind} ${'job' in reply ? names.get(reply.job) : ''}${'reason' in reply ? `: ${reply.reason}` : ''}`.trim());
	}, async () => analyzer);
	const analyze = (job: number, text: string, urgency: Urgency = Urgency.rest): void => {
		names.set(job, text);
		worker.receive({ kind: 'analyze', job, urgency, input: toInput(text) });
	};
	/** Waits for an answer; which, is said without the repeated signs of life. */
	const until = async (line: string): Promise<void> => {
		while (!told.includes(line)) {
			await settle();
		}
	};
	return { worker, told, analyze, until };
}

suite('analysis worker', () => {
	test('loads its data and analyses one source after the other', async () => {
		const { worker, told, analyze, until } = startWorker();
		worker.receive({ kind: 'load', data: DATA });
		await until('loaded');
		analyze(1, 'aa');
		analyze(2, 'bb');
		await until('done bb');
		assert.deepEqual(told, ['loaded', 'progress aa', 'done aa', 'progress bb', 'done bb']);
	});

	test('turns to what is more urgent, and then goes on where it was', async () => {
		const { worker, told, analyze, until } = startWorker();
		worker.receive({ kind: 'load', data: DATA });
		await until('loaded');
		analyze(1, 'aaaa');
		await until('progress aaaa');
		await settle();
		analyze(2, 'b', Urgency.read);
		analyze(3, 'c', Urgency.open);
		await until('done aaaa');
		assert.deepEqual(told, ['loaded', 'progress aaaa', 'progress b', 'done b', 'progress c', 'done c', 'progress aaaa', 'done aaaa']);
	});

	test('stops what is cancelled', async () => {
		const { worker, told, analyze, until } = startWorker();
		worker.receive({ kind: 'load', data: DATA });
		await until('loaded');
		analyze(1, 'a'.repeat(1000));
		await until(`progress ${'a'.repeat(1000)}`);
		worker.receive({ kind: 'cancel', job: 1 });
		worker.receive({ kind: 'cancel', job: 1 });
		analyze(2, 'b');
		await until('done b');
		assert.deepEqual(told.map((line) => line.replace(/a{9,}/, 'a…')), ['loaded', 'progress a…', 'cancelled a…', 'progress b', 'done b']);
	});

	test('gives signs of life while it is at a long text', async () => {
		const { worker, told, analyze, until } = startWorker();
		worker.receive({ kind: 'load', data: DATA });
		await until('loaded');
		analyze(1, 'a'.repeat(100));
		await until(`done ${'a'.repeat(100)}`);
		assert.ok(told.filter((line) => line.startsWith('progress')).length > 1);
	});

	test('tells faults of one text and of its data', async () => {
		const { worker, told, analyze, until } = startWorker();
		analyze(1, 'early');
		worker.receive({ kind: 'load', data: DATA });
		await until('loaded');
		analyze(2, 'a!');
		analyze(3, 'b');
		await until('done b');
		assert.deepEqual(told, ['failed early: The worker was asked before it had its data', 'loaded', 'progress a!', 'failed a!: broken at a!', 'progress b', 'done b']);
		const replies: WorkerReply[] = [];
		const broken = new AnalysisWorker((reply) => replies.push(reply));
		broken.receive({ kind: 'load', data: { lexicon: new TextEncoder().encode('no list'), weights: new Uint8Array(3) } });
		while (replies.length === 0) {
			await settle();
		}
		assert.equal(replies[0]?.kind, 'unusable');
	});
});

suite('what is found, on its way to another thread', () => {
	test('is a document without its text, where somebody looks at it', async () => {
		for (const text of ['', 'One.', '# News\n\nMaria Lopez said on Monday 😀 that 24 people came, €2.5bn more than in 2019.\r\n']) {
			const analyzed = await analyzeText(text, 'a.md');
			const moved = structuredClone(withoutText(analyzed));
			assert.ok(moved.kind === 'document' && !('text' in moved.document));
			assert.deepEqual(unpack(moved, toInput('a.md', text)), { kind: 'document', analyzed });
		}
	});

	test('is a segment of the corpus elsewhere', async () => {
		const replies: WorkerReply[] = [];
		const worker = new AnalysisWorker((reply, transfer) => replies.push(structuredClone(reply, { transfer: [...transfer] })));
		worker.receive({ kind: 'load', data: readEngineData() });
		while (replies.length === 0) {
			await settle();
		}
		const text = 'Maria Lopez said on Monday that 24 people came.';
		worker.receive({ kind: 'analyze', job: 1, urgency: Urgency.rest, input: toInput('a.txt', text) });
		worker.receive({ kind: 'analyze', job: 2, urgency: Urgency.open, input: toInput('a.txt', text) });
		while (replies.filter(({ kind }) => kind === 'done').length < 2) {
			await settle();
		}
		const results = replies.flatMap((reply) => (reply.kind === 'done' ? [unpack(reply.result, toInput('a.txt', text))] : []));
		const segment = results.find((result) => result.kind === 'segment');
		const document = results.find((result) => result.kind === 'document');
		assert.ok(segment && document);
		assert.deepEqual(readSegment(segment.bytes).documents.decode(0), document.analyzed);
	});
});

suite('analyzer', () => {
	test('finds in an edited text what it finds in it alone, at a fraction of the work', async () => {
		const paragraphs = Array.from({ length: 300 }, (_, i) => `Maria Lopez of Acme Corp. said on Monday that ${i + 20} people came to Berlin. They paid €${i}.50.`);
		const analyzer = await makeAnalyzer(readEngineData());
		const analyze = (text: string, isEdited = true): { analyzed: AnalyzedDocument; slices: number } => {
			const slices = analyzer.analyze(toInput('a.txt', text), { isEdited });
			for (let count = 1; ; count++) {
				const step = slices.next();
				if (step.done) {
					return { analyzed: step.value, slices: count };
				}
			}
		};
		analyze(paragraphs.join('\n\n'));
		paragraphs[150] = 'Nobody came, said Ann Chovy of Norland.';
		const text = paragraphs.join('\n\n');
		const again = analyze(text);
		const alone = analyze(text, false);
		assert.deepEqual(again.analyzed, alone.analyzed);
		assert.ok(again.slices < alone.slices, `${again.slices} slices, alone ${alone.slices}`);
	});
});
