import type { AnalyzedDocument, DocumentId } from '../types';
import { decideMentions, retypeMentions } from './decidedMentions';
import type { Decisions } from './decisions';
import type { EntityTable } from './entities';

/** The documents of a corpus as the reader corrected them. What was found in a text stays as it is underneath. */
export class DecidedDocuments {
	/** In corpus order, with names added and taken out; what entities are joined from. */
	readonly all: readonly AnalyzedDocument[];
	readonly #decisions: Decisions;
	/** The same by what was analysed, to be taken over while neither text nor decisions change. */
	readonly #byAnalyzed: ReadonlyMap<AnalyzedDocument, AnalyzedDocument>;
	readonly #byId: ReadonlyMap<DocumentId, AnalyzedDocument>;
	readonly #retyped = new Map<DocumentId, AnalyzedDocument>();

	constructor(documents: readonly AnalyzedDocument[], decisions: Decisions, previous: DecidedDocuments | undefined) {
		const before = previous && previous.#decisions === decisions ? previous.#byAnalyzed : undefined;
		this.#decisions = decisions;
		this.#byAnalyzed = new Map(documents.map((analyzed) => [analyzed, decisions.list.length === 0 ? analyzed : before?.get(analyzed) ?? decideMentions(analyzed, decisions)]));
		this.all = [...this.#byAnalyzed.values()];
		this.#byId = new Map(this.all.map((analyzed) => [analyzed.document.id, analyzed]));
	}

	/** With the types that the reader decided for whole entities, which are known only when those are joined. */
	find(id: DocumentId, entities: { readonly value: EntityTable }): AnalyzedDocument | undefined {
		const analyzed = this.#byId.get(id);
		if (!analyzed || this.#decisions.list.length === 0) {
			return analyzed;
		}
		let retyped = this.#retyped.get(id);
		if (!retyped) {
			retyped = retypeMentions(analyzed, entities.value);
			this.#retyped.set(id, retyped);
		}
		return retyped;
	}
}
