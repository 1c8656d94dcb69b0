import * as vscode from 'vscode';
import type { DocumentId } from '../engine';

/** An edit is taken up this long after the last one … */
const EDIT_PAUSE_MS = 80;
/** … and at the latest this long after the first, so that highlights follow within 300 ms. */
const EDIT_LIMIT_MS = 160;

/** Waits for a pause in the edits of each source. */
export class EditPauses implements vscode.Disposable {
	readonly #edited = new Map<DocumentId, { readonly since: number; readonly timer: ReturnType<typeof setTimeout> }>();
	readonly #emitter = new vscode.EventEmitter<DocumentId>();
	/** The source can be read: its edits paused, or have gone on for long enough. */
	readonly onDidPause = this.#emitter.event;

	/** Tells that a source was edited just now. */
	add(id: DocumentId): void {
		const now = performance.now();
		const since = this.#edited.get(id)?.since ?? now;
		this.delete(id);
		const delayMs = Math.max(0, Math.min(EDIT_PAUSE_MS, since + EDIT_LIMIT_MS - now));
		this.#edited.set(id, { since, timer: setTimeout(() => this.flush(id), delayMs) });
	}

	/** Waits no longer for a source that was edited. */
	flush(id: DocumentId): void {
		if (this.#edited.has(id)) {
			this.delete(id);
			this.#emitter.fire(id);
		}
	}

	/** Forgets the edits of a source. */
	delete(id: DocumentId): void {
		clearTimeout(this.#edited.get(id)?.timer);
		this.#edited.delete(id);
	}

	dispose(): void {
		this.#edited.forEach(({ timer }) => clearTimeout(timer));
		this.#edited.clear();
		this.#emitter.dispose();
	}
}
