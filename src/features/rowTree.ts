import * as vscode from 'vscode';
import type { Snapshot } from '../engine';
import type { Reader, ReaderUpdate } from '../host/reader';
import type { Row, RowList } from './rows';
import { formatCount } from './rows';

/** Rows of one parent drawn at first; more on a click, so that ten thousand names cost no more than a few hundred. */
const PAGE_LENGTH = 300;
const SHOW_MORE = 'groundedReader.showMoreRows';
/** An update while indexing redraws at most this often. */
const REDRAW_DELAY_MS = 250;

/** Draws rows as a native tree. */
export class RowTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
	readonly #loadRoots: () => RowList | Promise<RowList>;
	readonly #changed = new vscode.EventEmitter<Row | undefined>();
	/** Rows shown under a parent, by its id; the roots have an empty one. */
	readonly #shown = new Map<string, number>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(loadRoots: () => RowList | Promise<RowList>) {
		this.#loadRoots = loadRoots;
	}

	/** Draws everything anew; open rows stay open. */
	redraw(): void {
		this.#changed.fire(undefined);
	}

	/** Draws so many rows under a parent, or so many roots. */
	show(parent: Row | undefined, count: number): void {
		this.#shown.set(parent?.id ?? '', count);
		this.#changed.fire(parent);
	}

	async getChildren(parent?: Row): Promise<Row[]> {
		const rows = parent ? await parent.children?.() ?? [] : await this.#loadRoots();
		const key = parent?.id ?? '';
		const shown = this.#shown.get(key) ?? PAGE_LENGTH;
		if (rows.length <= shown) {
			return [...rows.slice(0, rows.length)];
		}
		return [...rows.slice(0, shown), this.#moreRow(parent, shown, rows.length)];
	}

	getTreeItem(row: Row): vscode.TreeItem {
		const item = new vscode.TreeItem(typeof row.label === 'string' ? row.label : { label: row.label.text, highlights: row.label.highlights });
		item.id = row.id;
		item.collapsibleState = !row.children
			? vscode.TreeItemCollapsibleState.None
			: row.expanded === true ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
		const label = typeof row.label === 'string' ? row.label : row.label.text;
		item.tooltip = row.tooltip ?? (row.description === undefined ? label : `${label}\n${row.description}`);
		item.accessibilityInformation = { label: row.spoken ?? (row.description === undefined ? label : `${label}, ${row.description}`) };
		if (row.description !== undefined) {
			item.description = row.description;
		}
		if (row.icon !== undefined) {
			item.iconPath = new vscode.ThemeIcon(row.icon, row.iconColor === undefined ? undefined : new vscode.ThemeColor(row.iconColor));
		}
		if (row.context !== undefined) {
			item.contextValue = row.context;
		}
		if (row.command) {
			item.command = { ...row.command, arguments: [...row.command.arguments] };
		}
		if (row.checked !== undefined) {
			item.checkboxState = row.checked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
		}
		return item;
	}

	/** Asked when a row is revealed; only roots are. */
	getParent(): undefined {
		return undefined;
	}

	dispose(): void {
		this.#changed.dispose();
	}

	#moreRow(parent: Row | undefined, shown: number, total: number): Row {
		const next = Math.min(total - shown, shown * 2);
		return {
			id: `${parent?.id ?? ''}/more`,
			label: `Show ${formatCount(next)} more of ${formatCount(total)}`,
			icon: 'ellipsis',
			command: { command: SHOW_MORE, title: 'Show More', arguments: [this, parent, shown + next] },
		};
	}
}

/** The command behind the last row of a long list. */
export function registerShowMore(): vscode.Disposable {
	return vscode.commands.registerCommand(SHOW_MORE, (tree: unknown, parent: Row | undefined, count: unknown) => {
		if (tree instanceof RowTree && typeof count === 'number') {
			tree.show(parent, count);
		}
	});
}

/**
 * Calls `redraw` when an update concerns a tree (`snapshotChanged` then means that a text or a decision changed), not while it is hidden and not more often than a reader can follow.
 */
export function redrawOnUpdate(
	reader: Reader, view: Pick<vscode.TreeView<Row>, 'visible' | 'onDidChangeVisibility'>, redraw: () => void, concerns: (update: ReaderUpdate) => boolean,
): vscode.Disposable {
	let stale = false;
	let { snapshot, decisions } = reader;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const schedule = (): void => {
		if (stale && view.visible) {
			timer ??= setTimeout(() => {
				timer = undefined;
				stale = false;
				redraw();
			}, REDRAW_DELAY_MS);
		}
	};
	return vscode.Disposable.from(
		reader.onDidUpdate((update) => {
			const snapshotChanged = update.snapshotChanged && (decisions !== reader.decisions || hasNewText(snapshot, update));
			({ snapshot, decisions } = reader);
			stale ||= concerns({ ...update, snapshotChanged });
			schedule();
		}),
		view.onDidChangeVisibility(schedule),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}

/** Opening a file gives its text a new version and nothing else: no reason to draw a tree anew, under a click maybe. */
function hasNewText(before: Snapshot, { snapshot, documents }: ReaderUpdate): boolean {
	return snapshot.sourceCount !== before.sourceCount
		|| [...documents].some((id) => snapshot.findDocument(id)?.document.text !== before.findDocument(id)?.document.text);
}
