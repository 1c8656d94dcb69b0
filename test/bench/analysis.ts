import nlp from 'compromise';
import { findClaims } from '../../src/engine/annotate/claims';
import { findMentions } from '../../src/engine/annotate/entities';
import { analyze } from '../../src/engine/annotate/pipeline';
import { namePartFormat } from '../../src/engine/corpus/namePart';
import { wordFormat } from '../../src/engine/corpus/wordPart';
import { parseDocument } from '../../src/engine/document/document';
import type { Slices } from '../../src/engine/ports';
import { finish } from '../../src/engine/slices';
import { documentFormat } from '../../src/engine/storage/documentPart';
import type { AnalyzedDocument, SourceInput } from '../../src/engine/types';
import { toInput } from '../support/engine';
import { speedOf, type Table } from './measure';
import { loadEverything } from './resources';
import type { Text } from './texts';

/** compromise is slow: it gets the first texts only, up to this many code units. */
const COMPROMISE_UNITS = 400_000;

/** One step from a text to what the index holds of it, by the engine's own functions. */
interface Stage {
	readonly name: string;
	/** What is timed; everything before it is given. */
	readonly run: (analyzed: AnalyzedDocument, input: SourceInput) => Slices<unknown> | undefined;
}

function stagesOf({ resources, segments: { words, lists } }: ReturnType<typeof loadEverything>): readonly Stage[] {
	return [
		{ name: 'paragraphs, sentences, tokens', run: (_, input) => parseDocument(input) },
		{ name: 'mentions, given tokens', run: ({ document }) => findMentions(document, resources) },
		{ name: 'numeric claims, given tokens', run: ({ document }) => findClaims(document, resources) },
		{ name: 'terms: the word part of a segment', run: (analyzed) => wordFormat.build([analyzed], words) },
		{ name: 'names: the name part', run: (analyzed) => namePartFormat.build([analyzed], lists) },
		{ name: 'packing: the document part', run: (analyzed) => documentFormat.build([analyzed]) },
	];
}

/** Speed of each stage of analysing, beside compromise on the same texts in the same run. */
export function benchAnalysis(texts: readonly Text[]): Table {
	const everything = loadEverything();
	const { resources } = everything;
	const inputs = texts.map(({ name, text }) => toInput(name, text));
	const units = inputs.reduce((sum, { text }) => sum + text.length, 0);
	const sources = inputs.map((input) => ({ input, analyzed: finish(analyze(input, resources)) }));
	const sample: string[] = [];
	let sampleUnits = 0;
	for (const { text } of texts) {
		if (sampleUnits < COMPROMISE_UNITS) {
			sample.push(text);
			sampleUnits += text.length;
		}
	}
	const stages = stagesOf(everything).map(({ name, run }) => ({
		name,
		speed: speedOf(units, () => sources.forEach(({ input, analyzed }) => {
			const slices = run(analyzed, input);
			return slices && finish(slices);
		})),
	}));
	// One stage after the other takes the sum of their times.
	const all = 1 / stages.reduce((sum, { speed }) => sum + 1 / speed, 0);
	const theirs = (work: (text: string) => unknown): number => speedOf(sampleUnits, () => sample.forEach(work), 1);
	const entityPass = theirs((text) => {
		const view = nlp(text);
		view.people().json();
		view.places().json();
		view.organizations().json();
	});
	const numberPass = theirs((text) => nlp(text).numbers().json());
	return {
		title: `Analysis, ${texts.length} articles, ${(units / 1e6).toFixed(2)} MB`,
		columns: ['stage', 'MB/s', 'share of the time, %', 'times compromise'],
		rows: [
			...stages.map(({ name, speed }, index) => [name, speed, Math.round(all / speed * 100), index === 1 ? speed / entityPass : index === 2 ? speed / numberPass : '']),
			['everything', all, 100, all / entityPass],
			['compromise: people, places, organizations', entityPass, '', 1],
			['compromise: numbers', numberPass, '', 1],
		],
	};
}
