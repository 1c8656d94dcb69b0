/** What the text alone says of single sentences, as numbers. */
import { addToHash, finishHash, HASH_START } from '../hashing';
import type { TokenSurfaces } from '../text/surfaces';
import type { AnalyzedDocument, Tokens } from '../types';
import type { DocumentWords } from './documentWords';

/**
 * Tells whether a sentence may be found or asked about: it is no note. A title line is one although it is a note,
 * since it reports what the article reports.
 */
export function isPassage({ document }: AnalyzedDocument, sentence: number): boolean {
	const span = document.sentences[sentence];
	const paragraph = span && document.paragraphs[span.paragraph];
	if (!span || !paragraph) {
		return false;
	}
	const title = document.metadata.titleSpan;
	return paragraph.kind !== 'note' || (title !== undefined && title.start <= span.start && span.end <= title.end);
}

/** Words that turn a sentence around; terms are made without them. */
const NEGATIONS: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'nor', 'neither', 'cannot', 'hardly']);
const MAX_NEGATIONS = 255;

/** Number of negations in each sentence, at most 255. */
export function countNegations({ sentenceStarts }: Tokens, { list, numbers }: TokenSurfaces): Uint8Array {
	const negates = new Uint8Array(list.length);
	for (let number = 0; number < list.length; number++) {
		negates[number] = isNegation((list[number] as string).toLowerCase()) ? 1 : 0; // In range by the loop.
	}
	const counts = new Uint8Array(Math.max(0, sentenceStarts.length - 1));
	for (let sentence = 0; sentence < counts.length; sentence++) {
		let count = 0;
		const end = sentenceStarts[sentence + 1] as number; // In range by the loop, as below.
		for (let token = sentenceStarts[sentence] as number; token < end; token++) {
			count += negates[numbers[token] as number] as number;
		}
		counts[sentence] = Math.min(count, MAX_NEGATIONS);
	}
	return counts;
}

function isNegation(lower: string): boolean {
	return NEGATIONS.has(lower) || lower.endsWith("n't") || lower.endsWith('n’t');
}

/** 1 for each token of a document that is part of a name. One pass over tokens and mentions, both by start. */
export function findNameTokens({ document, mentions }: AnalyzedDocument): Uint8Array {
	const { starts, ends } = document.tokens;
	const names = new Uint8Array(starts.length);
	let token = 0;
	for (const { start, end } of mentions) {
		while (token < starts.length && (starts[token] as number) < start) {
			token++;
		}
		for (; token < starts.length && (ends[token] as number) <= end; token++) {
			names[token] = 1;
		}
	}
	return names;
}

/** Occurrences of a sentence from which on it can tell a copy: shorter ones are alike by chance. */
const SIGNED_TERMS = 4;

/**
 * Hashes of the sentences of a document that are long enough to tell a copy, ascending, each once: equal for the same terms in the same
 * order, whatever part holds them. Two of different terms are equal with a chance of one in four thousand million.
 */
export function signSentences(vocabulary: readonly string[], { occurrences, sentenceStarts }: DocumentWords): Int32Array {
	const hashes = new Int32Array(vocabulary.length);
	for (let term = 0; term < hashes.length; term++) {
		hashes[term] = hashTerm(vocabulary[term] as string); // In range by the loop.
	}
	const signatures = new Set<number>();
	for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
		const start = sentenceStarts[sentence] as number; // In range by the loop.
		const end = sentenceStarts[sentence + 1] as number;
		if (end - start >= SIGNED_TERMS) {
			let hash = end - start;
			for (let at = start; at < end; at++) {
				hash = mix(hash, hashes[occurrences[at] as number] as number); // Occurrences are of the vocabulary.
			}
			signatures.add(finishHash(hash));
		}
	}
	return Int32Array.from(signatures).sort();
}

function hashTerm(term: string): number {
	let hash = HASH_START;
	for (let at = 0; at < term.length; at++) {
		hash = addToHash(hash, term.charCodeAt(at));
	}
	return hash;
}

/** One block of MurmurHash3 (Austin Appleby 2011, x86, 32 bits). */
function mix(hash: number, block: number): number {
	const scaled = Math.imul(block, 0xcc9e2d51);
	const mixed = hash ^ Math.imul((scaled << 15) | (scaled >>> 17), 0x1b873593);
	return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
