// One size of the corpus in a process of its own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileFacts } from '../../src/cache/sources';
import type { DocumentId, Segment, Slices, Snapshot } from '../../src/engine';
import { analyze } from '../../src/engine/annotate/pipeline';
import { makeEngine, readLexicon, type Engine } from '../../src/engine/engine';
import { finish } from '../../src/engine/slices';
import { findDefinition, findReferences } from '../../src/features/lookups';
import { paintSource } from '../../src/features/paint';
import { readEngineData } from '../support/engineData';
import { toId, toInput } from '../support/engine';
import { Draws } from '../support/newsroom/draws';
import { openCache } from './cacheFolder';
import { measureMemory, readRequest, reportResult, runChild, type Memory } from './child';
import { now } from './clock';
import { eachText, type BenchCorpus } from './corpus';
import { spreadOf, timeEach, type Timing } from './measure';
import { loadEverything } from './resources';
import type { WarmRequest, WarmResult } from './warmRun';
import { runWorkers } from './workers';

/** The host publishes what was read so far this often, and when it is this part of what is published. */
const PUBLISH_MS = 150;
const NEW_PART = 1 / 4;
/** Sources that are asked about, and places in each for each kind of question. */
const SOURCES = 40;
const PLACES = 6;
const EDITS = 40;
const KINDS = new Set(['person', 'organization', 'place', 'product', 'group', 'event', 'work', 'other', 'claim', 'match']);

export interface ScaleRequest extends BenchCorpus {
	readonly workers: number;
	/** Reading stops after this time, and the rest is measured on what was read. */
	readonly indexBudgetMs: number;
	/** For each kind of question. */
	readonly askBudgetMs: number;
}

export interface ScaleResult {
	readonly articles: number;
	readonly units: number;
	/** Of the workers: from texts to segments, in millions of code units a second. */
	readonly speed: number;
	readonly put: SliceTimes;
	/** Making what the first question needs, in slices. */
	readonly prepare: SliceTimes;
	readonly firstCardMs: number;
	readonly warm: WarmResult;
	/** Of all segments as files. */
	readonly indexBytes: number;
	readonly segments: number;
	readonly empty: Memory;
	readonly indexed: Memory;
	/** After all questions. */
	readonly asked: Memory;
	/** Opening a source, to the last of its highlights; then questions in it. */
	readonly opening: Timing;
	readonly hover: Timing;
	readonly definition: Timing;
	readonly references: Timing;
	/** Hovers in sources of which nothing was asked before: in an editor only those that come before the highlights. */
	readonly coldHover: ReadTimes;
	/** From a keystroke to the card in the edited source, and to all its highlights. */
	readonly editToCard: Timing;
	readonly editToHighlights: Timing;
}

/** Questions in sources, one after the other as a reader asks them. */
export interface ReadTimes {
	/** The first one in a source, which finds out about all of it. */
	readonly first: Timing;
	readonly next: Timing;
}

/** What the host's thread spends on work that pauses now and then. */
interface SliceTimes {
	readonly totalMs: number;
	/** The longest time at once. */
	readonly longestMs: number;
}

async function main(): Promise<void> {
	const request = readRequest<ScaleRequest>();
	const { resources } = loadEverything();
	const engine = makeEngine(readLexicon(readEngineData().lexicon));
	finish(analyze(toInput('warm-up.txt', 'The lists and weights are read before the first text is timed, said Maria Lopez on Tuesday.'), resources));
	const empty = await measureMemory();

	const ids: DocumentId[] = [];
	const intake = new Intake(engine);
	const end = performance.now() + request.indexBudgetMs;
	const { articles, units, speed } = await runWorkers(eachText(request), request.workers, (name, bytes) => {
		ids.push(toId(name));
		intake.take(bytes);
		return performance.now() < end;
	});
	intake.end();
	const indexed = await measureMemory();

	const draws = new Draws(request.seed, 99);
	const probes = (count: number): Probe[] => Array.from({ length: count }, () => drawProbe(engine.snapshot, draws.pick(ids), draws)).filter((each) => each !== undefined);
	const someSources = (): DocumentId[] => Array.from({ length: SOURCES }, () => draws.pick(ids));
	const [first] = probes(20);
	if (!first) {
		throw new Error('nothing to ask about');
	}
	const stopwatch = new Stopwatch();
	stopwatch.run(engine.prepare());
	const firstCard = timeEach([first], ({ id, offset }) => engine.snapshot.cardAt(id, offset));
	const coldHover = askColdly(engine.snapshot, someSources(), draws, request.askBudgetMs);
	const opened = askInOpened(engine.snapshot, someSources(), draws, 2 * request.askBudgetMs);

	const [toCard, toHighlights]: [number[], number[]] = [[], []];
	const editEnd = performance.now() + request.askBudgetMs * 2;
	for (const { id, offset } of probes(EDITS)) {
		const text = engine.snapshot.findDocument(id)?.document.text ?? '';
		const started = now();
		const analyzed = finish(analyze(toInput(id, `${text.slice(0, offset)}x${text.slice(offset)}`), resources));
		const snapshot = engine.apply({ put: [analyzed] });
		snapshot.cardAt(id, offset);
		toCard.push(now() - started);
		paintAll(snapshot, id);
		toHighlights.push(now() - started);
		finish(engine.merge({ isAtRest: true }));
		if (performance.now() > editEnd) {
			break;
		}
	}
	const asked = await measureMemory();
	const result: ScaleResult = {
		articles, units, speed, put: intake.times, prepare: stopwatch.times, firstCardMs: firstCard.p50, empty, indexed, asked,
		...opened, coldHover, editToCard: spreadOf(toCard), editToHighlights: spreadOf(toHighlights),
		...await startWarm(engine, probes(50).find(({ id, offset }) => engine.snapshot.cardAt(id, offset)) ?? first),
	};
	reportResult(result);
}

