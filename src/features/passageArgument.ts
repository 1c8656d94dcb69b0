import type { DocumentId, Place } from '../engine';

/**
 * A place as the argument of a command: plain data, since it travels inside links.
 * Offsets are code units into the text of the document as the snapshot holds it.
 */
export interface PassageArgument {
	readonly document: string;
	readonly start: number;
	readonly end: number;
}

/** Just the three members, so that a link stays short. */
export function toPassageArgument(place: Place): PassageArgument {
	return { document: place.document, start: place.start, end: place.end };
}

/**
 * Reads the argument of a command that anyone may have called: a link can be forged, a keybinding mistyped.
 * Gives `undefined` unless it names a place inside a source.
 */
export function parsePassageArgument(value: unknown, textOf: (id: DocumentId) => string | undefined): Place | undefined {
	if (typeof value !== 'object' || value === null) {
		return undefined;
	}
	const { document, start, end } = value as Partial<Record<keyof PassageArgument, unknown>>; // Members may be anything; each is checked.
	if (typeof document !== 'string' || !isOffset(start) || !isOffset(end) || start > end) {
		return undefined;
	}
	const id = document as DocumentId; // Only a lookup: a name that is none finds nothing.
	const text = textOf(id);
	return text !== undefined && end <= text.length ? { document: id, start, end } : undefined;
}

function isOffset(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
