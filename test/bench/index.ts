// Speed and memory, beside what people would use instead. On generated news, or on the texts of a folder:
//   npm run bench [-- --data FOLDER] [--articles N] [--seconds N] [--workers N] [--seed N] [--only PART …]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation';
import { benchAnalysis } from './analysis';
import { benchCards } from './cards';
import { eachText } from './corpus';
import { measureHostTimes } from './hostTimer';
import { toMarkdown, type Table } from './measure';
import { benchReferences } from './references';
import { benchOthers, benchScale } from './scale';
import type { Text } from './texts';
import { benchWorkers } from './workers';

/** Articles on which each stage is timed. */
const SAMPLE = 300;
/** For workers: what they read before their code is compiled is to be a small part of it, as in a folder of many articles. */
const WORKER_SAMPLE = 2000;
const HOST_ARTICLES = 10_000;
const SIZES = [2, 100, 1000, 10_000, 100_000];
const PARTS = ['cards', 'activation', 'analysis', 'workers', 'references', 'scale', 'others', 'host'];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			data: { type: 'string' }, seed: { type: 'string', default: '1' },
			/** The largest corpus. */
			articles: { type: 'string', default: '10000' },
			/** For reading one corpus; the rest of it is left out. */
			seconds: { type: 'string' },
			workers: { type: 'string', default: '1' },
			only: { type: 'string', multiple: true, default: [] },
		},
	});
	const unknown = values.only.find((name) => !PARTS.includes(name));
	if (unknown !== undefined) {
		throw new Error(`No part named ${unknown}: use ${PARTS.join(', ')}.`);
	}
	const { data } = values;
	const [seed, articles] = [Number(values.seed), Number(values.articles)];
	const seconds = Number(values.seconds ?? (articles > 10_000 ? 3600 : 100));
	const tables: Table[] = [];
	const report = (table: Table): void => {
		tables.push(table);
		console.log(toMarkdown(table));
	};
	const isWanted = (part: string): boolean => values.only.length === 0 || values.only.includes(part);
	const readSample = (count: number): Text[] => [...eachText({ data, seed, count: data === undefined ? count : Infinity })];
	const sample = readSample(SAMPLE);
	if (isWanted('cards')) {
		report(await benchCards());
	}
	if (isWanted('activation')) {
		report(await measureActivation());
	}
	if (isWanted('analysis')) {
		report(benchAnalysis(sample));
	}
	if (isWanted('workers')) {
		report(await benchWorkers(readSample(WORKER_SAMPLE)));
	}
	const events = data === undefined ? undefined : path.join(data, 'crossref', 'dev');
	if (isWanted('references') && events !== undefined && fs.existsSync(path.join(events, 'gold.json'))) {
		benchReferences(events).forEach(report);
	}
	if (isWanted('others')) {
		report(await benchOthers({ data, seed }));
	}
	if (isWanted('scale')) {
		const sizes = [...SIZES.filter((size) => size < articles), articles];
		(await benchScale({ data, seed, sizes, workers: Number(values.workers), indexBudgetMs: seconds * 1000 })).forEach(report);
	}
	if (isWanted('host')) {
		report(measureHostTimes({ seed, articles: HOST_ARTICLES, seconds }));
	}
	const folder = path.join('out', 'bench');
	fs.writeFileSync(path.join(folder, 'results.json'), JSON.stringify(tables, undefined, '\t'));
	fs.writeFileSync(path.join(folder, 'results.md'), tables.map(toMarkdown).join('\n'));
	console.log(`Written to ${path.join(folder, 'results.md')} and results.json`);
}

void main();
