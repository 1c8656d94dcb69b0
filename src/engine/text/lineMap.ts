/** A place as editors count it: both zero-based, `character` in UTF-16 code units. */
export interface LinePosition {
	readonly line: number;
	readonly character: number;
}

/**
 * Turns offsets into lines and characters, and back. Lines end with `\n`, `\r\n` or `\r`, as in VS Code;
 * U+2028 ends none.
 */
export class LineMap {
	readonly #starts: readonly number[];
	readonly #text: string;

	/** One pass over the text. */
	constructor(text: string) {
		const starts = [0];
		const ending = /\r\n?|\n/g;
		while (ending.test(text)) {
			starts.push(ending.lastIndex);
		}
		this.#starts = starts;
		this.#text = text;
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** Position of an offset; one outside the text is moved to its nearest end. */
	positionAt(offset: number): LinePosition {
		const at = Math.max(0, Math.min(offset, this.#text.length));
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#startOf(middle) <= at) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return { line: low, character: at - this.#startOf(low) };
	}

	/** Offset of a position; a character behind the line's end is moved to that end, before its line break. */
	offsetAt(position: LinePosition): number {
		if (position.line < 0) {
			return 0;
		}
		if (position.line >= this.#starts.length) {
			return this.#text.length;
		}
		const start = this.#startOf(position.line);
		let end = position.line + 1 < this.#starts.length ? this.#startOf(position.line + 1) : this.#text.length;
		while (end > start && (this.#text[end - 1] === '\n' || this.#text[end - 1] === '\r')) {
			end--;
		}
		return Math.max(start, Math.min(start + position.character, end));
	}

	#startOf(line: number): number {
		return this.#starts[line] ?? this.#text.length;
	}
}
