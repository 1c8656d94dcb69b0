/**
 * Rows of our trees as data, so that what a tree shows can be tested without an editor. `rowTree.ts` draws them.
 * Every text that comes from a source has gone through `plainText.ts`.
 */
import type { DocumentId, Place, Snapshot } from '../engine';
import { toPassageArgument } from './passageArgument';
import type { PlainLabel } from './plainText';
import { toShortLabel } from './plainText';

export interface RowCommand {
	readonly command: string;
	readonly title: string;
	readonly arguments: readonly unknown[];
}

export interface Row {
	/** Unique in its tree and the same after every update, so that open rows stay open. */
	readonly id: string;
	readonly label: string | PlainLabel;
	readonly description?: string;
	/** Plain text; may have several lines. */
	readonly tooltip?: string;
	/** What a screen reader says; the label and the description by default. */
	readonly spoken?: string;
	/** Name of a product icon, and the theme colour it is drawn in. */
	readonly icon?: string;
	readonly iconColor?: string;
	/** For the `when` clauses of menus. */
	readonly context?: string;
	readonly command?: RowCommand;
	/** Has a checkbox, in this state. */
	readonly checked?: boolean;
	/** Open at first. */
	readonly expanded?: boolean;
	/** Called when the row is opened. */
	readonly children?: () => RowList | Promise<RowList>;
}

/** Rows in order, made when they are drawn. An array of rows is one. */
export interface RowList {
	readonly length: number;
	slice(start: number, end: number): readonly Row[];
}

/** A row about a place: commands of its menu take the row itself as their argument. */
export interface PlaceRow extends Row, Place {}

/** A row about a source as a whole. */
export interface SourceRow extends Row {
	readonly document: DocumentId;
}

/** A row for each item, made when it is drawn: a list may hold many thousands. An item without a row is passed over. */
export function toRows<T>(items: readonly T[], toRow: (item: T) => Row | undefined): RowList {
	return {
		length: items.length,
		slice: (start, end) => items.slice(start, end).flatMap((item) => toRow(item) ?? []),
	};
}

/** The source's short name on one line. */
export function shortNameOf(snapshot: Snapshot, id: DocumentId): string {
	return toShortName(snapshot.findSource(id)?.shortName ?? id);
}

const SHORT_NAME_LENGTH = 48;

/** A source's short name as rows show it. */
export function toShortName(shortName: string): string {
	return toShortLabel(shortName, SHORT_NAME_LENGTH);
}

/** `1 source`, `1,234 sources`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
	return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** `1,234`. */
export function formatCount(count: number): string {
	return COUNT_FORMAT.format(count);
}

/** What is known, one after the other. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Opens a place and selects exactly it. */
export function openPlace(place: Place): RowCommand {
	return { command: 'groundedReader.openPassage', title: 'Open', arguments: [toPassageArgument(place)] };
}

export function isSamePlace(a: Place, b: Place): boolean {
	return a.document === b.document && a.start === b.start && a.end === b.end;
}

export function placeKey({ document, start, end }: Place): string {
	return `${document}#${start}-${end}`;
}

/** The labels of the trees are in English. */
const COUNT_FORMAT = new Intl.NumberFormat('en');
