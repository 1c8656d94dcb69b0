import type {
	AnalyzedDocument, ClaimKind, Comparison, CrossReference, DocumentId, Entity, EntityId, EntityType, Match, Mention, NumericClaim, Place, Relation, Snapshot, Span,
} from '../../src/engine';
import { toEntity, type PlainEntity } from '../support/entities';
import { EMPTY_SNAPSHOT } from '../../src/host/emptySnapshot';
import { compareSources } from '../../src/engine/crossref/sourceComparison';

/** A source written by hand: `[name](type label)` is a mention, `{value}` or `{value|kind}` a numeric claim. */
export interface MarkedSource {
	readonly name: string;
	readonly title?: string;
	readonly outlet?: string;
	readonly date?: string;
	/** Name of the source that it repeats. */
	readonly copyOf?: string;
	readonly marked: string;
}

/** Two passages by a part of each that stands nowhere else. */
export interface MarkedMatch {
	readonly a: string;
	readonly b: string;
	readonly score?: number;
	readonly reasons?: readonly string[];
	/** Copies of `b`, by a part of each. */
	readonly copies?: readonly string[];
}

export interface MarkedComparison {
	readonly a: string;
	readonly b: string;
	readonly relation: Comparison['relation'];
	readonly severity?: Comparison['severity'];
	readonly reasons?: readonly string[];
}

export function idOf(name: string): DocumentId {
	return `file:///sources/${name}` as DocumentId;
}

/** A snapshot of marked sources, with the matches and comparisons given, both ways. */
export function makeSnapshot(sources: readonly MarkedSource[], matches: readonly MarkedMatch[] = [], comparisons: readonly MarkedComparison[] = [], revision = 1): Snapshot {
	const marked: Entities = new Map();
	const documents = new Map<DocumentId, AnalyzedDocument>();
	for (const source of sources) {
		documents.set(idOf(source.name), analyze(source, marked));
	}
	const entities = [...marked.values()].map(toEntity);
	const findPlace = (part: string, spansOf: (analyzed: AnalyzedDocument) => readonly Span[]): Place => {
		for (const [id, analyzed] of documents) {
			const at = analyzed.document.text.indexOf(part);
			const span = at < 0 ? undefined : spansOf(analyzed).find(({ start, end }) => start <= at && at < end);
			if (span) {
				return { document: id, start: span.start, end: span.end };
			}
		}
		throw new Error(`no place holds “${part}”`);
	};
	const passage = (part: string): Place => findPlace(part, ({ document }) => document.sentences);
	const claim = (part: string): Place => findPlace(part, ({ claims }) => claims);
	const allComparisons: Comparison[] = comparisons.map(({ a, b, relation, severity, reasons }) => (
		{ a: claim(a), b: claim(b), relation, severity, score: 0.9, reasons: reasons ?? [] }
	));
	const holds = (outer: Place, inner: Place): boolean => outer.document === inner.document && outer.start <= inner.start && inner.end <= outer.end;
	const matchesOf = (query: Place): readonly Match[] => {
		const found: Match[] = [];
		for (const { a, b, score, reasons, copies } of matches) {
			const [here, there] = [passage(a), passage(b)];
			for (const [from, to] of [[here, there], [there, here]] as const) {
				if (holds(from, query)) {
					found.push({ ...toReference(documents, to, 'match', score ?? 0.8, reasons ?? []), copies: (copies ?? []).map(passage) });
				}
			}
		}
		for (const comparison of allComparisons) {
			for (const [from, to] of [[comparison.a, comparison.b], [comparison.b, comparison.a]] as const) {
				if (from.document === query.document && from.start === query.start && from.end === query.end) {
					const sentence = sentenceOf(documents, to);
					found.push({ ...toReference(documents, { ...to, ...sentence }, comparison.relation, 0.9, comparison.reasons), comparison, highlights: [to], copies: [] });
				}
			}
		}
		return found;
	};
	const summaries = sources.map((source) => {
		const analyzed = documents.get(idOf(source.name)) as AnalyzedDocument; // Made above.
		return { id: idOf(source.name), metadata: analyzed.document.metadata, shortName: source.outlet ?? source.name, mentions: analyzed.mentions.length, claims: analyzed.claims.length };
	});
	return {
		...EMPTY_SNAPSHOT,
		revision,
		sources: summaries,
		sourceCount: summaries.length,
		threshold: 0.5,
		findDocument: (id) => documents.get(id),
		findSource: (id) => summaries.find((source) => source.id === id),
		findSentence: (id, offset) => {
			const index = documents.get(id)?.document.sentences.findIndex(({ start, end }) => start <= offset && offset <= end) ?? -1;
			const sentence = documents.get(id)?.document.sentences[index];
			return sentence && { index, sentence };
		},
		entities: [...entities].sort((a, b) => (a.label < b.label ? -1 : 1)),
		*listSources() {
			return summaries;
		},
		*listEntities() {
			return this.entities;
		},
		findEntity: (id) => entities.find((entity) => entity.id === id),
		entityOf: (place) => entities.find(({ mentions }) => mentions.some((mention) => mention.document === place.document && mention.start === place.start)),
		references: (query) => matchesOf(query),
		matches: matchesOf,
		hasMatch: (id, sentence) => {
			const span = documents.get(id)?.document.sentences[sentence];
			return span !== undefined && matchesOf({ document: id, start: span.start, end: span.end }).length > 0;
		},
		comparisonsOf: (id, { start }) => allComparisons.flatMap((found) => {
			const isIt = (place: Place): boolean => place.document === id && place.start === start;
			return isIt(found.a) ? found : isIt(found.b) ? { ...found, a: found.b, b: found.a } : [];
		}),
		comparisons: allComparisons,
		duplicateOf: (id) => {
			const repeated = sources.find(({ name }) => idOf(name) === id)?.copyOf;
			return repeated === undefined ? undefined : { document: id, of: idOf(repeated), resemblance: 1 };
		},
		compareSources(a, b) {
			return compareSources(this, a, b);
		},
	};
}

