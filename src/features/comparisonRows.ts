/** What the Comparison view shows, as rows. */
import type { ComparedClaims, ComparedNames, ComparedPassages, DocumentId, OneSidedPassage, Place, Snapshot, SourceComparison, SourceDocument, Span, UsedName } from '../engine';
import { paragraphNumberAt } from './lookups';
import { toPassageArgument } from './passageArgument';
import { toContextQuote, toPlainLabel, toPlainPassage, toShortLabel, toShortQuote } from './plainText';
import type { PlaceRow, Row, RowCommand, RowList } from './rows';
import { countOf, formatCount, joinParts, placeKey, shortNameOf, toRows } from './rows';

/** Shows one passage of a comparison, or both sides of a pair. */
export const SHOW_COMPARED = 'groundedReader.showCompared';

const QUOTE_LENGTH = 140;
const VALUE_LENGTH = 48;
const NAME_LENGTH = 40;
const LABEL_LENGTH = 80;

/** The roots: the sections that hold something, in fixed order. */
export function buildComparisonRows(snapshot: Snapshot, comparison: SourceComparison): readonly Row[] {
	const { a, b } = comparison;
	const claims = (pairs: readonly ComparedClaims[], label: string): RowList => toRows(pairs, (pair) => claimsRow(snapshot, pair, label));
	const sections: readonly (Section & { readonly rows: RowList })[] = [
		{ id: 'differs', label: 'Differs', icon: 'arrow-swap', iconColor: 'list.warningForeground', hint: 'Different values for what seems to be the same', rows: claims(comparison.differs, 'Differs') },
		{ id: 'agrees', label: 'Agrees', icon: 'check', hint: 'The same value in both', rows: claims(comparison.agrees, 'Agrees') },
		{ id: 'compatible', label: 'Compatible', icon: 'pass', hint: 'The wording of one value leaves room for the other', rows: claims(comparison.compatible, 'Compatible') },
		{ id: 'matches', label: 'Matching passages', icon: 'references', hint: 'Passages that report the same', rows: toRows(comparison.matches, (pair) => matchRow(snapshot, pair)) },
		oneSided(snapshot, 'onlyInA', a, comparison.onlyInA),
		oneSided(snapshot, 'onlyInB', b, comparison.onlyInB),
		{ id: 'names', label: 'Names', icon: 'tag', hint: 'What each source calls whom and what, with how often', rows: toRows(comparison.names, (names) => namesRow(snapshot, comparison, names)) },
	];
	return sections.filter(({ rows }) => rows.length > 0).map(({ rows, hint, ...section }) => ({
		...section,
		description: formatCount(rows.length),
		tooltip: hint,
		spoken: `${section.label}, ${countOf(rows.length, 'row')}`,
		// What sources share is what a comparison is asked for first.
		expanded: section.id !== 'names' && !section.id.startsWith('only'),
		context: 'comparisonSection',
		children: () => rows,
	}));
}

interface Section {
	readonly id: string;
	readonly label: string;
	readonly icon: string;
	readonly iconColor?: string;
	readonly hint: string;
}

function oneSided(snapshot: Snapshot, id: string, source: DocumentId, passages: readonly OneSidedPassage[]): Section & { readonly rows: RowList } {
	return {
		id,
		label: `Only in ${shortNameOf(snapshot, source)}`,
		icon: 'circle-outline',
		hint: 'Passages that name or count something and have no match in the other source',
		rows: toRows(passages, (passage) => sideRow(snapshot, passage, passage.facts, `${id}:`)),
	};
}

function claimsRow(snapshot: Snapshot, pair: ComparedClaims, relation: string): PlaceRow | undefined {
	const [here, there] = [describeClaim(snapshot, pair.a), describeClaim(snapshot, pair.b)];
	if (!here || !there) {
		return undefined;
	}
	const label = here.value === there.value ? here.value : `${here.value} / ${there.value}`;
	const about = [here.about, there.about].find((text) => text !== undefined && text !== '' && !label.includes(text));
	const why = pair.reasons.map(toPlainLabel).join('; ');
	const id = `${relation}:${placeKey(pair.a)}:${placeKey(pair.b)}`;
	return {
		...toPlace(pair.a),
		id,
		label,
		description: joinParts(about, pair.severity, `¶${here.paragraph} ↔ ¶${there.paragraph}`),
		tooltip: [here.text, there.text, joinParts(relation, pair.severity, why)].filter(Boolean).join('\n\n'),
		spoken: joinParts(relation, pair.severity, label, about, why),
		context: 'place',
		command: showCompared(pair.a, pair.b),
		children: () => [here, there].map((side, index): PlaceRow => {
			const [own, other] = index === 0 ? [pair.a, pair.b] : [pair.b, pair.a];
			return { ...quoteRow(snapshot, own, side.sentence, [own], `${id}:${index}`), command: showCompared(own, other) };
		}),
	};
}

interface DescribedClaim {
	readonly value: string;
	readonly about: string | undefined;
	readonly paragraph: number;
	readonly sentence: Place;
	/** The passage around it. */
	readonly text: string;
}

