import type { Slices } from '../ports';
import type { MergedPart } from '../storage/part';
import { RowsWriter } from '../storage/rows';
import { StringTable } from '../storage/stringTable';
import { findDocuments, makeDocumentNumbers } from './documentNumbers';
import { renumberDocumentWords } from './documentWords';
import { LiveWords } from './liveWords';
import { mergePostings } from './postings';
import type { WordPart } from './wordPart';

/** A part that is merged, with the new numbers of what it holds; -1 for what is gone. */
interface Input {
	readonly words: LiveWords;
	readonly terms: Int32Array;
	readonly documents: Int32Array;
	readonly sentences: Int32Array;
}

/** Rows handled between two pauses. */
const SLICE_DOCUMENTS = 100;
const SLICE_SENTENCES = 20_000;
const SLICE_SIGNATURES = 50_000;

/** Merges parts without the documents that are gone, in order. Near linear in what the parts hold. */
export function* mergeWords(parts: readonly MergedPart<WordPart>[]): Slices<WordPart> {
	const live: LiveWords[] = [];
	for (const { part, live: documents } of parts) {
		live.push(LiveWords.of(part, documents));
		yield undefined;
	}
	const { table, numbers } = yield* StringTable.merge(live.map(({ part, documentCounts }) => ({
		table: part.terms, keep: documentCounts,
	})));
	const { inputs, sentenceStarts } = yield* renumber(live, numbers);
	const passageCounts = new Int32Array(table.size);
	const documentCounts = new Int32Array(table.size);
	for (const { words, terms } of inputs) {
		for (let term = 0; term < terms.length; term++) {
			const number = terms[term] as number; // In range by the loop.
			if (number >= 0) {
				passageCounts[number] = (passageCounts[number] as number) + (words.passageCounts[term] as number);
				documentCounts[number] = (documentCounts[number] as number) + (words.documentCounts[term] as number);
			}
		}
		yield undefined;
	}
	return {
		terms: table, passageCounts, documentCounts, sentenceStarts, documentOf: findDocuments(sentenceStarts),
		postings: yield* mergePostings(inputs.map(({ words, terms, sentences }) => ({ postings: words.part.postings, terms, sentences })), table.size),
		...yield* mergeSentences(inputs, sentenceStarts),
		...yield* mergeDocuments(inputs, sentenceStarts.length - 1),
		...yield* mergeSignatures(inputs, sentenceStarts.length - 1),
	};
}

function* renumber(live: readonly LiveWords[], terms: readonly Int32Array[]): Slices<{ readonly inputs: readonly Input[]; readonly sentenceStarts: Int32Array }> {
	const sentenceStarts = [0];
	let sentence = 0;
	const inputs: Input[] = [];
	for (const [index, words] of live.entries()) {
		const { part } = words;
		const documents = words.live.renumber(sentenceStarts.length - 1);
		const sentences = new Int32Array(part.lengths.length).fill(-1);
		for (const document of words.live) {
			const end = part.sentenceStarts[document + 1] as number; // One more than documents.
			for (let old = part.sentenceStarts[document] as number; old < end; old++) {
				sentences[old] = sentence++;
			}
			sentenceStarts.push(sentence);
		}
		inputs.push({ words, terms: terms[index] as Int32Array, documents, sentences }); // One for each table.
		yield undefined;
	}
	return { inputs, sentenceStarts: Int32Array.from(sentenceStarts) };
}

function* mergeSentences(inputs: readonly Input[], sentenceStarts: Int32Array): Slices<Pick<WordPart, 'lengths' | 'negations'>> {
	const count = sentenceStarts[sentenceStarts.length - 1] as number; // There is always a last one.
	const lengths = new Uint16Array(count);
	const negations = new Uint8Array(count);
	for (const { words: { part }, sentences } of inputs) {
		for (let old = 0; old < sentences.length; old++) {
			const sentence = sentences[old] as number; // In range by the loop.
			if (sentence >= 0) {
				lengths[sentence] = part.lengths[old] as number;
				negations[sentence] = part.negations[old] as number;
			}
			if (old % SLICE_SENTENCES === SLICE_SENTENCES - 1) {
				yield undefined;
			}
		}
		yield undefined; // There may be many of few sentences.
	}
	return { lengths, negations };
}

