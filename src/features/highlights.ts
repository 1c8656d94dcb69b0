import * as vscode from 'vscode';
import type { DocumentId, EntityId, Span } from '../engine';
import { toRange, toSpan } from '../host/convert';
import { isDiffSide, onDidChangeDiffs } from '../host/diffSides';
import type { Reader } from '../host/reader';
import { HIGHLIGHT_KINDS, saveHighlightKinds, saveHighlightsEnabled, type HighlightKind } from '../host/settings';
import { askAtCursor, listEntities } from './asking';
import { findEntityAt } from './lookups';
import { LAYER_STYLES, paintSource, shiftPaints, type Paint, type PaintLayer, type PaintStyle } from './paint';
import { createDecorationTypes } from './paintStyles';
import { toShortLabel } from './plainText';

/** Longest time that painting holds the extension host at once. */
const SLICE_MS = 8;
/** Snapshots may follow each other closely while sources are read. */
const REPAINT_DELAY_MS = 50;
/**
 * A longer line is only painted about this far around what is in sight, and without the marks at the ends of passages:
 * thousands of decorations on one line, most of all those that add text, hold VS Code's window for seconds after every
 * edit (measured on a line of 2 MB, November 2026).
 */
const LONG_LINE_UNITS = 20_000;

/** Underlines names and numbers in every visible editor, and marks passages with a match in another source. */
export function registerHighlights(reader: Reader): vscode.Disposable {
	const highlights = new Highlights(reader);
	return vscode.Disposable.from(
		highlights,
		vscode.commands.registerCommand('groundedReader.toggleHighlights', async () => saveHighlightsEnabled(!reader.settings.highlights.enabled)),
		vscode.commands.registerCommand('groundedReader.chooseHighlightKinds', async () => chooseKinds(reader)),
		vscode.commands.registerCommand('groundedReader.focusOnEntity', async (entity: unknown) => {
			const chosen = typeof entity === 'string' ? reader.snapshot.findEntity(entity as EntityId) : await chooseEntity(reader); // Only a lookup.
			if (chosen) {
				highlights.focus(chosen.id === highlights.focused ? undefined : chosen.id);
			}
		}),
		vscode.commands.registerCommand('groundedReader.clearFocus', () => highlights.focus(undefined)),
	);
}

interface PaintedDocument {
	readonly paints: Readonly<Record<PaintLayer, readonly Paint[]>>;
}

const NOTHING: PaintedDocument = { paints: { annotations: [], links: [] } };

class Highlights implements vscode.Disposable {
	readonly #reader: Reader;
	readonly #types = createDecorationTypes();
	readonly #painted = new WeakMap<vscode.TextDocument, PaintedDocument>();
	/** Grows with every new painting of a document, so that an older one stops. */
	readonly #runs = new WeakMap<vscode.TextDocument, number>();
	readonly #subscriptions: vscode.Disposable;
	/** Documents that are to be painted anew soon. */
	readonly #toPaint = new Set<vscode.TextDocument>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#scrollTimer: ReturnType<typeof setTimeout> | undefined;
	#focus: EntityId | undefined;
	#isDisposed = false;

