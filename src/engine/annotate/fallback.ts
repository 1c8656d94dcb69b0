import type { Slices } from '../ports';
import type { EntityType, SourceDocument } from '../types';
import type { NameFinder, Tagged, TokenRun } from './tagger';

/** Sentences read between two pauses: compromise takes about a millisecond for each. */
const SLICE_SENTENCES = 20;

interface View {
	json(options: { readonly offset: boolean }): readonly { readonly offset?: { readonly start: number; readonly length: number } }[];
}

/** The part of compromise (Spencer Kelly and contributors, MIT) that we use. */
type Compromise = (text: string) => { people(): View; places(): View; organizations(): View };

/**
 * Names by compromise, for when there are no weights: people, places and organizations only, and slow. It is loaded when asked for,
 * since it costs a fifth of a second.
 */
export class Fallback implements NameFinder {
	#nlp: Compromise | undefined;

	/** Loads compromise; must have resolved before `tag` finds anything. */
	async load(): Promise<void> {
		this.#nlp ??= (await import('compromise')).default as Compromise;
	}

	/** The names of a document, in reading order; none crosses a sentence. */
	*tag(document: SourceDocument): Slices<Tagged> {
		const names: TokenRun[] = [];
		if (!this.#nlp) {
			return { runs: names };
		}
		const { sentenceStarts } = document.tokens;
		for (const [index, sentence] of document.sentences.entries()) {
			// One sentence at a time bounds the cost, since a sentence is bounded.
			const found = this.#nlp(document.text.slice(sentence.start, sentence.end));
			const runs = [...runsOf(found.people(), 'person'), ...runsOf(found.places(), 'place'), ...runsOf(found.organizations(), 'organization')];
			const from = sentenceStarts[index] ?? 0;
			const to = sentenceStarts[index + 1] ?? from;
			names.push(...toTokens(runs, document, sentence.start, from, to));
			if (index % SLICE_SENTENCES === SLICE_SENTENCES - 1) {
				yield undefined;
			}
		}
		return { runs: names };
	}
}

interface Run {
	readonly start: number;
	readonly end: number;
	readonly type: EntityType;
}

function runsOf(view: View, type: EntityType): Run[] {
	return view.json({ offset: true }).flatMap(({ offset }) => (offset ? [{ start: offset.start, end: offset.start + offset.length, type }] : []));
}

/** The tokens within each run; where two runs meet, the first one given wins. */
function toTokens(runs: readonly Run[], document: SourceDocument, base: number, from: number, to: number): TokenRun[] {
	const { starts, ends } = document.tokens;
	const names: TokenRun[] = [];
	for (const { start, end, type } of runs) {
		let first = -1;
		let last = -1;
		for (let token = from; token < to; token++) {
			if ((starts[token] ?? 0) >= base + start && (ends[token] ?? 0) <= base + end) {
				first = first < 0 ? token : first;
				last = token;
			}
		}
		if (first >= 0 && names.every((name) => name.last < first || last < name.first)) {
			names.push({ first, last, type });
		}
	}
	return names.sort((a, b) => a.first - b.first);
}
