import type { Corpus } from '../corpus/corpus';
import type { IsDismissed } from '../corpus/dismissals';
import type { EntityTable } from '../corpus/entities';
import type { TermRules } from '../corpus/terms';
import { contains, findIndexAt, overlaps } from '../text/span';
import type { AnalyzedDocument, Comparison, CrossReference, DocumentId, Match, NumericClaim, Place, Relation, Span } from '../types';
import { MATCH_THRESHOLD } from './calibration';
import type { Comparisons } from './keptComparisons';
import { foldCopies } from './folding';
import { findHighlights } from './highlights';
import { PassageRanker, type RankedPassage, type RankOptions } from './passages';
import { QueryNames } from './querying';
import { explain, type Names } from './reasons';

/** How many passages are looked at for a card or a view. */
const DEPTH = 30;

/** Relations in the order in which they are shown. */
const ORDER: Readonly<Record<Relation, number>> = { differs: 0, agrees: 1, compatible: 2, match: 3, related: 4, 'not-comparable': 5 };

/** What a query span asks for. */
interface Asked {
	readonly analyzed: AnalyzedDocument;
	/** Index into the document's sentences. */
	readonly sentence: number;
	/** Claims that are compared: the one asked for, else those of the sentence. */
	readonly claims: readonly NumericClaim[];
	/** The span is that of a claim. */
	readonly isClaim: boolean;
}

type FindDocument = (id: DocumentId) => AnalyzedDocument | undefined;

/** Cross-references over one corpus: ranked passages together with what comparing claims says of them. */
export class References {
	readonly #find: FindDocument;
	readonly #entities: EntityTable;
	readonly #claims: Comparisons;
	readonly #isDismissed: IsDismissed;
	readonly #ranker: PassageRanker;
	readonly #rules: TermRules;
	#queryNames: QueryNames | undefined;
	readonly #matched = new Map<string, readonly Match[]>();

	/** @param find a document with the reader's decisions applied. */
	constructor(corpus: Corpus, find: FindDocument, entities: EntityTable, claims: Comparisons, isDismissed: IsDismissed) {
		this.#find = find;
		this.#entities = entities;
		this.#claims = claims;
		this.#isDismissed = isDismissed;
		this.#ranker = new PassageRanker(corpus);
		this.#rules = corpus.words.rules;
	}

	/**
	 * Passages of other documents, best first. A span equal to a claim asks for that, and passages with a comparable
	 * claim come first; any other span asks for the sentence that it overlaps most.
	 */
	rank(query: Place, top: number): readonly CrossReference[] {
		const asked = this.#resolve(query);
		if (!asked) {
			return [];
		}
		const compared = this.#comparedPassages(asked);
		const found = this.#rank(asked, compared, { top });
		if (!asked.isClaim) {
			return found;
		}
		// A comparable claim may stand in a passage that is not ranked at all.
		const seen = new Set(found.map(keyOf));
		const missing = compared.filter((passage) => !seen.has(keyOf(passage)));
		return [...found.filter(isCompared), ...missing, ...found.filter((reference) => !isCompared(reference))].slice(0, top);
	}

	/** What cards and views show for a passage or a claim: above the threshold or with a comparable claim, copies folded. */
	matches(query: Place): readonly Match[] {
		const key = keyOf(query);
		let matches = this.#matched.get(key);
		if (!matches) {
			matches = this.#findMatches(query);
			this.#matched.set(key, matches);
		}
		return matches;
	}

	hasMatch(id: DocumentId, sentence: number): boolean {
		const span = this.#find(id)?.document.sentences[sentence];
		return span !== undefined && this.matches({ document: id, start: span.start, end: span.end }).some((match) => match.relation !== 'not-comparable');
	}

