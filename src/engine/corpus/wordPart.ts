import type { Slices } from '../ports';
import { FormatError, type ByteReader, type ByteWriter } from '../storage/bytes';
import { LiveDocuments, type PartFormat } from '../storage/part';
import { Rows, RowsWriter } from '../storage/rows';
import { StringTable } from '../storage/stringTable';
import { readSurfaces } from '../text/surfaces';
import type { AnalyzedDocument } from '../types';
import { findDateKeys } from './dates';
import { lengthOf } from './documentWeights';
import { findDocuments, makeDocumentNumbers, readDocumentNumbers, type DocumentNumbers } from './documentNumbers';
import { writeDocumentWords, type DocumentRows, type DocumentWords } from './documentWords';
import type { PassageWords } from './passageWords';
import { PostingsBuilder, type Postings } from './postings';
import { countNegations, findNameTokens, isPassage, signSentences } from './sentenceMarks';
import { findTerms, type DocumentTerms } from './terms';
import { mergeWords } from './wordMerge';

/** The words of a run of documents, for ranking and comparing their sentences; from the texts alone, and immutable. */
export interface WordPart {
	/** Distinct terms. */
	readonly terms: StringTable;
	/** Sentences that can be found with each term; documents with it. */
	readonly passageCounts: Int32Array;
	readonly documentCounts: Int32Array;
	/** Of all sentences, also of those that cannot be found. */
	readonly postings: Postings;
	/** Sentence at which each document begins, and at the end their number. */
	readonly sentenceStarts: Int32Array;
	/** Document of each sentence; found from where the documents begin. */
	readonly documentOf: DocumentNumbers;
	/** Occurrences in each sentence that can be found, at most 65,535; 0 for others: notes, and sentences without content. */
	readonly lengths: Uint16Array;
	/** Words in each sentence that turn it around, at most 255. */
	readonly negations: Uint8Array;
	readonly documents: DocumentRows;
	/** Length of each document's vector, as of `lengthOf`. */
	readonly norms: Float64Array;
	/** Date keys of each document, ascending, and where they begin. */
	readonly dateKeys: Uint16Array;
	readonly dateStarts: Int32Array;
	/** Hashes of sentences that are long enough to tell a copy, ascending, with the document of each; once for a document. */
	readonly signatures: Int32Array;
	readonly signers: DocumentNumbers;
}

type WordResources = Pick<PassageWords, 'rules' | 'background'>;

/** Builds, merges, writes and reads `WordPart`s. */
export const wordFormat: PartFormat<WordPart, WordResources> = { build: buildWords, merge: mergeWords, write: writeWords, read: readWords };

function* buildWords(documents: readonly AnalyzedDocument[], resources: WordResources): Slices<WordPart> {
	const parts: WordPart[] = [];
	for (const analyzed of documents) {
		parts.push(yield* buildDocument(analyzed, resources));
	}
	return parts.length === 1 && parts[0] ? parts[0] : yield* mergeWords(parts.map((part) => ({ part, live: LiveDocuments.all(1) })));
}

/** Occurrences handled between two pauses. */
const SLICE_OCCURRENCES = 4000;
const MAX_LENGTH = 65_535;

/** The part of one document. */
function* buildDocument(analyzed: AnalyzedDocument, { rules, background }: WordResources): Slices<WordPart> {
	const terms = yield* findTerms(analyzed.document, rules);
	const { vocabulary, occurrences, tokens, sentenceStarts } = terms;
	const counts = new Int32Array(vocabulary.length);
	const names = new Uint8Array(occurrences.length);
	const isName = findNameTokens(analyzed);
	for (let at = 0; at < occurrences.length; at++) {
		const term = occurrences[at] as number; // In range by the loop, as below.
		counts[term] = (counts[term] as number) + 1;
		names[at] = isName[tokens[at] as number] as number;
	}
	yield undefined;
	const numbers = new Int32Array(vocabulary.length);
	for (let term = 0; term < numbers.length; term++) {
		numbers[term] = term;
	}
	const words: DocumentWords = { vocabulary: numbers, counts, occurrences, tokens, sentenceStarts, names };
	const rows = new RowsWriter();
	writeDocumentWords(words, rows.writer);
	rows.end();
	yield undefined;
	const dateKeys = findDateKeys(analyzed.document);
	const signatures = signSentences(vocabulary, words);
	return {
		...yield* buildPostings(analyzed, terms),
		terms: StringTable.from(vocabulary),
		documentCounts: new Int32Array(vocabulary.length).fill(1),
		sentenceStarts: Int32Array.of(0, sentenceStarts.length - 1),
		documentOf: findDocuments(Int32Array.of(0, sentenceStarts.length - 1)),
		negations: countNegations(analyzed.document.tokens, yield* readSurfaces(analyzed.document)),
		documents: yield* rows.take(),
		norms: Float64Array.of(lengthOf(vocabulary.map((term, at) => [term, counts[at] ?? 0]), background)),
		dateKeys, dateStarts: Int32Array.of(0, dateKeys.length),
		signatures, signers: makeDocumentNumbers(1, signatures.length),
	};
}