/** Puts segments into the corpus as the host does: what came within a while as one change, and merges in the pauses. */
class Intake {
	readonly #engine: Engine;
	#waiting: Segment[] = [];
	#size = 0;
	#last = performance.now();
	readonly #stopwatch = new Stopwatch();

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	get times(): SliceTimes {
		return this.#stopwatch.times;
	}

	take(bytes: Uint8Array): void {
		this.#stopwatch.time(() => this.#waiting.push(this.#engine.readSegment(bytes)));
		if (performance.now() - this.#last > PUBLISH_MS && this.#waiting.length > this.#size * NEW_PART) {
			this.publish();
		}
	}

	publish(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		this.#size += waiting.length;
		this.#stopwatch.time(() => this.#engine.apply({ segments: waiting.map((segment) => ({ segment })) }));
		this.#stopwatch.run(this.#engine.merge({ isAtRest: false }));
		this.#last = performance.now();
	}

	/** Nothing comes any more. */
	end(): void {
		this.publish();
		this.#stopwatch.run(this.#engine.merge({ isAtRest: true }));
	}
}

/** Adds times up, and keeps the longest. */
class Stopwatch {
	#totalMs = 0;
	#longestMs = 0;

	get times(): SliceTimes {
		return { totalMs: this.#totalMs, longestMs: this.#longestMs };
	}

	time<T>(work: () => T): T {
		const started = now();
		const result = work();
		const taken = now() - started;
		this.#totalMs += taken;
		this.#longestMs = Math.max(this.#longestMs, taken);
		return result;
	}

	/** Each slice by itself. */
	run(slices: Slices<unknown>): void {
		while (!this.time(() => slices.next()).done) {
			// A pause would be here.
		}
	}
}

/** The cache is not asked here whether a file has changed. */
const FILE: FileFacts = { sizeBytes: 0, mtimeMs: 0, ctimeMs: 0, hash: '' };

/** Saves the corpus in a cache and starts from that. */
async function startWarm(engine: Engine, { id, offset }: Probe): Promise<Pick<ScaleResult, 'warm' | 'indexBytes' | 'segments'>> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-bench-'));
	try {
		const saved = await openCache(folder).save(engine.segments.map(({ segment, live }) => ({
			identity: segment,
			sources: Array.from({ length: live.count }, (_, number) => ({ id: segment.documents.id(number), name: '', format: 'plain', file: live.has(number) ? FILE : undefined })),
			toBytes: () => finish(engine.writeSegment(segment)),
		})));
		if (saved.kind !== 'saved') {
			throw new Error('the cache was not saved');
		}
		const indexBytes = fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
		return { indexBytes, segments: engine.segments.length, warm: await runChild<WarmRequest, WarmResult>('warmRun', { folder, id, offset }) };
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

function paintAll(snapshot: Snapshot, id: DocumentId): void {
	const analyzed = snapshot.findDocument(id);
	if (analyzed) {
		Array.from(paintSource(snapshot, analyzed, { kinds: KINDS, focus: undefined, visible: [] }));
	}
}

function askColdly(snapshot: Snapshot, ids: readonly DocumentId[], draws: Draws, budgetMs: number): ReadTimes {
	const [first, next]: [number[], number[]] = [[], []];
	const end = performance.now() + budgetMs;
	for (const id of ids) {
		for (const [at, { offset }] of drawProbes(snapshot, id, draws).entries()) {
			(at === 0 ? first : next).push(timeOf(() => snapshot.cardAt(id, offset)));
		}
		if (performance.now() > end) {
			break;
		}
	}
	return { first: spreadOf(first), next: spreadOf(next) };
}

/** As in an editor: a source is opened, and highlighted, before a reader asks about it. */
function askInOpened(snapshot: Snapshot, ids: readonly DocumentId[], draws: Draws, budgetMs: number): Pick<ScaleResult, 'opening' | 'hover' | 'definition' | 'references'> {
	const times = { opening: [] as number[], hover: [] as number[], definition: [] as number[], references: [] as number[] };
	const end = performance.now() + budgetMs;
	for (const id of ids) {
		times.opening.push(timeOf(() => paintAll(snapshot, id)));
		for (const [kind, ask] of [['hover', (offset: number) => snapshot.cardAt(id, offset)], ['definition', (offset: number) => findDefinition(snapshot, id, offset)], ['references', (offset: number) => findReferences(snapshot, id, offset)]] as const) {
			for (const { offset } of drawProbes(snapshot, id, draws)) {
				times[kind].push(timeOf(() => ask(offset)));
			}
		}
		if (performance.now() > end) {
			break;
		}
	}
	return { opening: spreadOf(times.opening), hover: spreadOf(times.hover), definition: spreadOf(times.definition), references: spreadOf(times.references) };
}

function drawProbes(snapshot: Snapshot, id: DocumentId, draws: Draws): Probe[] {
	return Array.from({ length: PLACES }, () => drawProbe(snapshot, id, draws)).filter((each) => each !== undefined);
}

function timeOf(work: () => unknown): number {
	const started = now();
	work();
	return now() - started;
}

/** A place to ask about. */
interface Probe {
	readonly id: DocumentId;
	readonly offset: number;
}

/** A mention or claim of a source. */
function drawProbe(snapshot: Snapshot, id: DocumentId, draws: Draws): Probe | undefined {
	const analyzed = snapshot.findDocument(id);
	const places = [...analyzed?.mentions ?? [], ...analyzed?.claims ?? []];
	return places.length > 0 ? { id, offset: draws.pick(places).start } : undefined;
}

void main();
