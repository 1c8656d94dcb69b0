import * as vscode from 'vscode';
import type { Place } from '../engine';
import type { Reader } from '../host/reader';
import type { ReferenceRow } from './crossReferenceRows';
import { buildReferenceRows } from './crossReferenceRows';
import type { Cursor, CursorPassage } from './cursor';
import { dismissalsOf } from './dismissals';
import { parsePassageArgument, toPassageArgument } from './passageArgument';
import type { PassageReferences } from './passageReferences';
import { findPassageReferences } from './passageReferences';
import { toShortLabel } from './plainText';
import { countOf } from './rows';
import { RowTree } from './rowTree';

export const CROSS_REFERENCES_VIEW = 'groundedReader.crossReferences';
const MESSAGE_LENGTH = 80;
const JUMP_SETTLES_MS = 1000;

/** The list of what other sources say of the passage under the cursor. */
export function registerCrossReferencesView(reader: Reader, cursor: Cursor): vscode.Disposable {
	const list = new ReferenceList(reader, cursor);
	const openRow = (command: string) => async (argument: unknown): Promise<void> => {
		const place = parsePassageArgument(argument, (id) => reader.textOf(id));
		if (place) {
			list.beginJump(place);
			await vscode.commands.executeCommand(command, toPassageArgument(place));
			list.endJump(place);
		}
	};
	return vscode.Disposable.from(
		list,
		vscode.commands.registerCommand('groundedReader.openCrossReference', openRow('groundedReader.openPassage')),
		vscode.commands.registerCommand('groundedReader.openCrossReferenceBeside', openRow('groundedReader.openPassageBeside')),
		vscode.commands.registerCommand('groundedReader.pinCrossReferences', () => list.pin()),
		vscode.commands.registerCommand('groundedReader.unpinCrossReferences', () => list.unpin()),
		vscode.commands.registerCommand('groundedReader.dismissCrossReference', async (row: unknown) => {
			if (isReferenceRow(row)) {
				await reader.decide(...dismissalsOf(reader, row.here, row.there));
			}
		}),
	);
}

/** Follows the cursor, unless it is pinned or the reader has just jumped from one of its rows. */
class ReferenceList implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #cursor: Cursor;
	readonly #tree = new RowTree(() => (this.#shown ? buildReferenceRows(this.#shown) : []));
	readonly #view = vscode.window.createTreeView(CROSS_REFERENCES_VIEW, { treeDataProvider: this.#tree, showCollapseAll: true });
	readonly #listeners: vscode.Disposable;
	#shown: PassageReferences | undefined;
	#pinned = false;
	/** Where a jump from the list goes: the list stays until the cursor has been there and leaves. */
	#held: { readonly place: Place; reached: boolean } | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(reader: Reader, cursor: Cursor) {
		this.#reader = reader;
		this.#cursor = cursor;
		this.#listeners = vscode.Disposable.from(
			cursor.onDidChange((passage) => this.#follow(passage)),
			reader.onDidUpdate(({ snapshotChanged }) => {
				if (snapshotChanged && (this.#pinned || this.#held || !cursor.current?.found)) {
					this.#findAgain();
				}
			}),
		);
		this.#follow(cursor.current);
	}

	beginJump(place: Place): void {
		clearTimeout(this.#timer);
		this.#held = { place, reached: false };
	}

	/** The cursor follows a little later; a jump that led nowhere must not hold the list for ever. */
	endJump(place: Place): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			if (this.#held?.place === place && !this.#held.reached) {
				this.#held = undefined;
				this.#follow(this.#cursor.current);
			}
		}, JUMP_SETTLES_MS);
	}

	pin(): void {
		if (this.#shown) {
			this.#setPinned(true);
			this.#draw();
		}
	}

	unpin(): void {
		this.#setPinned(false);
		this.#held = undefined;
		this.#follow(this.#cursor.current);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listeners.dispose();
		this.#view.dispose();
		this.#tree.dispose();
	}

	#follow(passage: CursorPassage | undefined): void {
		if (this.#pinned || this.#isHeld(passage)) {
			return;
		}
		this.#held = undefined;
		// Between two sentences and in another file the last list is still the best one.
		if (passage?.found && passage.found !== this.#shown) {
			this.#shown = passage.found;
			this.#draw();
		}
	}

	#isHeld(passage: CursorPassage | undefined): boolean {
		const held = this.#held;
		if (!held) {
			return false;
		}
		const { place } = held;
		const at = passage?.found?.passage;
		const isThere = at?.document === place.document && at.start <= place.start && place.end <= at.end;
		const isUnderWay = !held.reached && !isThere;
		held.reached ||= isThere;
		return isThere || isUnderWay;
	}

	/** After a change of the corpus: the same sentence, found by its words. */
	#findAgain(): void {
		const before = this.#shown;
		if (!before) {
			return;
		}
		const { document: id, start, end } = before.passage;
		const exact = before.snapshot.findDocument(id)?.document.text.slice(start, end);
		const text = this.#reader.snapshot.findDocument(id)?.document.text;
		const at = exact === undefined || text === undefined ? -1 : nearestIndexOf(text, exact, start);
		this.#shown = at < 0 ? undefined : findPassageReferences(this.#reader.snapshot, id, at);
		if (!this.#shown) {
			this.unpin();
		}
		this.#draw();
	}

	#setPinned(pinned: boolean): void {
		this.#pinned = pinned;
		this.#reader.run(vscode.commands.executeCommand('setContext', 'groundedReader.crossReferencesPinned', pinned), 'pinning the cross-references');
	}

	#draw(): void {
		const shown = this.#shown;
		this.#view.description = shown ? `¶${shown.paragraph}${this.#pinned ? ' · pinned' : ''}` : '';
		this.#view.message = shown ? describe(shown) : '';
		this.#tree.redraw();
	}
}

function describe({ snapshot, passage, references }: PassageReferences): string {
	const others = snapshot.sourceCount - 1;
	if (others < 1) {
		return ''; // The welcome text says what to do.
	}
	const text = snapshot.findDocument(passage.document)?.document.text.slice(passage.start, passage.end) ?? '';
	const quote = `“${toShortLabel(text, MESSAGE_LENGTH)}”`;
	return references.length > 0 ? quote : `${quote}\nThis sentence has no match in ${countOf(others, 'other source')}.`;
}

/** The place of `part` in `text` that is nearest to `offset`, or -1. */
function nearestIndexOf(text: string, part: string, offset: number): number {
	const after = text.indexOf(part, offset);
	const before = text.lastIndexOf(part, offset);
	if (after < 0 || before < 0) {
		return Math.max(after, before);
	}
	return after - offset < offset - before ? after : before;
}

function isReferenceRow(row: unknown): row is ReferenceRow {
	return typeof row === 'object' && row !== null && 'here' in row && 'there' in row;
}
