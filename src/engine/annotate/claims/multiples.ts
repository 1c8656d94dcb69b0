import type { Draft, Scan } from './drafts';

/** A multiple in one word: `doubled`, `threefold`, `twice as many`; "visited twice" counts. */
export function readMultipleWord({ atoms }: Scan, at: number): Draft | undefined {
	const { word, lower } = atoms.at(at);
	if (word?.multiple === undefined || atoms.isHyphen(at + 1) || atoms.isHyphen(at - 1)) {
		return undefined;
	}
	if (lower === 'twice') {
		const compared = atoms.is(at + 1, 'as', 'the', 'that', 'its', 'their', 'what');
		return { from: at, to: at + 1, kind: compared ? 'multiple' : 'count', low: 2, high: 2, bound: 'exact', unit: compared ? '' : 'time' };
	}
	if (lower === 'double' || lower === 'triple' || lower === 'treble' || lower === 'doubles' || lower === 'halves') {
		const verb = atoms.is(at - 1, 'to', 'will', 'would', 'could', 'may', 'might', 'than', 'nearly', 'almost', 'about', 'roughly', 'over', 'is', 'was') || atoms.is(at + 1, 'the', 'that', 'its', 'their', 'what');
		if (!verb) {
			return undefined;
		}
	}
	return { from: at, to: at + 1, kind: 'multiple', low: word.multiple, high: word.multiple, bound: 'exact', unit: '' };
}
