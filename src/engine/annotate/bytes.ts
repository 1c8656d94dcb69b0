/** Reads and writes numbers as bytes: little endian, and variable-length integers (LEB128, as in DWARF 4, section 7.6). */

export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	byte(): number {
		const value = this.#bytes[this.#at++];
		if (value === undefined) {
			throw new Error(`Expected more bytes than ${this.#bytes.length}.`);
		}
		return value;
	}

	/** Unsigned, up to 2³² - 1. */
	varint(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) {
				return value;
			}
			scale *= 128;
		}
	}

	/** The next `count` bytes, as a view. */
	bytes(count: number): Uint8Array {
		const end = this.#at + count;
		if (end > this.#bytes.length) {
			throw new Error(`Expected more bytes than ${this.#bytes.length}.`);
		}
		const view = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return view;
	}
}

export class ByteWriter {
	#bytes = new Uint8Array(1 << 16);
	#count = 0;

	byte(value: number): void {
		if (this.#count === this.#bytes.length) {
			const grown = new Uint8Array(this.#bytes.length * 2);
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
		this.#bytes[this.#count++] = value;
	}

	varint(value: number): void {
		let rest = value;
		while (rest >= 128) {
			this.byte((rest % 128) + 128);
			rest = Math.floor(rest / 128);
		}
		this.byte(rest);
	}

	bytes(values: Iterable<number>): void {
		for (const value of values) {
			this.byte(value);
		}
	}

	take(): Uint8Array {
		return this.#bytes.slice(0, this.#count);
	}
}

/** Text from UTF-8; a byte that does not belong becomes U+FFFD. The engine has no TextDecoder: that is no part of the language. */
export function decodeUtf8(bytes: Uint8Array): string {
	const parts: string[] = [];
	let units: number[] = [];
	for (let at = 0; at < bytes.length;) {
		const lead = bytes[at] as number; // In range.
		const size = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
		let code = size <= 1 ? lead : lead & (0xff >> (size + 1));
		let whole = size > 0 && at + size <= bytes.length;
		for (let next = 1; whole && next < size; next++) {
			const byte = bytes[at + next] as number; // In range.
			whole = (byte & 0xc0) === 0x80;
			code = (code << 6) | (byte & 0x3f);
		}
		if (!whole || code > 0x10ffff) {
			code = 0xfffd;
		}
		units.push(code);
		at += whole ? size : 1;
		if (units.length === 4096) {
			parts.push(String.fromCodePoint(...units));
			units = [];
		}
	}
	return parts.join('') + String.fromCodePoint(...units);
}
