import * as vscode from 'vscode';

/**
 * Items to work on, several at once and in the order in which they came, each at most once at a time; adding one that is
 * under way starts it again.
 */
export class WorkQueue<T> implements vscode.Disposable {
	readonly #work: (item: T, token: vscode.CancellationToken) => Promise<void>;
	readonly #parallel: number;
	readonly #waiting = new Set<T>();
	readonly #current = new Map<T, vscode.CancellationTokenSource>();
	readonly #emitter = new vscode.EventEmitter<void>();
	#isStarting = false;
	/** Nothing is waiting or under way any more. */
	readonly onDidDrain = this.#emitter.event;

	/**
	 * @param parallel how many are worked on at once
	 * @param work never rejects
	 */
	constructor(parallel: number, work: (item: T, token: vscode.CancellationToken) => Promise<void>) {
		this.#parallel = parallel;
		this.#work = work;
	}

	/** Items waiting and under way, without those that were cancelled. */
	get size(): number {
		return [...this.#current.values()].reduce((sum, { token }) => sum + (token.isCancellationRequested ? 0 : 1), this.#waiting.size);
	}

	has(item: T): boolean {
		return this.#waiting.has(item) || this.#current.get(item)?.token.isCancellationRequested === false;
	}

	add(item: T): void {
		this.#current.get(item)?.cancel();
		this.#waiting.add(item);
		if (!this.#isStarting) {
			this.#isStarting = true;
			queueMicrotask(() => { // Whoever adds several at once finishes first.
				this.#isStarting = false;
				this.#startMore();
			});
		}
	}

	delete(item: T): void {
		this.#current.get(item)?.cancel();
		this.#waiting.delete(item);
	}

	clear(): void {
		this.#current.forEach((source) => source.cancel());
		this.#waiting.clear();
	}

	dispose(): void {
		this.clear();
		this.#emitter.dispose();
	}

	#startMore(): void {
		for (const item of this.#waiting) {
			if (this.#current.size >= this.#parallel) {
				break;
			}
			if (!this.#current.has(item)) { // Else its turn comes when the one that was cancelled has stopped.
				this.#waiting.delete(item);
				void this.#run(item); // Never rejects, as `work` does not.
			}
		}
	}

	async #run(item: T): Promise<void> {
		const source = new vscode.CancellationTokenSource();
		this.#current.set(item, source);
		await this.#work(item, source.token);
		source.dispose();
		this.#current.delete(item);
		this.#startMore();
		if (this.#waiting.size === 0 && this.#current.size === 0) {
			this.#emitter.fire();
		}
	}
}
