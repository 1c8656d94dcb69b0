import { findMentions } from '../engine/annotate/entities';
import type { Resources } from '../engine/annotate/resources';
import { finish } from '../engine/slices';
import type { SourceDocument } from '../engine/types';
import type { LabelledText } from './corpus';

/** Counts behind precision, recall and F. */
export class Score {
	right = 0;
	found = 0;
	wanted = 0;

	get f(): number {
		return (200 * this.right) / (this.found + this.wanted || 1);
	}

	toString(): string {
		const share = (of: number): string => ((100 * this.right) / (of || 1)).toFixed(1);
		return `P ${share(this.found)} R ${share(this.wanted)} F ${this.f.toFixed(1)}`;
	}
}

export interface Scores {
	/** Exact spans of the right class of four. */
	readonly typed: Score;
	/** Exact spans of any type. */
	readonly any: Score;
}

const CORE: readonly string[] = ['person', 'organization', 'place'];
const classOf = (type: string): string => (CORE.includes(type) ? type : 'misc');

/** Compares what the engine finds with the labels; texts without a label of a fourth class are measured on three. */
export function scoreTexts(texts: readonly { readonly document: SourceDocument; readonly entities: LabelledText['entities'] }[], resources: Resources): Scores {
	const typed = new Score();
	const any = new Score();
	const hasMisc = texts.some(({ entities }) => entities.some(([, , type]) => classOf(type) === 'misc'));
	for (const { document, entities } of texts) {
		const wanted = new Map(entities.map(([start, end, type]) => [`${start}-${end}`, classOf(type)] as const));
		const counts = [...wanted.values()].filter((type) => hasMisc || type !== 'misc').length;
		typed.wanted += counts;
		any.wanted += counts;
		for (const { start, end, type } of finish(findMentions(document, resources))) {
			const found = classOf(type);
			if (hasMisc || found !== 'misc') {
				const label = wanted.get(`${start}-${end}`);
				typed.found++;
				any.found++;
				typed.right += label === found ? 1 : 0;
				any.right += label ? 1 : 0;
			}
		}
	}
	return { typed, any };
}
