import type { Slices } from '../ports';
import { ByteReader, ByteWriter, FormatError } from './bytes';

/** "GRSG" */
const MAGIC = 0x47535247;
/** Numbers of the header before those that say where each section ends: magic, version, sections, length. */
const HEAD = 4;

/**
 * Writes sections behind a header with kind and version of the format and the length. Numbers are as the machine has them: bytes of another
 * kind of machine are refused like those of another version. Who keeps the bytes sees to it that they stay as they are.
 */
export function* writeSections(version: number, sections: readonly ((writer: ByteWriter) => void)[]): Slices<Uint8Array<ArrayBuffer>> {
	const writer = new ByteWriter();
	writer.bytes(new Uint8Array(4 * (HEAD + sections.length)));
	const ends = sections.map((write) => {
		writer.align();
		write(writer);
		return writer.length;
	});
	const bytes = yield* writer.takeInSlices();
	new Int32Array(bytes.buffer, 0, HEAD + sections.length).set([MAGIC, version, sections.length, bytes.length, ...ends]);
	return bytes;
}

/** Reads each section. Throws a `FormatError` on bytes of another format or length, and on sections that do not fill it. */
export function readSections<T extends readonly unknown[]>(bytes: Uint8Array, version: number, reads: { readonly [K in keyof T]: (reader: ByteReader) => T[K] }): T {
	const count = reads.length;
	const length = HEAD + count;
	if (bytes.length < length * 4) {
		throw new FormatError(`Expected a header of ${length * 4} bytes, got ${bytes.length}.`);
	}
	const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	const header = new Int32Array(aligned.buffer, aligned.byteOffset, length);
	const [magic, found, sections, size, ...ends] = header;
	if (magic !== MAGIC || found !== version || sections !== count || size !== bytes.length || ends.at(-1) !== size) {
		throw new FormatError(`Expected ${count} sections of version ${version}, got bytes of another format or length.`);
	}
	return reads.map((read, index) => {
		const reader = new ByteReader(aligned.subarray(startOf(ends, index), ends[index]));
		const value = read(reader);
		reader.end();
		return value;
	}) as unknown as T; // One value for each of them.
}

function startOf(ends: readonly number[], index: number): number {
	const end = ends[index - 1] ?? (HEAD + ends.length) * 4;
	return end + (-end & 7);
}