type Entities = Map<string, PlainEntity & { readonly mentions: Entity['mentions'][number][] }>;

function analyze(source: MarkedSource, entities: Entities): AnalyzedDocument {
	const id = idOf(source.name);
	let text = '';
	const mentions: (Omit<Mention, 'sentence'> & { readonly label: string })[] = [];
	const claims: { readonly start: number; readonly end: number; readonly kind: ClaimKind; readonly value: string }[] = [];
	for (const part of source.marked.split(/(\[[^\]]+\]\([a-z]+(?: [^)]+)?\)|\{[^}]+\})/)) {
		const mention = /^\[([^\]]+)\]\(([a-z]+)(?: ([^)]+))?\)$/.exec(part);
		const claim = /^\{([^}|]+)(?:\|([a-z]+))?\}$/.exec(part);
		const start = text.length;
		text += mention?.[1] ?? claim?.[1] ?? part;
		if (mention) {
			mentions.push({ kind: 'mention', start, end: text.length, type: mention[2] as EntityType, label: mention[3] ?? mention[1] ?? '', maker: undefined, descriptions: [], rule: 'hand' });
		} else if (claim) {
			claims.push({ start, end: text.length, kind: (claim[2] ?? 'count') as ClaimKind, value: claim[1] ?? '' });
		}
	}
	const paragraphs = spansOf(text, /[^\n]+/g).map((span) => ({ ...span, kind: 'prose' as const }));
	const sentences = paragraphs.flatMap((paragraph, index) => spansOf(text.slice(paragraph.start, paragraph.end), /\S(?:[^.!?]|(?<=\b[A-Z])\.)*[.!?]*/g)
		.map(({ start, end }) => ({ start: start + paragraph.start, end: end + paragraph.start, paragraph: index })));
	const sentenceAt = (offset: number): number => sentences.findIndex(({ start, end }) => start <= offset && offset <= end);
	for (const mention of mentions) {
		const key = `${mention.type}:${mention.label}`;
		const name = text.slice(mention.start, mention.end);
		const known = entities.get(key) ?? { id: key as EntityId, label: mention.label, type: mention.type, aliases: [mention.label], merges: [], descriptions: [], mentions: [] };
		known.mentions.push({ document: id, start: mention.start, end: mention.end, sentence: sentenceAt(mention.start), alias: name.toLowerCase(), asMaker: false });
		entities.set(key, known.aliases.includes(name) ? known : { ...known, aliases: [...known.aliases, name] });
	}
	return {
		document: {
			id, version: 1, name: source.name, text, paragraphs, sentences, problems: [],
			tokens: { starts: new Int32Array(), ends: new Int32Array(), kinds: new Uint8Array(), sentenceStarts: new Int32Array() },
			metadata: { title: source.title ?? source.name, titleSpan: undefined, outlet: source.outlet, date: source.date, byline: undefined, words: text.split(/\s+/).length },
		},
		mentions: mentions.map((mention) => ({ ...mention, sentence: sentenceAt(mention.start) })),
		claims: claims.map(({ start, end, kind, value }): NumericClaim => ({
			start, end, kind, sentence: sentenceAt(start), low: parseFloat(value), high: parseFloat(value), bound: 'exact', unit: '', about: undefined, per: undefined, modality: 'asserted', attribution: undefined,
		})),
	};
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
	return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function sentenceOf(documents: ReadonlyMap<DocumentId, AnalyzedDocument>, place: Place): Span {
	const found = documents.get(place.document)?.document.sentences.find(({ start, end }) => start <= place.start && place.end <= end);
	return found ? { start: found.start, end: found.end } : place;
}

function toReference(documents: ReadonlyMap<DocumentId, AnalyzedDocument>, place: Place, relation: Relation, score: number, reasons: readonly string[]): CrossReference {
	const sentence = documents.get(place.document)?.document.sentences.findIndex(({ start }) => start === place.start) ?? 0;
	return { document: place.document, start: place.start, end: place.end, sentence, score, relation, reasons, highlights: [], comparison: undefined, copyOf: undefined };
}
