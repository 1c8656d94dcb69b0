// What one would use instead, on the same texts, each in a process of its own.
import { measureMemory, readRequest, reportResult, type Memory } from './child';
import { now } from './clock';
import { eachText, type BenchCorpus } from './corpus';
import { spreadOf, type Timing } from './measure';

export type OtherSystem = 'compromise' | 'minisearch' | 'wink-nlp';

export interface OtherRequest extends BenchCorpus {
	readonly system: OtherSystem;
	/** It takes no more texts after this time. */
	readonly budgetMs: number;
}

export interface OtherResult {
	readonly articles: number;
	readonly units: number;
	readonly readMs: number;
	/** With its code and models loaded, and after reading. */
	readonly empty: Memory;
	readonly held: Memory;
	/** Searching for a sentence; only what can search. */
	readonly search: Timing | undefined;
}

/** Takes texts one by one; what it returns is kept, as an index or a list of names would be. */
interface Other {
	read(text: string): unknown;
	search?(sentence: string): unknown;
}

const QUERIES = 200;

async function main(): Promise<void> {
	const request = readRequest<OtherRequest>();
	const other = await LOADERS[request.system]();
	other.read('It reads its lists and models before the first text is timed, said Maria Lopez on Tuesday.');
	const empty = await measureMemory();
	const kept: unknown[] = [];
	const queries: string[] = [];
	let [articles, units, readMs] = [0, 0, 0];
	for (const { text } of eachText(request)) {
		const started = now();
		kept.push(other.read(text));
		readMs += now() - started;
		articles++;
		units += text.length;
		if (queries.length < QUERIES) {
			queries.push(splitSentences(text)[3 + articles % 10] ?? '');
		}
		if (readMs > request.budgetMs) {
			break;
		}
	}
	const held = await measureMemory();
	const search = other.search && spreadOf(queries.map((query) => {
		const started = now();
		other.search?.(query);
		return now() - started;
	}));
	const result: OtherResult = { articles, units, readMs, empty, held, search };
	reportResult(result);
	if (kept.length !== articles) {
		throw new Error('what was read was to be kept until here');
	}
}

const LOADERS: Readonly<Record<OtherSystem, () => Promise<Other>>> = {
	/** Its people, places and organizations. */
	async compromise() {
		const { default: nlp } = await import('compromise');
		return {
			read: (text) => {
				const view = nlp(text);
				return [view.people().json(), view.places().json(), view.organizations().json()].flat().map(({ text: name }: { text: string }) => name);
			},
		};
	},
	/** A full-text index of sentences, with its defaults. */
	async minisearch() {
		const { default: MiniSearch } = await import('minisearch');
		const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
		let next = 0;
		return {
			read: (text) => index.addAll(splitSentences(text).map((sentence) => ({ id: next++, text: sentence }))),
			search: (sentence) => index.search(sentence).slice(0, 10),
		};
	},
	/** Tokens, sentences, negation, parts of speech and its entities (numbers, dates, money; no names). */
	async 'wink-nlp'() {
		const [{ default: winkNlp }, { default: model }] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]);
		const nlp = winkNlp(model, ['sbd', 'negation', 'ner', 'pos']);
		return { read: (text) => nlp.readDoc(text).entities().out() };
	},
};

/** Good enough where only the load counts. */
function splitSentences(text: string): string[] {
	return text.split(/(?<=[.!?”])\s+/).filter((sentence) => sentence.length > 20);
}

void main();
