import type { IndexedSegment } from './wordIndex';
import type { WordPart } from './wordPart';

/** What is known of parts as long as they are there. */
interface Known {
	/** Signatures that the documents of two parts share, or two documents of one; by the smaller part, then by the larger one. */
	readonly shared: WeakMap<WordPart, WeakMap<WordPart, Int32Array>>;
	/** Signatures of each document. */
	readonly counts: WeakMap<WordPart, Int32Array>;
}

/** The signatures of a corpus's sentences: which of them several documents have. */
export class SignedSentences {
	readonly #segments: readonly IndexedSegment[];
	readonly #known: Known;

	/** @param before those of nearly the same segments. */
	constructor(segments: readonly IndexedSegment[], before: SignedSentences | undefined) {
		this.#segments = segments;
		this.#known = before ? before.#known : { shared: new WeakMap(), counts: new WeakMap() };
	}

	/** Signatures of at least two documents, some of which may be gone. Linear in the signatures of new segments, else in what it finds. */
	findShared(): ReadonlySet<number> {
		const signatures = new Set<number>();
		for (const [at, { words: { part } }] of this.#segments.entries()) {
			for (const { words: { part: other } } of this.#segments.slice(0, at + 1)) {
				for (const signature of this.#sharedBy(part, other)) {
					signatures.add(signature);
				}
			}
		}
		return signatures;
	}

	/** Live documents that have a signature, ascending. */
	signersOf(signature: number): number[] {
		const found: number[] = [];
		for (const { words: { part: { signatures, signers }, live }, firstDocument } of this.#segments) {
			for (let at = lowerBound(signatures, signature, 0); signatures[at] === signature; at++) {
				const document = signers[at] as number; // One for each signature.
				if (live.has(document)) {
					found.push(firstDocument + document);
				}
			}
		}
		return found;
	}

	/** Signatures of the documents of a segment. */
	countsIn({ part, live }: IndexedSegment['words']): Int32Array {
		let counts = this.#known.counts.get(part);
		if (!counts) {
			counts = new Int32Array(live.count);
			for (const signer of part.signers) {
				counts[signer] = (counts[signer] as number) + 1; // Documents of the part.
			}
			this.#known.counts.set(part, counts);
		}
		return counts;
	}

	#sharedBy(a: WordPart, b: WordPart): Int32Array {
		const [small, large] = a.signatures.length <= b.signatures.length ? [a, b] : [b, a];
		const known = this.#known.shared.get(small) ?? new WeakMap<WordPart, Int32Array>();
		this.#known.shared.set(small, known);
		const shared = known.get(large) ?? (small === large ? findRepeated(small.signatures) : findCommon(small.signatures, large.signatures));
		known.set(large, shared);
		return shared;
	}
}

/** Numbers that stand more than once in an ascending array. */
function findRepeated(numbers: Int32Array): Int32Array {
	return numbers.filter((number, at) => number === numbers[at + 1] && number !== numbers[at - 1]);
}

/** Numbers of the smaller of two ascending arrays that stand in the larger one. */
function findCommon(small: Int32Array, large: Int32Array): Int32Array {
	let from = 0;
	return small.filter((number, at) => {
		from = lowerBound(large, number, from);
		return large[from] === number && number !== small[at - 1];
	});
}

/** Place of the first number that is not below, looked for from `from` on in steps that double (Bentley and Yao 1976). */
export function lowerBound(numbers: Int32Array, wanted: number, from: number): number {
	let low = from;
	let high = from;
	for (let step = 1; high < numbers.length && (numbers[high] as number) < wanted; step *= 2) {
		low = high + 1;
		high += step;
	}
	high = Math.min(high, numbers.length);
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) < wanted) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
