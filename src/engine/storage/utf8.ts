/**
 * Text as bytes, without TextEncoder and TextDecoder: those are no part of the language.
 *
 * Written is CESU-8 (Unicode Technical Report 26): UTF-8 in which each half of a surrogate pair is a character of its own.
 * So every string comes back exactly, lone surrogates too, and bytes sort as JavaScript compares strings.
 */

/** Code units made into a string at once: few enough to be passed as arguments. */
const CHUNK_UNITS = 4096;
/** Names and words are shorter. */
const SHORT_BYTES = 64;

/** Bytes that `encodeInto` writes for a text. One pass. */
export function encodedLength(text: string): number {
	let length = text.length;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		length += unit < 0x80 ? 0 : unit < 0x800 ? 1 : 2;
	}
	return length;
}

/** A text as bytes of their own. Two passes. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(encodedLength(text));
	encodeInto(text, bytes, 0);
	return bytes;
}

/** Writes a text from `at` on, where there must be room for it, and gives the place behind it. One pass. */
export function encodeInto(text: string, bytes: Uint8Array, at: number): number {
	let next = at;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x80) {
			bytes[next++] = unit;
		} else if (unit < 0x800) {
			bytes[next++] = 0xc0 | (unit >> 6);
			bytes[next++] = 0x80 | (unit & 0x3f);
		} else {
			bytes[next++] = 0xe0 | (unit >> 12);
			bytes[next++] = 0x80 | ((unit >> 6) & 0x3f);
			bytes[next++] = 0x80 | (unit & 0x3f);
		}
	}
	return next;
}

/**
 * Text from UTF-8 or CESU-8. A byte that does not belong becomes U+FFFD, or is given to `refuse`, which throws.
 * One pass.
 */
export function decodeUtf8(bytes: Uint8Array, refuse?: (at: number) => never): string {
	const short = bytes.length <= SHORT_BYTES ? decodeAscii(bytes) : undefined;
	if (short !== undefined) {
		return short;
	}
	const units = new Uint16Array(Math.min(bytes.length, CHUNK_UNITS) + 1);
	const parts: string[] = [];
	let count = 0;
	for (let at = 0; at < bytes.length;) {
		if (count >= CHUNK_UNITS) {
			parts.push(toText(units.subarray(0, count)));
			count = 0;
		}
		const lead = bytes[at] as number; // In range.
		if (lead < 0x80) {
			units[count++] = lead;
			at++;
			continue;
		}
		const size = sizeAt(bytes, at, lead);
		if (size === 0) {
			refuse?.(at);
			units[count++] = 0xfffd;
			at++;
			continue;
		}
		const code = codeAt(bytes, at, lead, size);
		if (size < 4) {
			units[count++] = code;
		} else {
			units[count++] = 0xd7c0 + (code >> 10);
			units[count++] = 0xdc00 | (code & 0x3ff);
		}
		at += size;
	}
	parts.push(toText(units.subarray(0, count)));
	return parts.length === 1 ? parts[0] ?? '' : parts.join('');
}

/** Several times faster for a word than making an array of code units first. */
function decodeAscii(bytes: Uint8Array): string | undefined {
	const units: number[] = [];
	for (let at = 0; at < bytes.length; at++) {
		const unit = bytes[at] as number; // In range.
		if (unit >= 0x80) {
			return undefined;
		}
		units.push(unit);
	}
	return String.fromCharCode(...units);
}

function toText(units: Uint16Array): string {
	// A spread would go by an iterator, which takes five times as long; any list of numbers will do here.
	return String.fromCharCode.apply(undefined, units as unknown as number[]);
}

/** How many bytes the character at `at` has; 0 when there is none. */
function sizeAt(bytes: Uint8Array, at: number, lead: number): number {
	const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
	for (let next = at + 1; next < at + size; next++) {
		if (((bytes[next] ?? 0) & 0xc0) !== 0x80) {
			return 0;
		}
	}
	const second = bytes[at + 1] ?? 0;
	const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second >= 0x90);
	return isOverlong ? 0 : size;
}

function codeAt(bytes: Uint8Array, at: number, lead: number, size: number): number {
	let code = lead & (0xff >> (size + 1));
	for (let next = at + 1; next < at + size; next++) {
		code = (code << 6) | ((bytes[next] as number) & 0x3f); // `sizeAt` found them.
	}
	return code;
}
