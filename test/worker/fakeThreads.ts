import type { AnalyzedDocument, DocumentId, Logger, SourceInput } from '../../src/engine';
import type { DropToken } from '../../src/worker/analyst';
import { withoutText, type WorkerReply, type WorkerRequest } from '../../src/worker/protocol';
import type { ThreadEvents, ThreadPlatform, WorkerThread } from '../../src/worker/thread';

/** A thread that does what a test says. */
export class FakeThread implements WorkerThread {
	/** Names of the sources that it was given, and `cancel` with their name. */
	readonly asked: string[] = [];
	isTerminated = false;
	readonly #events: ThreadEvents;
	readonly #inputs = new Map<number, SourceInput>();

	constructor(events: ThreadEvents) {
		this.#events = events;
	}

	post(request: WorkerRequest): void {
		if (request.kind === 'analyze') {
			this.#inputs.set(request.job, request.input);
			this.asked.push(request.input.name);
		} else {
			this.asked.push(request.kind === 'cancel' ? `cancel ${this.#inputs.get(request.job)?.name}` : request.kind);
		}
	}

	terminate(): void {
		this.isTerminated = true;
	}

	die(reason: string): void {
		this.#events.onEnd(reason);
	}

	load(): void {
		this.reply({ kind: 'loaded' });
	}

	begin(name: string): void {
		this.reply({ kind: 'progress', job: this.#jobOf(name) });
	}

	finish(name: string): void {
		const job = this.#jobOf(name);
		this.reply({ kind: 'done', job, result: withoutText(emptyDocument(this.#inputs.get(job) ?? toInput(name))) });
	}

	confirmCancel(name: string): void {
		this.reply({ kind: 'cancelled', job: this.#jobOf(name) });
	}

	reply(reply: WorkerReply): void {
		this.#events.onReply(reply);
	}

	#jobOf(name: string): number {
		return [...this.#inputs].reduce((found, [job, input]) => (input.name === name ? job : found), 0);
	}
}

/** Threads that a test drives. */
export function fakePlatform(cores: number): ThreadPlatform & { readonly threads: FakeThread[] } {
	const threads: FakeThread[] = [];
	return {
		cores, threads,
		start: async (events) => {
			const thread = new FakeThread(events);
			threads.push(thread);
			return thread;
		},
	};
}

export class FakeToken implements DropToken {
	isCancellationRequested = false;
	readonly #listeners = new Set<() => void>();

	onCancellationRequested(listener: () => void): { dispose(): void } {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	}

	cancel(): void {
		this.isCancellationRequested = true;
		this.#listeners.forEach((listener) => listener());
	}

	get listeners(): number {
		return this.#listeners.size;
	}
}

export function toInput(name: string, text = name): SourceInput {
	return { id: `file:${name}` as DocumentId, version: 1, text, name, format: 'plain' };
}

export function emptyDocument({ id, version, text, name }: SourceInput): AnalyzedDocument {
	return {
		document: {
			id, version, text, name, paragraphs: [], sentences: [],
			tokens: { starts: new Int32Array(), ends: new Int32Array(), kinds: new Uint8Array(), sentenceStarts: new Int32Array(1) },
			metadata: { title: name, titleSpan: undefined, outlet: undefined, date: undefined, byline: undefined, words: 0 }, problems: [],
		},
		mentions: [], claims: [],
	};
}

/** A log that keeps its lines. */
export function keepLines(): Logger & { readonly lines: string[] } {
	const lines: string[] = [];
	const keep = (line: string): void => void lines.push(line);
	return { lines, info: keep, warn: keep, error: keep };
}

/** Lets everything happen that waits for nothing from outside. */
export async function settle(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve));
}
