import type { AnalyzedDocument, ClaimRelation, Comparison, DocumentId, EntityId, NumericClaim, Place, SourceDocument } from '../types';
import { relateIntervals } from './intervals';

/** What comparing needs to know beyond the documents. */
export interface ClaimContext {
	entityOf(place: Place): EntityId | undefined;
	/** With a year, or `undefined`. */
	publicationDate(id: DocumentId): string | undefined;
}

/** Comparability from which on a pair is printed, 0–1. */
const COMPARABLE = 0.5;
/** A *differs* needs more. */
const DIFFERS = 0.7;

interface Entry {
	readonly place: Place;
	readonly claim: NumericClaim;
	readonly words: ReadonlySet<string>;
}

/** The numeric claims of a corpus, ready to be compared across sources. */
export class ClaimIndex {
	readonly #buckets = new Map<string, Entry[]>();
	readonly #entries = new Map<string, Entry>();
	#all: readonly Comparison[] | undefined;

	constructor(documents: readonly AnalyzedDocument[], _context: ClaimContext) {
		for (const { document, claims } of documents) {
			for (const claim of claims) {
				if (claim.kind === 'date' || document.paragraphs[document.sentences[claim.sentence]?.paragraph ?? 0]?.kind === 'note') {
					continue;
				}
				const entry: Entry = { place: { document: document.id, start: claim.start, end: claim.end }, claim, words: contextWords(document, claim) };
				this.#entries.set(keyOf(entry.place), entry);
				const key = `${claim.kind} ${claim.unit}`;
				const bucket = this.#buckets.get(key);
				if (bucket) {
					bucket.push(entry);
				} else {
					this.#buckets.set(key, [entry]);
				}
			}
		}
	}

	/** By place of the first, then of the second; each pair once. */
	get all(): readonly Comparison[] {
		this.#all ??= [...this.#entries.values()].flatMap((entry) => this.#compareWithLater(entry));
		return this.#all;
	}

	/** Comparisons of one claim, the most certain first; `a` is the claim asked about. */
	of(place: Place): readonly Comparison[] {
		const entry = this.#entries.get(keyOf(place));
		if (!entry) {
			return [];
		}
		return this.#candidates(entry).flatMap((other) => compare(entry, other) ?? []).sort((x, y) => y.score - x.score);
	}

	#compareWithLater(entry: Entry): Comparison[] {
		return this.#candidates(entry).filter((other) => other.place.document > entry.place.document).flatMap((other) => compare(entry, other) ?? []);
	}

	#candidates(entry: Entry): readonly Entry[] {
		return (this.#buckets.get(`${entry.claim.kind} ${entry.claim.unit}`) ?? []).filter((other) => other.place.document !== entry.place.document);
	}
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}

function contextWords(document: SourceDocument, claim: NumericClaim): ReadonlySet<string> {
	const sentence = document.sentences[claim.sentence];
	const text = sentence ? document.text.slice(sentence.start, claim.start) + document.text.slice(claim.end, sentence.end) : '';
	return new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3));
}

function compare(a: Entry, b: Entry): Comparison | undefined {
	let shared = 0;
	for (const word of a.words) {
		shared += b.words.has(word) ? 1 : 0;
	}
	const score = Math.min(1, (2 * shared) / (1 + Math.min(a.words.size, b.words.size)));
	const { relation, severity } = relateIntervals(a.claim, b.claim);
	if (score < (relation === 'differs' ? DIFFERS : COMPARABLE)) {
		return undefined;
	}
	return { a: a.place, b: b.place, relation: relation satisfies ClaimRelation, severity, score, reasons: [] };
}
