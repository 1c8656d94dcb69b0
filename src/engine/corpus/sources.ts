import type { AnalyzedDocument, DocumentId, Metadata } from '../types';
import type { Decisions } from './decisions';

/** A source as lists show it. */
export interface SourceSummary {
	readonly id: DocumentId;
	/** With the reader's date in place of the text's. */
	readonly metadata: Metadata;
	/** The reader's label, else outlet, else title at 32 characters, else the file's stem; unique. */
	readonly shortName: string;
	readonly mentions: number;
	readonly claims: number;
}

/** Units of a title that serves as a short name. */
const SHORT_TITLE_UNITS = 32;

/** A file's stem longer than this is an id, shown by its beginning where that is unmistakable. */
const LONG_STEM_UNITS = 16;
const CUT_STEM_UNITS = 8;

/** Summaries of documents, in their order. */
export function summarizeSources(documents: readonly AnalyzedDocument[], decisions: Decisions): SourceSummary[] {
	const labels = new Map<string, string>();
	const dates = new Map<string, string>();
	for (const decision of decisions.list) {
		if (decision.kind === 'source-label') {
			labels.set(decision.source, decision.label);
		} else if (decision.kind === 'source-date') {
			dates.set(decision.source, decision.date);
		}
	}
	const names = uniqueNames(documents.map(({ document }) => candidateNames(document.name, document.metadata, labels.get(document.name))));
	return documents.map(({ document, mentions, claims }, index) => {
		const date = dates.get(document.name) ?? document.metadata.date;
		return {
			id: document.id,
			metadata: date === document.metadata.date ? document.metadata : { ...document.metadata, date },
			shortName: names[index] ?? document.name,
			mentions: mentions.length,
			claims: claims.length,
		};
	});
}

/** Names for a source, the preferred first, the last one unmistakable. */
function candidateNames(name: string, { outlet, title, titleSpan }: Metadata, label: string | undefined): string[] {
	const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	// A title that is only the beginning of the text says less than the file's name.
	const shortTitle = titleSpan ? cut(title) : undefined;
	const shortStem = stem.length > LONG_STEM_UNITS && !/\s/.test(stem) ? `${stem.slice(0, CUT_STEM_UNITS)}…` : undefined;
	return [label, outlet, shortTitle, shortStem, stem, name].filter((candidate): candidate is string => candidate !== undefined && candidate !== '');
}

function cut(title: string): string {
	if (title.length <= SHORT_TITLE_UNITS) {
		return title;
	}
	const space = title.lastIndexOf(' ', SHORT_TITLE_UNITS - 1);
	return `${title.slice(0, space > SHORT_TITLE_UNITS / 2 ? space : SHORT_TITLE_UNITS - 1)}…`;
}

/** The first candidate of each list that no other list wants too; where all are wanted twice, the first with a number behind it. */
function uniqueNames(lists: readonly (readonly string[])[]): string[] {
	const wanted = new Map<string, number>();
	for (const list of lists) {
		for (const name of new Set(list)) {
			wanted.set(name, (wanted.get(name) ?? 0) + 1);
		}
	}
	const taken = new Set<string>();
	return lists.map((list) => {
		const free = list.find((name) => wanted.get(name) === 1) ?? list[list.length - 1] ?? '';
		let unique = free;
		for (let count = 2; taken.has(unique); count++) {
			unique = `${free} (${count})`;
		}
		taken.add(unique);
		return unique;
	});
}