function* buildPostings(analyzed: AnalyzedDocument, { vocabulary, occurrences, sentenceStarts }: DocumentTerms): Slices<Pick<WordPart, 'postings' | 'lengths' | 'passageCounts'>> {
	const builder = new PostingsBuilder(vocabulary.length);
	const lengths = new Uint16Array(sentenceStarts.length - 1);
	const passageCounts = new Int32Array(vocabulary.length);
	const bags = occurrences.slice();
	let work = 0;
	for (const pass of ['measure', 'add'] as const) {
		for (let sentence = 0; sentence < lengths.length; sentence++) {
			const bag = bags.subarray(sentenceStarts[sentence], sentenceStarts[sentence + 1]);
			if (pass === 'measure') {
				bag.sort();
				lengths[sentence] = isPassage(analyzed, sentence) ? Math.min(bag.length, MAX_LENGTH) : 0;
			}
			for (let at = 0; at < bag.length;) {
				const term = bag[at] as number; // In range by the loop.
				let end = at + 1;
				while (end < bag.length && bag[end] === term) {
					end++;
				}
				builder[pass](term, sentence, end - at);
				if (pass === 'measure' && lengths[sentence] !== 0) {
					passageCounts[term] = (passageCounts[term] as number) + 1;
				}
				at = end;
			}
			work += bag.length + 1;
			if (work > SLICE_OCCURRENCES) {
				yield undefined;
				work = 0;
			}
		}
		if (pass === 'measure') {
			builder.layOut();
		}
	}
	return { postings: builder.postings, lengths, passageCounts };
}

function writeWords(part: WordPart, writer: ByteWriter): void {
	part.terms.write(writer);
	writer.array(part.passageCounts);
	writer.array(part.documentCounts);
	part.postings.write(writer);
	writer.array(part.sentenceStarts);
	writer.array(part.lengths);
	writer.array(part.negations);
	part.documents.write(writer);
	writer.array(part.norms);
	writer.array(part.dateKeys);
	writer.array(part.dateStarts);
	writer.array(part.signatures);
	writer.array(part.signers);
}

/** That numbers within rows are of this part is taken on trust: the cache tells changed bytes. */
function readWords(reader: ByteReader): WordPart {
	const terms = StringTable.read(reader);
	const passageCounts = readColumn(reader.int32s(), terms.size);
	const documentCounts = readColumn(reader.int32s(), terms.size);
	const postings = Rows.read(reader, terms.size);
	const sentenceStarts = reader.int32s();
	const lengths = reader.uint16s();
	const negations = readColumn(reader.uint8s(), lengths.length);
	const documentCount = sentenceStarts.length - 1;
	if (sentenceStarts[0] !== 0 || sentenceStarts[documentCount] !== lengths.length || sentenceStarts.some((start, index) => start < (sentenceStarts[index - 1] ?? 0))) {
		throw new FormatError(`Expected the sentences of all documents to be ${lengths.length}.`);
	}
	const documents = Rows.read(reader, documentCount);
	const norms = readColumn(reader.float64s(), documentCount);
	const dateKeys = reader.uint16s();
	const dateStarts = readColumn(reader.starts(dateKeys.length), documentCount + 1);
	const signatures = reader.int32s();
	const signers = readColumn(readDocumentNumbers(documentCount, reader), signatures.length);
	return {
		terms, passageCounts, documentCounts, postings, sentenceStarts, lengths, negations, documents, norms, dateKeys, dateStarts, signatures, signers,
		documentOf: findDocuments(sentenceStarts),
	};
}

function readColumn<T extends { readonly length: number }>(values: T, length: number): T {
	if (values.length !== length) {
		throw new FormatError(`Expected ${length} values, got ${values.length}.`);
	}
	return values;
}
