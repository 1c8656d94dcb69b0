import { ByteReader, ByteWriter, FormatError } from './bytes';
import { checksum } from './checksum';

/** "GRSG" */
const MAGIC = 0x47535247;
/** Numbers of the header before those of the sections: checksum of what follows in the header, magic, version, sections, length, and one that aligns them. */
const HEAD = 6;
/** Numbers of a section in the header: where it ends, and its checksum. */
const PER_SECTION = 2;

/**
 * Writes sections behind a header that tells whether they are what was written: kind and version of the format, length, and a
 * checksum of each. Numbers are as the machine has them: bytes of another kind of machine are refused like those of another version.
 */
export function writeSections(version: number, sections: readonly ((writer: ByteWriter) => void)[]): Uint8Array<ArrayBuffer> {
	const writer = new ByteWriter();
	writer.bytes(new Uint8Array(4 * (HEAD + PER_SECTION * sections.length)));
	const ends = sections.map((write) => {
		writer.align();
		write(writer);
		return writer.length;
	});
	const bytes = writer.take();
	const header = new Int32Array(bytes.buffer, 0, HEAD + PER_SECTION * sections.length);
	header.set([0, MAGIC, version, sections.length, bytes.length]);
	ends.forEach((end, index) => header.set([end, checksum(padded(bytes, ends, index))], HEAD + PER_SECTION * index));
	header[0] = checksum(bytes.subarray(4, header.byteLength));
	return bytes;
}

/** Reads each section. Throws a `FormatError` unless everything is as it was written. One pass over the bytes. */
export function readSections<T extends readonly unknown[]>(bytes: Uint8Array, version: number, reads: { readonly [K in keyof T]: (reader: ByteReader) => T[K] }): T {
	const count = reads.length;
	const length = HEAD + PER_SECTION * count;
	if (bytes.length < length * 4) {
		throw new FormatError(`Expected a header of ${length * 4} bytes, got ${bytes.length}.`);
	}
	const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	const header = new Int32Array(aligned.buffer, aligned.byteOffset, length);
	const isWhole = header[0] === checksum(aligned.subarray(4, header.byteLength)) && header[4] === bytes.length;
	if (header[1] !== MAGIC || header[2] !== version || header[3] !== count || !isWhole) {
		throw new FormatError(`Expected ${count} sections of version ${version}, got bytes of another format or length.`);
	}
	const ends = Array.from({ length: count }, (_, index) => header[HEAD + PER_SECTION * index] as number); // In range.
	return reads.map((read, index) => {
		if (checksum(padded(aligned, ends, index)) !== header[HEAD + PER_SECTION * index + 1]) {
			throw new FormatError(`Expected section ${index} as it was written, got other bytes.`);
		}
		const reader = new ByteReader(aligned.subarray(startOf(ends, index), ends[index]));
		const value = read(reader);
		reader.end();
		return value;
	}) as unknown as T; // One value for each of them.
}

/** A section with what fills it up to the next one. */
function padded(bytes: Uint8Array, ends: readonly number[], index: number): Uint8Array {
	return bytes.subarray(startOf(ends, index), index + 1 < ends.length ? startOf(ends, index + 1) : bytes.length);
}

function startOf(ends: readonly number[], index: number): number {
	const end = ends[index - 1] ?? (HEAD + PER_SECTION * ends.length) * 4;
	return end + (-end & 7);
}
