import type { CacheFolder } from '../../src/cache/folder';

/**
 * What goes wrong at one operation. `reject`: it alone fails, with nothing done. `tear`: it alone fails, half done. `lie`:
 * it is half done and says that all went well. `full`: from then on no write gets more than a first piece onto the disk.
 * `kill`: it is half done, and nothing happens after it.
 */
export type FaultKind = 'reject' | 'tear' | 'lie' | 'full' | 'kill';
export const FAULT_KINDS: readonly FaultKind[] = ['reject', 'tear', 'lie', 'full', 'kill'];

/** A folder in memory, on which the operation number `at` (from 0) goes wrong. */
export class FaultyFolder implements CacheFolder {
	readonly files: Map<string, Uint8Array>;
	readonly #fault: { readonly at: number; readonly kind: FaultKind } | undefined;
	operations = 0;

	constructor(files = new Map<string, Uint8Array>(), fault?: { readonly at: number; readonly kind: FaultKind }) {
		this.files = files;
		this.#fault = fault;
	}

	async list(): Promise<readonly string[]> {
		await this.#begin();
		return [...this.files.keys()];
	}

	async read(name: string): Promise<Uint8Array> {
		const isHalf = await this.#begin();
		const file = this.files.get(name);
		if (!file) {
			throw new Error(`${name} is not there`);
		}
		return file.slice(0, isHalf ? file.length / 2 : undefined);
	}

	async write(name: string, bytes: Uint8Array): Promise<void> {
		const put = (length: number): void => void this.files.set(name, bytes.slice(0, length));
		if (await this.#begin(() => put(bytes.length / 2), true)) {
			put(bytes.length / 2);
		} else {
			put(bytes.length);
		}
	}

	async delete(name: string): Promise<void> {
		await this.#begin(() => this.files.delete(name));
		if (!this.files.delete(name)) {
			throw new Error(`${name} is not there`);
		}
	}

	/** Tells whether the operation is to be half done in silence; rejects when it fails. */
	async #begin(doHalf: () => void = () => undefined, isWrite = false): Promise<boolean> {
		const number = this.operations++;
		await Promise.resolve();
		const { at, kind } = this.#fault ?? { at: Infinity, kind: 'reject' };
		if (number < at) {
			return false;
		}
		const isFirst = number === at;
		if (isFirst && kind === 'lie') {
			return true;
		}
		if (isFirst && (kind === 'tear' || kind === 'kill')) {
			doHalf();
			throw new Error('interrupted');
		}
		if (kind === 'full' && isWrite) {
			doHalf();
			throw new Error('the disk is full');
		}
		if (kind === 'kill' || (isFirst && kind === 'reject')) {
			throw new Error('failed');
		}
		return false;
	}
}
