/** What the engine and those who run it agree on. */

export interface Logger {
	info(message: string): void;
	warn(message: string): void;
	error(message: string): void;
}

export interface CancelToken {
	readonly isCancellationRequested: boolean;
}

/** Lets other work of the thread run; resolves when the engine may go on. */
export type Pause = () => Promise<void>;

/**
 * A long computation in slices: each `yield` is a place where it may be paused or dropped.
 * One slice handles at most about 20,000 characters, so that no thread is held for long.
 */
export type Slices<T> = Generator<undefined, T, undefined>;
