import * as vscode from 'vscode';
import type { Place, Snapshot } from '../engine';
import { toLocation } from '../host/convert';
import type { Reader } from '../host/reader';
import { askAtCursor, givenArgument, toLocations } from './asking';
import { CARD_COMMANDS } from './cardMarkdown';
import { findEntityAt, findMatches, findSentencePlace } from './lookups';
import { parsePassageArgument } from './passageArgument';

const FLASH_MS = 700;

/**
 * Commands of cards, rows and keys that lead to a passage. Links can be forged, so every argument is checked;
 * without one they take the cursor's sentence and its cross-references.
 */
export function registerPassageCommands(reader: Reader, show: ShowPassage): vscode.Disposable {
	const parse = (value: unknown): Place | undefined => parsePassageArgument(value, (id) => reader.textOf(id));
	const chooseBest = async (): Promise<Place | undefined> => (await matchesAtCursor(reader))?.places[0];
	const open = async (value: unknown, options: ShowOptions): Promise<void> => {
		const place = value === undefined ? await chooseBest() : parse(value);
		if (place) {
			await show(reader.snapshot, place, options);
		} else {
			tellNothingFound();
		}
	};
	return vscode.Disposable.from(
		vscode.commands.registerCommand(CARD_COMMANDS.open, async (value: unknown) => open(givenArgument(value), {})),
		vscode.commands.registerCommand(CARD_COMMANDS.beside, async (value: unknown) => open(givenArgument(value), { beside: true })),
		vscode.commands.registerCommand(CARD_COMMANDS.peek, async (argument: unknown, from: unknown) => {
			const value = givenArgument(argument);
			const given = (Array.isArray(value) ? value : [value]).flatMap((item) => parse(item) ?? []);
			const found = value === undefined ? await matchesAtCursor(reader) : { places: given, from: parse(from) };
			await peek(reader.snapshot, found?.places ?? [], found?.from);
		}),
		vscode.commands.registerCommand(CARD_COMMANDS.mentions, async (argument: unknown) => {
			const value = givenArgument(argument);
			const from = value === undefined ? await placeAtCursor(reader) : parse(value);
			const entity = from && findEntityAt(reader.snapshot, from.document, from.start);
			await peek(reader.snapshot, entity?.mentions ?? [], from);
		}),
		vscode.commands.registerCommand(CARD_COMMANDS.all, async (value: unknown) => {
			const place = parse(value);
			if (place) {
				await show(reader.snapshot, place, {}); // The view follows the cursor.
				await vscode.commands.executeCommand('groundedReader.unpinCrossReferences');
			}
			await vscode.commands.executeCommand('groundedReader.crossReferences.focus');
		}),
	);
}

export interface ShowOptions {
	readonly beside?: boolean;
	/** The group to show it in, in place of the active one. */
	readonly column?: vscode.ViewColumn;
	/** What has the focus keeps it: a list that is stepped through. */
	readonly preserveFocus?: boolean;
}

/** Selects the exact range of a place, in the centre, with a short flash. */
export type ShowPassage = (snapshot: Snapshot, place: Place, options: ShowOptions) => Promise<void>;

/** The one way in which our own links, rows and keys lead to a place. */
export class PassageView implements vscode.Disposable {
	readonly #flash = vscode.window.createTextEditorDecorationType({
		backgroundColor: new vscode.ThemeColor('groundedReader.flashBackground'),
		overviewRulerColor: new vscode.ThemeColor('groundedReader.flashBackground'),
	});
	/** A flash ends by itself in each editor: two passages may be shown at once. */
	readonly #timers = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();

	readonly show: ShowPassage = async (snapshot, place, options) => {
		const location = toLocation(snapshot, place);
		if (!location) {
			return;
		}
		const editor = await vscode.window.showTextDocument(location.uri, {
			selection: location.range,
			viewColumn: options.column ?? (options.beside ? columnBeside(location.uri) : vscode.ViewColumn.Active),
			preserveFocus: options.preserveFocus ?? false,
		});
		editor.revealRange(location.range, vscode.TextEditorRevealType.InCenter);
		clearTimeout(this.#timers.get(editor));
		editor.setDecorations(this.#flash, [location.range]);
		this.#timers.set(editor, setTimeout(() => {
			this.#timers.delete(editor);
			editor.setDecorations(this.#flash, []);
		}, FLASH_MS));
	};

	dispose(): void {
		for (const timer of this.#timers.values()) {
			clearTimeout(timer);
		}
		this.#flash.dispose();
	}
}

/** A column that shows the source already, but not the active one; else the next one. */
function columnBeside(uri: vscode.Uri): vscode.ViewColumn {
	const active = vscode.window.activeTextEditor;
	const shown = vscode.window.visibleTextEditors.find((editor) => editor !== active && editor.document.uri.toString() === uri.toString() && editor.viewColumn !== active?.viewColumn);
	return shown?.viewColumn ?? vscode.ViewColumn.Beside;
}

async function matchesAtCursor(reader: Reader): Promise<{ readonly places: readonly Place[]; readonly from: Place } | undefined> {
	const asked = await askAtCursor(reader);
	const sentence = asked && findSentencePlace(asked.snapshot, asked.id, asked.offset);
	return sentence && { places: findMatches(asked.snapshot, sentence).map(({ place }) => place), from: { document: asked.id, start: asked.offset, end: asked.offset } };
}

async function placeAtCursor(reader: Reader): Promise<Place | undefined> {
	const asked = await askAtCursor(reader);
	return asked && { document: asked.id, start: asked.offset, end: asked.offset };
}

/** Opens the editor's peek at `from`, or at the cursor. */
async function peek(snapshot: Snapshot, places: readonly Place[], from: Place | undefined): Promise<void> {
	const locations = toLocations(snapshot, places);
	const at = from ? toLocation(snapshot, from) : activeLocation();
	if (locations.length === 0 || !at) {
		tellNothingFound();
		return;
	}
	await vscode.commands.executeCommand('editor.action.peekLocations', at.uri, at.range.start, locations, 'peek');
}

function activeLocation(): vscode.Location | undefined {
	const editor = vscode.window.activeTextEditor;
	return editor && new vscode.Location(editor.document.uri, editor.selection.start);
}

function tellNothingFound(): void {
	vscode.window.setStatusBarMessage('No cross-reference here', 4000);
}
