/** What the Numeric Claims view shows, as rows. */
import type { NumericClaim, Place, Snapshot, SourceDocument } from '../engine';
import type { ClaimGroupKind, ClaimGroups, ClaimSet } from './claimGroups';
import { toContextQuote, toPlainLabel, toPlainPassage, toShortLabel } from './plainText';
import type { PlaceRow, Row } from './rows';
import { countOf, formatCount, joinParts, openPlace, placeKey, shortNameOf, toRows } from './rows';

const GROUPS: Readonly<Record<ClaimGroupKind, { readonly label: string; readonly icon: string; readonly iconColor?: string; readonly hint: string; readonly expanded: boolean }>> = {
	differs: { label: 'Differs', icon: 'arrow-swap', iconColor: 'list.warningForeground', hint: 'Sources give different values for what seems to be the same', expanded: true },
	agrees: { label: 'Agrees', icon: 'check', hint: 'Sources give the same value', expanded: true },
	compatible: { label: 'Compatible', icon: 'pass', hint: 'The wording of one value leaves room for the other, as “at least 20” does for 24', expanded: true },
	'not-comparable': { label: 'Not comparable', icon: 'circle-slash', iconColor: 'disabledForeground', hint: 'Much alike, but of another base, time or unit', expanded: false },
	single: { label: 'Only in one source', icon: 'circle-outline', hint: 'No comparable number in another source', expanded: false },
	minor: { label: 'Minor', icon: 'dash', hint: 'Dates, ranks and small counts without a counterpart', expanded: false },
};
const VALUE_LENGTH = 48;
const VALUES_SHOWN = 3;
const QUOTE_LENGTH = 140;

/** The roots: the groups that hold something, in fixed order. */
export function buildClaimRows(snapshot: Snapshot, groups: ClaimGroups): readonly Row[] {
	return [...groups].filter(([, sets]) => sets.length > 0).map(([kind, sets]) => groupRow(snapshot, kind, sets));
}

function groupRow(snapshot: Snapshot, kind: ClaimGroupKind, sets: readonly ClaimSet[]): Row {
	const { label, icon, iconColor, hint, expanded } = GROUPS[kind];
	return {
		id: `group:${kind}`,
		label,
		description: formatCount(sets.length),
		tooltip: hint,
		spoken: `${label}, ${countOf(sets.length, 'row')}`,
		icon,
		...(iconColor !== undefined && { iconColor }),
		expanded,
		context: 'claimGroup',
		children: () => toRows(sets, (set) => setRow(snapshot, set)),
	};
}

function setRow(snapshot: Snapshot, set: ClaimSet): Row | undefined {
	const claims = set.places.flatMap((place) => findClaim(snapshot, place) ?? []);
	const first = claims[0];
	if (!first) {
		return undefined;
	}
	const values = [...new Set(claims.map(({ document, claim }) => toShortLabel(document.text.slice(claim.start, claim.end), VALUE_LENGTH)))];
	const label = values.slice(0, VALUES_SHOWN).join(' / ') + (values.length > VALUES_SHOWN ? ` / ${formatCount(values.length - VALUES_SHOWN)} more` : '');
	const about = aboutOf(claims, label);
	const why = set.reasons.map(toPlainLabel).join('; ');
	const row: Row = {
		id: `${set.kind}:${placeKey(first.place)}`,
		label,
		description: joinParts(about, set.severity, set.kind === 'single' || set.kind === 'minor' ? undefined : countOf(new Set(set.places.map((place) => place.document)).size, 'source')),
		tooltip: [label, about, `${GROUPS[set.kind].label}${why === '' ? '' : `: ${why}`}`].filter(Boolean).join('\n'),
		spoken: joinParts(label, about, GROUPS[set.kind].label, set.severity, why),
		context: 'claimSet',
	};
	// A claim without a counterpart needs no row below it.
	if (claims.length === 1) {
		const only = claimRow(snapshot, set, first);
		return { ...only, id: row.id, label, description: joinParts(about, only.description) };
	}
	return { ...row, children: () => toRows(claims, (found) => claimRow(snapshot, set, found)) };
}

interface FoundClaim {
	readonly place: Place;
	readonly document: SourceDocument;
	readonly claim: NumericClaim;
}

function claimRow(snapshot: Snapshot, set: ClaimSet, { place, document, claim }: FoundClaim): PlaceRow {
	const sentence = document.sentences[claim.sentence] ?? claim;
	const text = document.text.slice(sentence.start, sentence.end);
	const source = shortNameOf(snapshot, document.id);
	const paragraph = (document.sentences[claim.sentence]?.paragraph ?? 0) + 1;
	const slice = (span: { readonly start: number; readonly end: number } | undefined): string | undefined => span && toShortLabel(document.text.slice(span.start, span.end), 60);
	const base = slice(claim.per);
	const speaker = slice(claim.attribution);
	const facts = joinParts(base === undefined ? undefined : `of ${base}`, claim.modality === 'asserted' ? undefined : claim.modality, speaker === undefined ? undefined : `according to ${speaker}`);
	return {
		document: place.document,
		start: place.start,
		end: place.end,
		id: `${set.kind}:${placeKey(set.places[0] ?? place)}:${placeKey(place)}`,
		label: toContextQuote(text, { start: claim.start - sentence.start, end: claim.end - sentence.start }, QUOTE_LENGTH),
		description: joinParts(source, `¶${paragraph}`),
		tooltip: [toPlainPassage(text), joinParts(source, `¶${paragraph}`), facts].filter(Boolean).join('\n'),
		spoken: joinParts(toPlainPassage(text), source, `paragraph ${paragraph}`, facts),
		icon: 'quote',
		context: 'place',
		command: openPlace(place),
	};
}

/** What the quantities are about, as the first of the claims says that names it apart from the value itself. */
function aboutOf(claims: readonly FoundClaim[], label: string): string | undefined {
	for (const { document, claim } of claims) {
		const about = claim.about && toShortLabel(document.text.slice(claim.about.start, claim.about.end), 60);
		if (about !== undefined && about !== '' && !label.includes(about)) {
			return about;
		}
	}
	return undefined;
}

function findClaim(snapshot: Snapshot, place: Place): FoundClaim | undefined {
	const analyzed = snapshot.findDocument(place.document);
	const claim = analyzed?.claims.find(({ start, end }) => start === place.start && end === place.end);
	return analyzed && claim && { place, document: analyzed.document, claim };
}
