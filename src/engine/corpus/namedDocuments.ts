import type { Lexicon } from '../annotate/lexicon';
import type { Slices } from '../ports';
import { LiveDocuments, type MergedPart } from '../storage/part';
import type { AnalyzedDocument, DocumentId } from '../types';
import { readNameLists, type NameLists } from './aliases';
import { namePartFormat, type NamePart } from './namePart';
import type { NamedCorpus } from './numberedNames';

interface DocumentsPart extends MergedPart<NamePart> {
	readonly documents: readonly AnalyzedDocument[];
}

/**
 * Analysed documents as parts of names. The next one takes over what was read from documents that stay: new ones make a small part
 * behind the others, and parts of like size become one (O'Neil and others, "The log-structured merge-tree", 1996).
 */
export class NamedDocuments implements NamedCorpus {
	readonly lexicon: Lexicon;
	readonly lists: NameLists;
	readonly parts: readonly DocumentsPart[];
	readonly order: Int32Array;
	readonly #documents: readonly AnalyzedDocument[];
	readonly #numbers = new Map<DocumentId, number>();

	private constructor({ lexicon, lists }: { readonly lexicon: Lexicon; readonly lists: NameLists }, parts: readonly DocumentsPart[], documents: readonly AnalyzedDocument[]) {
		this.lexicon = lexicon;
		this.lists = lists;
		this.parts = parts;
		this.#documents = parts.flatMap((part) => part.documents);
		const numbers = new Map(this.#documents.map((document, number) => [document, number]));
		this.order = Int32Array.from(documents, (document) => numbers.get(document) ?? 0);
		for (const number of this.order) {
			this.#numbers.set(this.idOf(number), number);
		}
	}

	/** @param documents in corpus order. */
	static *over(documents: readonly AnalyzedDocument[], lexicon: Lexicon, previous: NamedDocuments | undefined): Slices<NamedDocuments> {
		const lists = previous?.lists ?? readNameLists(lexicon);
		const fresh = new Set(documents);
		const parts: DocumentsPart[] = [];
		for (const { part, documents: known } of previous?.parts ?? []) {
			const gone = known.flatMap((document, number) => fresh.delete(document) ? [] : [number]);
			parts.push({ part, documents: known, live: LiveDocuments.all(known.length).without(gone) });
		}
		if (fresh.size > 0) {
			parts.push({ part: yield* namePartFormat.build([...fresh], lists), documents: [...fresh], live: LiveDocuments.all(fresh.size) });
		}
		return new NamedDocuments({ lexicon, lists }, yield* compact(parts), documents);
	}

	numberOf(id: DocumentId): number {
		return this.#numbers.get(id) ?? -1;
	}

	idOf(number: number): DocumentId {
		const found = this.#documents[number];
		if (!found) {
			throw new RangeError(`Expected one of ${this.#documents.length} documents, got ${number}.`);
		}
		return found.document.id;
	}
}

/** Each part keeps at least half of its documents, and has over twice those of the next one. */
function* compact(parts: readonly DocumentsPart[]): Slices<DocumentsPart[]> {
	const compacted: DocumentsPart[] = [];
	for (const part of parts.filter(({ live }) => live.liveCount > 0)) {
		const merged = [part];
		for (let last = compacted.at(-1); last && last.live.liveCount <= 2 * sizeOf(merged); last = compacted.at(-1)) {
			merged.unshift(last);
			compacted.pop();
		}
		const isSparse = part.live.liveCount * 2 < part.live.count;
		compacted.push(merged.length > 1 || isSparse ? yield* mergeAll(merged) : part);
	}
	return compacted;
}

function sizeOf(parts: readonly DocumentsPart[]): number {
	return parts.reduce((sum, { live }) => sum + live.liveCount, 0);
}

function* mergeAll(parts: readonly DocumentsPart[]): Slices<DocumentsPart> {
	const documents = parts.flatMap((part) => part.documents.filter((_, number) => part.live.has(number)));
	return { part: yield* namePartFormat.merge(parts), documents, live: LiveDocuments.all(documents.length) };
}
