import * as vscode from 'vscode';
import type { EntityType } from '../engine';

/** What a reader may switch off in the text: the types of entities, numeric claims, and dates among them. */
export type HighlightKind = EntityType | 'claim' | 'date';

/** Which kinds the editors highlight. */
export interface VisibleKinds {
	readonly onDidChange: vscode.Event<void>;
	isVisible(kind: HighlightKind): boolean;
}

const STATE_KEY = 'groundedReader.visibleKinds';
/** A page full of marked weekdays is noise. */
const HIDDEN_AT_FIRST: ReadonlySet<HighlightKind> = new Set(['date']);

/** The reader's choice of kinds, kept for the workspace. */
export class KindChoice implements VisibleKinds, vscode.Disposable {
	readonly #state: vscode.Memento;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#changed.event;

	constructor(state: vscode.Memento) {
		this.#state = state;
	}

	isVisible(kind: HighlightKind): boolean {
		return this.#read()[kind] ?? !HIDDEN_AT_FIRST.has(kind);
	}

	/** Shows or hides kinds; those not named stay as they are. */
	async choose(choice: Readonly<Partial<Record<HighlightKind, boolean>>>): Promise<void> {
		await this.#state.update(STATE_KEY, { ...this.#read(), ...choice });
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}

	#read(): Partial<Record<HighlightKind, boolean>> {
		return this.#state.get<Partial<Record<HighlightKind, boolean>>>(STATE_KEY, {});
	}
}
