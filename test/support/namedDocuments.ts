import type { Lexicon } from '../../src/engine/annotate/lexicon';
import { readNameLists, type NameLists } from '../../src/engine/corpus/aliases';
import type { Decisions } from '../../src/engine/corpus/decisions';
import { EntityTable } from '../../src/engine/corpus/entities';
import { namePartFormat, type NamePart } from '../../src/engine/corpus/namePart';
import type { NamedCorpus } from '../../src/engine/corpus/numberedNames';
import type { Slices } from '../../src/engine/ports';
import { finish } from '../../src/engine/slices';
import { LiveDocuments, type MergedPart } from '../../src/engine/storage/part';
import type { AnalyzedDocument, DocumentId } from '../../src/engine/types';

interface DocumentsPart extends MergedPart<NamePart> {
	readonly documents: readonly AnalyzedDocument[];
}

/** Analysed documents as parts of names; new ones make a part behind those that a corpus before had. */
export class NamedDocuments implements NamedCorpus {
	readonly lists: NameLists;
	readonly parts: readonly DocumentsPart[];
	readonly order: Int32Array;
	readonly #documents: readonly AnalyzedDocument[];

	private constructor(lists: NameLists, parts: readonly DocumentsPart[], order: readonly AnalyzedDocument[]) {
		this.lists = lists;
		this.parts = parts;
		this.#documents = parts.flatMap((part) => part.documents);
		this.order = Int32Array.from(order, (document) => this.#documents.indexOf(document));
	}

	/** @param documents in corpus order. */
	static *over(documents: readonly AnalyzedDocument[], lists: NameLists, previous?: NamedDocuments): Slices<NamedDocuments> {
		const fresh = new Set(documents);
		const parts = (previous?.parts ?? []).map((part): DocumentsPart => {
			const gone = part.documents.flatMap((document, number) => fresh.delete(document) ? [] : [number]);
			return { ...part, live: LiveDocuments.all(part.documents.length).without(gone) };
		});
		const added = { part: yield* namePartFormat.build([...fresh], lists), documents: [...fresh], live: LiveDocuments.all(fresh.size) };
		return new NamedDocuments(lists, [...parts, added], documents);
	}

	/** The same documents in parts as given. */
	static inParts(parts: readonly (readonly AnalyzedDocument[])[], order: readonly AnalyzedDocument[], lists: NameLists): NamedDocuments {
		const built = parts.map((documents) => ({ part: finish(namePartFormat.build(documents, lists)), documents, live: LiveDocuments.all(documents.length) }));
		return new NamedDocuments(lists, built, order);
	}

	numberOf(id: DocumentId): number {
		return this.order.find((number) => this.idOf(number) === id) ?? -1;
	}

	idOf(number: number): DocumentId {
		const found = this.#documents[number];
		if (!found) {
			throw new RangeError(`Expected one of ${this.#documents.length} documents, got ${number}.`);
		}
		return found.document.id;
	}
}

/** Joins documents with the reader's decisions on single mentions applied, in corpus order; takes over what a table before knew of them. */
export function joinEntities(documents: readonly AnalyzedDocument[], lexicon: Lexicon, decisions: Decisions, previous?: EntityTable): EntityTable {
	return finish(joinInSlices(documents, lexicon, decisions, previous));
}

export function* joinInSlices(documents: readonly AnalyzedDocument[], lexicon: Lexicon, decisions: Decisions, previous?: EntityTable): Slices<EntityTable> {
	const before = previous?.names.corpus instanceof NamedDocuments ? previous.names.corpus : undefined;
	const corpus = yield* NamedDocuments.over(documents, before?.lists ?? readNameLists(lexicon), before);
	return yield* EntityTable.over(corpus, corpus.lists, decisions, previous);
}
