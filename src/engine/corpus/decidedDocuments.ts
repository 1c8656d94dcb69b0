import type { AnalyzedDocument, DocumentId } from '../types';
import type { Corpus, CorpusSegment, MergedSegments } from './corpus';
import { decideMentions, retypeMentions } from './decidedMentions';
import type { Decision, Decisions } from './decisions';
import { foldName } from '../text/normalize';
import type { EntityTable } from './entities';
import type { Segment } from './segment';
import { findWithNames, longestWord } from './writtenNames';

/** Documents of one segment that decisions change, by their numbers there. */
type Changed = ReadonlyMap<number, AnalyzedDocument>;

/**
 * The documents of a corpus as the reader corrected them. What was found in a text stays as it is underneath. Only documents that hold
 * what a decision is about are decoded.
 */
export class DecidedDocuments {
	readonly #corpus: Corpus;
	readonly #decisions: Decisions;
	readonly #touched: Touched;
	readonly #retyped = new Map<DocumentId, AnalyzedDocument>();
	/** What was found out about segments; those that stay are not searched again. */
	#bySegment: ReadonlyMap<Segment, Changed>;
	#isKnown = false;

	/**
	 * @param previous the same with other documents or decisions.
	 * @param merged what changed since then, when it is only that.
	 */
	constructor(corpus: Corpus, decisions: Decisions, previous?: DecidedDocuments, merged?: MergedSegments) {
		this.#corpus = corpus;
		this.#decisions = decisions;
		this.#touched = new Touched(decisions);
		const known = previous && previous.#decisions === decisions ? previous.#bySegment : new Map<Segment, Changed>();
		this.#bySegment = merged ? withMerged(known, merged) : known;
	}

	/** Documents that decisions change, with names added and taken out, by their numbers. */
	get changed(): ReadonlyMap<number, AnalyzedDocument> {
		const bySegment = this.#find();
		return new Map(this.#corpus.segments.flatMap(({ segment, live, first }) => [...bySegment.get(segment) ?? []]
			.flatMap(([document, analyzed]) => (live.has(document) ? [[first + document, analyzed] as const] : []))));
	}

	/** With the types that the reader decided for whole entities, which are known only when those are joined. */
	find(id: DocumentId, entities: { readonly value: EntityTable }): AnalyzedDocument | undefined {
		const number = this.#corpus.numberOf(id);
		if (number < 0 || this.#decisions.list.length === 0) {
			return number < 0 ? undefined : this.#corpus.at(number);
		}
		let retyped = this.#retyped.get(id);
		if (!retyped) {
			retyped = retypeMentions(this.#at(number), entities.value);
			this.#retyped.set(id, retyped);
		}
		return retyped;
	}

	#at(number: number): AnalyzedDocument {
		const { segment, first } = this.#corpus.segmentOf(number);
		return this.#find().get(segment)?.get(number - first) ?? this.#corpus.at(number);
	}

	#find(): ReadonlyMap<Segment, Changed> {
		if (!this.#isKnown) {
			this.#isKnown = true;
			this.#bySegment = new Map(this.#corpus.segments.map((each) => [each.segment, this.#bySegment.get(each.segment) ?? this.#decide(each)]));
		}
		return this.#bySegment;
	}

	#decide({ segment, live, first }: CorpusSegment): Changed {
		const changed = new Map<number, AnalyzedDocument>();
		for (const document of this.#touched.in(segment)) {
			if (live.has(document)) {
				const analyzed = this.#corpus.at(first + document);
				const decided = decideMentions(analyzed, this.#decisions);
				if (decided !== analyzed) {
					changed.set(document, decided);
				}
			}
		}
		return changed;
	}
}

function withMerged(known: ReadonlyMap<Segment, Changed>, { inputs, segment }: MergedSegments): ReadonlyMap<Segment, Changed> {
	const changed = new Map<number, AnalyzedDocument>();
	let first = 0;
	for (const input of inputs) {
		const before = known.get(input.segment);
		if (!before) {
			return known;
		}
		const numbers = input.live.renumber(first);
		before.forEach((analyzed, document) => changed.set(numbers[document] ?? -1, analyzed));
		first += input.live.liveCount;
	}
	return new Map([...known, [segment, changed]]);
}

/** What decisions on single mentions are about: a document that has none of it stays as it is. */
class Touched {
	/** A word of each name that is put in wherever it is written. */
	readonly #words = new Set<string>();
	/** Folded names that are taken out or retyped wherever they were found. */
	readonly #folded = new Set<string>();
	/** Sources that a decision names. */
	readonly #sources = new Set<string>();

	constructor({ list }: Decisions) {
		for (const decision of list) {
			this.#add(decision);
		}
	}

	/** Documents of a segment that may be changed, ascending; some of them may be gone. */
	in(segment: Segment): readonly number[] {
		const found = new Set([...this.#sources].flatMap((name) => segment.documents.named(name)));
		findWithNames(segment, { words: this.#words, folded: this.#folded }).forEach((document) => found.add(document));
		return [...found].sort((a, b) => a - b);
	}

	#add(decision: Decision): void {
		switch (decision.kind) {
			case 'gazetteer':
				for (const name of [decision.name, ...decision.aliases]) {
					this.#words.add(longestWord(name));
					this.#folded.add(foldName(name));
				}
				break;
			case 'alias':
				this.#words.add(longestWord(decision.alias));
				break;
			case 'not-entity':
				if (decision.source === undefined) {
					this.#folded.add(foldName(decision.name));
				} else {
					this.#sources.add(decision.source);
				}
				break;
			default:
				break; // It is about whole entities, sources or pairs.
		}
	}
}