function* mergeDocuments(inputs: readonly Input[], count: number): Slices<Pick<WordPart, 'documents' | 'norms' | 'dateKeys' | 'dateStarts'>> {
	const rows = new RowsWriter();
	const norms = new Float64Array(count);
	const dateStarts = new Int32Array(count + 1);
	const dateKeys = new Uint16Array(inputs.reduce((total, { words: { part } }) => total + part.dateKeys.length, 0));
	let dates = 0;
	for (const { words: { part, live }, terms, documents } of inputs) {
		for (const old of live) {
			const document = documents[old] as number; // Live.
			renumberDocumentWords(part.documents, old, terms, rows.writer);
			rows.end();
			norms[document] = part.norms[old] as number;
			const own = part.dateKeys.subarray(part.dateStarts[old], part.dateStarts[old + 1]);
			dateKeys.set(own, dates);
			dates += own.length;
			dateStarts[document + 1] = dates;
			if (document % SLICE_DOCUMENTS === 0) {
				yield undefined;
			}
		}
	}
	return { documents: yield* rows.take(), norms, dateKeys: dateKeys.slice(0, dates), dateStarts };
}

type Signatures = Pick<WordPart, 'signatures' | 'signers'>;

/** Merges sorted runs two by two. */
function* mergeSignatures(inputs: readonly Input[], count: number): Slices<Signatures> {
	let runs: Signatures[] = [];
	for (const { words: { part }, documents } of inputs) {
		runs.push(takeLive(part, documents, count));
		yield undefined;
	}
	while (runs.length > 1) {
		const merged: Signatures[] = [];
		for (let at = 0; at < runs.length; at += 2) {
			const [a, b] = runs.slice(at, at + 2);
			if (a) {
				merged.push(b ? yield* mergeRuns(a, b, count) : a);
				yield undefined;
			}
		}
		runs = merged;
	}
	return runs[0] ?? { signatures: new Int32Array(0), signers: makeDocumentNumbers(count, 0) };
}

/** @param documents new number of each document, of so many. */
function takeLive({ signatures, signers }: Signatures, documents: Int32Array, documentCount: number): Signatures {
	const left = { signatures: new Int32Array(signers.length), signers: makeDocumentNumbers(documentCount, signers.length) };
	let count = 0;
	for (let at = 0; at < signers.length; at++) {
		const document = documents[signers[at] as number] as number; // One of the part's own.
		if (document >= 0) {
			left.signatures[count] = signatures[at] as number;
			left.signers[count] = document;
			count++;
		}
	}
	return { signatures: left.signatures.slice(0, count), signers: left.signers.slice(0, count) };
}

/** Documents of `b` come behind those of `a`. */
function* mergeRuns(a: Signatures, b: Signatures, documentCount: number): Slices<Signatures> {
	const count = a.signatures.length + b.signatures.length;
	const signatures = new Int32Array(count);
	const signers = makeDocumentNumbers(documentCount, count);
	let i = 0;
	for (let at = 0; at < count; at++) {
		const j = at - i;
		const isFirst = j >= b.signatures.length || (i < a.signatures.length && (a.signatures[i] as number) <= (b.signatures[j] as number));
		signatures[at] = (isFirst ? a.signatures[i] : b.signatures[j]) as number; // In range by the comparison.
		signers[at] = (isFirst ? a.signers[i] : b.signers[j]) as number;
		i += isFirst ? 1 : 0;
		if (at % SLICE_SIGNATURES === SLICE_SIGNATURES - 1) {
			yield undefined;
		}
	}
	return { signatures, signers };
}
