import { ENTITY_TYPES } from '../types';

/**
 * Labels of tokens: a name's beginning, inside and last token or its only one (BILOU; Ratinov and Roth, 2009), for each type,
 * and 0 for what is outside of names.
 */
export const Part = { begin: 0, inside: 1, last: 2, unit: 3 } as const;
export const LABELS = 1 + 4 * ENTITY_TYPES.length;

/** Label of a part of a name whose type is `ENTITY_TYPES[type]`. */
export const labelOf = (type: number, part: number): number => 1 + 4 * type + part;
/** Index of the type of a label but 0. */
export const typeOfLabel = (label: number): number => (label - 1) >> 2;
export const partOfLabel = (label: number): number => (label - 1) & 3;

/** Labels behind which a name is complete: outside, last, unit. */
export const CLOSED: readonly number[] = [0, ...ENTITY_TYPES.flatMap((_, type) => [labelOf(type, Part.last), labelOf(type, Part.unit)])];
/** Labels that can follow a closed one: outside, begin, unit. */
export const OPENING: readonly number[] = [0, ...ENTITY_TYPES.flatMap((_, type) => [labelOf(type, Part.begin), labelOf(type, Part.unit)])];
/** Pairs of labels that can follow each other. */
export const STEPS: readonly (readonly [number, number])[] = [
	...CLOSED.flatMap((from) => OPENING.map((to) => [from, to] as const)),
	...ENTITY_TYPES.flatMap((_, type) =>
		[Part.begin, Part.inside].flatMap((from) => [Part.inside, Part.last].map((to) => [labelOf(type, from), labelOf(type, to)] as const)),
	),
];
