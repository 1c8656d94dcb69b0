import * as vscode from 'vscode';
import type { DocumentId, Place, Snapshot, SourceComparison } from '../engine';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import { SHOW_COMPARED, buildComparisonRows } from './comparisonRows';
import type { ShowPassage } from './passageCommands';
import { parsePassageArgument } from './passageArgument';
import { shortNameOf, type Row } from './rows';
import { RowTree, redrawOnUpdate } from './rowTree';
import { chooseSource, toSourceId } from './sourcePick';

export const COMPARISON_VIEW = 'groundedReader.comparison';

/** Two sources side by side, with the list of what they share and what each has alone. */
export function registerComparisonView(reader: Reader, show: ShowPassage): vscode.Disposable {
	const comparison = new ComparisonList(reader, show);
	return vscode.Disposable.from(
		comparison,
		vscode.commands.registerCommand('groundedReader.compareSources', async (argument: unknown, selected: unknown) => {
			const pair = await chooseSources(reader, argument, selected);
			if (pair) {
				await comparison.open(...pair);
			}
		}),
		vscode.commands.registerCommand('groundedReader.closeComparison', () => comparison.close()),
		vscode.commands.registerCommand(SHOW_COMPARED, async (here: unknown, there: unknown) => {
			const parse = (value: unknown): Place | undefined => parsePassageArgument(value, (id) => reader.textOf(id));
			const place = parse(here);
			if (place) {
				await comparison.reveal(place, parse(there));
			}
		}),
	);
}

/** The two given or selected; else the one given or read, and one that the reader picks. */
async function chooseSources(reader: Reader, argument: unknown, selected: unknown): Promise<readonly [DocumentId, DocumentId] | undefined> {
	const rows = Array.isArray(selected) && selected.length > 1 ? selected : [argument];
	const given = [...new Set(rows.flatMap((row) => toSourceId(reader, row) ?? []))];
	const editor = vscode.window.activeTextEditor;
	const read = editor && toSourceId(reader, reader.toId(editor.document.uri));
	const first = given[0] ?? read ?? await chooseSource(reader, 'Compare a source', undefined);
	const second = given.length === 2 ? given[1] : first && await chooseSource(reader, `Compare ${shortNameOf(reader.snapshot, first)} with`, first);
	return first && second ? [first, second] : undefined;
}

interface Pair {
	readonly a: DocumentId;
	readonly b: DocumentId;
}

class ComparisonList implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #show: ShowPassage;
	readonly #tree = new RowTree(() => this.#load());
	readonly #view = vscode.window.createTreeView(COMPARISON_VIEW, { treeDataProvider: this.#tree, showCollapseAll: true });
	readonly #listeners: vscode.Disposable;
	#pair: Pair | undefined;
	/** A comparison was opened, and its list is not drawn yet. */
	#isNew = false;

	constructor(reader: Reader, show: ShowPassage) {
		this.#reader = reader;
		this.#show = show;
		this.#listeners = vscode.Disposable.from(
			redrawOnUpdate(reader, this.#view, () => this.#tree.redraw(), ({ snapshotChanged }) => snapshotChanged),
			reader.onDidUpdate(({ snapshot }) => {
				const pair = this.#pair;
				if (pair && reader.state.kind !== 'indexing' && !(snapshot.findDocument(pair.a) && snapshot.findDocument(pair.b))) {
					this.close(); // One of the two is gone.
				}
			}),
		);
	}

	async open(a: DocumentId, b: DocumentId): Promise<void> {
		this.#pair = { a, b };
		this.#isNew = true;
		const { snapshot } = this.#reader;
		this.#view.description = `${shortNameOf(snapshot, a)} ↔ ${shortNameOf(snapshot, b)}`;
		this.#view.message = '';
		await vscode.commands.executeCommand('setContext', 'groundedReader.comparing', true);
		this.#tree.redraw();
		const columns = this.#findColumns({ a, b });
		for (const [id, viewColumn] of [[a, columns.a], [b, columns.b]] as const) {
			await vscode.window.showTextDocument(this.#reader.toUri(id), { viewColumn, preview: false, preserveFocus: true });
		}
		await vscode.commands.executeCommand(`${COMPARISON_VIEW}.focus`);
	}

	close(): void {
		this.#pair = undefined;
		this.#tree.redraw();
		this.#reader.run(vscode.commands.executeCommand('setContext', 'groundedReader.comparing', false), 'closing the comparison');
	}

	/** Selects a passage in the group of its source and its counterpart in the other one; the list keeps the focus. */
	async reveal(here: Place, there: Place | undefined): Promise<void> {
		const pair = this.#pair;
		const { snapshot } = this.#reader;
		for (const place of [there, here]) {
			if (place && pair) {
				const { a, b } = this.#findColumns(pair);
				await this.#show(snapshot, place, { column: place.document === pair.b ? b : a, preserveFocus: true });
			}
		}
	}

	dispose(): void {
		this.#pair = undefined;
		this.#listeners.dispose();
		this.#view.dispose();
		this.#tree.dispose();
	}

	/** Where the two are shown, wherever the reader has moved them; else the first two groups. */
	#findColumns({ a, b }: Pair): { readonly a: vscode.ViewColumn; readonly b: vscode.ViewColumn } {
		const { One, Two } = vscode.ViewColumn;
		const find = (id: DocumentId, taken?: vscode.ViewColumn): vscode.ViewColumn | undefined => vscode.window.visibleTextEditors
			.find(({ document, viewColumn }) => viewColumn !== undefined && viewColumn !== taken && this.#reader.toId(document.uri) === id)?.viewColumn;
		const first = find(a);
		const second = find(b, first);
		return { a: first ?? (second === One ? Two : One), b: second ?? (first === undefined || first === One ? Two : One) };
	}

	async #load(): Promise<ReturnType<typeof buildComparisonRows>> {
		const pair = this.#pair;
		if (!pair) {
			return [];
		}
		const { snapshot } = this.#reader;
		const compared = await vscode.window.withProgress({ location: { viewId: COMPARISON_VIEW } }, () => this.#compare(snapshot, pair));
		if (this.#pair !== pair) {
			return []; // Another comparison, or none, has taken its place.
		}
		const rows = compared ? buildComparisonRows(snapshot, compared) : [];
		this.#view.message = rows.length === 0 ? 'Neither source names or counts anything, and no passage matches.' : '';
		this.#showTop(rows[0]);
		return rows;
	}

	/** A new comparison begins at its first row, wherever the one before was scrolled to. */
	#showTop(first: Row | undefined): void {
		if (first && this.#isNew) {
			this.#isNew = false;
			setTimeout(() => this.#reader.run(this.#view.reveal(first, { select: false }), 'showing the comparison')); // Once the rows are drawn.
		}
	}

	/** Works in slices, and stops when nobody waits for the result any more. */
	async #compare(snapshot: Snapshot, pair: Pair): Promise<SourceComparison | undefined> {
		return runSlices(snapshot.compareSources(pair.a, pair.b), () => this.#pair === pair);
	}
}