	constructor(reader: Reader) {
		this.#reader = reader;
		this.#subscriptions = vscode.Disposable.from(
			reader.onDidUpdate((update) => {
				if (update.settingsChanged) {
					this.#schedule();
				} else if (update.snapshotChanged) {
					this.#sourcesChanged(update.documents);
				}
			}),
			vscode.window.onDidChangeVisibleTextEditors((editors) => this.#editorsAppeared(editors)),
			onDidChangeDiffs(() => this.#schedule()),
			vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scrolled(textEditor.document)),
			vscode.workspace.onDidChangeTextDocument((event) => this.#textChanged(event)),
			vscode.workspace.onDidOpenTextDocument(() => this.#schedule()), // Also fires when a document's language changes.
		);
		this.#paintAll();
	}

	get focused(): EntityId | undefined {
		return this.#focus;
	}

	/** Dims every passage that does not name the entity. */
	focus(entity: EntityId | undefined): void {
		this.#focus = entity;
		this.#reader.run(vscode.commands.executeCommand('setContext', 'groundedReader.hasFocus', entity !== undefined), 'telling that an entity is in focus');
		this.#paintAll();
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
		clearTimeout(this.#scrollTimer);
		this.#subscriptions.dispose();
		for (const type of this.#types.values()) {
			type.dispose(); // Takes its decorations along.
		}
	}

	#schedule(documents: Iterable<vscode.TextDocument> = visibleDocuments()): void {
		for (const document of documents) {
			this.#toPaint.add(document);
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const due = [...visibleDocuments()].filter((document) => this.#toPaint.has(document));
			this.#toPaint.clear();
			due.forEach((document) => this.#start(document));
		}, REPAINT_DELAY_MS);
	}

	/** The reader waits for what was edited; what others say of a source can wait until no more of them come. */
	#sourcesChanged(changed: ReadonlySet<DocumentId>): void {
		const later: vscode.TextDocument[] = [];
		for (const document of visibleDocuments()) {
			if (changed.has(this.#reader.toId(document.uri))) {
				this.#toPaint.delete(document);
				this.#start(document);
			} else {
				later.push(document);
			}
		}
		if (later.length > 0) {
			this.#schedule(later);
		}
	}

	#paintAll(): void {
		for (const document of visibleDocuments()) {
			this.#start(document);
		}
	}

	#editorsAppeared(editors: readonly vscode.TextEditor[]): void {
		for (const document of new Set(editors.map((editor) => editor.document))) {
			const painted = this.#painted.get(document);
			if (painted) {
				this.#apply(document, painted, ['annotations', 'links'], undefined); // What another editor shows already.
			}
			this.#start(document);
		}
	}

	#start(document: vscode.TextDocument): void {
		const run = (this.#runs.get(document) ?? 0) + 1;
		this.#runs.set(document, run);
		if (!this.#reader.isSource(document) || !this.#reader.settings.highlights.enabled) {
			this.#set(document, 'annotations', []);
			this.#set(document, 'links', []);
		} else if (this.#reader.isCurrent(document)) {
			this.#reader.run(this.#paint(document, () => this.#isDisposed || document.isClosed || this.#runs.get(document) !== run), 'highlighting');
		}
		// Otherwise the update that follows the edit paints.
	}

	async #paint(document: vscode.TextDocument, isStale: () => boolean): Promise<void> {
		const { snapshot, settings } = this.#reader;
		const analyzed = snapshot.findDocument(this.#reader.toId(document.uri));
		if (!analyzed) {
			this.#set(document, 'annotations', []);
			this.#set(document, 'links', []);
			return;
		}
		const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
		const visible = editors.flatMap((editor) => editor.visibleRanges.map((range) => toSpan(document, range)));
		const isFirst = !this.#painted.has(document);
		let sliceStart = performance.now();
		for (const result of paintSource(snapshot, analyzed, { kinds: settings.highlights.kinds, focus: this.#focus, visible })) {
			if (result?.part && !isFirst) {
				this.#setPart(document, result.layer, result.paints, result.part);
			} else if (result) {
				this.#set(document, result.layer, result.paints);
			}
			if (performance.now() - sliceStart > SLICE_MS) {
				await new Promise((resolve) => setTimeout(resolve));
				if (isStale() || !this.#reader.isCurrent(document)) {
					return;
				}
				sliceStart = performance.now();
			}
		}
	}

	#set(document: vscode.TextDocument, layer: PaintLayer, paints: readonly Paint[]): void {
		const before = this.#painted.get(document);
		if (!before && paints.length === 0) {
			return;
		}
		const painted = { paints: { ...(before ?? NOTHING).paints, [layer]: paints } };
		this.#painted.set(document, painted);
		this.#apply(document, painted, [layer], undefined);
	}

	/** Draws what some sentences have now, and leaves the rest, which else would blink. */
	#setPart(document: vscode.TextDocument, layer: PaintLayer, paints: readonly Paint[], part: readonly Span[]): void {
		const before = this.#painted.get(document) ?? NOTHING;
		const isIn = ({ scope }: Paint): boolean => part.some((run) => scope.start < run.end && run.start < scope.end);
		const [inside, outside] = [before.paints[layer].filter(isIn), before.paints[layer].filter((paint) => !isIn(paint))];
		const painted = { paints: { ...before.paints, [layer]: [...outside, ...paints] } };
		this.#painted.set(document, painted);
		const changed = changedStyles(inside, paints);
		if (changed.size > 0) {
			this.#apply(document, painted, [layer], changed);
		}
	}

	/** Draws styles of some layers in every editor of the document but sides of a diff; all styles unless `only` says which. */
	#apply(document: vscode.TextDocument, { paints }: PaintedDocument, layers: readonly PaintLayer[], only: ReadonlySet<PaintStyle> | undefined): void {
		const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
		const near = hasLongLine(document) ? editors.flatMap((editor) => findNear(editor)) : undefined;
		for (const layer of layers) {
			const ranges = new Map<PaintStyle, vscode.Range[]>(LAYER_STYLES[layer].map((style) => [style, []]));
			for (const paint of paints[layer]) {
				if (!near || (paint.style !== 'match' && near.some((span) => overlaps(span, paint)))) {
					ranges.get(paint.style)?.push(toRange(document, paint));
				}
			}
			for (const [style, drawn] of ranges) {
				const type = this.#types.get(style);
				if (type && (!only || only.has(style))) {
					editors.forEach((editor) => editor.setDecorations(type, isDiffSide(editor) ? [] : drawn));
				}
			}
		}
	}

