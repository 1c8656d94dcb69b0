import type { FileFacts } from './sources';

/** Size, time of the last change, time of making, hash; `null` without a file. */
export type StoredFacts = readonly [number, number, number, string] | null;

export function writeFacts(file: FileFacts | undefined): StoredFacts {
	return file ? [file.sizeBytes, file.mtimeMs, file.ctimeMs, file.hash] : null;
}

// Each of these reads a value of JSON and throws when it is of another kind.

export function readFacts(value: unknown): FileFacts | undefined {
	if (value === null) {
		return undefined;
	}
	const [sizeBytes, mtimeMs, ctimeMs, hash] = readTuple(value, 4);
	return { sizeBytes: readNumber(sizeBytes), mtimeMs: readNumber(mtimeMs), ctimeMs: readNumber(ctimeMs), hash: readString(hash) };
}

export function readTuple(value: unknown, length: number): readonly unknown[] {
	if (!Array.isArray(value) || value.length !== length) {
		throw new TypeError(`Expected ${length} values`);
	}
	return value;
}

export function readList<T>(value: unknown, readItem: (item: unknown) => T): readonly T[] {
	if (!Array.isArray(value)) {
		throw new TypeError('Expected a list');
	}
	return value.map((item) => readItem(item));
}

export function readRecord(value: unknown): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new TypeError('Expected an object');
	}
	return value as Readonly<Record<string, unknown>>; // Every object has this form.
}

export function readString(value: unknown): string {
	if (typeof value !== 'string') {
		throw new TypeError('Expected a string');
	}
	return value;
}

/** A finite number, as JSON has no other. */
export function readNumber(value: unknown): number {
	if (typeof value !== 'number') {
		throw new TypeError('Expected a number');
	}
	return value;
}

/** A natural number below `limit`. */
export function readIndex(value: unknown, limit: number): number {
	const index = readNumber(value);
	if (!Number.isInteger(index) || index < 0 || index >= limit) {
		throw new RangeError(`Expected a whole number below ${limit}`);
	}
	return index;
}