function describeClaim(snapshot: Snapshot, place: Place): DescribedClaim | undefined {
	const analyzed = snapshot.findDocument(place.document);
	const claim = analyzed?.claims.find(({ start, end }) => start === place.start && end === place.end);
	if (!analyzed || !claim) {
		return undefined;
	}
	const { document } = analyzed;
	const sentence = { document: document.id, ...spanOf(document.sentences[claim.sentence] ?? claim) };
	return {
		value: toShortLabel(document.text.slice(claim.start, claim.end), VALUE_LENGTH),
		about: claim.about && toShortLabel(document.text.slice(claim.about.start, claim.about.end), 60),
		paragraph: paragraphNumberAt(snapshot, place) ?? 1,
		sentence,
		text: toPlainPassage(document.text.slice(sentence.start, sentence.end)),
	};
}

function matchRow(snapshot: Snapshot, { a, b, score, reasons }: ComparedPassages): PlaceRow | undefined {
	const [here, there] = [sideRow(snapshot, a, [], 'match:'), sideRow(snapshot, b, [], 'match:')];
	if (!here || !there) {
		return undefined;
	}
	const why = reasons.map(toPlainLabel).join('; ');
	const id = `${here.id}:${placeKey(b)}`;
	return {
		...here,
		id,
		tooltip: [here.tooltip, there.tooltip, `match score ${score.toFixed(2)}${why === '' ? '' : `: ${why}`}`].join('\n\n'),
		spoken: joinParts(here.spoken, `matches ${there.spoken ?? ''}`, why),
		command: showCompared(a, b),
		children: () => [{ ...there, id: `${id}/there`, command: showCompared(b, a) }],
	};
}

/** A passage as a row of its own. */
function sideRow(snapshot: Snapshot, passage: Place, facts: readonly Span[], prefix: string): PlaceRow | undefined {
	const document = snapshot.findDocument(passage.document)?.document;
	return document && quoteRow(snapshot, passage, passage, facts, `${prefix}${placeKey(passage)}`, document);
}

/** @param place what the row selects; it is quoted within `sentence` with `bold` parts. */
function quoteRow(snapshot: Snapshot, place: Place, sentence: Place, bold: readonly Span[], id: string, document: SourceDocument | undefined = snapshot.findDocument(place.document)?.document): PlaceRow {
	const text = document?.text.slice(sentence.start, sentence.end) ?? '';
	const within = bold.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
	const [only] = within;
	const source = shortNameOf(snapshot, place.document);
	const paragraph = paragraphNumberAt(snapshot, place) ?? 1;
	return {
		...toPlace(place),
		id,
		label: only && within.length === 1 ? toContextQuote(text, only, QUOTE_LENGTH) : toShortQuote(text, within, QUOTE_LENGTH),
		description: joinParts(source, `¶${paragraph}`),
		tooltip: `${toPlainPassage(text)}\n${joinParts(source, `¶${paragraph}`)}`,
		spoken: joinParts(toPlainPassage(text), source, `paragraph ${paragraph}`),
		context: 'place',
		command: showCompared(place),
	};
}

function namesRow(snapshot: Snapshot, { a, b }: SourceComparison, names: ComparedNames): Row {
	const label = toShortLabel(names.label, LABEL_LENGTH);
	const first = names.a[0]?.places[0];
	const second = names.b[0]?.places[0];
	const place = first ?? second;
	const id = `names:${names.entity}`;
	const spoken = ([[a, names.a], [b, names.b]] as const).map(([source, used]) => `in ${shortNameOf(snapshot, source)} ${used.length === 0 ? 'not named' : drawNames(used)}`);
	return {
		id,
		label,
		description: `${drawNames(names.a)} / ${drawNames(names.b)}`,
		spoken: joinParts(label, names.type, ...spoken),
		...(place && { ...toPlace(place), context: 'place', command: showCompared(place, place === first ? second : undefined) }),
		children: () => ([[a, names.a], [b, names.b]] as const).flatMap(([source, used]) => used.map((name) => nameRow(snapshot, source, name, id))),
	};
}

/** One name of one source, with every place that uses it. */
function nameRow(snapshot: Snapshot, source: DocumentId, { name, places }: UsedName, parent: string): Row {
	const label = toShortLabel(name, NAME_LENGTH);
	const description = joinParts(formatCount(places.length), shortNameOf(snapshot, source));
	const id = `${parent}:${source}:${name}`;
	return {
		id,
		label,
		description,
		spoken: `${label}, ${countOf(places.length, 'mention')} in ${shortNameOf(snapshot, source)}`,
		children: () => toRows(places, (place) => {
			const found = snapshot.findSentence(source, place.start);
			return quoteRow(snapshot, place, found ? { document: source, ...spanOf(found.sentence) } : place, [place], `${id}:${place.start}`);
		}),
	};
}

/** `U.S. 9 · United States 2`, and a dash where the source does not name it. */
function drawNames(names: readonly UsedName[]): string {
	return names.length === 0 ? '–' : joinParts(...names.map(({ name, places }) => `${toShortLabel(name, NAME_LENGTH)} ${formatCount(places.length)}`));
}

function showCompared(here: Place, there?: Place): RowCommand {
	return { command: SHOW_COMPARED, title: 'Show', arguments: [toPassageArgument(here), ...(there ? [toPassageArgument(there)] : [])] };
}

function toPlace({ document, start, end }: Place): Place {
	return { document, start, end };
}

function spanOf({ start, end }: Span): Span {
	return { start, end };
}
