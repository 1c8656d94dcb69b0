import { LABELS, labelOf, Part } from '../engine/annotate/labels';
import { ENTITY_TYPES, type EntityType, type SourceDocument } from '../engine/types';

/** A labelled text, one line of a data file. */
export interface LabelledText {
	readonly id: string;
	readonly text: string;
	readonly entities: readonly (readonly [number, number, string, string?])[];
}

/** What a set of texts labels. */
export type Scheme =
	/** All eight types. */
	| 'full'
	/** Person, organization, place, and `misc` for the other five. */
	| 'four'
	/** Person, organization, place; a token without a label may be any of the other five. */
	| 'three';

const CORE: readonly string[] = ['person', 'organization', 'place'];
const OTHERS: readonly number[] = ENTITY_TYPES.flatMap((type, index) => (CORE.includes(type) ? [] : [index]));

/**
 * The labels that each token may have, as bit sets, two words of 32 bits for each token.
 * A name that does not begin and end with tokens leaves its tokens open.
 */
export function allowedLabels(document: SourceDocument, entities: LabelledText['entities'], scheme: Scheme): Int32Array {
	const { starts, ends } = document.tokens;
	const allowed = new Int32Array(2 * starts.length);
	const outside = scheme === 'three' ? [0, ...OTHERS.flatMap((type) => [0, 1, 2, 3].map((part) => labelOf(type, part)))] : [0];
	for (let token = 0; token < starts.length; token++) {
		allow(allowed, token, outside);
	}
	for (const [start, end, type] of entities) {
		let first = -1;
		let last = -1;
		for (let token = lowerBound(ends, start + 1); token < starts.length && (starts[token] as number) < end; token++) {
			first = first < 0 ? token : first;
			last = token;
		}
		if (first < 0) {
			continue;
		}
		const types = CORE.includes(type) || scheme === 'full' ? [ENTITY_TYPES.indexOf(type as EntityType)] : OTHERS;
		const whole = starts[first] === start && ends[last] === end && types[0] !== -1;
		for (let token = first; token <= last; token++) {
			const part = first === last ? Part.unit : token === first ? Part.begin : token === last ? Part.last : Part.inside;
			allow(allowed, token, whole ? types.map((index) => labelOf(index, part)) : Array.from({ length: LABELS }, (_, label) => label));
		}
	}
	return allowed;
}

function allow(allowed: Int32Array, token: number, labels: readonly number[]): void {
	let low = 0;
	let high = 0;
	for (const label of labels) {
		if (label < 32) {
			low |= 1 << label;
		} else {
			high |= 1 << (label - 32);
		}
	}
	allowed[2 * token] = low;
	allowed[2 * token + 1] = high;
}

/** First index whose value is at least `value`. */
function lowerBound(values: Int32Array, value: number): number {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((values[middle] as number) < value) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
