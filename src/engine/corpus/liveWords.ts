import type { LiveDocuments } from '../storage/part';
import { readDocumentWords } from './documentWords';
import type { WordPart } from './wordPart';

/** What the documents of a part count that are still in the corpus. */
export class LiveWords {
	readonly part: WordPart;
	readonly live: LiveDocuments;
	/** By term, as in the part. */
	readonly passageCounts: Int32Array;
	readonly documentCounts: Int32Array;
	/** By sentence, as in the part; 0 for those of documents that are gone. */
	readonly lengths: Uint16Array;
	/** Sentences that can be found, and the sum of their lengths. */
	readonly passages: number;
	readonly occurrences: number;

	private constructor(part: WordPart, live: LiveDocuments, counts: Pick<LiveWords, 'passageCounts' | 'documentCounts' | 'lengths' | 'passages' | 'occurrences'>) {
		this.part = part;
		this.live = live;
		this.passageCounts = counts.passageCounts;
		this.documentCounts = counts.documentCounts;
		this.lengths = counts.lengths;
		this.passages = counts.passages;
		this.occurrences = counts.occurrences;
	}

	/** @param before the same part when fewer documents were gone: only those gone since then are read. */
	static of(part: WordPart, live: LiveDocuments, before?: LiveWords): LiveWords {
		if (before?.part === part && before.live === live) {
			return before;
		}
		const known = before?.part === part && [...gone(before.live)].every((document) => !live.has(document)) ? before : undefined;
		if (live.liveCount === live.count) {
			return new LiveWords(part, live, { ...part, ...sumLengths(part.lengths) });
		}
		const passageCounts = (known ?? part).passageCounts.slice();
		const documentCounts = (known ?? part).documentCounts.slice();
		const lengths = (known ?? part).lengths.slice();
		for (const document of gone(live)) {
			if (known?.live.has(document) ?? true) {
				takeAway(part, document, { passageCounts, documentCounts, lengths });
			}
		}
		return new LiveWords(part, live, { passageCounts, documentCounts, lengths, ...sumLengths(lengths) });
	}
}

function* gone(live: LiveDocuments): Generator<number, void> {
	for (let document = 0; document < live.count; document++) {
		if (!live.has(document)) {
			yield document;
		}
	}
}

function takeAway(part: WordPart, document: number, { passageCounts, documentCounts, lengths }: Pick<LiveWords, 'passageCounts' | 'documentCounts' | 'lengths'>): void {
	const first = part.sentenceStarts[document] ?? 0;
	const end = part.sentenceStarts[document + 1] ?? 0;
	const { vocabulary, occurrences, sentenceStarts } = readDocumentWords(part.documents, document, end - first);
	for (const term of vocabulary) {
		documentCounts[term] = (documentCounts[term] as number) - 1; // A term of the part.
	}
	for (let sentence = first; sentence < end; sentence++) {
		if (lengths[sentence] !== 0) {
			const own = occurrences.subarray(sentenceStarts[sentence - first], sentenceStarts[sentence - first + 1]);
			for (const rank of new Set(own)) {
				const term = vocabulary[rank] as number; // Occurrences are of the vocabulary.
				passageCounts[term] = (passageCounts[term] as number) - 1;
			}
			lengths[sentence] = 0;
		}
	}
}

function sumLengths(lengths: Uint16Array): Pick<LiveWords, 'passages' | 'occurrences'> {
	let passages = 0;
	let occurrences = 0;
	for (const length of lengths) {
		passages += length > 0 ? 1 : 0;
		occurrences += length;
	}
	return { passages, occurrences };
}
