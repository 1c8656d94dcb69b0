import * as vscode from 'vscode';
import type { Place, Snapshot, SourceDocument, Span } from '../engine';

/**
 * Converts between the engine's offsets and the editor's lines and characters; nothing else does.
 *
 * Offsets belong to one text. VS Code may change line ends when it opens a file, so places in a file that is not open
 * travel as line and character, which survive that: a line ends at CR LF, LF or CR for both sides.
 */
export type TextWithPositions = Pick<vscode.TextDocument, 'positionAt' | 'offsetAt'>;

/** The editor's range of a span, in the text that the span belongs to: a document at that version, or a `LineMap`. */
export function toRange(text: TextWithPositions, span: Span): vscode.Range {
	return new vscode.Range(text.positionAt(span.start), text.positionAt(span.end));
}

/** The span of an editor's range. */
export function toSpan(text: TextWithPositions, range: vscode.Range): Span {
	return { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
}

/** The offset of an editor's position. */
export function toOffset(text: TextWithPositions, position: vscode.Position): number {
	return text.offsetAt(position);
}

/** Where a span of any source stands, open or not; `undefined` when the snapshot has no such source. */
export function toLocation(snapshot: Snapshot, place: Place): vscode.Location | undefined {
	const found = snapshot.findDocument(place.document);
	return found && new vscode.Location(vscode.Uri.parse(place.document, true), toRange(getLineMap(found.document), place));
}

/** Offsets to lines and characters for a text that no editor holds. Building it is one pass over the text. */
export class LineMap implements TextWithPositions {
	readonly #starts: number[] = [0];
	readonly #ends: number[] = [];

	constructor(text: string) {
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit === LF || unit === CR) {
				this.#ends.push(i);
				if (unit === CR && text.charCodeAt(i + 1) === LF) {
					i++;
				}
				this.#starts.push(i + 1);
			}
		}
		this.#ends.push(text.length);
	}

	/** An offset inside a line end counts as the end of its line; one outside the text as its nearest end. */
	positionAt(offset: number): vscode.Position {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		const start = this.#starts[low] ?? 0;
		const end = this.#ends[low] ?? start;
		return new vscode.Position(low, Math.max(0, Math.min(offset, end) - start));
	}

	/** A position outside the text counts as the nearest one in it. */
	offsetAt(position: vscode.Position): number {
		const line = Math.min(position.line, this.#starts.length - 1);
		const start = this.#starts[line] ?? 0;
		const end = this.#ends[line] ?? start;
		return line < position.line ? end : Math.min(start + position.character, end);
	}
}

const LF = 10;
const CR = 13;

/** The line map of a source; kept as long as the source itself, since lists convert many places of few sources. */
export function getLineMap(document: SourceDocument): LineMap {
	let map = maps.get(document);
	if (!map) {
		map = new LineMap(document.text);
		maps.set(document, map);
	}
	return map;
}

const maps = new WeakMap<SourceDocument, LineMap>();
