// One size of the corpus in a process of its own.
import type { AnalyzedDocument, DocumentId, Snapshot } from '../../src/engine';
import { makeEngine } from '../../src/engine/engine';
import { findDefinition, findReferences } from '../../src/features/lookups';
import { paintSource } from '../../src/features/paint';
import { readEngineData } from '../support/engineData';
import { toInput } from '../support/engine';
import { Draws } from '../support/newsroom/draws';
import { measureMemory, readRequest, reportResult, type Memory } from './child';
import { eachText, type BenchCorpus } from './corpus';
import { spreadOf, timeEach, type Timing } from './measure';

/** The host publishes what was read so far this often. */
const PUBLISH_MS = 150;
/** Places for each kind of question, never asked about before. */
const PROBES = 300;
const EDITS = 40;
const KINDS = new Set(['person', 'organization', 'place', 'product', 'group', 'event', 'work', 'other', 'claim', 'match']);

export interface ScaleRequest extends BenchCorpus {
	/** Reading stops after this time, and the rest is measured on what was read. */
	readonly indexBudgetMs: number;
	/** For each kind of question. */
	readonly askBudgetMs: number;
}

export interface ScaleResult {
	readonly articles: number;
	readonly units: number;
	/** Time of analysing all texts, one after the other. */
	readonly analysisMs: number;
	/** Time of putting them into the corpus, and the longest of these steps. */
	readonly applyMs: number;
	readonly longestApplyMs: number;
	/** From the whole corpus, where nobody asked for anything yet, to the first card. */
	readonly firstCardMs: number;
	readonly empty: Memory;
	readonly indexed: Memory;
	/** After all questions. */
	readonly asked: Memory;
	readonly hover: Timing;
	readonly definition: Timing;
	readonly references: Timing;
	/** From a keystroke to the card in the edited source, and to all its highlights. */
	readonly editToCard: Timing;
	readonly editToHighlights: Timing;
}

/** A place to ask about. */
interface Probe {
	readonly id: DocumentId;
	readonly offset: number;
}

async function main(): Promise<void> {
	const request = readRequest<ScaleRequest>();
	const engine = makeEngine({ data: readEngineData(), logger: { info: silent, warn: silent, error: silent }, pause: () => Promise.resolve() });
	const analyze = async (name: string, text: string): Promise<AnalyzedDocument> => {
		const analyzed = await engine.analyze(toInput(name, text), { isCancellationRequested: false });
		if (!analyzed) {
			throw new Error(`${name} was not analysed`);
		}
		return analyzed;
	};
	await analyze('warm-up.txt', 'The engine reads its lists and weights before the first text is timed, said Maria Lopez on Tuesday.');
	const empty = measureMemory();

	let [articles, units, analysisMs, applyMs, longestApplyMs] = [0, 0, 0, 0, 0];
	let waiting: AnalyzedDocument[] = [];
	let lastPublish = 0;
	const publish = (): void => {
		const started = performance.now();
		engine.apply({ put: waiting });
		const taken = performance.now() - started;
		applyMs += taken;
		longestApplyMs = Math.max(longestApplyMs, taken);
		waiting = [];
		lastPublish = analysisMs;
	};
	const ids: DocumentId[] = [];
	for (const { name, text } of eachText(request)) {
		const started = performance.now();
		const analyzed = await analyze(name, text);
		analysisMs += performance.now() - started;
		waiting.push(analyzed);
		ids.push(analyzed.document.id);
		articles++;
		units += text.length;
		if (analysisMs - lastPublish > PUBLISH_MS) {
			publish();
		}
		if (analysisMs + applyMs > request.indexBudgetMs) {
			break;
		}
	}
	publish();
	const indexed = measureMemory();

	const draws = new Draws(request.seed, 99);
	const probes = (count: number): Probe[] => Array.from({ length: count }, () => probe(engine.snapshot, draws.pick(ids), draws)).filter((each) => each !== undefined);
	const ask = (work: (snapshot: Snapshot, id: DocumentId, offset: number) => unknown, count = PROBES): Timing =>
		timeEach(probes(count), ({ id, offset }) => work(engine.snapshot, id, offset), request.askBudgetMs);
	const firstCard = ask((snapshot, id, offset) => snapshot.cardAt(id, offset), 1);
	const hover = ask((snapshot, id, offset) => snapshot.cardAt(id, offset));
	const definition = ask(findDefinition);
	const references = ask(findReferences);

	const [toCard, toHighlights]: [number[], number[]] = [[], []];
	const editEnd = performance.now() + request.askBudgetMs * 2;
	for (const { id, offset } of probes(EDITS)) {
		const text = engine.snapshot.findDocument(id)?.document.text ?? '';
		const started = performance.now();
		const analyzed = await analyze(id, `${text.slice(0, offset)}x${text.slice(offset)}`);
		const snapshot = engine.apply({ put: [analyzed] });
		snapshot.cardAt(id, offset);
		toCard.push(performance.now() - started);
		const edited = snapshot.findDocument(id);
		if (edited) {
			Array.from(paintSource(snapshot, edited, { kinds: KINDS, focus: undefined, visible: [] }));
		}
		toHighlights.push(performance.now() - started);
		if (performance.now() > editEnd) {
			break;
		}
	}
	const result: ScaleResult = {
		articles, units, analysisMs, applyMs, longestApplyMs, firstCardMs: firstCard.p50, empty, indexed, asked: measureMemory(),
		hover, definition, references, editToCard: spreadOf(toCard), editToHighlights: spreadOf(toHighlights),
	};
	reportResult(result);
}

/** A mention or claim of a source. */
function probe(snapshot: Snapshot, id: DocumentId, draws: Draws): Probe | undefined {
	const analyzed = snapshot.findDocument(id);
	const places = [...analyzed?.mentions ?? [], ...analyzed?.claims ?? []];
	return places.length > 0 ? { id, offset: draws.pick(places).start } : undefined;
}

function silent(): void {
	// Nobody reads a log here.
}

void main();
