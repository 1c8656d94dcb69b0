import type { DocumentId } from '../types';
import type { ClaimFrame } from './claimFrames';

/** Up to this many claims of one dimension are all compared. */
const MOST_COMPARED = 400;
/** Terms of a sentence that lead to others, the weightiest first. */
const KEY_TERMS = 6;

/** Claims that share a key. */
interface Shared {
	size: number;
	readonly byDocument: Map<DocumentId, ClaimFrame[]>;
}

/** The claims of a corpus by what they count, so that one is compared with those that can speak of the same thing. */
export class ClaimCandidates {
	readonly #byDimension = new Map<string, ClaimFrame[]>();
	/** By dimension and what a claim shares with others of the same thing: its number, a name, a rare word. Only for large dimensions. */
	readonly #byKey = new Map<string, Shared>();
	/** Counts by their number; those without a noun apart. */
	readonly #counts = new Map<string, ClaimFrame[]>();

	constructor(frames: readonly ClaimFrame[]) {
		for (const frame of frames) {
			push(this.#byDimension, frame.dimension, frame);
			if (frame.claim.kind === 'count') {
				push(this.#counts, countKey(frame, isBare(frame)), frame);
			}
		}
		for (const same of this.#byDimension.values()) {
			for (const frame of same.length > MOST_COMPARED ? same : []) {
				for (const key of keysOf(frame)) {
					share(this.#byKey, key, frame);
				}
			}
		}
	}

	/**
	 * The claims to compare one with; of a large dimension at most `MOST_COMPARED`, of other sources: of more, those that share the rarest keys. A count
	 * without a noun ("four in the party") goes with any count of the same number.
	 */
	of(frame: ClaimFrame): readonly ClaimFrame[] {
		const same = this.#byDimension.get(frame.dimension) ?? [];
		const close = same.length <= MOST_COMPARED ? same : this.#closest(frame);
		return frame.claim.kind === 'count' ? [...close, ...(this.#counts.get(countKey(frame, !isBare(frame))) ?? []).slice(0, MOST_COMPARED)] : close;
	}

	#closest(frame: ClaimFrame): readonly ClaimFrame[] {
		const own = frame.place.document;
		const lists = keysOf(frame).flatMap((key) => this.#byKey.get(key) ?? []).sort((a, b) => a.size - b.size);
		const found = new Set<ClaimFrame>();
		for (const { byDocument } of lists) {
			for (const [document, others] of byDocument) {
				// Those of its own source, which may be thousands, are never asked for.
				for (const other of document === own ? [] : others) {
					if (found.size >= MOST_COMPARED) {
						return [...found];
					}
					found.add(other);
				}
			}
		}
		return [...found];
	}
}

function isBare({ dimension }: ClaimFrame): boolean {
	return dimension === 'count ';
}

function countKey({ value: { low, high } }: ClaimFrame, bare: boolean): string {
	return `${bare} ${low} ${high}`;
}

function keysOf(frame: ClaimFrame): string[] {
	const terms = [...frame.wide.weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEY_TERMS);
	const { low, high } = frame.value;
	const keys = [`= ${low} ${high}`, ...[...frame.nearEntities].map((id) => `e ${id}`), ...terms.map(([term]) => `t ${term}`)];
	return keys.map((key) => `${frame.dimension} ${key}`);
}

function share(lists: Map<string, Shared>, key: string, frame: ClaimFrame): void {
	const shared = lists.get(key) ?? { size: 0, byDocument: new Map<DocumentId, ClaimFrame[]>() };
	shared.size++;
	push(shared.byDocument, frame.place.document, frame);
	lists.set(key, shared);
}

function push<K>(lists: Map<K, ClaimFrame[]>, key: K, frame: ClaimFrame): void {
	const list = lists.get(key);
	if (list) {
		list.push(frame);
	} else {
		lists.set(key, [frame]);
	}
}
