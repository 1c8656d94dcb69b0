import type { AnalyzedDocument, CancelToken, Change, DocumentId, Engine, Mention, Segment, Slices, Snapshot, SourceInput } from '../../src/engine';
import { readSegment, writeSegment } from '../../src/engine/corpus/segment';
import { EMPTY_SNAPSHOT } from '../../src/host/emptySnapshot';

/** An engine for tests of the host: words in capitals are names; it records what it was asked. */
export class FakeEngine implements Engine {
	readonly analyzed: string[] = [];
	readonly changes: Change[] = [];
	readonly #documents = new Map<DocumentId, AnalyzedDocument>();
	snapshot: Snapshot = EMPTY_SNAPSHOT;

	async analyze(input: SourceInput, token: CancelToken): Promise<AnalyzedDocument | undefined> {
		this.analyzed.push(input.name);
		await new Promise((resolve) => setTimeout(resolve, 5));
		if (token.isCancellationRequested) {
			return undefined;
		}
		if (input.text.includes('BREAK THE ENGINE')) {
			throw new Error('broken on request');
		}
		const mentions = [...input.text.matchAll(/\p{Lu}{2,}/gu)].map((match): Mention => ({
			kind: 'mention', type: 'other', start: match.index, end: match.index + match[0].length,
			sentence: 0, maker: undefined, descriptions: [], rule: 'capitals',
		}));
		return {
			document: {
				id: input.id, version: input.version, name: input.name, text: input.text, paragraphs: [], sentences: [],
				tokens: { starts: new Int32Array(), ends: new Int32Array(), kinds: new Uint8Array(), sentenceStarts: new Int32Array() },
				metadata: { title: input.name, titleSpan: undefined, outlet: undefined, date: undefined, byline: undefined, words: 0 },
				problems: [],
			},
			mentions, claims: [],
		};
	}

	readonly segments = [];

	*merge(): Slices<void> {
		// It has no segments.
	}

	*prepare(): Slices<void> {
		// Its snapshots are whole.
	}

	*pack(): Slices<void> {
		// It takes documents as they are.
	}

	writeSegment(segment: Segment): Slices<Uint8Array<ArrayBuffer>> {
		return writeSegment(segment);
	}

	readSegment(bytes: Uint8Array): Segment {
		return readSegment(bytes);
	}

	apply(change: Change): Snapshot {
		this.changes.push(change);
		change.segments?.map(({ segment }) => segment.documents.decode(0)).forEach((analyzed) => this.#documents.set(analyzed.document.id, analyzed)); // Of one document each.
		change.put?.forEach((analyzed) => this.#documents.set(analyzed.document.id, analyzed));
		change.remove?.forEach((id) => this.#documents.delete(id));
		const documents = new Map(this.#documents);
		this.snapshot = {
			...EMPTY_SNAPSHOT,
			sourceCount: documents.size,
			revision: this.snapshot.revision + 1,
			sources: [...documents.values()].map(({ document, mentions }) => ({
				id: document.id, metadata: document.metadata, shortName: document.name, mentions: mentions.length, claims: 0,
			})).sort((a, b) => (a.id < b.id ? -1 : 1)),
			findDocument: (id) => documents.get(id),
			findNamed: (name) => [...documents.values()].find(({ document }) => document.name === name),
		};
		return this.snapshot;
	}
}
