import type * as vscode from 'vscode';

/** Disposes what it holds, last come first; what comes after that is disposed at once. */
export class DisposableStore implements vscode.Disposable {
	readonly #items = new Set<vscode.Disposable>();
	#isDisposed = false;

	add<T extends vscode.Disposable>(item: T): T {
		if (this.#isDisposed) {
			item.dispose();
		} else {
			this.#items.add(item);
		}
		return item;
	}

	dispose(): void {
		this.#isDisposed = true;
		const items = [...this.#items].reverse();
		this.#items.clear();
		for (const item of items) {
			item.dispose();
		}
	}
}
