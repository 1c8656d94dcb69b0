import * as vscode from 'vscode';
import { SourceCache, type SegmentToSave } from '../cache/sourceCache';
import type { Engine, Logger, Pause } from '../engine';
import { openCacheFolder } from './cacheFolder';
import type { HeldSegment, RestoredSegment } from './engineFeed';
import { describeError } from './log';

export interface AnalysisCacheInit {
	/** The extension's storage for this workspace. */
	readonly storage: vscode.Uri;
	/** Names the engine and its data. */
	readonly engineVersion: string;
	/** What is to be kept. */
	readonly getSegments: () => Promise<readonly HeldSegment[]>;
	readonly pause: Pause;
	readonly log: Logger;
}

const FOLDER = 'sources';
const MAX_BYTES = 2 ** 31;
/** What is new is written once nothing is new for so long, but while much is new at least so often. */
const QUIET_MS = 2000;
const LONGEST_MS = 20_000;
/** A disk that does not take what is written is left alone for so long. */
const AFTER_FAILURE_MS = 5 * 60 * 1000;
const DECODING_SETTINGS = ['encoding', 'autoGuessEncoding', 'candidateGuessEncodings'];

/** Keeps what was found in the files of this workspace until the next start, and writes it in the background. */
export class AnalysisCache implements vscode.Disposable {
	readonly #init: AnalysisCacheInit;
	#cache: SourceCache;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When what is new has waited long enough; `undefined` when nothing is. */
	#latestMs: number | undefined;
	#notBeforeMs = 0;
	#isDisposed = false;

	constructor(init: AnalysisCacheInit) {
		this.#init = init;
		this.#cache = openCache(init);
	}

	/** What was found at earlier starts; the files may be others by now. Rejects only when the engine cannot be loaded. */
	async load(loadEngine: () => Promise<Engine>): Promise<readonly RestoredSegment[]> {
		const { log, pause } = this.#init;
		const start = performance.now();
		const cache = this.#cache;
		const loaded = await cache.load();
		if (loaded.length === 0) {
			return []; // No engine is needed yet.
		}
		const engine = await loadEngine();
		const segments: RestoredSegment[] = [];
		for (const saved of loaded) {
			await pause();
			try {
				const segment = engine.readSegment(saved.bytes);
				if (segment.documents.count !== saved.sources.length) {
					throw new Error(`${segment.documents.count} documents of ${saved.sources.length} sources`);
				}
				cache.adopt(segment, saved);
				segments.push({ segment, sources: saved.sources });
			} catch (error) {
				log.info(`Cache: ${saved.sources.length} sources are analysed anew (${describeError(error)})`);
			}
		}
		const count = segments.reduce((sum, { sources }) => sum + sources.filter(({ file }) => file).length, 0);
		log.info(`${count} sources taken from the cache in ${Math.round(performance.now() - start)} ms`);
		return segments;
	}

	/** Writes what is new when there is a pause. */
	saveSoon(): void {
		if (this.#isDisposed) {
			return;
		}
		const now = performance.now();
		this.#latestMs ??= now + LONGEST_MS;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), Math.max(0, this.#notBeforeMs - now, Math.min(QUIET_MS, this.#latestMs - now))); // Never rejects.
	}

	/** Writes what is new. Never rejects. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		this.#latestMs = undefined;
		const { log, getSegments } = this.#init;
		const start = performance.now();
		const segments = await getSegments();
		const { kind, partsWritten } = await this.#cache.save(segments.map(({ segment, sources, toBytes }): SegmentToSave => ({ identity: segment, sources, toBytes })));
		if (kind === 'failed') {
			this.#notBeforeMs = performance.now() + AFTER_FAILURE_MS;
		} else if (kind === 'saved') {
			log.info(`Cache written in ${Math.round(performance.now() - start)} ms, ${partsWritten} new files`);
		}
	}

	/** Uses nothing that was kept before, since the same bytes may be other texts from now on. */
	restart(): void {
		clearTimeout(this.#timer);
		this.#latestMs = undefined;
		this.#cache = openCache(this.#init);
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
	}
}

/** Tells whether the same bytes may be another text than before. */
export function affectsDecoding(event: vscode.ConfigurationChangeEvent): boolean {
	return DECODING_SETTINGS.some((name) => event.affectsConfiguration(`files.${name}`));
}

function openCache({ storage, engineVersion, pause, log }: AnalysisCacheInit): SourceCache {
	return new SourceCache({
		folder: openCacheFolder(vscode.Uri.joinPath(storage, FOLDER)),
		key: JSON.stringify([engineVersion, ...readDecodingSettings()]),
		writer: randomDigits(),
		maxBytes: MAX_BYTES,
		now: Date.now,
		pause,
		log: (line) => log.info(line),
	});
}

/** The settings of the window and its folders, each once. */
function readDecodingSettings(): readonly string[] {
	const scopes = [undefined, ...vscode.workspace.workspaceFolders ?? []];
	return [...new Set(scopes.map((folder) => {
		const files = vscode.workspace.getConfiguration('files', folder?.uri);
		return JSON.stringify(DECODING_SETTINGS.map((name) => files.get(name)));
	}))].sort();
}

/** 64 random bits. */
function randomDigits(): string {
	return [...crypto.getRandomValues(new Uint32Array(2))].map((word) => word.toString(16).padStart(8, '0')).join('');
}