	/** Best passages of all documents for a text. A name in it finds its entity under every other name, too. */
	search(text: string, top: number): readonly CrossReference[] {
		this.#queryNames ??= new QueryNames(this.#entities, this.#rules); // Made when first asked: most snapshots are never searched.
		const typed = this.#queryNames.find(text);
		const asked = new Map(typed.flatMap(({ entities }) => entities.map((entity): [string, string] => [entity.id, entity.label])));
		const best = new Map<string, RankedPassage>();
		for (const { text: words, required } of this.#queryNames.expand(text, typed)) {
			for (const passage of this.#ranker.search(words, { top })) {
				const found = required.length > 0 ? this.#find(passage.document) : undefined;
				const names = found && namesIn(found, passage.sentence, this.#entities);
				const score = best.get(keyOf(passage))?.score ?? -1;
				if (passage.score > score && required.every(({ id }) => names?.has(id))) {
					best.set(keyOf(passage), passage);
				}
			}
		}
		// The order of one search means nothing to the next; its score does.
		const ranked = typed.length > 0 ? [...best.values()].sort((a, b) => b.score - a.score) : [...best.values()];
		const before = new Set<string>();
		return ranked.slice(0, top).map((passage) => {
			const reference = toReference(asked, passage, undefined, this.#find, this.#entities);
			const { copyOf } = reference;
			before.add(keyOf(passage));
			return copyOf && !before.has(keyOf(copyOf)) ? { ...reference, copyOf: undefined } : reference;
		});
	}

	#findMatches(query: Place): Match[] {
		const asked = this.#resolve(query);
		if (!asked) {
			return [];
		}
		const compared = this.#comparedPassages(asked);
		const isCompared = new Set(compared.map(({ document, sentence }) => `${sentence} ${document}`));
		const ranked = this.#rank(asked, compared, {
			top: DEPTH, isWanted: ({ document, sentence, score }) => score >= MATCH_THRESHOLD || isCompared.has(`${sentence} ${document}`),
		});
		const seen = new Set(ranked.map(keyOf));
		const shown = [...ranked, ...compared.filter((passage) => !seen.has(keyOf(passage)))];
		return foldCopies(shown, (place) => wordsOf(place, this.#find))
			.sort((a, b) => ORDER[a.relation] - ORDER[b.relation] || b.score - a.score);
	}

	/** Ranked passages, each with what comparing claims says of it. */
	#rank({ analyzed, sentence }: Asked, compared: readonly CrossReference[], options: RankOptions): CrossReference[] {
		const { id, sentences } = analyzed.document;
		const { start, end } = sentences[sentence] ?? { start: 0, end: 0 };
		const comparisons = new Map(compared.map((passage) => [keyOf(passage), passage.comparison]));
		const names = namesIn(analyzed, sentence, this.#entities);
		return this.#ranker.rank({ document: id, sentence }, options)
			.filter((passage) => !this.#isDismissed({ document: id, start, end }, passage))
			.map((passage) => toReference(names, passage, comparisons.get(keyOf(passage)), this.#find, this.#entities));
	}

	#resolve(query: Place): Asked | undefined {
		const analyzed = this.#find(query.document);
		if (!analyzed) {
			return undefined;
		}
		const claim = analyzed.claims.find((candidate) => candidate.start === query.start && candidate.end === query.end);
		const sentence = claim?.sentence ?? sentenceAt(analyzed, query);
		if (sentence < 0) {
			return undefined;
		}
		return { analyzed, sentence, claims: claim ? [claim] : analyzed.claims.filter((candidate) => candidate.sentence === sentence), isClaim: claim !== undefined };
	}

	/** Passages with a claim that is compared with one asked for, each with its strongest relation. */
	#comparedPassages(asked: Asked): CrossReference[] {
		const found = new Map<string, CrossReference>();
		for (const claim of asked.claims) {
			for (const comparison of this.#claims.of({ document: asked.analyzed.document.id, start: claim.start, end: claim.end })) {
				const other = this.#find(comparison.b.document);
				const sentence = other ? findIndexAt(other.document.sentences, comparison.b.start) : -1;
				const span = other?.document.sentences[sentence];
				const key = span && keyOf({ document: comparison.b.document, start: span.start, end: span.end });
				const before = key === undefined ? undefined : found.get(key);
				if (span && key !== undefined && (!before || ORDER[comparison.relation] < ORDER[before.relation])) {
					found.set(key, {
						document: comparison.b.document, start: span.start, end: span.end, sentence, score: comparison.score,
						relation: comparison.relation, reasons: comparison.reasons, highlights: [comparison.b], comparison, copyOf: undefined,
					});
				}
			}
		}
		return [...found.values()].sort((a, b) => ORDER[a.relation] - ORDER[b.relation] || b.score - a.score);
	}
}

function toReference(asked: Names | undefined, passage: RankedPassage, comparison: Comparison | undefined, find: FindDocument, entities: EntityTable): CrossReference {
	const { document, start, end, sentence, score } = passage;
	const found = find(document);
	const reasons = found ? explain(passage, found, asked, namesIn(found, sentence, entities)) : [];
	// That two of their numbers cannot be compared takes nothing from passages that match.
	const isCompared = comparison && (comparison.relation !== 'not-comparable' || score < MATCH_THRESHOLD);
	return {
		document, start, end, sentence,
		score,
		relation: isCompared ? comparison.relation : score >= MATCH_THRESHOLD ? 'match' : 'related',
		reasons: [...(comparison?.reasons ?? []), ...reasons],
		highlights: isCompared ? [comparison.b] : found ? findHighlights(passage.shared, found) : [],
		comparison,
		copyOf: passage.copyOf,
	};
}

/** Labels of the entities that a sentence names, by id. */
function namesIn({ document, mentions }: AnalyzedDocument, sentence: number, entities: EntityTable): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const mention of mentions) {
		if (mention.sentence === sentence) {
			const entity = entities.entityOf({ document: document.id, start: mention.start, end: mention.end });
			if (entity) {
				names.set(entity.id, entity.label);
			}
		}
	}
	return names;
}

/** The passage in lower case with single spaces. */
function wordsOf({ document, start, end }: Place, find: FindDocument): string {
	return find(document)?.document.text.slice(start, end).toLowerCase().replace(/\s+/g, ' ') ?? '';
}

function isCompared({ comparison }: CrossReference): boolean {
	return comparison !== undefined && comparison.relation !== 'not-comparable';
}

/** The sentence that a span overlaps most, or that holds it when it is empty; -1 without one. */
function sentenceAt({ document }: AnalyzedDocument, span: Span): number {
	let best = findIndexAt(document.sentences, span.start);
	let most = 0;
	for (let index = Math.max(0, best); index < document.sentences.length; index++) {
		const sentence = document.sentences[index] as Span; // In range by the loop.
		if (sentence.start >= span.end) {
			break;
		}
		const shared = overlaps(sentence, span) ? Math.min(sentence.end, span.end) - Math.max(sentence.start, span.start) : 0;
		if (shared > most || contains(sentence, span)) {
			most = shared;
			best = index;
		}
	}
	return best;
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
