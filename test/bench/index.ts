// Speed, as ratios beside what people would use instead: npm run bench [-- --data FOLDER]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation';
import { benchAnalysis } from './analysis';
import { benchCards } from './cards';
import { toMarkdown, type Table } from './measure';
import { benchReferences } from './references';
import { generateTexts, readTexts } from './texts';

const GENERATED = 300;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { data: { type: 'string' } } });
	const tables: Table[] = [];
	const report = (table: Table): void => {
		tables.push(table);
		console.log(toMarkdown(table));
	};
	report(await benchCards());
	report(await measureActivation());
	report(benchAnalysis(values.data === undefined ? generateTexts(GENERATED) : readTexts(values.data)));
	const events = values.data === undefined ? undefined : path.join(values.data, 'crossref', 'dev');
	if (events !== undefined && fs.existsSync(path.join(events, 'gold.json'))) {
		benchReferences(events).forEach(report);
	}
	const folder = path.join('out', 'bench');
	fs.writeFileSync(path.join(folder, 'results.json'), JSON.stringify(tables, undefined, '\t'));
	fs.writeFileSync(path.join(folder, 'results.md'), tables.map(toMarkdown).join('\n'));
	console.log(`Written to ${path.join(folder, 'results.md')} and results.json`);
}

void main();
