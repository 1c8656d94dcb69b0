import type { Entity, Snapshot } from '../../src/engine';
import { toPlain } from '../support/entities';

/** Code units between two places that are asked for a card. */
const CARD_EVERY = 97;
/** As far from the top of a ranking as views go. */
const TOP = 8;

/** All that a corpus says, question by question, as data to compare. */
export const QUESTIONS: Readonly<Record<string, (snapshot: Snapshot) => unknown>> = {
	sources: ({ sources }) => sources,
	documents: (snapshot) => snapshot.sources.map(({ id }) => snapshot.findDocument(id)),
	entities: ({ entities }) => entities.map(describe),
	'entities at places': (snapshot) => eachDocument(snapshot, ({ id }, mentions) => mentions.map(({ start, end }) => snapshot.entityOf({ document: id, start, end })?.id)),
	comparisons: ({ comparisons }) => comparisons,
	references: (snapshot) => eachSentence(snapshot, (document, { start, end }) => snapshot.references({ document, start, end }, { top: TOP })),
	matches: (snapshot) => eachSentence(snapshot, (document, { start, end }) => snapshot.matches({ document, start, end })),
	'which sentences match': (snapshot) => eachSentence(snapshot, (document, _, index) => snapshot.hasMatch(document, index)),
	'claims compared': (snapshot) => snapshot.sources.map(({ id }) => snapshot.findDocument(id)?.claims.map((claim) => snapshot.comparisonsOf(id, claim))),
	duplicates: (snapshot) => snapshot.sources.map(({ id }) => snapshot.duplicateOf(id)),
	cards: (snapshot) => snapshot.sources.map(({ id }) => {
		const { length } = snapshot.findDocument(id)?.document.text ?? '';
		return Array.from({ length: Math.ceil(length / CARD_EVERY) }, (_, index) => snapshot.cardAt(id, index * CARD_EVERY));
	}),
	search: (snapshot) => snapshot.search('people were killed when the train left the tracks', { top: TOP }),
};

/** An entity with what is derived from it, since little of it is read before it is asked for. */
function describe(entity: Entity): unknown {
	const { mentionCount, documentCount, documents } = entity;
	return {
		...toPlain(entity), mentionCount, documentCount, documents,
		byDocument: documents.map((id) => [entity.mentionsIn(id), entity.descriptionsIn(id)]),
	};
}

type Analyzed = NonNullable<ReturnType<Snapshot['findDocument']>>;

function eachDocument<T>(snapshot: Snapshot, ask: (document: Analyzed['document'], mentions: Analyzed['mentions']) => T): (T | undefined)[] {
	return snapshot.sources.map(({ id }) => {
		const analyzed = snapshot.findDocument(id);
		return analyzed && ask(analyzed.document, analyzed.mentions);
	});
}

function eachSentence<T>(snapshot: Snapshot, ask: (document: Analyzed['document']['id'], sentence: Analyzed['document']['sentences'][number], index: number) => T): unknown {
	return eachDocument(snapshot, ({ id, sentences }) => sentences.map((sentence, index) => ask(id, sentence, index)));
}
