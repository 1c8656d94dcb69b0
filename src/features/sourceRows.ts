/** What the Sources view shows, as rows. */
import type { AnalyzedDocument, DocumentId, Entity, Metadata, NumericClaim, Place, Sentence, Slices, Snapshot, SourceSummary } from '../engine';
import { toPlainLabel, toPlainPassage, toShortLabel, toShortQuote } from './plainText';
import type { PlaceRow, Row, RowList, SourceRow } from './rows';
import { countOf, formatCount, joinParts, openPlace, placeKey, shortNameOf, toRows } from './rows';

/** A file that is no source, with why. */
export interface SkippedFile {
	readonly id: DocumentId;
	readonly name: string;
	readonly reason: string;
	readonly action: { readonly command: string; readonly title: string; readonly arguments?: readonly unknown[] } | undefined;
}

const QUOTE_LENGTH = 140;
const TITLE_LENGTH = 120;
/** Sentences looked at before other work gets its turn. */
const SENTENCES_A_TURN = 8;

/** The roots, listed in slices: every source, then the files that cannot be read. Copies are left unmarked while sources are still being read: each new one may change them. */
export function* buildSourceRows(snapshot: Snapshot, skipped: readonly SkippedFile[], { isReading = false } = {}): Slices<RowList> {
	return toRows<SourceSummary | SkippedFile>([...yield* snapshot.listSources(), ...skipped], (source) => ('reason' in source ? skippedRow(source) : sourceRow(snapshot, source, isReading ? undefined : snapshot.duplicateOf(source.id)?.of)));
}

/** `outlet · date · 790 words`, as far as known. */
export function describeSource(metadata: Metadata): string {
	return joinParts(metadata.outlet && toShortLabel(metadata.outlet, 40), metadata.date, countOf(metadata.words, 'word'));
}

function sourceRow(snapshot: Snapshot, source: SourceSummary, original: DocumentId | undefined): SourceRow {
	const title = toShortLabel(source.metadata.title, TITLE_LENGTH) || toPlainLabel(source.shortName);
	const description = joinParts(original && `copy of ${shortNameOf(snapshot, original)}`, describeSource(source.metadata));
	return {
		id: source.id,
		document: source.id,
		label: title,
		description,
		tooltip: [
			toPlainPassage(source.metadata.title) || title,
			source.metadata.byline && toPlainPassage(source.metadata.byline),
			description,
			toPlainLabel(snapshot.findDocument(source.id)?.document.name ?? ''),
		].filter(Boolean).join('\n'),
		spoken: `${title}, ${description}`,
		icon: 'file-text',
		context: 'source',
		command: { command: 'groundedReader.openSource', title: 'Open Source', arguments: [source.id] },
		children: () => groupRows(snapshot, source.id),
	};
}

function skippedRow(file: SkippedFile): SourceRow {
	const name = toPlainLabel(file.name);
	return {
		id: `skipped:${file.id}`,
		document: file.id,
		label: name,
		description: toPlainLabel(file.reason),
		tooltip: [name, toPlainLabel(file.reason), file.action?.title].filter(Boolean).join('\n'),
		spoken: `${name}, not read: ${toPlainLabel(file.reason)}`,
		icon: 'warning',
		iconColor: 'list.warningForeground',
		context: 'skippedSource',
		command: {
			command: file.action?.command ?? 'groundedReader.openSource',
			title: file.action?.title ?? 'Open File',
			arguments: file.action ? file.action.arguments ?? [] : [file.id],
		},
	};
}

async function groupRows(snapshot: Snapshot, id: DocumentId): Promise<readonly Row[]> {
	const analyzed = snapshot.findDocument(id);
	if (!analyzed) {
		return [];
	}
	const entities = entitiesOf(snapshot, analyzed);
	const passages = await passagesOf(snapshot, analyzed);
	const group = (key: string, label: string, icon: string, rows: RowList, hint: string): Row => ({
		id: `${id}/${key}`,
		label,
		description: formatCount(rows.length),
		tooltip: hint,
		spoken: `${label}, ${formatCount(rows.length)}`,
		icon,
		...(rows.length > 0 && { children: () => rows }),
	});
	return [
		group('entities', 'Entities', 'tag', toRows(entities, (named) => entityRow(analyzed, named)), 'Who and what this source names'),
		group('claims', 'Numeric claims', 'symbol-numeric', toRows(analyzed.claims, (claim) => claimRow(analyzed, claim)), 'The quantities that this source states'),
		group('crossReferences', 'Cross-references', 'references', toRows(passages.matched, (sentence) => passageRow('match', analyzed, sentence)), 'Passages with a match in another source'),
		group('onlyHere', 'Only here', 'circle-slash', toRows(passages.onlyHere, (sentence) => passageRow('only', analyzed, sentence)), 'Passages that name or count something and have no match in another source'),
	];
}

