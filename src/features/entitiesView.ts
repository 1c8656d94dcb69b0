import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import { saveHighlightKinds } from '../host/settings';
import { runSlices } from '../host/slices';
import type { EntityOrder, EntityTypeRow } from './entityRows';
import { buildEntityRows } from './entityRows';
import { toShortLabel } from './plainText';
import type { Row } from './rows';
import { RowTree, redrawOnUpdate } from './rowTree';

export const ENTITIES_VIEW = 'groundedReader.entities';
const ORDER_KEY = 'groundedReader.entityOrder';
/** Typing in the filter redraws the list after a pause. */
const FILTER_DELAY_MS = 150;

/** The list of entities by type. `state` keeps the order. */
export function registerEntitiesView(reader: Reader, state: vscode.Memento): vscode.Disposable {
	return new EntityList(reader, state);
}

class EntityList implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #state: vscode.Memento;
	readonly #tree: RowTree;
	readonly #view: vscode.TreeView<Row>;
	readonly #listeners: vscode.Disposable;
	#filter = '';

	constructor(reader: Reader, state: vscode.Memento) {
		this.#reader = reader;
		this.#state = state;
		this.#tree = new RowTree(() => this.#build());
		// With its own cascade VS Code would also tick boxes that nobody clicked.
		this.#view = vscode.window.createTreeView(ENTITIES_VIEW, { treeDataProvider: this.#tree, showCollapseAll: true, manageCheckboxStateManually: true });
		this.#listeners = vscode.Disposable.from(
			redrawOnUpdate(reader, this.#view, () => this.#tree.redraw(), ({ snapshotChanged, settingsChanged }) => snapshotChanged || settingsChanged),
			this.#view.onDidChangeCheckboxState(({ items }) => reader.run(this.#highlight(items), 'choosing what is highlighted')),
			vscode.commands.registerCommand('groundedReader.sortEntitiesByName', () => this.#sort('name')),
			vscode.commands.registerCommand('groundedReader.sortEntitiesByCount', () => this.#sort('count')),
			vscode.commands.registerCommand('groundedReader.filterEntities', () => this.#askForFilter()),
			vscode.commands.registerCommand('groundedReader.clearEntityFilter', () => this.#setFilter('')),
		);
		this.#setContext();
	}

	dispose(): void {
		this.#listeners.dispose();
		this.#view.dispose();
		this.#tree.dispose();
	}

	get #order(): EntityOrder {
		return this.#state.get<string>(ORDER_KEY) === 'name' ? 'name' : 'count';
	}

	/** In slices; while the sources change it begins anew. */
	async #build(): Promise<readonly Row[]> {
		const { snapshot, settings } = this.#reader;
		const slices = buildEntityRows(snapshot, { order: this.#order, filter: this.#filter, highlighted: settings.highlights.kinds });
		return await runSlices(slices, () => this.#reader.snapshot.revision === snapshot.revision) ?? this.#build();
	}

	async #highlight(items: readonly (readonly [Row, vscode.TreeItemCheckboxState])[]): Promise<void> {
		const kinds = new Set(this.#reader.settings.highlights.kinds);
		for (const [row, checkbox] of items) {
			if (isTypeRow(row)) {
				if (checkbox === vscode.TreeItemCheckboxState.Checked) {
					kinds.add(row.entityType);
				} else {
					kinds.delete(row.entityType);
				}
			}
		}
		await saveHighlightKinds(kinds);
	}

	async #sort(order: EntityOrder): Promise<void> {
		await this.#state.update(ORDER_KEY, order);
		this.#setContext();
		this.#tree.redraw();
	}

	#setFilter(filter: string): void {
		if (filter !== this.#filter) {
			this.#filter = filter;
			this.#view.description = filter === '' ? '' : `“${toShortLabel(filter, 40)}”`;
			this.#setContext();
			this.#tree.redraw();
		}
	}

	/** The list follows the typing; Escape brings back what was shown before. */
	async #askForFilter(): Promise<void> {
		await vscode.commands.executeCommand(`${ENTITIES_VIEW}.focus`);
		const before = this.#filter;
		const input = vscode.window.createInputBox();
		input.title = 'Filter Entities';
		input.placeholder = 'A part of a name or of another name for it';
		input.value = before;
		let accepted = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		input.onDidChangeValue((value) => {
			clearTimeout(timer);
			timer = setTimeout(() => this.#setFilter(value.trim()), FILTER_DELAY_MS);
		});
		input.onDidAccept(() => {
			accepted = true;
			input.hide();
		});
		input.onDidHide(() => {
			clearTimeout(timer);
			this.#setFilter(accepted ? input.value.trim() : before);
			input.dispose();
		});
		input.show();
	}

	#setContext(): void {
		for (const [key, value] of [['groundedReader.entityOrder', this.#order], ['groundedReader.entitiesFiltered', this.#filter !== '']] as const) {
			this.#reader.run(vscode.commands.executeCommand('setContext', key, value), `setting ${key}`);
		}
	}
}

function isTypeRow(row: Row): row is EntityTypeRow {
	return 'entityType' in row;
}
