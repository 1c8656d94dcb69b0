import type { Span } from '../types';
import { FormatError, type ByteReader, type ByteWriter } from './bytes';

/** Small codes for what the values of a document usually are, exact for all others too. */

/** Where a value is a whole number of these parts of one, it is written as that number. */
const PARTS = [1, 2, 10, 100, 1000] as const;
const Code = { null: 0, float: 1, parts: 2 } as const;

/** Writes a number or `null`, any of them exactly. */
export function writeNumber(writer: ByteWriter, value: number | null): void {
	if (value === null) {
		writer.byte(Code.null);
		return;
	}
	const part = PARTS.findIndex((each) => isWritable(Math.round(value * each)) && Object.is(Math.round(value * each) / each, value));
	const parts = PARTS[part];
	if (parts === undefined) {
		writer.byte(Code.float);
		writer.float64(value);
	} else {
		writer.byte(Code.parts + part);
		writer.zigzag(Math.round(value * parts));
	}
}

export function readNumber(reader: ByteReader): number | null {
	const code = reader.byte();
	if (code === Code.null) {
		return null;
	}
	if (code === Code.float) {
		return reader.float64();
	}
	const parts = PARTS[code - Code.parts];
	if (parts === undefined) {
		throw new FormatError(`Expected the code of a number, got ${code}.`);
	}
	return reader.zigzag() / parts;
}

function isWritable(value: number): boolean {
	return Math.abs(value) < 2 ** 52 && !Object.is(value, -0);
}

/** A span by how far it begins from a place nearby, and its length. */
export function writeSpan(writer: ByteWriter, { start, end }: Span, near: number): void {
	writer.zigzag(start - near);
	writer.varint(end - start);
}

/** Throws a `FormatError` when the span does not lie in a text of so many code units. */
export function readSpan(reader: ByteReader, near: number, units: number): Span {
	const start = near + reader.zigzag();
	const end = start + reader.varint();
	if (start < 0 || end > units) {
		throw new FormatError(`Expected a span in ${units} code units, got ${start} to ${end}.`);
	}
	return { start, end };
}

export function writeText(writer: ByteWriter, text: string | undefined): void {
	writer.byte(text === undefined ? 0 : 1);
	if (text !== undefined) {
		writer.string(text);
	}
}

export function readText(reader: ByteReader): string | undefined {
	return reader.byte() === 0 ? undefined : reader.string();
}

/** Number of a value in a closed list. */
export function codeOf<T>(list: readonly T[], value: T): number {
	const code = list.indexOf(value);
	if (code < 0) {
		throw new Error(`Expected one of ${list.join(', ')}, got ${String(value)}.`);
	}
	return code;
}

/** Throws a `FormatError` when the list is shorter. */
export function fromCode<T>(list: readonly T[], code: number): T {
	const value = list[code];
	if (value === undefined) {
		throw new FormatError(`Expected one of ${list.length} values, got number ${code}.`);
	}
	return value;
}
