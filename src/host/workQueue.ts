import * as vscode from 'vscode';

/** Items to work on one after the other, each at most once in the queue; adding one that is under way starts it again. */
export class WorkQueue<T> implements vscode.Disposable {
	readonly #work: (item: T, token: vscode.CancellationToken) => Promise<void>;
	readonly #waiting = new Set<T>();
	readonly #emitter = new vscode.EventEmitter<void>();
	#current: { readonly item: T; readonly source: vscode.CancellationTokenSource } | undefined;
	#isRunning = false;
	/** Nothing is waiting or under way any more. */
	readonly onDidDrain = this.#emitter.event;

	/** @param work never rejects. */
	constructor(work: (item: T, token: vscode.CancellationToken) => Promise<void>) {
		this.#work = work;
	}

	/** Items waiting and under way. */
	get size(): number {
		return this.#waiting.size + (this.#current ? 1 : 0);
	}

	has(item: T): boolean {
		return this.#waiting.has(item) || this.#current?.item === item;
	}

	add(item: T): void {
		this.#cancelCurrent(item);
		this.#waiting.add(item);
		if (!this.#isRunning) {
			this.#isRunning = true;
			void this.#run(); // Never rejects, as `work` does not.
		}
	}

	delete(item: T): void {
		this.#cancelCurrent(item);
		this.#waiting.delete(item);
	}

	clear(): void {
		this.#current?.source.cancel();
		this.#waiting.clear();
	}

	dispose(): void {
		this.clear();
		this.#emitter.dispose();
	}

	#cancelCurrent(item: T): void {
		if (this.#current?.item === item) {
			this.#current.source.cancel();
		}
	}

	async #run(): Promise<void> {
		await Promise.resolve(); // Whoever adds several at once finishes first.
		for (const item of this.#waiting) { // Items added meanwhile are visited too.
			this.#waiting.delete(item);
			const source = new vscode.CancellationTokenSource();
			this.#current = { item, source };
			await this.#work(item, source.token);
			source.dispose();
			this.#current = undefined;
		}
		this.#isRunning = false;
		this.#emitter.fire();
	}
}