	#scrolled(document: vscode.TextDocument): void {
		if (!this.#painted.has(document) || !hasLongLine(document)) {
			return;
		}
		clearTimeout(this.#scrollTimer);
		this.#scrollTimer = setTimeout(() => {
			const painted = this.#painted.get(document);
			if (painted) {
				this.#apply(document, painted, ['annotations', 'links'], undefined);
			}
		}, REPAINT_DELAY_MS);
	}

	/** VS Code moves what stands behind an edit; what the edit touched is taken away at once, before the next update. */
	#textChanged({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const before = this.#painted.get(document);
		if (!before || contentChanges.length === 0) {
			return;
		}
		this.#runs.set(document, (this.#runs.get(document) ?? 0) + 1);
		const gone = new Set<PaintStyle>();
		const shift = (paints: readonly Paint[]): readonly Paint[] => {
			let shifted = paints;
			for (const { rangeOffset, rangeLength, text } of contentChanges) {
				shifted = shiftPaints(shifted, { start: rangeOffset, end: rangeOffset + rangeLength, length: text.length });
			}
			if (shifted.length < paints.length) {
				const left = countStyles(shifted);
				for (const [style, count] of countStyles(paints)) {
					if (count !== left.get(style)) {
						gone.add(style);
					}
				}
			}
			return shifted;
		};
		const painted = { paints: { annotations: shift(before.paints.annotations), links: shift(before.paints.links) } };
		this.#painted.set(document, painted);
		if (gone.size > 0) {
			this.#apply(document, painted, ['annotations', 'links'], gone);
		}
	}
}

function visibleDocuments(): ReadonlySet<vscode.TextDocument> {
	return new Set(vscode.window.visibleTextEditors.map((editor) => editor.document));
}

function hasLongLine(document: vscode.TextDocument): boolean {
	for (let line = 0; line < document.lineCount; line++) {
		if (document.lineAt(line).text.length > LONG_LINE_UNITS) {
			return true;
		}
	}
	return false;
}

/** What an editor shows, and as much around it as may be scrolled to at once. */
function findNear(editor: vscode.TextEditor): Span[] {
	return editor.visibleRanges.map((range) => {
		const { start, end } = toSpan(editor.document, range);
		return { start: start - LONG_LINE_UNITS / 2, end: Math.min(end, start + LONG_LINE_UNITS) + LONG_LINE_UNITS / 2 };
	});
}

function overlaps(a: Span, b: Span): boolean {
	return a.start <= b.end && b.start <= a.end;
}

/** Styles of which not the same spans are painted. */
function changedStyles(before: readonly Paint[], now: readonly Paint[]): ReadonlySet<PaintStyle> {
	const keys = [before, now].map((paints) => new Set(paints.map(({ style, start, end }) => `${style} ${start} ${end}`)));
	const [old = new Set(), fresh = new Set()] = keys;
	const isNew = ({ style, start, end }: Paint): boolean => !old.has(`${style} ${start} ${end}`) || !fresh.has(`${style} ${start} ${end}`);
	return new Set([...before, ...now].filter(isNew).map(({ style }) => style));
}

function countStyles(paints: readonly Paint[]): Map<PaintStyle, number> {
	const counts = new Map<PaintStyle, number>();
	for (const { style } of paints) {
		counts.set(style, (counts.get(style) ?? 0) + 1);
	}
	return counts;
}

// ---- Commands ----

const KIND_LABELS: Readonly<Record<HighlightKind, string>> = {
	person: 'People', organization: 'Organizations', place: 'Places', product: 'Products', group: 'Groups', event: 'Events', work: 'Works', other: 'Other names',
	claim: 'Numeric claims', date: 'Dates', match: 'Mark on passages with a match elsewhere',
};

async function chooseKinds(reader: Reader): Promise<void> {
	const { kinds } = reader.settings.highlights;
	const items = HIGHLIGHT_KINDS.map((kind) => ({ label: KIND_LABELS[kind], picked: kinds.has(kind), highlight: kind }));
	const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Kinds to highlight' });
	if (chosen) {
		await saveHighlightKinds(new Set(chosen.map((item) => item.highlight)));
	}
}

async function chooseEntity(reader: Reader): Promise<{ readonly id: EntityId } | undefined> {
	const asked = await askAtCursor(reader);
	const entity = asked && findEntityAt(asked.snapshot, asked.id, asked.offset);
	if (entity) {
		return entity;
	}
	const items = (await listEntities(reader.snapshot)).map(({ id, label, type, mentionCount }) => ({ label: toShortLabel(label, 80), description: `${type} · ${mentionCount}`, id }));
	return vscode.window.showQuickPick(items, { title: 'Focus on an entity', placeHolder: 'Passages that do not name it are dimmed' });
}