interface NamedEntity {
	readonly entity: Entity;
	/** By start. */
	readonly places: readonly Place[];
}

/** The entities that a source names, in the order in which it names them most. */
function entitiesOf(snapshot: Snapshot, { document, mentions }: AnalyzedDocument): readonly NamedEntity[] {
	const byEntity = new Map<string, { readonly entity: Entity; readonly places: Place[] }>();
	for (const mention of mentions) {
		for (const span of [mention, mention.maker]) {
			const place = span && { document: document.id, start: span.start, end: span.end };
			const entity = place && snapshot.entityOf(place);
			if (place && entity) {
				const named = byEntity.get(entity.id) ?? { entity, places: [] };
				if (named.places.at(-1)?.start !== place.start) {
					named.places.push(place);
				}
				byEntity.set(entity.id, named);
			}
		}
	}
	return [...byEntity.values()].sort((a, b) => b.places.length - a.places.length);
}

function entityRow({ document }: AnalyzedDocument, { entity, places }: NamedEntity): Row {
	const names = [...new Set(places.map((place) => toPlainLabel(document.text.slice(place.start, place.end))))];
	const label = toShortLabel(entity.label, TITLE_LENGTH);
	const others = names.filter((name) => name !== label);
	const first = places[0];
	return {
		id: `${document.id}/entities/${entity.id}`,
		label,
		description: joinParts(formatCount(places.length), entity.type, toShortLabel(others.join(', '), 60)),
		spoken: `${label}, ${entity.type}, ${countOf(places.length, 'mention')}`,
		...(first && { command: openPlace(first), document: document.id, start: first.start, end: first.end }),
		context: 'entityInSource',
	};
}

function claimRow({ document }: AnalyzedDocument, claim: NumericClaim): PlaceRow {
	const about = claim.about && toShortLabel(document.text.slice(claim.about.start, claim.about.end), 60);
	const place = { document: document.id, start: claim.start, end: claim.end };
	const label = toShortLabel(document.text.slice(claim.start, claim.end), 80);
	return {
		...place,
		id: `${document.id}/claims/${claim.start}-${claim.end}`,
		label,
		description: joinParts(about !== undefined && !label.includes(about) ? about : undefined, claim.kind),
		spoken: joinParts(label, about, claim.kind),
		context: 'place',
		command: openPlace(place),
	};
}

interface Passages {
	readonly matched: readonly Sentence[];
	readonly onlyHere: readonly Sentence[];
}

/** Asks sentence by sentence, and lets the thread go in between: a long source takes a while. */
async function passagesOf(snapshot: Snapshot, analyzed: AnalyzedDocument): Promise<Passages> {
	const { document } = analyzed;
	const matched: Sentence[] = [];
	const onlyHere: Sentence[] = [];
	if (snapshot.sourceCount < 2) {
		return { matched, onlyHere };
	}
	const telling = new Set<number>(analyzed.mentions.map((mention) => mention.sentence));
	const claimsOf = new Map<number, NumericClaim[]>();
	for (const claim of analyzed.claims) {
		if (claim.kind !== 'date') {
			claimsOf.set(claim.sentence, [...claimsOf.get(claim.sentence) ?? [], claim]);
		}
	}
	for (const [index, sentence] of document.sentences.entries()) {
		if (index % SENTENCES_A_TURN === SENTENCES_A_TURN - 1) {
			await new Promise((resolve) => setTimeout(resolve));
		}
		const claims = claimsOf.get(index) ?? [];
		if (snapshot.hasMatch(document.id, index)) {
			matched.push(sentence);
		} else if (
			document.paragraphs[sentence.paragraph]?.kind === 'prose' && (telling.has(index) || claims.length > 0)
			&& claims.every((claim) => snapshot.comparisonsOf(document.id, claim).length === 0)
		) {
			onlyHere.push(sentence);
		}
	}
	return { matched, onlyHere };
}

function passageRow(group: string, { document }: AnalyzedDocument, sentence: Sentence): PlaceRow {
	const place = { document: document.id, start: sentence.start, end: sentence.end };
	const text = document.text.slice(sentence.start, sentence.end);
	return {
		...place,
		id: `${group}:${placeKey(place)}`,
		label: toShortQuote(text, [], QUOTE_LENGTH),
		description: `¶${sentence.paragraph + 1}`,
		tooltip: toPlainPassage(text),
		spoken: `${toPlainPassage(text)}, paragraph ${sentence.paragraph + 1}`,
		context: 'place',
		command: openPlace(place),
	};
}
