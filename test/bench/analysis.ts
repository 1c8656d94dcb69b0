import nlp from 'compromise';
import { findClaims } from '../../src/engine/annotate/claims';
import { findMentions } from '../../src/engine/annotate/entities';
import { analyze, finish } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import { parseDocument } from '../../src/engine/document/document';
import { readEngineData } from '../support/engineData';
import { toInput } from '../support/engine';
import { speedOf, type Table } from './measure';
import type { Text } from './texts';

/** compromise is slow: it gets the first texts only, up to this many code units. */
const COMPROMISE_UNITS = 400_000;

/** Speed of each stage of analysing, beside compromise on the same texts in the same run. */
export function benchAnalysis(texts: readonly Text[]): Table {
	const resources = loadResources(readEngineData());
	const inputs = texts.map(({ name, text }) => toInput(name, text));
	const units = inputs.reduce((sum, { text }) => sum + text.length, 0);
	const documents = inputs.map((input) => finish(parseDocument(input)));
	const sample: string[] = [];
	let sampleUnits = 0;
	for (const { text } of texts) {
		if (sampleUnits < COMPROMISE_UNITS) {
			sample.push(text);
			sampleUnits += text.length;
		}
	}
	const ours = (work: () => unknown): number => speedOf(units, work);
	const theirs = (work: () => unknown): number => speedOf(sampleUnits, work, 1);
	const all = ours(() => inputs.forEach((input) => finish(analyze(input, resources))));
	const mentions = ours(() => documents.forEach((document) => finish(findMentions(document, resources))));
	const claims = ours(() => documents.forEach((document) => finish(findClaims(document, resources))));
	const entityPass = theirs(() => sample.forEach((text) => {
		const view = nlp(text);
		view.people().json();
		view.places().json();
		view.organizations().json();
	}));
	const numberPass = theirs(() => sample.forEach((text) => {
		nlp(text).numbers().json();
	}));
	return {
		title: `Analysis, ${texts.length} articles, ${(units / 1e6).toFixed(2)} MB`,
		columns: ['stage', 'MB/s', 'times compromise'],
		rows: [
			['paragraphs, sentences, tokens', ours(() => inputs.forEach((input) => finish(parseDocument(input)))), ''],
			['mentions, given tokens', mentions, mentions / entityPass],
			['numeric claims, given tokens', claims, claims / numberPass],
			['everything', all, all / entityPass],
			['compromise: people, places, organizations', entityPass, 1],
			['compromise: numbers', numberPass, 1],
		],
	};
}
