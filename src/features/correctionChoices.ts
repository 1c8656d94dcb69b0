/** What a reader can correct at a place, as data: code actions, the quick pick of a card's link and row menus offer the same. */
import type { Annotation, DocumentId, Entity, Place, Snapshot } from '../engine';
import { findEntityAt, findSentencePlace, isMention } from './lookups';
import { findPassageReferences, type PassageReference } from './passageReferences';
import { parsePassageArgument, toPassageArgument } from './passageArgument';
import { toShortLabel } from './plainText';
import { isSamePlace, shortNameOf } from './rows';

/** What a correction is about. */
export interface CorrectionTarget {
	readonly snapshot: Snapshot;
	/** A mention, a claim, or the place pointed at; `undefined` for an entity as a whole. */
	readonly place: Place | undefined;
	readonly annotation: Annotation | undefined;
	readonly entity: Entity | undefined;
	/** The entity's name as it is used at the place. */
	readonly alias: string | undefined;
	/** What the mention says as a whole, with the maker of a product. */
	readonly name: string | undefined;
}

export interface CorrectionChoice {
	/** Plain text, for a menu. */
	readonly title: string;
	readonly command: string;
	readonly arguments: readonly unknown[];
}

/** A finding that can be dismissed: the passage or claim here, the one there. */
export interface Finding {
	readonly here: Place;
	readonly there: Place;
	/** Plain text: `agrees with “25 percent”, Reuters`. */
	readonly label: string;
}

const NAME_LENGTH = 40;

/** Reads the argument of a command: a place, or a row of an entity. Gives `undefined` for anything else. */
export function parseTarget(snapshot: Snapshot, argument: unknown): CorrectionTarget | undefined {
	const entity = entityOf(snapshot, argument);
	if (entity) {
		return { snapshot, place: undefined, annotation: undefined, entity, alias: undefined, name: undefined };
	}
	const place = parsePassageArgument(argument, (id) => snapshot.findDocument(id)?.document.text);
	return place && targetAt(snapshot, place);
}

/** What stands at a place: the innermost annotation at its start. */
export function targetAt(snapshot: Snapshot, place: Place): CorrectionTarget {
	const { document: id, start } = place;
	const annotation = snapshot.findAnnotation(id, start);
	const text = snapshot.findDocument(id)?.document.text ?? '';
	const entity = findEntityAt(snapshot, id, start);
	const isNamed = annotation !== undefined && isMention(annotation);
	const mention = entity?.mentionsIn(id).find((candidate) => candidate.start <= start && start <= candidate.end);
	return {
		snapshot,
		place: annotation ? { document: id, start: annotation.start, end: annotation.end } : place,
		annotation,
		entity,
		alias: mention && text.slice(mention.start, mention.end),
		name: isNamed ? text.slice(annotation.start, annotation.end) : undefined,
	};
}

/** In the order of a menu. */
export function listCorrections(target: CorrectionTarget): readonly CorrectionChoice[] {
	const { snapshot, place, annotation } = target;
	const here = place && [toPassageArgument(place)];
	const choices: CorrectionChoice[] = [...entityChoices(target)];
	if (!place || !here) {
		return choices;
	}
	const findings = findFindings(target);
	const [only] = findings;
	if (only && findings.length === 1) {
		choices.push({ title: `Dismiss This Finding: ${only.label}`, command: 'groundedReader.dismissFinding', arguments: [toPassageArgument(only.here), toPassageArgument(only.there)] });
	} else if (only) {
		choices.push({ title: `Dismiss a Finding (${findings.length})…`, command: 'groundedReader.dismissFinding', arguments: here });
	}
	if (annotation?.kind === 'date') {
		choices.push({ title: 'Set Publication Date of This Source…', command: 'groundedReader.setSourceDate', arguments: [place.document] });
	}
	const sentence = findSentencePlace(snapshot, place.document, place.start);
	if (sentence) {
		choices.push({ title: 'Copy Quote with Citation', command: 'groundedReader.copyCitation', arguments: [toPassageArgument(sentence)] });
	}
	return choices;
}

function entityChoices({ place, entity, alias, name }: CorrectionTarget): readonly CorrectionChoice[] {
	if (!entity) {
		return [];
	}
	const args = [place ? toPassageArgument(place) : { entity: entity.id }];
	const label = shown(entity.label);
	const choice = (title: string, command: string): CorrectionChoice => ({ title, command: `groundedReader.${command}`, arguments: args });
	// In the text a name may be written in several ways, in the list it goes by its label.
	const whole = name === undefined ? label : shown(name);
	return [
		...(place ? [choice(`Not an Entity Here: ${whole}`, 'notEntityHere')] : []),
		choice(`Not an Entity Everywhere: ${whole}`, 'notEntityEverywhere'),
		choice(`Merge ${label} with…`, 'mergeEntity'),
		choice(`Add Alias for ${label}…`, 'addAlias'),
		...(entity.aliases.length > 1 ? [choice(alias === undefined ? `Split Off a Name of ${label}…` : `Split Off the Name ${shown(alias)}`, 'splitOffName')] : []),
		choice(`Change Type of ${label} (${entity.type})…`, 'changeEntityType'),
		choice(`Rename ${label}…`, 'renameEntity'),
	];
}

/** What other sources say of a claim, else of the sentence around a place; what cannot be compared is no finding. */
export function findFindings({ snapshot, place, annotation }: CorrectionTarget): readonly Finding[] {
	const found = place && findPassageReferences(snapshot, place.document, place.start);
	if (!found) {
		return [];
	}
	const all = found.references.filter(({ section }) => section !== 'not-comparable');
	const ofClaim = annotation && !isMention(annotation) ? all.filter(({ claims }) => claims && isSamePlace(claims.here, place)) : [];
	return (ofClaim.length > 0 ? ofClaim : all).map((reference) => toFinding(snapshot, found.passage, reference));
}

const VERBS = { 'differs': 'differs from', 'agrees': 'agrees with', 'compatible': 'compatible with', 'match': 'matches', 'not-comparable': 'not comparable with' } as const;

function toFinding(snapshot: Snapshot, passage: Place, { section, match, claims }: PassageReference): Finding {
	const there: Place = claims?.there ?? { document: match.document, start: match.start, end: match.end };
	const text = snapshot.findDocument(there.document)?.document.text.slice(there.start, there.end) ?? '';
	return { here: claims?.here ?? passage, there, label: `${VERBS[section]} ${shown(text)}, ${shortNameOf(snapshot, there.document)}` };
}

function entityOf(snapshot: Snapshot, argument: unknown): Entity | undefined {
	if (typeof argument !== 'object' || argument === null || !('entity' in argument) || typeof argument.entity !== 'string') {
		return undefined;
	}
	return snapshot.findEntity(argument.entity as Entity['id']); // Only a lookup: a name that is none finds nothing.
}

function shown(name: string): string {
	return `“${toShortLabel(name, NAME_LENGTH)}”`;
}

/** A source as the argument of a command: its id, or a row or place of it. */
export function parseSource(snapshot: Snapshot, argument: unknown): DocumentId | undefined {
	const id = typeof argument === 'object' && argument !== null && 'document' in argument ? argument.document : argument;
	return typeof id === 'string' ? snapshot.findSource(id as DocumentId)?.id : undefined; // Only a lookup, as above.
}
