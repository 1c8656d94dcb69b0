import type { Corpus } from '../corpus/corpus';
import { isNumberTerm } from '../corpus/ranking';
import type { AnalyzedDocument, DocumentId } from '../types';

/** Constants of what counts as a copy. */
const COPY = {
	/** Least resemblance of two sentences, and of two documents. */
	sentences: 0.75,
	documents: 0.8,
	/** Least number of terms: shorter sentences are alike by chance. */
	terms: 4,
	/** Least number of sentences of a document that can be a copy. */
	documentSentences: 3,
	/** A sentence in more documents than this is a boilerplate and tells nothing about them. */
	boilerplate: 50,
} as const;

/** Keys kept. */
const MAX_KEPT = 50_000;

/** Words that turn a sentence around; terms are made without them. */
const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'nor', 'neither', 'cannot', 'hardly']);

/** A sentence as it is compared for copies. */
export interface CopyKey {
	/** Distinct terms, ascending. */
	readonly terms: readonly number[];
	/** Numbers and negations: they have to be the same. */
	readonly exact: string;
}

/** Makes keys of sentences of one corpus. */
export class CopyKeys {
	readonly #corpus: Corpus;
	readonly #numberTerms = new Set<number>();
	readonly #keys = new Map<number, CopyKey>();

	constructor(corpus: Corpus) {
		this.#corpus = corpus;
		for (const [term, number] of corpus.index.postings.terms) {
			if (isNumberTerm(term)) {
				this.#numberTerms.add(number);
			}
		}
	}

	/** @param document position in the corpus. */
	of(document: number, sentence: number): CopyKey {
		const place = (this.#corpus.index.postings.documentStarts[document] ?? 0) + sentence;
		let key = this.#keys.get(place);
		if (!key) {
			key = this.#make(document, sentence);
			if (this.#keys.size >= MAX_KEPT) {
				this.#keys.clear();
			}
			this.#keys.set(place, key);
		}
		return key;
	}

	#make(document: number, sentence: number): CopyKey {
		const terms = this.#corpus.index.terms[document];
		const numbers = this.#corpus.index.postings.termNumbers[document];
		const analyzed = this.#corpus.documents[document];
		if (!terms || !numbers || !analyzed) {
			return { terms: [], exact: '' };
		}
		const occurrences = terms.occurrences.subarray(terms.sentenceStarts[sentence], terms.sentenceStarts[sentence + 1]);
		const all = Array.from(occurrences, (term) => numbers[term] as number); // One number for each term of the vocabulary.
		const exact = all.filter((term) => this.#numberTerms.has(term)).sort((a, b) => a - b);
		return { terms: [...new Set(all)].sort((a, b) => a - b), exact: `${exact.join(' ')}/${countNegations(analyzed, sentence)}` };
	}
}

/** Tells whether two sentences say the same in nearly the same words: resemblance of their terms (Broder 1997), the same numbers and negations. */
export function isCopy(a: CopyKey, b: CopyKey): boolean {
	const [fewer, more] = a.terms.length < b.terms.length ? [a.terms, b.terms] : [b.terms, a.terms];
	if (fewer.length < COPY.terms || fewer.length < COPY.sentences * more.length || a.exact !== b.exact) {
		return false;
	}
	const shared = countShared(fewer, more);
	return shared >= COPY.sentences * (fewer.length + more.length - shared);
}

function countShared(a: readonly number[], b: readonly number[]): number {
	let shared = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		const difference = (a[i] as number) - (b[j] as number); // In range by the loop.
		shared += difference === 0 ? 1 : 0;
		i += difference <= 0 ? 1 : 0;
		j += difference >= 0 ? 1 : 0;
	}
	return shared;
}

function countNegations({ document: { text, tokens } }: AnalyzedDocument, sentence: number): number {
	let count = 0;
	const end = tokens.sentenceStarts[sentence + 1] ?? 0;
	for (let token = tokens.sentenceStarts[sentence] ?? 0; token < end; token++) {
		const word = text.slice(tokens.starts[token], tokens.ends[token]).toLowerCase();
		count += NEGATIONS.has(word) || word.endsWith("n't") || word.endsWith('n’t') ? 1 : 0;
	}
	return count;
}

/** A document that repeats another one. */
export interface DuplicateDocument {
	readonly document: DocumentId;
	/** Published earlier as far as the dates say, else first by id. */
	readonly of: DocumentId;
	/** Share of the sentences of either that both have, 0–1. */
	readonly resemblance: number;
}

/** Documents that repeat another one sentence by sentence, by id. Linear in the sentences but for boilerplate. */
export function findDuplicates(corpus: Corpus): DuplicateDocument[] {
	const signatures = corpus.documents.map((_, number) => sentenceSignatures(corpus, number));
	const holders = new Map<string, number[]>();
	signatures.forEach((set, number) => set.forEach((signature) => {
		const list = holders.get(signature);
		if (list) {
			list.push(number);
		} else {
			holders.set(signature, [number]);
		}
	}));
	const order = corpus.documents.map((_, number) => number).sort((a, b) => compareDates(corpus, a, b) || a - b);
	const isCopyOf = new Map<number, DuplicateDocument>();
	for (const number of order) {
		const own = signatures[number] as ReadonlySet<string>; // One for each document.
		if (isCopyOf.has(number) || own.size < COPY.documentSentences) {
			continue;
		}
		for (const [other, shared] of countHolders(own, holders)) {
			const resemblance = shared / (own.size + (signatures[other] as ReadonlySet<string>).size - shared);
			if (other !== number && !isCopyOf.has(other) && resemblance >= COPY.documents) {
				isCopyOf.set(other, { document: idAt(corpus, other), of: idAt(corpus, number), resemblance });
			}
		}
	}
	return [...isCopyOf.entries()].sort(([a], [b]) => a - b).map(([, duplicate]) => duplicate);
}

function sentenceSignatures(corpus: Corpus, number: number): Set<string> {
	const terms = corpus.index.terms[number];
	const numbers = corpus.index.postings.termNumbers[number];
	const signatures = new Set<string>();
	for (let sentence = 0; terms && numbers && sentence + 1 < terms.sentenceStarts.length; sentence++) {
		const occurrences = terms.occurrences.subarray(terms.sentenceStarts[sentence], terms.sentenceStarts[sentence + 1]);
		if (occurrences.length >= COPY.terms) {
			signatures.add(Array.from(occurrences, (term) => numbers[term]).join(' '));
		}
	}
	return signatures;
}

function countHolders(own: ReadonlySet<string>, holders: ReadonlyMap<string, readonly number[]>): Map<number, number> {
	const counts = new Map<number, number>();
	for (const signature of own) {
		const list = holders.get(signature) ?? [];
		if (list.length <= COPY.boilerplate) {
			for (const other of list) {
				counts.set(other, (counts.get(other) ?? 0) + 1);
			}
		}
	}
	return counts;
}

function compareDates(corpus: Corpus, a: number, b: number): number {
	const first = corpus.documents[a]?.document.metadata.date ?? '';
	const second = corpus.documents[b]?.document.metadata.date ?? '';
	if (first === '' || second === '' || first === second) {
		return first === second ? 0 : first === '' ? 1 : -1;
	}
	return first < second ? -1 : 1;
}

function idAt(corpus: Corpus, number: number): DocumentId {
	return (corpus.documents[number] as AnalyzedDocument).document.id; // The corpus's own number.
}
