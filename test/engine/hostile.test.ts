import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import type { AnalyzedDocument, Span } from '../../src/engine';
import { snapshotOf, toId, toInput } from '../support/engine';
import { readEngineData } from '../support/engineData';
import { NEWS, repeat, REPEATED } from '../support/hostileTexts';

const resources = loadResources(readEngineData());

/** Longest name that a reader would take for one, in characters. */
const LONGEST_NAME = 200;

interface Run {
	readonly analyzed: AnalyzedDocument;
	/** Processor time, not the clock's: other work on the machine does not count. */
	readonly totalMs: number;
	readonly longestSliceMs: number;
}

function run(text: string, name: string): Run {
	const slices = analyze(toInput(name, text), resources);
	let totalMs = 0;
	let longestSliceMs = 0;
	for (;;) {
		const before = process.cpuUsage();
		const step = slices.next();
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1000;
		totalMs += ms;
		longestSliceMs = Math.max(longestSliceMs, ms);
		if (step.done) {
			return { analyzed: step.value, totalMs, longestSliceMs };
		}
	}
}

/** The quicker of two runs: collecting garbage and compiling count once. */
function runTwice(text: string, name: string): Run {
	const first = run(text, name);
	const second = run(text, name);
	return { analyzed: first.analyzed, totalMs: Math.min(first.totalMs, second.totalMs), longestSliceMs: Math.min(first.longestSliceMs, second.longestSliceMs) };
}

function checkSpans(text: string, { document, mentions, claims }: AnalyzedDocument): void {
	const check = (what: string, spans: readonly Span[]): void => {
		let last = 0;
		for (const { start, end } of spans) {
			assert.ok(start >= last && end > start && end <= text.length, `${what} ${start}–${end} behind ${last} of ${text.length}`);
			assert.equal(text.slice(start, end).trim(), text.slice(start, end), `${what} ${start}–${end} has white space around it`);
			last = end;
		}
	};
	check('sentence', document.sentences);
	check('mention', mentions);
	check('claim', claims);
	for (const { sentence, start, end } of [...mentions, ...claims]) {
		const around = document.sentences[sentence];
		assert.ok(around && around.start <= start && around.end >= end, `${start}–${end} leaves its sentence`);
	}
}

suite('hostile texts', function () {
	this.timeout(60_000); // Other work on the machine may slow them; the tests measure processor time.

	const SIZE = 20_000;
	const news = runTwice(repeat(NEWS, SIZE), 'a.txt');
	for (const name of ['a.txt', 'a.md']) {
		for (const [what, piece] of Object.entries(REPEATED)) {
			test(`of ${what} are read as ${name} with exact spans, no long names, and in little more time than news`, () => {
				const text = repeat(piece, SIZE);
				const { analyzed, totalMs } = runTwice(text, name);
				checkSpans(text, analyzed);
				for (const { start, end } of analyzed.mentions) {
					assert.ok(end - start <= LONGEST_NAME, `a name of ${end - start} characters: ${text.slice(start, start + 60)}`);
				}
				assert.ok(totalMs < news.totalMs * 12, `${totalMs} ms against ${news.totalMs} ms for news`);
			});
		}
	}

	for (const [what, piece] of Object.entries({ news: NEWS, 'one line of numbers': '1 ', 'dashed numbers': '1–', names: 'John Smith ', 'short lines': 'Line five.\n', 'numbers with a base': '5 of ' })) {
		test(`of ${what} are read in slices that do not grow with the text`, () => {
			const small = runTwice(repeat(piece, 30_000), 'a.txt');
			const large = runTwice(repeat(piece, 120_000), 'a.txt');
			assert.ok(large.totalMs < small.totalMs * 10, `${small.totalMs} ms, and ${large.totalMs} ms for four times as much`);
			assert.ok(large.longestSliceMs < 150 + small.longestSliceMs * 3, `slices of ${small.longestSliceMs} ms and ${large.longestSliceMs} ms`);
		});
	}

	test('with the same number again and again agree with another source all the same', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'It takes 25 percent of sales in Springfield.\n'.repeat(500), 'b.txt': 'Springfield takes 25 percent of sales.' });
		assert.equal(snapshot.comparisonsOf(toId('a.txt'), { start: 9, end: 19 })[0]?.relation, 'agrees');
		assert.equal(snapshot.comparisons.length, 200); // Of what a source repeats more often, the first are compared.
	});

	test('with two tables of one sort cost no more than their first rows', async () => {
		const snapshot = await snapshotOf({ 'a.txt': '5 people died. '.repeat(3000), 'b.txt': '5 people died. '.repeat(3000) });
		assert.equal(snapshot.comparisons.length, 200 * 200);
	});

	test('that are the same, alone or empty have cards and no fault', async () => {
		const text = NEWS.repeat(3);
		for (const texts of [{ 'a.txt': text, 'b.txt': text }, { 'a.txt': text }, { 'a.txt': '', 'b.txt': text }, { 'a.txt': '' }, {}]) {
			const snapshot = await snapshotOf(texts);
			const [id] = snapshot.sources.map((source) => source.id);
			const card = id === undefined ? undefined : snapshot.cardAt(id, 5);
			for (const { document } of card?.passages ?? []) {
				assert.notEqual(document, id);
			}
			assert.deepEqual(snapshot.comparisons.filter(({ relation }) => relation === 'differs'), []);
		}
	});
});
