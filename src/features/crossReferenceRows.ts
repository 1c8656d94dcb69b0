/** What the Cross-references view shows, as rows. */
import type { DocumentId, Place, SourceDocument, Span } from '../engine';
import { toPassageArgument } from './passageArgument';
import type { PassageReference, PassageReferences, ReferenceSection } from './passageReferences';
import { SECTIONS } from './passageReferences';
import { toContextQuote, toPlainLabel, toPlainPassage, toShortQuote } from './plainText';
import type { PlaceRow, Row, RowCommand } from './rows';
import { countOf, formatCount, joinParts, placeKey, shortNameOf, toRows } from './rows';

/** A row that can be dismissed: the passage asked about and the passage found. */
export interface ReferenceRow extends PlaceRow {
	readonly here: Place;
	readonly there: Place;
}

const LABELS: Readonly<Record<ReferenceSection, { readonly label: string; readonly icon: string; readonly iconColor?: string }>> = {
	differs: { label: 'Differs', icon: 'arrow-swap', iconColor: 'list.warningForeground' },
	agrees: { label: 'Agrees', icon: 'check' },
	compatible: { label: 'Compatible', icon: 'pass' },
	match: { label: 'Matches', icon: 'references' },
	'not-comparable': { label: 'Not comparable', icon: 'circle-slash', iconColor: 'disabledForeground' },
};
const QUOTE_LENGTH = 140;

/** The roots: the sections that hold something, in fixed order. */
export function buildReferenceRows(found: PassageReferences): readonly Row[] {
	return SECTIONS.flatMap((section) => {
		const references = found.references.filter((reference) => reference.section === section);
		const { label, icon, iconColor } = LABELS[section];
		return references.length === 0 ? [] : [{
			id: `section:${section}`,
			label,
			description: formatCount(references.length),
			spoken: `${label}, ${countOf(references.length, 'passage')}`,
			icon,
			...(iconColor !== undefined && { iconColor }),
			expanded: section !== 'not-comparable' || found.references.length === references.length,
			children: () => toRows(references, (reference) => referenceRow(found, reference)),
		}];
	});
}

function referenceRow(found: PassageReferences, { section, match, claims }: PassageReference): ReferenceRow | undefined {
	const document = found.snapshot.findDocument(match.document)?.document;
	if (!document) {
		return undefined;
	}
	const { quote, text, where, spokenWhere } = describePlace(found, document, match, match.highlights, claims?.there);
	const why = (claims && claims.comparison.reasons.length > 0 ? claims.comparison.reasons : match.reasons).map(toPlainLabel).join('; ');
	const score = formatScore(claims ? claims.comparison.score : match.score);
	const severity = claims?.comparison.severity;
	const id = `${section}:${placeKey(claims?.there ?? match)}:${claims ? placeKey(claims.here) : ''}`;
	const command = openReference(claims?.there ?? match);
	const facts = joinParts(severity, score, why);
	return {
		...toPassagePlace(match),
		id,
		here: claims?.here ?? found.passage,
		there: claims?.there ?? toPassagePlace(match),
		label: quote,
		tooltip: [text, where, `${LABELS[section].label}${severity === undefined ? '' : `, ${severity}`} · match score ${score}`, why].filter(Boolean).join('\n'),
		spoken: joinParts(LABELS[section].label, text, spokenWhere, severity, `match score ${score}`, why),
		context: 'reference',
		command,
		expanded: true,
		// On a line of their own: behind a quote they would be out of sight in a sidebar of usual width.
		children: () => [
			{ id: `${id}/why`, label: where, description: facts, spoken: joinParts(spokenWhere, `match score ${score}`, why), tooltip: joinParts(where, facts), command },
			...(match.copies.length > 0 ? [copiesRow(found, id, match.copies)] : []),
		],
	};
}

function openReference(place: Place): RowCommand {
	return { command: 'groundedReader.openCrossReference', title: 'Open', arguments: [toPassageArgument(place)] };
}

/** The passages that say the same in nearly the same words, in one row. */
function copiesRow(found: PassageReferences, parent: string, copies: readonly Place[]): Row {
	const label = `and ${countOf(copies.length, 'copy', 'copies')}`;
	return {
		id: `${parent}/copies`,
		label,
		icon: 'files',
		children: () => toRows(copies, (copy): PlaceRow | undefined => {
			const document = found.snapshot.findDocument(copy.document)?.document;
			if (!document) {
				return undefined;
			}
			const { quote, text, where, spokenWhere } = describePlace(found, document, copy, []);
			return {
				...toPassagePlace(copy),
				id: `${parent}/${placeKey(copy)}`,
				label: quote,
				description: where,
				tooltip: `${text}\n${where}`,
				spoken: joinParts('Copy', text, spokenWhere),
				context: 'place',
				command: openReference(copy),
			};
		}),
	};
}

/** `claim`: the compared number, which stands in sight whatever comes before it. */
function describePlace(found: PassageReferences, document: SourceDocument, place: Place, highlights: readonly Span[], claim?: Span) {
	const slice = document.text.slice(place.start, place.end);
	const paragraph = paragraphAt(document, place.start);
	const source = shortNameOf(found.snapshot, document.id);
	const within = ({ start, end }: Span): Span => ({ start: start - place.start, end: end - place.start });
	return {
		quote: claim ? toContextQuote(slice, within(claim), QUOTE_LENGTH) : toShortQuote(slice, highlights.map(within), QUOTE_LENGTH),
		text: toPlainPassage(slice),
		where: joinParts(source, `¶${paragraph}`),
		spokenWhere: joinParts(source, `paragraph ${paragraph}`),
	};
}

/** One-based; notes count too, as in the card. */
function paragraphAt(document: SourceDocument, offset: number): number {
	let low = 0;
	let high = document.paragraphs.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((document.paragraphs[middle]?.start ?? Infinity) <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return Math.max(1, low);
}

function toPassagePlace({ document, start, end }: Place): { readonly document: DocumentId; readonly start: number; readonly end: number } {
	return { document, start, end };
}

function formatScore(score: number): string {
	return score.toFixed(2);
}
